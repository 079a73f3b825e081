"""What is done so often (每季度1次) and what by a day of each month, set against each other and
against a number of times for the year.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.figures import Figure
from jixiao.core.regex import regex
from jixiao.judging.criteria.comparing import compared
from jixiao.judging.criteria.notation import plain
from jixiao.judging.criteria.timing import timed
from jixiao.judging.criteria.values import Attainment, Criterion, CriterionKind

_CYCLES = {"周": 52, "月": 12, "季": 4, "半年": 2, "年": 1}
_TIMES = frozenset({"次", "期", "场", "份"})
_DAY = regex(r"(\d{1,2})\s*(?:个工作)?[日号天]", needs="日号天")


def a_year(text: str) -> Figure | None:
    """The times that a text like 每季度1次 makes of a year, as a figure; None where it says none."""
    done = timed(text, text)
    if done is None or done.kind is not CriterionKind.PERIODIC or done.figure is None:
        return None
    cycles = _CYCLES.get(done.cycle or "")
    return done.figure.with_value(done.figure.value * cycles) if cycles is not None else None


def counts_times(figure: Figure | None) -> bool:
    """Whether a figure is a number of times (次, 期, 场, 份, or no unit at all)."""
    return figure is not None and (
        figure.unit is None or figure.unit.base.partition("/")[0] in _TIMES
    )


def in_a_year(criterion: Criterion, figure: Figure) -> Attainment:
    """So many times a year by the words (每月1次) for a target of the year (≥12次)."""
    found = compared(criterion, figure, figure.base)
    if not found.attained:
        return found
    return Attainment(attained=True, ratio=Decimal(1))  # how many it were by now is not said


def by_period(criterion: Criterion, text: str, figure: Figure | None) -> Attainment | None:
    """How an actual stands to a target of each month, quarter or year; ``figure`` is its one number.
    None where the words must say it.
    """
    done = timed(text, text)
    if done is None or done.kind is not CriterionKind.PERIODIC:
        done = None
    if criterion.low is None:
        return _by_day(criterion, text, done)
    if done is not None and done.cycle != criterion.cycle:
        return _of_other_cycle(criterion, text)
    if figure is None:
        return None
    if done is None and counts_times(figure) and not _is_per(figure):
        return _in_all(criterion, figure)
    return compared(criterion, figure, figure.value) if done or _is_per(figure) else None


def _is_per(figure: Figure) -> bool:
    return figure.unit is not None and "/" in figure.unit.symbol


def _of_other_cycle(criterion: Criterion, text: str) -> Attainment:
    """每月1次 for 每季度1次: by the times that both make of a year."""
    own, wanted = a_year(text), a_year(criterion.text)
    if own is None or wanted is None:
        return Attainment(attained=None, reason="完成值与指标值的周期不同，不能比较")
    enough = own.value >= wanted.value
    return Attainment(
        attained=enough,
        ratio=Decimal(1) if enough else own.value / wanted.value,
        reason="" if enough else "低于指标值",
    )


def _by_day(criterion: Criterion, text: str, done: Criterion | None) -> Attainment | None:
    """每月20日, or 20日 alone, for 每月25日前."""
    if done is not None and done.cycle != criterion.cycle:
        return Attainment(attained=None, reason="完成值与指标值的周期不同，不能比较")
    ours, theirs = _day(criterion.text), _day(text)
    if ours is None or theirs is None or (done is None and not _DAY.fullmatch(plain(text))):
        return None
    return Attainment(
        attained=theirs <= ours,
        ratio=Decimal(1) if theirs <= ours else None,
        reason="" if theirs <= ours else "晚于指标值",
    )


def _in_all(criterion: Criterion, figure: Figure) -> Attainment:
    """Times without a cycle set against times a cycle: enough for the year attain, fewer than of one
    cycle do not; between, nobody knows whether the year's are meant.
    """
    each, cycles = criterion.low or Decimal(0), _CYCLES.get(criterion.cycle or "")
    if cycles is not None and figure.value >= each * cycles:
        return Attainment(attained=True, ratio=Decimal(1), value=figure.value, figure=figure)
    if figure.value < each:
        return compared(criterion, figure, figure.value)
    return Attainment(attained=None, reason="完成值没有写是一个周期的还是全年的，不能比较")


def _day(text: str) -> int | None:
    match = _DAY.search(plain(text))
    return int(match.group(1)) if match else None
