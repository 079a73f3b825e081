"""A number set against the bounds of a target: attained or not, and in which ratio."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import Figure
from jixiao.judging.criteria.durations import Span
from jixiao.judging.criteria.values import Attainment, Criterion, CriterionKind

_INCOMPARABLE = "完成值与指标值的单位不能比较"
_MISSED_BY_CALENDAR = "按日历折算，没有达到指标值"
_BY_CALENDAR = "完成值与指标值的单位不同，按日历折算不能肯定"


def compared(criterion: Criterion, figure: Figure, value: Decimal) -> Attainment:
    """How ``value``, in the target's units, stands to it; ``figure`` is the actual as printed."""
    low, high = criterion.low, criterion.high
    above = low is None or value > low or (value == low and not criterion.strict)
    below = high is None or value < high or (value == high and not criterion.strict)
    if criterion.kind is CriterionKind.EXACT and low is not None:
        below = True  # "=" is judged one-sided; a pack may be stricter
    if criterion.unclear and value != low:
        return Attainment(
            attained=None, value=value, figure=figure, reason=criterion.direction_reason
        )
    ratio = _ratio(criterion, value, inside=above and below)
    reason = "" if above and below else ("低于指标值" if not above else "高于指标值")
    return Attainment(
        attained=above and below, ratio=ratio, value=value, figure=figure, reason=reason
    )


def bounded(criterion: Criterion, figure: Figure, value: Decimal) -> Attainment:
    """An actual that is itself a limit: 95%以上 for ≥90% attains; nothing was measured."""
    found = compared(criterion, figure, value)
    return msgspec.structs.replace(
        found,
        reason=(found.reason + "；" if found.reason else "") + "完成值只写了界限",
        echoed=True,
    )


def spanned(criterion: Criterion, figure: Figure, span: Span | None) -> Attainment:
    """An actual that lies somewhere in a span of the target's units (20个工作日 in 日): attained
    where all of the span is or where it is the target in other words (一个月 for ≤30天), missed
    where all of it is and the usual reckoning too, without a ratio.
    """
    if span is None:
        return Attainment(attained=None, reason=_INCOMPARABLE, figure=figure)
    usual = compared(criterion, figure, span.usual)
    if span.usual in (criterion.low, criterion.high):
        return msgspec.structs.replace(usual, value=None)
    found = {compared(criterion, figure, end).attained for end in (span.low, span.high)}
    if found == {True}:
        return Attainment(attained=True, ratio=Decimal(1), figure=figure)
    if found == {False} and usual.attained is False and not _straddles(criterion, span):
        return Attainment(attained=False, figure=figure, reason=_MISSED_BY_CALENDAR)
    return Attainment(attained=None, reason=_BY_CALENDAR, figure=figure)


def _straddles(criterion: Criterion, span: Span) -> bool:
    low, high = criterion.low, criterion.high
    return low is not None and high is not None and span.low < low and span.high > high


def _ratio(criterion: Criterion, value: Decimal, *, inside: bool) -> Decimal | None:
    low, high = criterion.low, criterion.high
    if criterion.kind is CriterionKind.BETWEEN and low is not None and high is not None:
        if inside:
            return Decimal(1)
        if value <= low:
            return value / low if low > 0 else Decimal(0)
        return high / value if high > 0 else Decimal(0)
    if low is not None:
        return value / low if low > 0 else (Decimal(1) if inside else Decimal(0))
    if high is not None and value > 0:
        return high / value
    return Decimal(1) if inside else Decimal(0)
