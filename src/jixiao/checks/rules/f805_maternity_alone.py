"""F805: a balance, months payable or an execution rate of maternity insurance alone."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.core.words import quoted
from jixiao.knowledge.funds import EMPLOYEE_MEDICAL, MATERNITY, parent_of

_ALONE = regex(r"生育.{0,12}(?:可支付月|执行率|结余)")
_TOGETHER = regex(r"[含及和、]生育|生育(?:保险)?[和、]")
_MERGED = 2020


@check(
    "F805",
    "生育保险已并入职工医保，单列了结余或执行率",
    "maternity insurance, merged into the employees' medical fund, judged by itself",
    over="form",
    source="practice",
)
def maternity_alone(view: FormView) -> Iterator[Verdict]:
    """
    查什么：2020年以后的职工医保表里，是否还有“生育保险基金可支付月数”“生育保险支出预算执行率”这类单列生育保险的指标。
    为什么：生育保险已与职工基本医疗保险合并实施，统一征缴、统一记账，没有自己的结余，算不出自己的可支付月数和执行率。
    依据：合并实施的通行做法；当地仍单独核算的，请写明。
    已知例外：写“含生育保险”的是合并后的数，不报；生育待遇享受人数、生育津贴支出可以单列；2019年及以前的不查。一张表合并报一次。
    """
    fund, year = view.form.fund, view.form.year
    if year is None and view.form.as_of is not None:
        year = view.form.as_of.year
    if year is None or year < _MERGED or parent_of(fund or "") not in (EMPLOYEE_MEDICAL, MATERNITY):
        return
    rows = [
        row
        for row in named_rows(view)
        if _ALONE.search(row.name) and not _TOGETHER.search(row.name)
    ]
    if rows:
        yield _finding(rows)


def _finding(rows: list[Row]) -> Verdict:
    first, listed = rows[0], "、".join(row.label for row in rows)
    return broken(
        "F805",
        first.address("name"),
        first.place("name"),
        Severity.WARNING,
        Text(
            f"{listed}：生育保险已并入职工医保，没有单独的结余和预算执行率",
            f"{quoted(row.label for row in rows)}: maternity insurance was merged into the employees'"
            " medical fund and has no balance and no execution rate of its own",
        ),
        printed=first.name,
        about=first.view.address("indicators.maternity"),
        gathered=(row.name for row in rows),
        related=tuple(row.place("name") for row in rows[1:]),
        advice=Text(
            "请按含生育保险的职工医保统筹基金填写；当地仍单独核算的，请写明依据。",
            "Give the figure of the pooled fund including maternity, or state why it is kept apart.",
        ),
    )
