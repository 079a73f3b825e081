"""How the commands that make files tell what is wrong in what they made: line by line, or, of many,
kind by kind, with all of them in a file on request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from jixiao.cli.failing import fail
from jixiao.cli.files import check_target, same, write_file
from jixiao.cli.saying import say
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.knowledge.labels import SEVERITIES, of_rows

if TYPE_CHECKING:
    from jixiao.application.listing import Entry
    from jixiao.paths.forms import Found

_EACH = 20  # as many findings are told one by one
_NAMED = 3  # as many forms are named that have more of a kind
_ORDER = list(Severity)
PROBLEMS = click.option(
    "--problems",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="全部问题另写到这个文件：.xlsx .docx .pdf .html .txt",
)
"""The option for the file that lists all findings."""


class Told(Protocol):
    """What a command made: its findings can be counted; ``internal`` are crashes of our own."""

    @property
    def internal(self) -> tuple[str, ...]:
        """Tracebacks of checks that crashed."""

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""


def held_list(path: Path | None, beside: Iterable[Path], *, force: bool) -> Path | None:
    """The path of a list of findings. Raises UserError where it could not be written, or is one of
    the files ``beside`` it.
    """
    if path is None:
        return None
    from jixiao.application.listing import LISTED_IN
    from jixiao.writing.files import format_of

    if format_of(path) is None:
        endings = "、".join(f".{each}" for each in LISTED_IN)
        fail(
            f"不知道问题清单 {path.name} 要写成什么格式：扩展名用 {endings}",
            f"unknown ending of {path.name}: use {', '.join(LISTED_IN)}",
            code="E003",
        )
    if any(same(path, each) for each in beside):
        fail(
            f"--problems {path} 和另一个文件同名，请换一个名字",
            f"--problems {path} is the name of another file",
            code="E002",
        )
    check_target(path, force=force)
    return path


@contextmanager
def listed_faults(listed: Path | None, lang: str) -> Iterator[None]:
    """What makes data unusable stands in the file ``listed`` too, where one is named."""
    try:
        yield
    except UserError as error:
        from jixiao.application.listing import Entry

        if listed is not None:
            entries = [Entry(finding=each, told=each.message) for each in error.findings]
            _write_list(entries, listed, lang)
        raise


def say_findings(
    entries: Sequence[Entry], lang: str, listed: Path | None = None, *, is_listed: bool = True
) -> None:
    """The findings of what was made, errors first, then warnings, then remarks: one by one, or, where
    there are many, kind by kind. All of them stand in the file ``listed`` where one is named; of a
    command that writes no such file (not ``is_listed``) each is told.
    """
    ordered = sorted(entries, key=lambda each: _ORDER.index(each.finding.severity))
    if len(ordered) <= _EACH or not is_listed:
        for entry in ordered:
            say(_line(entry, lang))
    else:
        for line in _by_kind(ordered, lang):
            say(line)
    if listed is not None:
        _write_list(ordered, listed, lang)
    elif len(ordered) > _EACH and is_listed:
        say(
            f"All {len(ordered)}, one by one: --problems findings.xlsx"
            if lang == "en"
            else f"要逐条看全部{len(ordered)}处，加 --problems 问题.xlsx"
        )


def say_some(lines: Sequence[str], where: str, lang: str) -> None:
    """Lines of a kind that all stand ``where``: as many as are told one by one."""
    for line in lines[:_EACH]:
        say(line)
    if len(lines) > _EACH:
        more = len(lines) - _EACH
        say(f"… and {more} more, in {where}" if lang == "en" else f"……另有{more}个，见 {where}")


def _write_list(entries: Sequence[Entry], path: Path, lang: str) -> None:
    from jixiao.application.listing import listed
    from jixiao.writing.files import format_of

    write_file(path, listed(entries, format_of(path) or "", lang))
    count = len(entries)
    say(f"Wrote {path}: {count} findings." if lang == "en" else f"已写出 {path}：问题{count}处。")


def _line(entry: Entry, lang: str) -> str:
    colon = ": " if lang == "en" else "："
    head = f"{entry.form}{colon}" if entry.form else ""
    return f"{head}[{SEVERITIES[entry.finding.severity].of(lang)}] {entry.told.of(lang)}"


def _by_kind(entries: Sequence[Entry], lang: str) -> Iterator[str]:
    """The first of each kind, and how many more of it there are, by forms."""
    kinds: dict[tuple[Severity, str], list[Entry]] = {}
    for entry in entries:
        kinds.setdefault((entry.finding.severity, entry.finding.code), []).append(entry)
    for (_, code), (first, *more) in kinds.items():
        yield _line(first, lang)
        if more:
            yield _more(code, more, lang)


def _more(code: str, more: Sequence[Entry], lang: str) -> str:
    forms = list(dict.fromkeys(each.form for each in more if each.form))
    named, rest = forms[:_NAMED], len(forms) - _NAMED
    if lang == "en":
        others = f" and {rest} more" if rest > 0 else ""
        where = f", in {', '.join(named)}{others}" if named else ""
        return f"    {len(more)} more of {code}{where}"
    others = f"等{len(forms)}张" if rest > 0 else ""
    where = f"，在{'、'.join(named)}{others}" if named else ""
    return f"    {code} 同类另有{len(more)}处{where}"


def say_left_out(dropped: Sequence[tuple[str, Sequence[str]]], lang: str) -> None:
    """What layouts have no place for: each form's fields; forms that lack the same are told together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for form, fields in dropped:
        if fields:
            together.setdefault(tuple(dict.fromkeys(fields)), []).append(form)
    for fields, forms in together.items():
        say(left_out(_forms_named(forms, lang), fields, lang))


