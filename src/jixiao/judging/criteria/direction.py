"""The direction of a bare number: from the indicator library, else from what its name says of cost,
unwanted things and time, else more is better; where that is a guess, it is said to be unclear.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import msgspec

from jixiao.core.figures import HUNDRED, Figure
from jixiao.core.figures.units import COMPOSITE, DURATION, MONEY, RATIO
from jixiao.core.regex import regex
from jixiao.judging.criteria.values import Criterion, CriterionKind
from jixiao.knowledge.behaviour import says, small_rate
from jixiao.knowledge.indicators import KnownIndicator

_RATE_OF = regex(r"(?:率|比例|比重|占比)(?:[(（].*[)）])?$")
_HALF = Decimal(50)
_UNSAID = "指标值未写比较符号"
_GUESSED = f"{_UNSAID}，按“不低于”判断"
_DOUBTFUL = "指标值没有写比较符号，看不出是越高越好还是越低越好"


class Pointing(NamedTuple):
    """The kind that a bare number gets, and from what, in a sentence for the clerk; ``unclear``
    where it may as well be the other one.
    """

    kind: CriterionKind
    reason: str
    unclear: bool = False


def direction(
    name: str, level2: str, figure: Figure, entry: KnownIndicator | None, change: str = ""
) -> Pointing:
    """Which way a bare figure points. ``entry`` is what the indicator library has for the name,
    ``change`` as in Criterion.
    """
    if change == "fall":
        return _of_a_fall(name, level2, entry)
    if entry is not None and (known := _by_library(entry, figure)) is not None:
        return known
    if says("unwanted", name) and not says("remedies", name):
        return Pointing(
            CriterionKind.AT_MOST, f"{_UNSAID}，指标名称是不希望发生的事，按“不高于”判断"
        )
    if _costs(name, level2, figure):
        return Pointing(CriterionKind.AT_MOST, f"{_UNSAID}，成本类指标按“不高于”判断")
    dimension = figure.unit.dimension if figure.unit is not None else None
    if dimension == DURATION:
        return _of_time(name, level2)
    at_least = Pointing(CriterionKind.AT_LEAST, _GUESSED)
    if dimension == RATIO and not change and _is_doubtful_rate(name, figure):
        return Pointing(at_least.kind, _DOUBTFUL, unclear=True)
    return at_least


def _by_library(entry: KnownIndicator, figure: Figure) -> Pointing | None:
    fixed_sum = figure.unit is not None and figure.unit.dimension in (MONEY, COMPOSITE)
    if entry.direction == "fixed" and fixed_sum:
        return Pointing(CriterionKind.EXACT, f"{_UNSAID}，指标库中“{entry.name}”为定额标准")
    if entry.direction in ("at_least", "fixed"):
        return Pointing(CriterionKind.AT_LEAST, f"{_UNSAID}，指标库中“{entry.name}”越大越好")
    is_time = figure.unit is None or figure.unit.dimension == DURATION
    if entry.direction == "at_most" or (entry.direction == "time" and is_time):
        return Pointing(CriterionKind.AT_MOST, f"{_UNSAID}，指标库中“{entry.name}”越小越好")
    return None


def _costs(name: str, level2: str, figure: Figure) -> bool:
    is_money = figure.unit is not None and figure.unit.dimension == MONEY
    spending = is_money and says("spending", name)
    return ("成本" in level2 or says("costs", name) or spending) and not says("saved", name)


def _of_a_fall(name: str, level2: str, entry: KnownIndicator | None) -> Pointing:
    """下降5% of what should be little; of anything else less of a fall may be better."""
    little = entry is not None and entry.direction == "at_most"
    wanted = little or says("unwanted", name) or says("costs", name) or says("saved", name)
    sure = wanted or says("remedies", name) or "成本" in level2
    reason = f"{_UNSAID}，指标值是降幅，按“不低于”判断" if sure else _DOUBTFUL
    return Pointing(CriterionKind.AT_LEAST, reason, unclear=not sure)


def _of_time(name: str, level2: str) -> Pointing:
    takes, gives = says("takes_time", name + level2), says("gives_time", name)
    if gives and not says("takes_time", name):
        return Pointing(CriterionKind.AT_LEAST, f"{_UNSAID}，按“不低于”判断")
    if takes and not gives:
        return Pointing(CriterionKind.AT_MOST, f"{_UNSAID}，时限类指标按“不超过”判断")
    return Pointing(CriterionKind.AT_LEAST, _DOUBTFUL, unclear=True)


def _is_doubtful_rate(name: str, figure: Figure) -> bool:
    return figure.base * HUNDRED < small_rate() and not says("more_rates", name)


def is_guess(criterion: Criterion, name: str) -> bool:
    """Whether a bare rate is judged as at least so much for want of a reason: a low one would be
    unclear.
    """
    rate = criterion.unit is not None and criterion.unit.dimension == RATIO
    guessed = criterion.direction_reason == _GUESSED and not criterion.change
    return rate and guessed and not says("more_rates", name)


def turned(criterion: Criterion, name: str, entry: KnownIndicator | None) -> Criterion:
    """The criterion, in doubt where it states a lower limit for a rate of what nobody wants (差错率≥2%):
    the sign is likely the wrong way round.
    """
    figure = criterion.figure
    if not criterion.direction_stated or criterion.kind is not CriterionKind.AT_LEAST:
        return criterion
    if figure is None or figure.unit is None or figure.unit.dimension != RATIO or criterion.change:
        return criterion
    if not _RATE_OF.search(name) or not says("unwanted", name) or says("remedies", name):
        return criterion
    known = _by_library(entry, figure) if entry is not None else None
    if known is not None and known.kind is not CriterionKind.AT_MOST:
        return criterion
    if figure.value > _HALF:  # the name is as likely wrong
        return criterion
    return msgspec.structs.replace(criterion, doubt=f"≤{figure.text}")
