"""Where the year will end: an amount or a count to date carried on to December, with a range and
the method in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.judging.criteria import Criterion
from jixiao.judging.shares import is_one_sided

CERTAIN, POSSIBLE, IMPOSSIBLE = "确定能", "有可能", "完全不可能"
CHANCES = (CERTAIN, POSSIBLE, IMPOSSIBLE)
"""完成目标可能性, in the words of the national monitoring form."""
EXPECTED = "全年预计完成情况"
"""The column of what is expected by the year's end, in the words of the same form."""
RUN_RATE, PROFILE, LEVEL, FINAL = "run_rate", "profile", "level", "final"
METHODS = {
    RUN_RATE: "按至今月均推算",
    PROFILE: "按上年逐月进度推算",
    LEVEL: "按目前水平",
    FINAL: "全年已结束",
}
SPREAD, SPREAD_WITH_PROFILE = Decimal("0.2"), Decimal("0.1")
"""How far the remaining months may stray from the pace assumed for them, where the months themselves do not show it."""
RECENT = 3
UTMOST_PACE = Decimal(2)
"""A target that asks more than this many times the pace to date of the remaining months cannot be reached any more."""
_MONTHS = 12
_YEAR_END = r"(?:全年|年度|年末|年底|年终)"
_EXPECTED = regex(
    rf"(?:{_YEAR_END}(?:预计|预测)|(?:预计|预测)(?:至|到)?{_YEAR_END}?)"
    r"(?:可|能|将)?(?:(?:指标)?(?:完成|实现|达到)(?:情况|值|数|程度|目标值|指标值)?|(?:指标)?值)"
)
_CHANCE = regex(r"可能性|能否完成|是否能完成")


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What is expected by the year's end, between ``low`` and ``high``; all in the unit of what was
    given. ``basis`` says from what, in words.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    method: str
    basis: str


def is_expected(head: str) -> bool:
    """Whether a column's head names what a row is expected to reach by the year's end, in the form's
    words or others (全年预计完成值, 预计年底完成情况).
    """
    return _EXPECTED.fullmatch(squeezed(head)) is not None


def is_chance(head: str) -> bool:
    """Whether a column's head names the chance to reach the target (完成目标可能性)."""
    return _CHANCE.search(squeezed(head)) is not None


def forecast_amount(
    to_date: Decimal,
    month: int,
    *,
    this_year: Sequence[Decimal] = (),
    last_year: Sequence[Decimal] = (),
) -> Forecast:
    """An amount that accumulates: by last year's months where they are known, else by the run rate.

    The range covers the run rate, last year's profile and the pace of the last three months, as far
    as they are known, and the remaining months straying from the pace assumed by a tenth (by a
    fifth without a profile).
    """
    rest = _MONTHS - month
    if rest <= 0:
        return Forecast(
            value=to_date, low=to_date, high=to_date, method=FINAL, basis=METHODS[FINAL]
        )
    run, profile = to_date * _MONTHS / month, _by_profile(to_date, month, last_year)
    value, spread = (run, SPREAD) if profile is None else (profile, SPREAD_WITH_PROFILE)
    paces = (1 - spread, 1 + spread)
    ends = [value, run, *(to_date + (value - to_date) * pace for pace in paces)]
    words = [METHODS[RUN_RATE] if profile is None else METHODS[PROFILE] + "，并参照月均"]
    if len(this_year) >= RECENT:
        ends.append(to_date + sum(this_year[-RECENT:], Decimal(0)) / RECENT * rest)
        words.append(f"最近{RECENT}个月的进度")
    words.append(f"余下各月上下浮动{spread:.0%}")
    return Forecast(
        value=value,
        low=min(ends),
        high=max(ends),
        method=RUN_RATE if profile is None else PROFILE,
        basis="、".join(words),
    )


def forecast_level(value: Decimal) -> Forecast:
    """A rate, a price or heads at a moment: as now."""
    return Forecast(value=value, low=value, high=value, method=LEVEL, basis=METHODS[LEVEL])


def no_further(found: Forecast, most: Decimal) -> Forecast:
    """What work that is done then ends at: of 工程进度 no more than is to be done."""
    return msgspec.structs.replace(
        found, value=min(found.value, most), low=min(found.low, most), high=min(found.high, most)
    )


def likelihood(
    criterion: Criterion, forecast: Forecast, to_date: Decimal, month: int
) -> str | None:
    """完成目标可能性 of a target by its forecast; None where the target has no bounds."""
    if criterion.low is None and criterion.high is None:
        return None
    values = (forecast.low, forecast.value, forecast.high)
    reached = [_attains(criterion, each) for each in values]
    if all(reached):
        return CERTAIN
    if month >= _MONTHS:
        return IMPOSSIBLE
    if any(reached) or forecast.method == LEVEL:
        return POSSIBLE
    return POSSIBLE if _within_reach(criterion, to_date, month) else IMPOSSIBLE


def _by_profile(to_date: Decimal, month: int, last_year: Sequence[Decimal]) -> Decimal | None:
    if len(last_year) != _MONTHS:
        return None
    so_far = sum(last_year[:month], Decimal(0))
    return to_date * sum(last_year, Decimal(0)) / so_far if so_far > 0 else None


def _attains(criterion: Criterion, value: Decimal) -> bool:
    low, high = criterion.low, _most(criterion)
    above = low is None or value > low or (value == low and not criterion.strict)
    below = high is None or value < high or (value == high and not criterion.strict)
    return above and below


def _most(criterion: Criterion) -> Decimal | None:
    """What may not be passed; a count of ＝100 may, as its score and completion have it."""
    return None if is_one_sided(criterion) else criterion.high


def _within_reach(criterion: Criterion, to_date: Decimal, month: int) -> bool:
    """Whether what is missing asks no more than twice the pace to date, and no upper limit is
    passed already.
    """
    most = _most(criterion)
    if most is not None and to_date > most:
        return False
    if criterion.low is None or to_date >= criterion.low:
        return True
    rest = _MONTHS - month
    return rest > 0 and (criterion.low - to_date) / rest <= to_date / month * UTMOST_PACE