def _forms_named(forms: Sequence[str], lang: str) -> str:
    named = [each for each in forms if each]
    if not named:
        return ""
    rest = len(named) - _NAMED
    if lang == "en":
        return ", ".join(named[:_NAMED]) + (f" and {rest} more: " if rest > 0 else ": ")
    return "、".join(named[:_NAMED]) + (f"等{len(named)}张：" if rest > 0 else "：")


def left_out(head: str, fields: Sequence[str], lang: str) -> str:
    """That a layout has no place for some fields of a form."""
    words = of_rows(fields).of(lang)
    if lang == "en":
        return f"{head}the layout has no place for {words}: left out"
    return f"{head}样式里没有地方放 {words}，未写出"


def could_not_read(names: Sequence[str], lang: str) -> str:
    """Which of the files given could not be read."""
    count = len(names)
    if lang == "en":
        return f"{count} could not be read: {', '.join(names)}"
    return f"另有{count}个没有读出来：{'、'.join(names)}"


def status_of(made: Told, found: Found | None = None) -> int:
    """The exit status: 3 where a check of ours crashed, 2 where a file of the folder that was given
    could not be read, 1 where there is an error, else 0.
    """
    if made.internal:
        return 3
    return 2 if found is not None and found.unread else int(made.count(Severity.ERROR) > 0)


def say_outcome(
    made: Told,
    what: str,
    what_zh: str,
    out: Path | str,
    lang: str,
    *,
    written: bool,
    draftable: bool = True,
    counted_in: int = 0,
) -> None:
    """Whether it was ``written``, and how many findings there are, but for the warnings that are
    ``counted_in`` what is said already; ``draftable`` where --draft would write it all the same.
    """
    for trace in made.internal:
        say(trace)
    errors, warnings = made.count(Severity.ERROR), made.count(Severity.WARNING) - counted_in
    if not written:
        hint = " --draft writes it all the same." if draftable else ""
        zh = "先要草稿请加 --draft。" if draftable else "这些数没法算，请先改正。"
        say(
            f"Nothing was written; errors: {errors}.{hint}"
            if lang == "en"
            else f"有{errors}处错误，什么也没有写。{zh}"
        )
        return
    counted = [(errors, f"{errors}处错误"), (warnings, f"{warnings}处警告")]
    more = "".join(f"，{words}" for count, words in counted if count)
    english = [(errors, f"errors: {errors}"), (warnings, f"warnings: {warnings}")]
    rest = "".join(f", {words}" for count, words in english if count)
    say(f"Wrote {out}: {what}{rest}." if lang == "en" else f"已写出 {out}：{what_zh}{more}。")
