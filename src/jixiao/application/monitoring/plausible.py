"""What of a form's figures and words may not be those up to its monitoring point, or of its year: told
beside what the checks find, as the form can be written all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.clock import BEIJING, now
from jixiao.core.errors import fault
from jixiao.core.figures import HUNDRED, shown
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION, total_at
from jixiao.core.monitoring_points import stated_point
from jixiao.core.periods import Period, point_words
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.core.words import blank, unsaid
from jixiao.filling.concluding import reason_column
from jixiao.filling.values import amount
from jixiao.judging.criteria import QUANTITATIVE
from jixiao.judging.criteria.timing import due_in
from jixiao.judging.monitoring.forecast import IMPOSSIBLE
from jixiao.judging.monitoring.form import Monitoring
from jixiao.knowledge.layouts import Layout

_TICK = "√"
_SHOWN = 6  # rows that a message names
_EARLY = 6  # months up to which a year's money is hardly all spent
_WELL_ABOVE = Decimal(105)
"""The rate in percent from which a forecast is no chance above the budget."""
_TO_COME = regex(r"预计|预期|计划|拟|将|力争|争取|确保|未|尚|正在")


def of_another_time(given: FormData, point: str) -> Iterator[Finding]:
    """A warning (E057) where the figures that are given may not be those up to the monitoring point."""
    own = stated_point(given.as_of)
    if own is not None and str(own) != point:
        yield _told(
            f"给的数据写的监控时点是{own}，这里按{point}：执行数、完成值请核对，改为到{point}的累计数",
            f"the data are of {own}, the table is of {point}: bring amounts and results up to date",
            "as_of",
        )
    elif own is None and given.kind in (SELF_EVALUATION, DEPARTMENT):
        yield _told(
            f"给的是自评表，执行数、完成值一般是全年的；这里按到{point}的累计数看待，不是的请改",
            f"a self-evaluation is of the whole year; its figures are taken as those up to {point}",
        )


def before_its_time(data: FormData, found: Monitoring) -> Iterator[Finding]:
    """A warning (E057) where the monitoring point is still to come, and where all of the year's money
    is spent early in it: the figures may be those of the whole year.
    """
    point, rate = stated_point(data.as_of), found.result.execution_rate
    if point is None or point.month is None:
        return
    today = now().astimezone(BEIJING)
    if (point.year, point.month) > (today.year, today.month):
        yield _told(
            f"监控时点{point}还没有到（现在是{today.year}年{today.month}月）：请核对监控时点",
            f"the monitoring point {point} is still to come: check it",
            "as_of",
        )
    if rate is not None and _spent_early(data, found):
        yield _told(
            f"到{point.month}月执行率已是{shown(rate, 2)}%：执行数应是到{point}的累计数，填了全年的数请改；"
            "确已执行完的，请在偏差和措施里说明",
            f"execution is {shown(rate, 2)}% by month {point.month}: amounts must be those up to {point}",
            f"funding[{total_at(data.funding) or 0}].executed",
        )


def _spent_early(data: FormData, found: Monitoring) -> bool:
    """Whether all of the year's money is spent early in it."""
    point, rate = stated_point(data.as_of), found.result.execution_rate
    month = point.month if point is not None else None
    return rate is not None and rate >= HUNDRED and month is not None and month <= _EARLY


def after_the_point(data: FormData) -> Iterator[Finding]:
    """A warning (E057) for each result that is a day after the monitoring point and is not called a
    plan.
    """
    point = stated_point(data.as_of)
    if point is None or point.month is None:
        return
    for at, row in enumerate(data.indicators):
        done = None if _TO_COME.search(row.actual) else _day(row.actual, point)
        if done is not None and done > (point.year, point.month):
            yield _told(
                f"“{row.name.strip()}”完成值写的是“{row.actual.strip()}”，在监控时点{point_words(point)}之后：请核对；"
                "还没有完成的，请填“未达监控节点”",
                f"“{row.name.strip()}”: {row.actual.strip()!r} is after the monitoring point {point}",
                f"indicators[{at}].actual",
            )


def _day(text: str, point: Period) -> tuple[int, int] | None:
    """The year and month of a day that a result names, of the point's year where it says none; None
    of other texts.
    """
    due = due_in(text) if regex(r"\d|[一二三四五六七八九十]").search(text) else None
    return None if due is None else (due.year or point.year, due.month)


