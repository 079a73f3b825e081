"""An actual value in the target's units: converted, or taken as the reading nearest to the target."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.fieldvalues import LARGEST_FACTOR, times_apart
from jixiao.core.figures import HUNDRED, Figure, Unit, parse
from jixiao.core.figures.units import COMPOSITE, COUNT, DURATION, MEASURED, MONEY, RATIO
from jixiao.judging.criteria.durations import Span, in_unit
from jixiao.judging.criteria.values import Criterion


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
    if {own.dimension, target.dimension} <= {MONEY, COMPOSITE} and own.base.partition("/")[
        0
    ] == target.base.partition("/")[0]:
        return figure.base
    if {own.dimension, target.dimension} <= {COUNT, COMPOSITE}:
        return figure.base
    return None
