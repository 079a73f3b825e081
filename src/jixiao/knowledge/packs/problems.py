"""What is wrong in a rule pack whose shape is right: all of it, each by the part of the file it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Text
from jixiao.core.packs import RangeRule, RulePack
from jixiao.knowledge.funds import INSURANCE, SUB_ACCOUNTS, account_of, parent_of
from jixiao.knowledge.naming import misnamed, unfilled, unknown_kinds, with_blanks
from jixiao.knowledge.packs.numbers import senseless

_LONGEST_VERSION = 32
_MONTHS = frozenset(str(month) for month in range(1, 13))


def problems_of(pack: RulePack) -> Iterator[Text]:
    """Everything in a pack that contradicts itself, can never hold or would hold for every form."""
    yield from misnamed("id", pack.id)
    yield from misnamed("version", pack.version, _LONGEST_VERSION)
    for name in ("title", "issuer"):
        yield from unfilled(name, getattr(pack, name))
    yield from with_blanks("regions", pack.regions)
    yield from unknown_kinds(pack.kinds)
    if pack.effective_from and pack.effective_to and pack.effective_from > pack.effective_to:
        yield Text("effective_to 早于 effective_from", "effective_to lies before effective_from")
    yield from _of_points(pack)
    yield from _of_monitoring(pack)
    yield from _of_ranges(pack)
    yield from _of_pooling(pack)
    yield from senseless(pack)


def _of_points(pack: RulePack) -> Iterator[Text]:
    """Bands and grades must run from best to worst without a gap; weights must add up."""
    if pack.qualitative is not None:
        bands = pack.qualitative.bands
        if (
            not bands
            or bands[0].high != 1
            or bands[-1].low != 0
            or any(upper.low != lower.high for upper, lower in pairwise(bands))
        ):
            yield Text(
                "qualitative.bands 必须从1到0首尾相接",
                "qualitative.bands must run from 1 to 0 without a gap",
            )
    if pack.grades is not None:
        limits = [grade.at_least for grade in pack.grades.grades]
        if not limits or limits != sorted(set(limits), reverse=True):
            yield Text("grades 必须从高到低排列", "grades must run from best to worst")
    if pack.weights is not None and pack.weights.levels and pack.weights.execution is not None:
        total = sum(pack.weights.levels.values(), pack.weights.execution)
        if total != HUNDRED:
            yield Text(f"weights 合计为{total}，不是100", f"the weights add up to {total}, not 100")


def _of_monitoring(pack: RulePack) -> Iterator[Text]:
    months = pack.monitoring.execution_warnings if pack.monitoring is not None else {}
    for month in sorted(months.keys() - _MONTHS):
        yield Text(
            f"monitoring.execution_warnings 里的“{month}”不是月份（1到12）",
            f"monitoring.execution_warnings: {month!r} is no month (1 to 12)",
        )


def _of_ranges(pack: RulePack) -> Iterator[Text]:
    if pack.execution_range is not None:
        yield from _of_range("execution_range", pack.execution_range)
    bands = pack.months_payable.bands if pack.months_payable is not None else ()
    for number, band in enumerate(bands, start=1):
        name = f"months_payable.bands[{number}]"
        yield from _of_range(name, band)
        yield from _unknown_funds(name, band.funds)


def _of_range(name: str, rule: RangeRule) -> Iterator[Text]:
    given = rule.limits()
    limits = [each for each in given.values() if each is not None]
    if limits != sorted(limits):
        yield Text(
            f"{name} 的界限应由小到大：{'、'.join(given)}",
            f"the limits of {name} must rise: {', '.join(given)}",
        )


def _of_pooling(pack: RulePack) -> Iterator[Text]:
    levels = pack.pooling.levels if pack.pooling is not None else ()
    for number, level in enumerate(levels, start=1):
        name = f"pooling.levels[{number}]"
        yield from _unknown_funds(name, level.funds)
        yield from with_blanks(f"{name}.regions", level.regions)


def _unknown_funds(name: str, funds: Sequence[str]) -> Iterator[Text]:
    for fund in funds:
        account = account_of(fund)
        if parent_of(fund) not in INSURANCE or (
            account is not None and account not in SUB_ACCOUNTS
        ):
            yield Text(
                f"{name} 里的险种“{fund}”不认得；可用的有 {'、'.join(sorted(INSURANCE))}",
                f"{name}: unknown fund {fund!r}; known are {', '.join(sorted(INSURANCE))}",
            )
