"""Reviews shown: at once or one by one, on a terminal or into a file, and what is said of them then."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, NoReturn, cast

from jixiao.cli.failing import fail
from jixiao.cli.findings import could_not_read
from jixiao.cli.output import put, terminal_width
from jixiao.cli.progress import progress_bar
from jixiao.cli.saying import say
from jixiao.core.findings import Text

if TYPE_CHECKING:
    from jixiao.checks.review import Review, Summary
    from jixiao.core.packs import RulePack

_MOST_FILES = 5
_NEXT = Text(
    "下一步：--annotate 文件夹，把问题标回各份原文件；--letters 文件夹，给每个单位写整改通知；"
    "--out 问题清单.xlsx，列清单。",
    "Next: --annotate DIR marks the findings in copies of the files, --letters DIR writes a letter to"
    " each unit, --out list.xlsx lists them.",
)
_ACCEPTING = Text(
    "核实后可以接受的，在清单的“接受理由”一栏写明，再审时加 --accept 问题清单.xlsx；逐条详列用 --verdicts。",
    "What is accepted gets its reason in the list: review again with --accept list.xlsx. --verdicts shows"
    " every finding in full.",
)


class Output(NamedTuple):
    """How separate reviews are shown, and where."""

    kind: str
    out: Path | None
    verdicts: bool
    lang: str
    in_folder: bool


def one_by_one(
    paths: tuple[str, ...],
    pack: RulePack | None,
    year: int | None,
    output: Output,
) -> int:
    """Separate reviews written as they are done, in memory that does not grow with their number.
    Nothing is printed before the last of them is done.
    """
    from tempfile import TemporaryFile

    from jixiao.application.neighbours import named
    from jixiao.application.rendering import streamed
    from jixiao.application.reviewing import reviews
    from jixiao.application.rounds.several import Watch
    from jixiao.paths.folders import names_below, to_review
    from jixiao.paths.rounds import written_at

    out, english = output.out, output.lang == "en"
    on_terminal = out is None and sys.stdout.isatty()
    with TemporaryFile() as written:
        with progress_bar("正在审核") as progress:
            given = to_review(paths, progress)
            watch, names = Watch(written_at), names_below(paths)
            passing = reviews(given, pack=pack, year=year, keep_documents=False)
            counted = streamed(
                (watch.passed(named(each, names)) for each in passing),
                cast(BinaryIO, written),
                output.kind,
                language=output.lang,
                verdicts=output.verdicts,
                colour=on_terminal and output.kind == "text",
                width=terminal_width() if on_terminal else None,
            )
        if not counted.documents:
            no_files(paths)
        written.seek(0)
        with _told_where_it_fails(out):
            _copied(cast(BinaryIO, written), out)
    say_written(counted, out, english=english)
    say_passed_over(paths, english=english)
    if output.in_folder:
        say_next(counted, english=english)
    return counted.exit_status()


def _copied(written: BinaryIO, out: Path | None) -> None:
    """What was written into a file, or onto stdout."""
    if out is None:
        for piece in iter(lambda: b"".join(written.readlines(1 << 16)), b""):
            put(piece)
        return
    from shutil import copyfileobj

    from jixiao.writing.files import whole_file

    with whole_file(out) as file:
        copyfileobj(written, file)


def say_passed_over(paths: tuple[str, ...], *, english: bool) -> None:
    """The files of data in folders, which nobody reviewed."""
    data = _data_of(paths)
    if data is not None:
        say(
            f"Not reviewed: {data.en}; make forms of them with jixiao fill first."
            if english
            else f"没有审：{data.zh}；要审的先用 jixiao fill 填成表。"
        )


def no_files(paths: tuple[str, ...]) -> NoReturn:
    """End the command where the paths hold no file, or none but files of data."""
    data = _data_of(paths)
    if data is not None:
        fail(
            f"没有可以审的文件，只有{data.zh}；要审的先用 jixiao fill 填成表",
            f"nothing to review but {data.en}; make forms of them with jixiao fill first",
        )
    fail("给出的路径里没有文件", "there are no files at the paths given")


def _data_of(paths: tuple[str, ...]) -> Text | None:
    """The files of data in folders, by their names; None where there are none."""
    from jixiao.core.series import series
    from jixiao.paths.folders import data_below

    found = data_below(paths)
    if not found:
        return None
    listed = series(found, _MOST_FILES)
    return Text(
        f"数据文件{len(found)}个（{listed.zh}）", f"{len(found)} files of data ({listed.en})"
    )


@contextmanager
def _told_where_it_fails(out: Path | None) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        from jixiao.core.oserrors import os_words

        said, target = os_words(error), out or Text("标准输出", "stdout")
        zh, en = (target.zh, target.en) if isinstance(target, Text) else (str(target), str(target))
        fail(f"写不了 {zh}：{said.zh}", f"{en} cannot be written: {said.en}")


def deliver(result: Review, kind: str, out: Path | None, verdicts: bool, lang: str) -> None:
    """The review in a format, into a file or onto stdout."""
    from jixiao.application.rendering import render
    from jixiao.paths.folders import content_at

    on_terminal = out is None and sys.stdout.isatty()
    data = render(
        result,
        kind,
        language=lang,
        verdicts=verdicts,
        colour=on_terminal and kind == "text",
        width=terminal_width() if on_terminal else None,
        originals=content_at,
    )
    with _told_where_it_fails(out):
        if out is None:
            put(data)
        else:
            from jixiao.writing.files import write_whole

            write_whole(out, data)


def say_written(counted: Summary, out: Path | None, *, english: bool) -> None:
    """What was written, with counts, and which files could not be read."""
    if out is None:
        return
    errors, warnings, remarks = counted.errors, counted.warnings, counted.remarks
    files, forms = counted.documents - len(counted.unread), counted.forms
    zh = (
        f"已写出 {out}：{files}个文件、{forms}张表，错误{errors}处，警告{warnings}处，"
        f"提示{remarks}处。"
    )
    en = (
        f"Wrote {out}: {files} files, {forms} forms, {errors} errors, {warnings} warnings,"
        f" {remarks} remarks."
    )
    say(en if english else zh)
    if counted.unread:
        from jixiao.rendering.words import display_name

        names = [display_name(each) for each in counted.unread]
        say(could_not_read(names, "en" if english else "zh"))


def say_next(counted: Summary, *, english: bool, accepts: bool = False) -> None:
    """What is done with the findings of a folder next."""
    if not counted.errors + counted.warnings:
        return
    say(_NEXT.of("en" if english else "zh"))
    if not accepts:
        say(_ACCEPTING.of("en" if english else "zh"))
