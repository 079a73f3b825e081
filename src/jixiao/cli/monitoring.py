"""``jixiao monitor``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.checks.versions import CHOICES
from jixiao.cli.failing import fail
from jixiao.cli.files import check_target, same, write_file
from jixiao.cli.findings import (
    PROBLEMS,
    held_list,
    listed_faults,
    say_findings,
    say_left_out,
    say_outcome,
    status_of,
)
from jixiao.cli.given import beside, given_layout, given_pack, signing, spoken, with_aside
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults

if TYPE_CHECKING:
    from jixiao.application.monitoring.monitoring import Monitored, MonitoredForm

_TABLE = "docx"  # how the table is looked at where the dashboard alone is written
_EXAMPLES = """示例：

    jixiao monitor 数据.yaml 监控表.docx                              官方监控表
    jixiao monitor 上期监控表.xlsx 监控表.xlsx --as-of 2024-08          照上期的表，换监控时点
    jixiao monitor 数据.yaml 看板.html                                一页看板
    jixiao monitor 数据.yaml 监控表.pdf --dashboard 看板.pdf            两样都要

退出状态：0 写好了；1 有错误，什么也没写（给了 --draft 则照写）；2 用法或数据不对，或有文件读不出来；3 程序内部故障。"""


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("data", metavar="DATA", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--rules", metavar="ID|FILE", help="按哪个规则包算（见 jixiao rules）；不给则逐表自动选择"
)
@click.option("--as-of", metavar="YYYY-MM", help="监控时点，如 2024-06；不给则看表里写的")
@click.option("--layout", metavar="ID|FILE", help="监控表的样式；不给则按规则包")
@click.option(
    "--dashboard",
    metavar="OUT2",
    type=click.Path(path_type=Path),
    help="另出一页看板：.html 或 .pdf",
)
@signing
@click.option(
    "--versions",
    type=click.Choice(CHOICES),
    help="同一张表、同一时点给了几份时：newest 只算较新的，all 各份都算；不给则都算并提示",
)
@click.option("--draft", is_flag=True, help="草稿：有错误也写出来，退出状态仍为 1")
@PROBLEMS
@click.option("--force", is_flag=True, help="覆盖已有的文件")
@spoken()
def monitor(
    data: Path,
    out: Path,
    rules: str | None,
    as_of: str | None,
    layout: str | None,
    dashboard: Path | None,
    foot: bool,
    cover: bool,
    versions: str | None,
    draft: bool,
    problems: Path | None,
    force: bool,
    lang: str,
) -> int:
    """绩效监控：按指标值和至今完成值算完成率、偏差和亮灯，列出谁要说明什么，预测全年。

    DATA 是数据文件（yaml、json、填好的 xlsx 模板），或现成的监控表、自评表（docx、xlsx、pdf、txt），
    或放着它们的文件夹，里面不是绩效表的逐个说明、跳过。OUT 为 .xlsx、.docx、.pdf
    的是官方监控表，为 .html 的是看板。
    """
    from jixiao.application.monitoring.monitoring import lacking, must_print, point_of
    from jixiao.application.monitoring.monitoring import monitor as monitored
    from jixiao.cli.progress import progress_bar
    from jixiao.paths.forms import forms_at, must_be_usable

    faults = Faults()
    ending = faults.of(_endings, data, out, dashboard, force=force) or ""
    outs = (out,) if dashboard is None else (out, dashboard)
    listed = faults.of(held_list, problems, (data, *outs), force=force)
    chosen, pack = faults.of(given_layout, layout), faults.of(given_pack, rules)
    faults.of(must_print, chosen, _TABLE)
    point = faults.of(point_of, as_of) if as_of is not None else None
    then = partial(lacking, as_of=point, untold=as_of is not None and point is None)
    given = faults.of(forms_at, data, then=then, without=beside(data, (*outs, problems)))
    forms = given.forms if given is not None else ()
    with listed_faults(listed, lang), progress_bar("正在计算") as progress:
        faults.tell(lambda: must_be_usable(forms, has_layout=layout is not None, then=then))
        if progress is not None:
            progress(data.name, 0, 1)
        run = partial(monitored, forms, fmt=_TABLE if ending == "html" else ending)
        look = partial(run, layout=chosen, foot=foot, cover=cover)
        found = look(pack=pack, as_of=point, versions=versions)
        found = with_aside(found, given)
        made = _with_files(found, ending, dashboard, draft=draft)
    for path, each in zip(outs, made.files, strict=False):  # none where there is an error
        write_file(path, each.content)
    table = chosen is not None or dashboard is not None or ending != "html"
    _told(found, outs, lang, listed, table=table, written=bool(made.files))
    return status_of(found, given)


def _endings(data: Path, out: Path, dashboard: Path | None, *, force: bool) -> str:
    """The ending of OUT, once all that is to be written can be. Raises UserError with all that is in
    the way.
    """
    from jixiao.application.monitoring.monitoring import DASHBOARDS, TABLES

    faults = Faults()
    ending = faults.of(_ending, out, (*TABLES, "html"))
    faults.of(check_target, out, [data], force=force)
    if dashboard is not None:
        faults.of(_ending, dashboard, DASHBOARDS)
        faults.of(check_target, dashboard, [data], force=force)
        if same(dashboard, out):
            faults.of(
                fail,
                "看板和监控表不能写成同一个文件",
                "the dashboard and the table cannot be one file",
            )
    faults.tell()
    return ending or ""


def _with_files(found: Monitored, ending: str, dashboard: Path | None, *, draft: bool) -> Monitored:
    """The forms with the files that are to be written, in their order; an OUT of html is a dashboard."""
    from jixiao.application.monitoring.files import with_files

    beside = () if dashboard is None else (_ending_of(dashboard),)
    if ending == "html":
        return with_files(found, (), ("html", *beside), draft=draft)
    return with_files(found, (ending,), beside, draft=draft)


def _ending_of(path: Path) -> str:
    ending = path.suffix.lower().lstrip(".")
    return {"htm": "html"}.get(ending, ending)


def _ending(path: Path, wanted: tuple[str, ...]) -> str:
    ending = _ending_of(path)
    if ending not in wanted:
        endings = "、".join(f".{each}" for each in wanted)
        fail(
            f"不知道 {path.name} 要写成什么格式：扩展名用 {endings}",
            f"unknown ending of {path.name}: use {', '.join(wanted)}",
        )
    return ending


def _told(
    found: Monitored,
    outs: Sequence[Path],
    lang: str,
    listed: Path | None,
    *,
    table: bool,
    written: bool,
) -> None:
    """What is wrong and, where a ``table`` was asked for, what has no place in its layout, on
    stderr; with a line for each form where one is looking.
    """
    from jixiao.application.listing import Entry, coded, entries_of
    from jixiao.application.naming import heads_of

    entries: list[Entry] = list(entries_of(found.findings, coded))
    dropped = []
    forms = [each.data for each in found.forms]
    heads = heads_of(forms, [each.source for each in found.forms], lang)
    for number, (head, each) in enumerate(zip(heads, found.forms, strict=True), start=1):
        if sys.stderr.isatty():
            say(_summary(each, _named(each, number)))
        entries += entries_of(each.findings, each.told, head)
        if table:
            dropped.append((head, each.dropped))
    say_findings(entries, lang, listed)
    say_left_out(dropped, lang)
    count = len(found.forms)
    named = (", " if lang == "en" else "、").join(map(str, outs))
    say_outcome(found, f"forms: {count}", f"{count}张表", named, lang, written=written)


def _named(each: MonitoredForm, number: int) -> str:
    """What a form is called by, by its place among the others where nothing names it."""
    from jixiao.core.formnames import form_name

    return form_name(each.data) or f"第{number}张表"


def _summary(each: MonitoredForm, name: str) -> str:
    from jixiao.core.figures import shown
    from jixiao.judging.monitoring.lamps import LAMP_NAMES

    result = each.monitoring.result
    rate = (
        f"执行率{shown(result.execution_rate, 2)}%"
        if result.execution_rate is not None
        else "没有执行率"
    )
    overall = (
        f"，总体完成率{shown(result.overall_taken, 2)}%" if result.overall_taken is not None else ""
    )
    deviation = (
        f"，偏差{shown(result.deviation, 2)}个百分点" if result.deviation is not None else ""
    )
    lamps = f"，指标{LAMP_NAMES[each.monitoring.lamp]}、执行{LAMP_NAMES[each.monitoring.execution.lamp]}"
    return f"{name}：{rate}{overall}{deviation}{lamps}，要说明{len(each.monitoring.duties)}项"
