"""``jixiao review``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from jixiao.checks.versions import CHOICES
from jixiao.cli.delivering import (
    Output,
    deliver,
    no_files,
    one_by_one,
    say_next,
    say_passed_over,
    say_written,
)
from jixiao.cli.failing import fail
from jixiao.cli.files import check_target
from jixiao.cli.given import given_pack, spoken
from jixiao.cli.marking import Marks
from jixiao.cli.output import put
from jixiao.cli.progress import progress_bar
from jixiao.cli.rounds import say_rounds
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults
from jixiao.core.periods import YEARS
from jixiao.core.series import series

if TYPE_CHECKING:
    from jixiao.application.acceptance import Accepted
    from jixiao.checks.review import Review
    from jixiao.checks.rounds import LastRound
    from jixiao.core.packs import RulePack

_EXAMPLES = """示例：

    jixiao review 自评表.docx                         在终端里看结果
    jixiao review 2023年/ --out 审核报告.html          整个文件夹，一份可打印的报告
    jixiao review *.xlsx --out 问题清单.xlsx           发给各单位的问题清单
    jixiao review 报告.pdf --format json > 结果.json   给程序用
    jixiao review 自评表.docx --accept 问题清单.xlsx    清单里写了“接受理由”的问题不再计数
    jixiao review 自评表.docx --annotate 批注.docx     原文件的副本，问题写成批注
    jixiao review 自评表.docx --correct 更正.docx      把有把握的更正写成修订
    jixiao review 2023年/ --separate --letters 通知/    每个单位一份整改通知和问题清单
    jixiao review 二次/ --separate --last 通知/ --letters 通知2/   再报的：改了哪些、新增哪些
    jixiao review 2023年/ --separate --versions newest  同一张表有几份的只审最新的

