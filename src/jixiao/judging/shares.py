"""The share of its points that a counted target earns for an actual value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.core.figures import Figure
from jixiao.core.packs import QuantitativeRule, RulePack
from jixiao.judging.criteria import Attainment, Criterion, CriterionKind

INVERSE, LINEAR = "inverse", "linear"
_TIMED = (CriterionKind.WITHIN, CriterionKind.DEADLINE, CriterionKind.PERIODIC)


def share_of_points(criterion: Criterion, value: Decimal, reverse: str = INVERSE) -> Decimal:
    """The share between 0 and 1 for an actual in the target's base units: actual/target below it;
    above a limit ``reverse``: INVERSE (limit/actual) or LINEAR (1 - excess/limit).
    """
    low, high = criterion.low, criterion.high
    if low is not None and value < low:
        return max(Decimal(0), value / low) if low > 0 else Decimal(0)
    if high is None or value <= high or is_one_sided(criterion):
        return Decimal(1)
    if high <= 0:
        return Decimal(0)
    return high / value if reverse == INVERSE else max(Decimal(0), 1 - (value - high) / high)


def named_method(rule: QuantitativeRule) -> str:
    """The method that a score is shown by where the rule leaves the choice."""
    return INVERSE if rule.reverse == "either" else rule.reverse


def shares_in_use(
    criterion: Criterion, found: Attainment, rule: QuantitativeRule
) -> Iterator[tuple[Decimal, ...]]:
    """The shares that a rule allows, a tuple for each of its methods, over what the printed actual
    may stand for by its rounding.
    """
    figure, value = found.figure, found.value
    if figure is None or value is None:
        return
    if criterion.kind is CriterionKind.BETWEEN and rule.between == "zero":
        yield (Decimal(0),)
        return
    for method in (INVERSE, LINEAR) if rule.reverse == "either" else (rule.reverse,):
        yield tuple(share_of_points(criterion, each, method) for each in _spread(figure, value))
    if criterion.kind in _TIMED or (
        criterion.kind is CriterionKind.BETWEEN and rule.between == "either"
    ):
        yield (Decimal(0),)


def is_one_sided(criterion: Criterion) -> bool:
    """Whether a value above the target is no miss (a count of ＝100)."""
    return criterion.kind is CriterionKind.EXACT and criterion.low is not None


def _spread(figure: Figure, value: Decimal) -> tuple[Decimal, ...]:
    """The ends of what the print stands for, in the target's base units."""
    if figure.exact or figure.base == 0:
        return (value,)
    interval, scale = figure.printed_interval, value / figure.base
    return interval.low * scale, value, interval.high * scale


def methods_of_practice(rule: QuantitativeRule) -> QuantitativeRule:
    """The rule with every method that bureaus score by, whichever it states."""
    return msgspec.structs.replace(rule, reverse="either", between="either")


def score_places(pack: RulePack) -> int:
    """Places that a score is rounded to by the pack; two where no rule says."""
    return pack.rounding.places if pack.rounding is not None else 2
