"""An actual value in the target's units: converted, or taken as the reading nearest to the target."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.fieldvalues import LARGEST_FACTOR, times_apart
from jixiao.core.figures import HUNDRED, Figure, Unit, parse
from jixiao.core.figures.units import COMPOSITE, COUNT, DURATION, MEASURED, MONEY, RATIO
from jixiao.core.regex import regex
from jixiao.judging.criteria.durations import Span, in_unit
from jixiao.judging.criteria.values import Criterion

_BY = regex(r"[/·*×]")
_A_YEAR = {"年": 1, "学年": 1, "学期": 2, "半年": 2, "季": 4, "季度": 4, "月": 12}


def on_one_scale(criterion: Criterion, text: str) -> str | None:
    """A bare rate in percent, where the target, as bare, is a factor and it is none (or the other
    way round) and that comes nearer; None where nothing is to be changed. Of what may be at most
    so much, little is no slip.
    """
    figure, bound = parse(text), criterion.low
    if figure is None or figure.unit is not None or criterion.unit is not None or not bound:
        return None
    both = sorted((abs(figure.value), abs(bound)))
    if not 0 < both[0] <= LARGEST_FACTOR < both[1]:
        return None
    up = abs(figure.value) < abs(bound)
    other = figure.value * HUNDRED if up else figure.value / HUNDRED
    nearer = times_apart(other, bound) < times_apart(figure.value, bound)
    return f"{other:f}" if nearer else None


def in_target_units(criterion: Criterion, figure: Figure) -> Decimal | None:
    """The actual in the target's base units; a missing unit is taken as the reading nearest to the
    target.
    """
    target, own = criterion.unit, figure.unit
    assumed = own is not None and not figure.unit_stated and own.dimension == RATIO
    if target is not None and own is not None and not assumed:
        return _converted(figure, own, target)
    bound = criterion.low if criterion.low is not None else criterion.high
    if assumed:
        readings = [figure.base, figure.value]
    elif target is not None:
        readings = [figure.value * target.factor, figure.value]
    else:
        readings = [figure.value, figure.base]
    if not bound or len(set(readings)) == 1:
        return readings[0]
    return min(readings, key=lambda reading: times_apart(reading, bound))


def _per_time(figure: Figure, own: Unit, target: Unit) -> Decimal | None:
    """元/人·月 for 元/人·年, by the months of a year; what is counted by different things (户, 人), or
    by a time that makes no year, is not set against each other.
    """
    what, mine, my_time = _denominators(own)
    wanted, theirs, their_time = _denominators(target)
    if what != wanted or (mine and theirs and mine != theirs):
        return None
    if not my_time or not their_time or my_time == their_time:
        return figure.base
    return figure.base * _A_YEAR[my_time] / _A_YEAR[their_time]


def _denominators(unit: Unit) -> tuple[str, frozenset[str], str]:
    """What a composite unit counts, by what, and by which time: 元, 人 and 月 of 元/人·月."""
    what, _, rest = unit.base.partition("/")
    parts = [each.removeprefix("个") for each in _BY.split(rest)]
    times = [each for each in parts if each in _A_YEAR]
    return what, frozenset(each for each in parts if each not in _A_YEAR), "".join(times[:1])


def duration_span(criterion: Criterion, figure: Figure) -> Span | None:
    """Between what a time lies in the target's unit, where the calendar does not say it exactly."""
    target, own = criterion.unit, figure.unit
    if target is None or own is None or not own.dimension == target.dimension == DURATION:
        return None
    return in_unit(figure.value, own.base, target.base)


def _converted(figure: Figure, own: Unit, target: Unit) -> Decimal | None:
    if own.comparable(target) or "" in (own.base, target.base):
        return figure.base
    if own.dimension == target.dimension == DURATION:
        span = in_unit(figure.value, own.base, target.base)
        return span.low if span is not None and span.exact else None
    if own.dimension == target.dimension == COUNT:
        return None if {own.base, target.base} & MEASURED else figure.base
    if own.dimension == target.dimension == COMPOSITE:
        return _per_time(figure, own, target)
    if {own.dimension, target.dimension} <= {MONEY, COMPOSITE} and own.base.partition("/")[
        0
    ] == target.base.partition("/")[0]:
        return figure.base
    if {own.dimension, target.dimension} <= {COUNT, COMPOSITE}:
        return figure.base
    return None
