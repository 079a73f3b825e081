"""``jixiao template 报告``: the fact sheet that the report is made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from jixiao.cli.failing import fail, said
from jixiao.cli.files import check_target, write_file
from jixiao.cli.saying import say
from jixiao.core.errors import Faults, UserError
from jixiao.core.findings import Severity
from jixiao.core.periods import YEARS

if TYPE_CHECKING:
    from jixiao.drafting.model import ReportData

FACTS = "收支事实.xlsx"
"""What the fact sheet is called that a report of a folder writes into it."""


def of_fact_sheets(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of ``template`` that are of fact sheets alone."""
    for option in (
        click.option(
            "--period",
            metavar="PERIOD",
            help="报告：季报、半年报的期间，如 2024Q2、2024H1、2024-06；栏目换成本期累计、上年同期",
        ),
        click.option(
            "--year",
            type=click.IntRange(YEARS[0], YEARS[-1]),
            metavar="YEAR",
            help="报告：哪一年的；--from 给的是上一年的数时填作上年数和年初结余",
        ),
        click.option(
            "--from",
            "known",
            type=click.Path(path_type=Path),
            metavar="PATH",
            help="报告：从报告数据、收支事实表，或放有收支表和自评表的文件夹预填",
        ),
    ):
        command = option(command)
    return command


def hold_no_facts(kind: str, known: Path | None, year: int | None, period: str | None) -> None:
    """Refuse options that are of fact sheets alone for a template of another kind."""
    given = [
        name
        for name, value in (("--from", known), ("--year", year), ("--period", period))
        if value is not None
    ]
    if given:
        listed = "、".join(given)
        fail(
            f"{listed} 只用于 template 报告，不用于{kind}的模板",
            f"{', '.join(given)}: for template report only, not for {kind}",
        )


def write_fact_sheet(
    out: Path,
    layout: str | None,
    known: Path | None,
    *,
    fund: str | None,
    year: int | None,
    period: str | None,
    force: bool,
    lang: str,
) -> int:
    """Write a fact sheet, filled with what is known."""
    from jixiao.application.factsheets.making import fact_sheet_for
    from jixiao.paths.reports import load_known

    faults = Faults()
    faults.of(_hold_workbook, out)
    faults.of(_hold_no_layout, layout)
    faults.of(check_target, out, [known] if known is not None else [], force=force)
    found = faults.of(load_known, known, None, period or "") if known is not None else None
    made = faults.of(fact_sheet_for, found, funds=fund, year=year, period=period or "") or b""
    faults.tell()
    write_file(out, made)
    for each in (*found.unread, *found.findings) if found is not None else ():
        if each.severity is not Severity.REMARK:
            say(each.message.of(lang))
    next_step = f"jixiao report {out.name} {'运行分析' if period else '绩效评价报告'}.docx"
    say(
        f"Wrote {out}. Fill it in, then run: {next_step}"
        if lang == "en"
        else f"已写出 {out}。填好（橙色的必填）后运行：{next_step}"
    )
    return 0


def ask_for_facts(source: Path, out: Path, error: UserError, period: str, lang: str) -> NoReturn:
    """End ``report`` of several files, of which no report can be made, with a fact sheet that asks for
    what they do not tell; what they tell is filled in. In a folder it is found the next time.
    """
    from jixiao.application.factsheets.making import asked_sheet
    from jixiao.paths.reports import load_known

    say(said(error, english=lang == "en"))
    try:
        known = load_known(source, None, period)
    except UserError:  # it can be read as nothing at all, which is said
        raise click.exceptions.Exit(2) from error
    made = asked_sheet(known) if not (known.cells or known.wrong) else b""
    target = source / FACTS if source.is_dir() else out.with_name(FACTS)
    if made and target.exists():
        say(
            f"{target} is there already and was not overwritten; put it into the folder if it is the"
            " filled fact sheet."
            if lang == "en"
            else f"{target} 已经有了，没有覆盖；是填好的收支事实表的，请和给的文件放进一个文件夹。"
        )
    elif made:
        write_file(target, made)
        say(_to_fill_in(target, source, f"{out}{f' --period {period}' if period else ''}", lang))
    elif not known.cells:
        sheet = f"jixiao template {'report' if lang == 'en' else '报告'} {FACTS}"
        say(
            f"A fact sheet to fill in: {sheet}"
            if lang == "en"
            else f"可以先领一份收支事实表来填：{sheet}"
        )
    raise click.exceptions.Exit(2)


def _to_fill_in(target: Path, source: Path, out: str, lang: str) -> str:
    """What to do with the sheet that was written."""
    if source.is_dir():
        again = f"jixiao report {source} {out}"
        return (
            f"Wrote {target} with what is known; orange cells are needed. Fill it in and run again:"
            f" {again}"
            if lang == "en"
            else f"已写出 {target}：知道的数已经填上，橙色的格要填。填好保存，再运行：{again}"
        )
    return (
        f"Wrote {target} with what is known; orange cells are needed. Fill it in, put it into one"
        f" folder with the files given, and run: jixiao report FOLDER {out}"
        if lang == "en"
        else f"已写出 {target}：知道的数已经填上，橙色的格要填。填好保存，和给的文件放进一个文件夹，"
        f"再运行：jixiao report 文件夹 {out}"
    )


def propose_facts(source: Path, data: ReportData, lang: str) -> None:
    """After a report of a folder: how to give what its files do not tell."""
    from jixiao.application.factsheets.making import unknown_in

    lacking = unknown_in(data)
    if not source.is_dir() or not lacking or (source / FACTS).exists():
        return
    sheet = f"jixiao template 报告 {source / FACTS} --from {source}"
    say(
        f"The files do not tell: {', '.join(each.en for each in lacking)}. To give them: {sheet},"
        " fill in the sheet and run the same command again."
        if lang == "en"
        else f"文件里没有读到{'、'.join(each.zh for each in lacking)}。要写进报告，"
        f"先运行：{sheet}，填好后再运行同一条命令。"
    )


def _hold_workbook(out: Path) -> None:
    if out.suffix.lower() != ".xlsx":
        fail(
            f"收支事实表是 xlsx 文件，{out.name} 请改用 .xlsx",
            f"the fact sheet is an xlsx file; name {out.name} so",
        )


def _hold_no_layout(layout: str | None) -> None:
    if layout is not None:
        fail(
            "收支事实表没有样式，请去掉 --layout", "a fact sheet has no layout; leave --layout out"
        )
