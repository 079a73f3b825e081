"""``jixiao summary``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.checks.versions import CHOICES
from jixiao.cli.failing import fail
from jixiao.cli.files import check_folder, check_target, same, write_file, write_new
from jixiao.cli.findings import PROBLEMS, held_list, listed_faults, say_findings, say_some
from jixiao.cli.given import given_pack, spoken
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults
from jixiao.core.periods import YEARS
from jixiao.core.series import series

if TYPE_CHECKING:
    from jixiao.application.sources import Source
    from jixiao.core.summaries import NotSummed, Summarised

_MOST_FILES = 10
_EXAMPLES = """示例：

    jixiao summary 2024年/ 汇总表.xlsx                            各单位的表汇总，合计是公式
    jixiao summary 2024年/ 汇总.docx                              可以上报的汇总材料
    jixiao summary 2024年/ 汇总表.xlsx --list 项目清单.xlsx         对照清单：谁没报，金额对不对
    jixiao summary 2024年/ 汇总.docx --list 项目清单.xlsx --reminders 催报/

退出状态：0 写好了；2 有文件读不出来（其余照样汇总）或用法不对；3 程序内部故障。"""
_LIST_HELP = (
    "项目清单（xlsx、csv、docx 等），要有项目名称，和项目编码、单位、预算数中至少一栏；列出未报、清单外、金额不同的，"
    "算自评覆盖率"
)


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--list", "listed", type=click.Path(path_type=Path), metavar="FILE", help=_LIST_HELP)
@click.option(
    "--rules",
    metavar="ID|FILE",
    help="按哪个规则包重算和评级（见 jixiao rules）；不给则逐表自动选择",
)
@click.option(
    "--year",
    type=click.IntRange(YEARS[0], YEARS[-1]),
    metavar="YEAR",
    help="哪一年的：没写年度的表算这一年，别的年度的不计入",
)
@click.option(
    "--versions",
    type=click.Choice(CHOICES),
    help="同一张表报送了几份的：计最新的（newest），还是当作几张表都计（all）；不给则计最新的，并提醒",
)
@click.option(
    "--reminders",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="给每个有未报项目的单位写一份催报通知（docx）到这个文件夹；要同时给 --list",
)
@PROBLEMS
@click.option("--force", is_flag=True, help="覆盖已有的文件")
@spoken("结果用中文（zh）还是英文（en）")
def summary(
    paths: tuple[str, ...],
    out: Path,
    listed: Path | None,
    rules: str | None,
    year: int | None,
    versions: str | None,
    reminders: Path | None,
    problems: Path | None,
    force: bool,
    lang: str,
) -> int:
    """汇总：许多单位填好的表合成一份汇总表，按单位、项目列预算、执行、得分、等级、名次和主要问题。

    PATH 是填好的表、填好的模板、数据文件，它们的 zip，或文件夹。OUT 按扩展名决定格式：.xlsx（合计是公式）、
    .docx、.pdf、.html。同一表种、同一年度的一起汇总；同一张表有几份的只计最新的一份，并且说明。
    """
    from jixiao.application.summaries.files import reminder_files, summary_bytes
    from jixiao.application.summaries.summarising import summarise
    from jixiao.cli.progress import progress_bar
    from jixiao.paths.folders import to_review
    from jixiao.paths.rounds import written_at

    faults = Faults()
    fmt = faults.of(_format, out) or ""
    faults.of(check_target, out, [Path(each) for each in paths], force=force)
    faults.of(_hold_reminders, reminders, listed, out, force=force)
    pack, projects = faults.of(given_pack, rules), faults.of(_list, listed)
    own = [each for each in (out, listed, reminders, problems) if each is not None]
    beside = [*map(Path, paths), *(each for each in own if each is not problems)]
    told = faults.of(held_list, problems, beside, force=force)
    faults.tell()
    with listed_faults(told, lang), progress_bar("正在汇总") as progress:
        given = to_review(paths, progress, without=own, data=True)
        by = partial(summarise, pack=pack, year=year, listed=projects)
        found = by(given, versions=versions, written=written_at)
    write_file(out, summary_bytes(found, fmt, lang))
    letters = reminder_files(found, lang) if reminders is not None else {}
    if reminders is not None:
        write_new(reminders, letters, force=force)
    _told(found, out, reminders, len(letters), told, lang)
    return _status(found)


def _format(out: Path) -> str:
    from jixiao.application.summaries.files import FORMATS

    ending = out.suffix.lower().lstrip(".")
    found = {"htm": "html"}.get(ending, ending)
    if found not in FORMATS:
        known = series(f".{each}" for each in FORMATS)
        fail(
            f"不知道 {out.name} 要写成什么格式：最后一个参数是要写的汇总表，扩展名用 {known.zh}",
            f"unknown ending of {out.name}: the last argument is the summary to write, {known.en}",
            code="E003",
        )
    return found


def _hold_reminders(folder: Path | None, listed: Path | None, out: Path, *, force: bool) -> None:
    """Refuse a folder of reminders that cannot be written, or that nothing can be told for."""
    if folder is None:
        return
    if listed is None:
        fail(
            "催报通知（--reminders）要对照项目清单：请同时给 --list 项目清单.xlsx",
            "--reminders needs a list of projects: give --list as well",
        )
    if same(folder, out):
        fail("催报通知的文件夹和汇总表不能同名", "the folder and the summary cannot have one name")
    check_folder(folder, force=force)


def _list(path: Path | None) -> Source | None:
    if path is None:
        return None
    from jixiao.paths.folders import source_at

    return source_at(path)


def _status(found: Summarised) -> int:
    if found.internal:
        return 3
    return 2 if found.unread else 0


def _told(
    found: Summarised,
    out: Path,
    folder: Path | None,
    letters: int,
    problems: Path | None,
    lang: str,
) -> None:
    """What is not in the sums, what is to be looked at, then what was written, with counts."""
    from jixiao.application.listing import coded, entries_of

    for trace in found.internal:
        say(trace)
    english = lang == "en"
    say_some([*_not_summed(found.unread, lang), *_not_summed(found.left_out, lang)], str(out), lang)
    say_findings(list(entries_of(found.findings, coded)), lang, problems)
    say(_outcome_en(found, out) if english else _outcome(found, out))
    missing = len(found.against.missing) if found.against is not None else 0
    if folder is not None:
        say(
            f"Wrote {letters} reminders into {folder}."
            if english
            else f"已写出催报通知{letters}份，在 {folder}。"
            if letters
            else "没有未报的项目，不用催报。"
        )
    elif missing:
        say(
            f"{missing} projects are missing; --reminders DIR writes letters to their units."
            if english
            else f"有{missing}个项目未报；要给各单位的催报通知，加 --reminders 催报。"
        )


def _not_summed(rows: tuple[NotSummed, ...], lang: str) -> Iterator[str]:
    """What is not in the sums, a line for each reason that several have."""
    by_why: dict[tuple[bool, str], list[str]] = {}
    for each in rows:
        by_why.setdefault((each.is_unread, each.why.of(lang)), []).append(each.file)
    for (is_unread, why), files in by_why.items():
        if lang == "en":
            named = series(files, _MOST_FILES).en
            yield f"{'Not read' if is_unread else 'Not counted'}: {named}: {why}"
        else:
            named = series(files, _MOST_FILES, "个文件").zh
            yield f"{'读不出来' if is_unread else '没有计入'}：{named}：{why}"


def _outcome(found: Summarised, out: Path) -> str:
    from jixiao.writing.summary.words import counted

    groups = "；".join(counted(each, "zh") for each in found.groups)
    copies = sum(len(each.copies) for each in found.forms())
    more = f"，复本{copies}份没有重复计" if copies else ""
    unread = f"，读不出来的文件{len(found.unread)}个" if found.unread else ""
    left = f"，没有计入的{len(found.left_out)}个" if found.left_out else ""
    said = f"已写出 {out}：{groups}{more}{unread}{left}。"
    if found.against is None:
        return said
    whole = found.against.whole
    return (
        f"{said}对照清单{whole.listed}个项目：已报{whole.handed_in}，未报{whole.missing}，存疑{whole.doubtful}，"
        f"清单外{len(found.against.unlisted)}，金额不同{len(found.against.differing())}。"
    )


def _outcome_en(found: Summarised, out: Path) -> str:
    from jixiao.writing.summary.words import counted

    groups = "; ".join(counted(each, "en") for each in found.groups)
    copies = sum(len(each.copies) for each in found.forms())
    said = (
        f"Wrote {out}: {groups}; copies not counted: {copies}, not read: {len(found.unread)}, not"
        f" counted: {len(found.left_out)}."
    )
    if found.against is None:
        return said
    whole = found.against.whole
    return (
        f"{said} Of {whole.listed} projects: {whole.handed_in} handed in, {whole.missing} missing,"
        f" {whole.doubtful} in doubt, {len(found.against.unlisted)} not on the list,"
        f" {len(found.against.differing())} with another amount."
    )
