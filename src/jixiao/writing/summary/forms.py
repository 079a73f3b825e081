"""The table of the forms themselves, on which the others of a summary stand."""

from __future__ import annotations

import msgspec

from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Text
from jixiao.core.forms import TARGET_DECLARATION
from jixiao.core.summaries import Group, SummedForm
from jixiao.judging.summing import is_paid
from jixiao.writing.summary.columns import (
    BUDGET,
    EXECUTED,
    FILE,
    NO,
    NO_GRADE,
    NO_UNIT,
    NUMBER,
    PROJECT,
    RATE,
    TOTAL,
    UNIT,
    YES,
    as_wide,
)
from jixiao.writing.summary.listing import Column, Listing, Value

_OF_A_FORM = 2  # problems that are named of a form
_COLUMNS = (
    NUMBER,
    as_wide(UNIT, 20),
    as_wide(PROJECT, 26),
    as_wide(BUDGET, 12),
    as_wide(EXECUTED, 12),
    RATE,
    Column(name="score", head=Text("总得分", "Score"), kind="score", width=8),
    Column(name="recomputed", head=Text("重算得分", "Recomputed"), kind="score", width=8),
    Column(name="grade", head=Text("等级", "Grade"), width=8),
    Column(
        name="completion",
        head=Text("总体完成率", "Overall completion"),
        kind="percent",
        width=9,
    ),
    Column(name="deviation", head=Text("偏差（百分点）", "Deviation"), kind="score", width=9),
    Column(name="errors", head=Text("错误", "Errors"), kind="count", width=7, adds_up=True),
    Column(name="problems", head=Text("主要问题", "Main problems"), width=28),
    Column(name="doubt", head=Text("存疑", "In doubt"), width=14),
    Column(name="department", head=Text("主管部门", "Department in charge"), width=22),
    Column(name="of_hundred", head=Text("折百分", "Of a hundred"), kind="score", width=8),
    Column(name="paid", head=Text("金额计入", "Money counted"), width=8),
    Column(name="wanted", head=Text("应填", "Wanted"), kind="count", width=7, adds_up=True),
    Column(name="filled", head=Text("已填", "Filled in"), kind="count", width=7, adds_up=True),
    Column(name="warnings", head=Text("警告", "Warnings"), kind="count", width=7, adds_up=True),
    FILE,
    Column(name="copies", head=Text("没有重复计的复本", "Copies not counted"), width=26),
)
_ON_SCREEN = frozenset(
    {"department", "of_hundred", "paid", "wanted", "filled", "warnings", "file", "copies"}
)
"""The last columns, which neither a page nor a printed sheet has room for."""
_NOTE = Text(
    "“主管部门”起的各栏只在屏幕上看，不打印；更正了数，合计、执行率和各表的公式随之重算；有存疑的，更正后清空“存疑”"
    "一格才计入；主要问题、错误、警告不随之变，以更正后的原表再汇总一次为准",
    "the columns from the department on are not printed; where a figure is put right here, sums and rates"
    " follow, of a form in doubt once its “In doubt” is cleared; problems and their counts do not: sum"
    " up the corrected forms again",
)


def forms_table(group: Group, language: str) -> Listing:
    """A row a form; the sums of its money are over those forms alone whose money is counted."""
    whole = group.whole
    total = (whole.budget, whole.executed, whole.rate) if whole.paid else (None, None, None)
    in_doubt = any(each.doubts for each in group.forms)
    on_screen = _ON_SCREEN if in_doubt else _ON_SCREEN | {"doubt"}
    return Listing(
        name=Text("项目明细", "By project"),
        columns=tuple(_live(each, group, language) for each in _COLUMNS),
        rows=tuple(
            _form(number, each, language) for number, each in enumerate(group.forms, start=1)
        ),
        total=(
            *(None, TOTAL.of(language), "", *total, None, None, "", None, None),
            *(whole.errors, "", "", "", None, ""),
            *(sum(each.wanted for each in group.forms), sum(each.filled for each in group.forms)),
            *(whole.warnings, "", ""),
        ),
        only_in_sheets=on_screen,
        unprinted=on_screen,
        key="detail",
        note=_NOTE,
    )


def _live(column: Column, group: Group, language: str) -> Column:
    """A column with what a sheet computes in it, so that a figure that is put right there counts."""
    yes, no = YES.of(language), NO.of(language)
    if column.kind == "money":
        live = f'SUMIFS([column.{column.name}],[column.paid],"{yes}")'
        return msgspec.structs.replace(column, live_total=live)
    if column.name == "paid":
        wanted = ("budget",) if group.kind == TARGET_DECLARATION else ("budget", "executed")
        known = ",".join(f"ISNUMBER([{each}])" for each in wanted)
        live = f'IF(AND({known},[doubt]=""),"{yes}","{no}")'
        return msgspec.structs.replace(column, live=live, of_nothing=True)
    if column.name == "of_hundred":
        return msgspec.structs.replace(column, lives=tuple(map(_of_hundred, group.forms)))
    return column


def _of_hundred(form: SummedForm) -> str:
    """The score of a row out of a hundred; none where a figure is in doubt."""
    if form.full is None:
        return ""
    score = f"([score]+{form.beside})" if form.beside else "[score]"
    return f'IF([doubt]="",{score}*{HUNDRED}/{form.full},"")'


def _form(number: int, each: SummedForm, language: str) -> tuple[Value, ...]:
    doubts = ("; " if language == "en" else "；").join(one.of(language) for one in each.doubts)
    return (
        number,
        each.unit or NO_UNIT.of(language),
        each.project,
        each.budget,
        each.executed,
        each.rate,
        each.score,
        each.recomputed,
        each.grade or NO_GRADE.of(language),
        each.completion,
        each.deviation,
        each.errors,
        _main_problems(each, language),
        doubts,
        each.department,
        each.of_hundred if not doubts else "",
        (YES if is_paid(each) else NO).of(language),
        each.wanted,
        each.filled,
        each.warnings,
        each.file,
        "\n".join(each.copies),
    )


def _main_problems(form: SummedForm, language: str) -> str:
    """The first problems of a form with how often they occur."""
    shown = [
        f"{each.title.of(language)} ({each.count})"
        if language == "en"
        else f"{each.title.zh}{each.count}处"
        for each in form.problems[:_OF_A_FORM]
    ]
    more = len(form.problems) - _OF_A_FORM
    if more > 0:
        shown.append(f"{more} more kinds" if language == "en" else f"另有{more}种")
    return ("; " if language == "en" else "；").join(shown)