def beyond_the_budget(data: FormData, found: Monitoring) -> Iterator[Finding]:
    """A warning (E057) where more than the year's budget is expected to be spent, a remark where it
    is hardly more.
    """
    at = total_at(data.funding)
    row = data.funding[at] if at is not None else None
    expected = amount(row.forecast, data.money_unit) if row is not None else None
    budget = amount(row.budget or row.initial_budget, data.money_unit) if row is not None else None
    if row is None or expected is None or not budget or expected <= budget:
        return
    if _spent_early(data, found):  # which is told, and the forecast is of that
        return
    rate = expected / budget * HUNDRED
    how = _basis(row.forecast, data.money_unit, found)
    field = "executed" if how else "forecast"  # what a computed one is to be mended in
    yield fault(
        "E057",
        f"全年预计执行数{row.forecast}{how}，超过全年预算数{row.budget or row.initial_budget}"
        f"（{shown(rate, 2)}%）：请核对执行数；确会超过的，请说明原因和预算调整",
        f"{row.forecast} is expected to be spent, more than the budget ({shown(rate, 2)}%)",
        f"0:form1.funding[{at}].{field}",
        severity=Severity.WARNING if rate > _WELL_ABOVE else Severity.REMARK,
    )


def _basis(forecast: str, unit: str, found: Monitoring) -> str:
    """What a forecast was computed by, in brackets; nothing of one that was given."""
    scale, own = money_unit(unit), found.execution_forecast
    if scale is None or own is None or forecast != shown(own.value / scale.factor, 2):
        return ""
    return f"（{own.basis}）"


def dashes_for_results(data: FormData, found: Monitoring) -> Iterator[Finding]:
    """A remark (E057) where rows with targets in figures have a dash for their result, which is taken
    for not due, and one where the total's expected amount is no amount.
    """
    rows = [
        at
        for at, (row, its) in enumerate(zip(data.indicators, found.result.indicators, strict=True))
        if its.criterion.kind in QUANTITATIVE and row.actual.strip() and blank(row.actual)
    ]
    if rows:
        named = series((f"“{data.indicators[at].name.strip()}”" for at in rows), _SHOWN, "行")
        yield fault(
            "E057",
            f"{named.zh}完成值写的是“{data.indicators[rows[0]].actual.strip()}”，按没有到考核时点看待，"
            "不计入总体完成率；已有数的请填数，没有到的请写“未达监控节点”",
            f"rows with a dash for their result count as not due: {named.en}",
            f"0:form1.indicators[{rows[0]}].actual",
            severity=Severity.REMARK,
        )
    at = total_at(data.funding)
    forecast = data.funding[at].forecast.strip() if at is not None else ""
    if forecast and unsaid(forecast):
        yield fault(
            "E057",
            f"全年预计执行数写的是“{forecast}”，应填到年底预计执行多少",
            f"“{forecast}” is given for what is expected to be spent by the year's end",
            f"0:form1.funding[{at}].forecast",
            severity=Severity.WARNING,
        )


def impossible_rows(data: FormData, found: Monitoring, layout: Layout) -> Iterator[Finding]:
    """A warning (E058) for each row that is said to be wholly out of reach (完全不可能) and gives no
    reason, where no duty asks for one.
    """
    column = reason_column(layout.places())
    asked = {duty.index for duty in found.duties if duty.about == "row"}
    for at, row in enumerate(data.indicators):
        reason = (
            row.reason if column == "reason" else row.extra.get(column.removeprefix("extra."), "")
        )
        ticked = row.extra.get(IMPOSSIBLE, "").strip() == _TICK
        if not column or not ticked or at in asked or not unsaid(reason):
            continue
        yield fault(
            "E058",
            f"完成目标可能性勾的是“{IMPOSSIBLE}”；请在这一行的偏差原因栏说明原因和措施",
            "said to be out of reach; give the reason and the measures",
            f"0:form1.indicators[{at}].extra.{IMPOSSIBLE}",
            severity=Severity.WARNING,
        )


def without_goals(data: FormData, layout: Layout) -> Iterator[Finding]:
    """A warning (E058) where the form has a place for its goals and says none, or not how far they
    are.
    """
    places = layout.places()
    for field, zh, en in (
        ("expected", "预期目标", "the goals"),
        ("actual", "实际完成情况", "how far the goals are"),
    ):
        said = any(not unsaid(getattr(goal, field)) for goal in data.goals)
        if f"goals.{field}" in places and not said:
            yield fault(
                "E058",
                f"年度总体目标的{zh}没有填",
                f"{en} is not given",
                f"0:form1.goals[0].{field}",
                severity=Severity.WARNING,
            )


def _told(zh: str, en: str, field: str = "") -> Finding:
    address = f"0:form1.{field}" if field else ""
    return fault("E057", zh, en, address, severity=Severity.WARNING)
