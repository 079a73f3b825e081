"""``jixiao report``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.factsheet import ask_for_facts, propose_facts
from jixiao.cli.failing import fail
from jixiao.cli.files import check_target, write_file
from jixiao.cli.findings import (
    PROBLEMS,
    held_list,
    listed_faults,
    say_findings,
    say_outcome,
    status_of,
)
from jixiao.cli.given import given_pack, spoken
from jixiao.cli.output import put
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults, UserError
from jixiao.core.findings import Severity

if TYPE_CHECKING:
    from jixiao.application.reports.data import Gathered
    from jixiao.core.packs import RulePack

_EXAMPLES = """示例：

    jixiao report 报告数据.yaml 绩效评价报告.docx            起草报告
    jixiao report 报告数据.yaml 绩效评价报告.pdf --force     覆盖已有的文件
    jixiao report 收支事实.xlsx 绩效评价报告.docx            数据填在表里（jixiao template 报告 收支事实.xlsx）
    jixiao report 2020年/ 绩效评价报告.docx                  文件夹里放收支分析表和各项基金的自评表
    jixiao report 二季度.xlsx 运行分析.docx --period 2024Q2  季度、半年、月度的基金运行分析
    jixiao report 报告数据.yaml 绩效评价报告.docx --rules 本区.toml   按自己的规则包算
    jixiao report 2020年/ 绩效评价报告.docx --json            结果也打印成 JSON，给程序用
    jixiao review 绩效评价报告.docx                          起草之后再审一遍

数据文件的写法见 docs/howto-write-a-report.md；样例见 examples/report-2020.yaml。
退出状态：0 已写出；1 有错误，什么也没写（给了 --draft 则照写）；2 数据读不出来或用法不对；3 程序内部故障。"""
_UNUSABLE = ("E012", "E031", "E032")  # data that nothing can be made of, a draft neither
_PROMPTS = "L704"  # 【请填写：…】, which are counted


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("source", type=click.Path(path_type=Path), metavar="DATA")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@click.option(
    "--rules",
    metavar="ID|FILE",
    help="按哪个规则包算（见 jixiao rules）；不给则按数据写明的，再不然按地区和年度",
)
@click.option(
    "--period",
    metavar="PERIOD",
    help="不做年度报告，做这一期的基金运行分析，如 2024Q2、2024H1、2024-06；数据应是本期累计、上年同期和年度预算",
)
@click.option(
    "--charts/--no-charts",
    default=True,
    help='要不要图表（画图组件：pip install "jixiao[charts]"）',
)
@click.option("--draft", is_flag=True, help="草稿：有错误也写出来，退出状态仍为 1")
@PROBLEMS
@click.option("--force", is_flag=True, help="OUT 已存在时覆盖它")
@click.option(
    "--json",
    "in_json",
    is_flag=True,
    help="把结果（写出的文件、每个问题和它的位置）以 JSON 打印到标准输出",
)
@spoken("提示用中文（zh）还是英文（en）；报告总是中文")
def report(
    source: Path,
    out: Path,
    rules: str | None,
    period: str | None,
    charts: bool,
    draft: bool,
    problems: Path | None,
    force: bool,
    in_json: bool,
    lang: str,
) -> int:
    """起草年度基金绩效评价报告：由数据算出各数，写成正文、分析表、图表，附上自评表。

    DATA 是收支事实表（xlsx，见 jixiao template 报告）、YAML 或 JSON 数据文件，或放有收支分析表和自评表的文件夹、zip
    （同一张表的几份复本只计一份）；OUT 的扩展名决定格式：docx、pdf、html、txt。
    文件夹里的文件不够起草报告的，把知道的填进收支事实表，写在文件夹里等着填。
    只有人才知道的内容（原因、做法）写成【请填写：…】，请逐处补上。
    """
    from jixiao.application.listing import entries_of
    from jixiao.application.reports.reporting import made_report

    data, fmt, pack, listed = _given(
        source, out, rules, period or "", problems, force=force, lang=lang
    )
    with listed_faults(listed, lang):
        made = made_report(data, fmt, charts=charts, pack=pack, draft=draft)
    if made.content:
        write_file(out, made.content)
    counted = Counter(each.code for each in made.findings)
    told = [each for each in made.findings if each.code != _PROMPTS]
    say_findings(list(entries_of(told, made.told)), lang, listed)
    places = made.to_fill or counted[_PROMPTS]
    say_outcome(
        made,
        f"places left to fill: {places}",
        f"其中{places}处【请填写：…】等待补充",
        out,
        lang,
        written=bool(made.content),
        draftable=not any(counted[each] for each in _UNUSABLE),
        counted_in=sum(
            each.code == _PROMPTS and each.severity is Severity.WARNING for each in made.findings
        ),
    )
    if made.content:
        propose_facts(source, data.data, lang)
    if in_json:
        put(made.as_json(str(out) if made.content else None, lang))
    return status_of(made)


def _given(
    source: Path,
    out: Path,
    rules: str | None,
    period: str,
    problems: Path | None,
    *,
    force: bool,
    lang: str,
) -> tuple[Gathered, str, RulePack | None, Path | None]:
    """The data, the format, the pack and the list of problems, all of them usable."""
    from jixiao.application.reports.reporting import must_be_of, must_draft
    from jixiao.paths.reports import load_report

    faults = Faults()
    fmt = faults.of(_format, out) or ""
    faults.of(check_target, out, [source], force=force)
    listed = faults.of(held_list, problems, (source, out), force=force)
    pack, beside = faults.of(given_pack, rules), len(faults.found)
    data = faults.of(load_report, source, None, period)
    lacking = len(faults.found) > beside
    if data is not None:
        faults.of(must_be_of, data, period)
    try:
        with listed_faults(listed, lang):
            faults.tell(lambda: must_draft(data, pack=pack) if data is not None else None)
    except UserError as error:
        if lacking and _holds_several(source):
            ask_for_facts(source, out, error, period, lang)
        raise
    assert data is not None
    return data, fmt, pack, listed


def _holds_several(source: Path) -> bool:
    """Whether it is a folder, or a file that data are gathered from."""
    return source.is_dir() or (
        source.is_file() and source.suffix.lower() not in (".yaml", ".yml", ".json")
    )


def _format(out: Path) -> str:
    """The format of OUT."""
    formats = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "txt"}
    fmt = formats.get(out.suffix.lower())
    if fmt is None:
        fail(
            f"不知道 {out.name} 要写成什么格式：扩展名用 {'、'.join(formats)}",
            f"unknown ending of {out.name}: use {', '.join(formats)}",
        )
    return fmt
