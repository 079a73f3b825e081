"""Numbers of a rule pack that can be no rule: places, points, shares, lamps, days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Text
from jixiao.core.packs import LampRule, MonitoringRule, RangeRule, RulePack
from jixiao.core.regex import regex
from jixiao.core.words import bare_level, squeezed

_ONE = Decimal(1)
_MOST_PLACES = 6
_MOST_RATE = Decimal(10)  # a rate is a share of one; ten times what was planned is no rule's limit
_MOST_DAYS = 366
_MOST_OF_RANGE = Decimal(1000)
_LEVEL1 = regex(
    "产出|完成|效[益果能率应]|满意|成本|决策|过程|管理|投入|履职|职责|持续|影响|目标|实施|执行|预算|"
    "支出|资金|绩效|基础|运行|能力|发展|创新|监督|质量|数量|其他|加分|扣分"
)
"""What level-1 names are made of."""
_Given = Iterable[tuple[str, Decimal | int | None]]


def senseless(pack: RulePack) -> Iterator[Text]:
    """Every number in a pack that nothing can be scored or judged by, and level-1 names that are
    none.
    """
    if pack.rounding is not None:
        yield from _within([("rounding.places", pack.rounding.places)], 0, _MOST_PLACES)
    yield from _of_weights(pack)
    yield from _of_execution(pack)
    yield from _of_scores(pack)
    if pack.monitoring is not None:
        yield from _of_monitoring(pack.monitoring)
    if pack.lamps is not None:
        yield from _of_lamps(pack.lamps)
    if pack.reasons is not None:
        yield from _within([("reasons.execution_below", pack.reasons.execution_below)], 0, HUNDRED)
    yield from _of_ranges(pack)


def _within(given: _Given, low: Decimal | int, high: Decimal | int) -> Iterator[Text]:
    for name, value in given:
        if value is not None and not low <= value <= high:
            yield Text(
                f"{name} 应在{low}到{high}之间，写的是{value}",
                f"{name} must be from {low} to {high}, not {value}",
            )


def _of_weights(pack: RulePack) -> Iterator[Text]:
    weights = pack.weights
    if weights is None:
        return
    named = [(f"weights.levels[{name}]", each) for name, each in weights.levels.items()]
    yield from _within([("weights.execution", weights.execution), *named], 0, HUNDRED)
    for name in weights.levels:
        if not _LEVEL1.search(squeezed(name)):
            yield Text(
                f"weights.levels 里的“{name}”不是一级指标的名称，如 产出指标、效益指标、满意度指标",
                f"weights.levels: {name!r} is no name of level-1 indicators, such as “产出指标”",
            )
    bare = Counter(bare_level(name) for name in weights.levels)
    for name, count in bare.items():
        if count > 1:
            yield Text(
                f"weights.levels 里“{name}”写了{count}次",
                f"weights.levels: {name!r} is written {count} times",
            )
    total = sum(weights.levels.values(), Decimal(0))
    if weights.execution is None and total > HUNDRED:
        yield Text(f"weights 合计为{total}，超过100", f"the weights add up to {total}, above 100")


def _of_execution(pack: RulePack) -> Iterator[Text]:
    rule = pack.execution
    if rule is None:
        return
    if not 0 < rule.cap <= _MOST_RATE:
        yield Text(
            f"execution.cap 应大于0、不超过{_MOST_RATE}（1为100%），写的是{rule.cap}",
            f"execution.cap must be above 0 and at most {_MOST_RATE} (1 is 100%), not {rule.cap}",
        )
    for number, each in enumerate(rule.brackets, start=1):
        name = f"execution.brackets[{number}]"
        yield from _within([(f"{name}.at_least", each.at_least)], 0, _MOST_RATE)
        yield from _within([(f"{name}.share", each.share)], 0, _ONE)


def _of_scores(pack: RulePack) -> Iterator[Text]:
    for number, band in enumerate(pack.qualitative.bands if pack.qualitative else (), start=1):
        name = f"qualitative.bands[{number}]"
        yield from _within([(f"{name}.low", band.low), (f"{name}.high", band.high)], 0, _ONE)
        if band.low >= band.high:
            yield Text(f"{name} 的 low 应小于 high", f"low of {name} must be below high")
    for number, grade in enumerate(pack.grades.grades if pack.grades else (), start=1):
        yield from _within([(f"grades.grades[{number}].at_least", grade.at_least)], 0, HUNDRED)
    if pack.over is not None:
        yield from _within([("over.threshold", pack.over.threshold)], _ONE, _MOST_OF_RANGE)


def _of_monitoring(rule: MonitoringRule) -> Iterator[Text]:
    points = ("no_deviation_within", "behind_time_progress")
    yield from _within(((f"monitoring.{name}", getattr(rule, name)) for name in points), 0, HUNDRED)
    named = (
        (f"monitoring.execution_warnings[{month}]", rate)
        for month, rate in rule.execution_warnings.items()
    )
    yield from _within(named, 0, HUNDRED)
    yield from _within([("monitoring.response_days", rule.response_days)], 1, _MOST_DAYS)
    rates = sorted(
        (int(month), rate) for month, rate in rule.execution_warnings.items() if month.isdecimal()
    )
    for (month, rate), (later, higher) in pairwise(rates):
        if higher < rate:
            yield Text(
                f"monitoring.execution_warnings 里{later}月的{higher}低于{month}月的{rate}：累计执行率不会降",
                f"monitoring.execution_warnings: {higher} for month {later} is below {rate} for month"
                f" {month}; an execution to date does not fall",
            )


def _of_lamps(rule: LampRule) -> Iterator[Text]:
    names = ("red_below", "yellow_below", "blue_from")
    yield from _within(
        ((f"lamps.{name}", getattr(rule, name)) for name in names), 0, _MOST_OF_RANGE
    )
    limits = [each for name in names if (each := getattr(rule, name)) is not None]
    if limits != sorted(limits):
        yield Text(
            "lamps 的界限应由小到大：red_below、yellow_below、blue_from",
            "the limits of lamps must rise: red_below, yellow_below, blue_from",
        )


def _of_ranges(pack: RulePack) -> Iterator[Text]:
    bands = pack.months_payable.bands if pack.months_payable is not None else ()
    named: list[tuple[str, RangeRule]] = [
        (f"months_payable.bands[{number}]", each) for number, each in enumerate(bands, start=1)
    ]
    if pack.execution_range is not None:
        named.insert(0, ("execution_range", pack.execution_range))
    for name, rule in named:
        limits = [(f"{name}.{each}", value) for each, value in rule.limits().items()]
        yield from _within(limits, 0, _MOST_OF_RANGE)