退出状态：0 没有错误，1 有错误，2 有文件读不出来或用法不对，3 程序内部故障。"""
_ACCEPT_HELP = (
    "已写明理由接受的问题：填好“接受理由”的问题清单（xlsx），或含 [[accept]] id、reason 的 TOML"
)

_ANNOTATE_HELP = "写一份原文件的副本，问题标在原处（docx、xlsx、pdf）；多个文件时 OUT 是文件夹"
_CORRECT_HELP = (
    "写一份只改了有把握之处的副本（docx 用修订，xlsx 标出单元格）；多个文件时 OUT 是文件夹"
)


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--rules", metavar="ID|FILE", help="按哪个规则包审（见 jixiao rules）；不给则逐表自动选择"
)
@click.option(
    "--year",
    type=click.IntRange(YEARS[0], YEARS[-1]),
    metavar="YEAR",
    help="这些文件是哪一年的；不给则从文件里读",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json", "html", "xlsx"]),
    help="输出格式；不给则看 --out 的扩展名，再不然是 text",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=True, path_type=Path),
    metavar="PATH",
    help="写到这个文件；不给则打印到终端",
)
@click.option(
    "--verdicts", is_flag=True, help="每一处问题都逐条详列，连同核对无误的勾稽关系和重算过程"
)
@click.option("--accept", type=click.Path(path_type=Path), metavar="FILE", help=_ACCEPT_HELP)
@click.option(
    "--last",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="上次的问题清单（xlsx，可以给几个，或放着清单的文件夹）或审核结果（JSON）：说出改了哪些、新增哪些",
)
@click.option("--separate", is_flag=True, help="每个文件各审各的，不跨文件核对")
@click.option(
    "--versions",
    type=click.Choice(CHOICES),
    help="同一张表报送了几份的：只审最新的（newest），还是都审（all）；不给则都审，并提醒",
)
@click.option("--annotate", type=click.Path(path_type=Path), metavar="OUT", help=_ANNOTATE_HELP)
@click.option("--correct", type=click.Path(path_type=Path), metavar="OUT", help=_CORRECT_HELP)
@click.option(
    "--letters",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="每个有错误或警告的单位写一份整改通知（docx）和问题清单（xlsx）到这个文件夹",
)
@click.option("--force", is_flag=True, help="覆盖已有的文件：结果、批注副本、更正副本和通知")
@spoken("结果用中文（zh）还是英文（en）")
def review(
    paths: tuple[str, ...],
    rules: str | None,
    year: int | None,
    kind: str | None,
    out: Path | None,
    verdicts: bool,
    accept: Path | None,
    last: tuple[Path, ...],
    separate: bool,
    versions: str | None,
    annotate: Path | None,
    correct: Path | None,
    letters: Path | None,
    force: bool,
    lang: str,
) -> int:
    """审核文件：重算每一个数，列出错在哪里、应为多少、可能的原因。

    PATH 可以是 docx、xlsx、xls、pdf（带文字）、html、txt，它们的
    zip，或文件夹；一次给出的文件作为一套材料，互相核对。
    """
    faults, marks = Faults(), Marks(annotate, correct, letters, force, accept)
    chosen_format = faults.of(_format, kind, out) or ""
    faults.of(_check_out, out, paths, chosen_format, accept, force=force)
    faults.of(marks.check, paths)
    pack, accepted = faults.of(given_pack, rules), faults.of(_accepted, accept)
    before = faults.of(_last_round, last)
    faults.tell()
    in_folder = chosen_format == "text" and out is None and any(map(_is_folder, paths))
    alone = separate and versions != "newest" and not last
    if alone and chosen_format in ("text", "json") and not marks.wanted and accepted is None:
        output = Output(chosen_format, out, verdicts, lang, in_folder)
        return one_by_one(paths, pack, year, output)
    settings = _Settings(pack, year, separate, accepted, before, versions)
    looked_at = marks.wanted or chosen_format == "html"
    result = _reviewed(paths, settings, keep_documents=looked_at)
    if not result.documents:
        no_files(paths)
    shown = not marks.wanted or kind is not None or out is not None
    if shown:
        deliver(result, chosen_format, out, verdicts, lang)
    is_alone = kind is None or out is not None  # what is printed in a format stands alone on stdout
    status = marks.write(result, lang, _on_stdout if is_alone else say)
    if not shown or chosen_format != "text" or out is not None:
        say_rounds(result, lang, chosen=versions)
    _notes(result, accepted, out, paths, lang)
    if in_folder and not marks.wanted:
        say_next(result.summary(), english=lang == "en", accepts=accepted is not None)
    return max(status, result.exit_status())


def _is_folder(path: str) -> bool:
    return Path(path).is_dir()


def _on_stdout(text: str) -> None:
    put(f"{text}\n".encode())


def _format(kind: str | None, out: Path | None) -> str:
    if kind is not None or out is None:
        return kind or "text"
    from jixiao.application.rendering import ENDINGS, format_of

    found = format_of(out)
    if found is None:
        endings = series(ending for ending in ENDINGS if ending)
        fail(
            f"不知道 {out.name} 要写成什么格式：扩展名用 {endings.zh}，或用 --format 指定",
            f"unknown ending of {out.name}: use {endings.en} or --format",
        )
    return found


def _check_out(
    out: Path | None, paths: tuple[str, ...], kind: str, accept: Path | None, *, force: bool
) -> None:
    if out is None:
        if kind == "xlsx" and sys.stdout.isatty():
            fail(
                "问题清单（xlsx）要写到文件：请加 --out 问题清单.xlsx",
                "an xlsx needs a file: add --out list.xlsx",
            )
        return
    check_target(out, [Path(path) for path in paths], force=force, kept=accept, accepts=True)


def _accepted(path: Path | None) -> Accepted | None:
    if path is None:
        return None
    from jixiao.paths.named import load_accepted

    return load_accepted(path)


def _last_round(given: tuple[Path, ...]) -> LastRound | None:
    if not given:
        return None
    from jixiao.paths.rounds import last_round

    return last_round(given)


class _Settings(NamedTuple):
    """What a review is made by."""

    pack: RulePack | None
    year: int | None
    separate: bool
    accepted: Accepted | None
    last: LastRound | None
    versions: str | None


def _reviewed(paths: tuple[str, ...], by: _Settings, *, keep_documents: bool) -> Review:
    from jixiao.application.reviewing import review as review_files
    from jixiao.paths.folders import to_review
    from jixiao.paths.rounds import written_at

    with progress_bar("正在审核") as progress:
        given = to_review(paths, progress)
        return review_files(
            given,
            pack=by.pack,
            year=by.year,
            separate=by.separate,
            accept=by.accepted,
            keep_documents=keep_documents,
            versions=by.versions,
            last=by.last,
            written=written_at,
        )


def _notes(
    result: Review, accepted: Accepted | None, out: Path | None, paths: tuple[str, ...], lang: str
) -> None:
    if accepted is not None:
        _say_lapsed(result, accepted, english=lang == "en")
    say_written(result.summary(), out, english=lang == "en")
    say_passed_over(paths, english=lang == "en")


def _say_lapsed(result: Review, accepted: Accepted, *, english: bool) -> None:
    from jixiao.application.lapsing import lapses

    for each in lapses(accepted, result.documents):
        say(each.message.en if english else each.message.zh)
