"""F801: a fund's execution rate at year's end outside its range."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.rows import percent
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION


@check(
    "F801",
    "基金预算执行率不在规定区间",
    "a fund's execution rate outside its range",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, DEPARTMENT),
    needs=("execution_range",),
    insurance_only=True,
)
def execution_range(view: FormView) -> Iterator[Verdict]:
    """
    查什么：社会保险基金年终预算执行率是否在规则包的区间内（如95%—105%）。
    为什么：偏得太多说明预算编得不准，或者该发的没发、不该发的发了，应当说明原因。
    依据：规则包（多地基金绩效表的指标值）。
    已知例外：只查社会保险基金的年终表；是提醒，有政策原因的写明即可。
    """
    band, share, where = (
        view.pack.execution_range,
        funding.execution(view),
        funding.execution_place(view),
    )
    if band is None or share is None or where is None:
        return
    low, high = band.low, band.high
    if (low is None or share * 100 >= low) and (high is None or share * 100 <= high):
        yield held("F801", where.address)
        return
    side = "低于" if low is not None and share * 100 < low else "高于"
    message = Text(
        f"{view.form.fund}预算执行率{percent(share)}，{side}{low}%—{high}%的区间，请说明原因",
        f"the fund's execution rate {percent(share)} is outside {low}% to {high}%",
    )
    pair = funding.executed_and_budget(view)
    related = tuple(each.place for each in pair or () if each.address != where.address)
    yield broken(
        "F801",
        where.address,
        where.place,
        Severity.WARNING,
        message,
        printed=where.figure.text,
        expected=f"{low}%—{high}%",
        related=related,
        operands=pair or (where,),
        formula=f"{percent(share)}",
    )
