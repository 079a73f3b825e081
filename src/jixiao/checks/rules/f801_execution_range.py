"""F801: a fund's execution rate at year's end outside its range."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks import funding
from jixiao.checks.ranges import execution_band
from jixiao.checks.registry import check
from jixiao.checks.rows import percent
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, half_up
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION
from jixiao.core.ties import Operand
from jixiao.judging.ranges import range_words, side_of
from jixiao.knowledge.funds import UNEMPLOYMENT, WORK_INJURY, parent_of

_BY_EVENTS = Text(
    "工伤、失业待遇随事件发生，属于此类的写明即可。",
    "Spending of this fund follows events; say so where that is the cause.",
)


@check(
    "F801",
    "基金预算执行率不在规定区间",
    "a fund's execution rate outside its range",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, DEPARTMENT),
    insurance_only=True,
)
def execution_range(view: FormView) -> Iterator[Verdict]:
    """
    查什么：社会保险基金年终预算执行率是否在区间内（如95%—105%）：先看本表自己印的指标值，没有印的看规则包。
    为什么：偏得太多说明预算编得不准，或者该发的没发、不该发的发了，应当说明原因。
    依据：本表或当地表格所印的指标值；95%—105%不是全国统一规定，表上和当地都没有印的只作提示。
    已知例外：只查社会保险基金的年终表；有政策原因的写明即可；工伤、失业保险的支出随事件发生，不由单位安排，只作提示。
    """
    band, share, where = (
        execution_band(view),
        funding.execution(view),
        funding.execution_place(view),
    )
    if band is None or share is None or where is None:
        return
    side = side_of(half_up(share * HUNDRED, 2), band)  # as it is shown
    if side == "inside":
        yield held("F801", where.address)
        return
    shown = range_words(band)
    by_events = parent_of(view.form.fund or "") in (WORK_INJURY, UNEMPLOYMENT)
    below = side in ("low", "insufficient")
    word, word_en = ("低于", "below") if below else ("高于", "above")
    message = Text(
        f"{view.form.fund}预算执行率{percent(share)}，{word}{shown}的区间，请说明原因",
        f"the fund's execution rate {percent(share)} is {word_en} {shown}: give the reason",
    )
    pair = funding.executed_and_budget(view)
    related = tuple(each.place for each in pair or () if each.address != where.address)
    yield broken(
        "F801",
        where.address,
        where.place,
        Severity.WARNING if band.source.firm and not by_events else Severity.REMARK,
        message,
        printed=where.figure.text,
        related=related,
        operands=pair or (where,),
        formula=_formula(pair, share),
        advice=_BY_EVENTS if by_events else None,
    )


def _formula(pair: tuple[Operand, Operand] | None, share: Decimal) -> str:
    if pair is None:
        return percent(share)
    return f"{pair[0].figure.text}/{pair[1].figure.text}={percent(pair[0].figure.base / pair[1].figure.base)}"
