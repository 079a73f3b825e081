"""Lamps of monitoring (红黄绿蓝灯) for rows, for execution and for a whole form, by a pack's rule."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED, shown
from jixiao.core.figures.units import COUNT
from jixiao.core.forms import Indicator
from jixiao.core.packs import LampRule
from jixiao.judging.criteria import Attainment, Criterion, CriterionKind, Stage
from jixiao.judging.monitoring.progress import Progress
from jixiao.judging.results import IndicatorResult
from jixiao.knowledge import behaviour


class Lamp(enum.StrEnum):
    """From worst to best; NONE where there is nothing to judge yet."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    NONE = "none"


LAMP_NAMES = {
    Lamp.RED: "红灯",
    Lamp.YELLOW: "黄灯",
    Lamp.GREEN: "绿灯",
    Lamp.BLUE: "蓝灯",
    Lamp.NONE: "不亮灯",
}
_ORDER = (Lamp.RED, Lamp.YELLOW, Lamp.GREEN, Lamp.BLUE, Lamp.NONE)


class Lit(msgspec.Struct, frozen=True, kw_only=True):
    """A lamp with why it is lit; ``share`` is the actual in percent of what is due by now, where
    that can be said.
    """

    lamp: Lamp
    reason: str
    share: Decimal | None = None


def worst(lamps: Iterable[Lamp]) -> Lamp:
    """The worst lamp of a form's rows: red, yellow, green, blue."""
    return min(lamps, key=_ORDER.index, default=Lamp.NONE)


def execution_lamp(rate: Decimal | None, progress: Progress | None, rule: LampRule) -> Lit:
    """The lamp of an execution rate (percent) at a time progress; it has no blue."""
    if rate is None:
        return Lit(lamp=Lamp.NONE, reason="没有预算数或执行数")
    if progress is None:
        return Lit(lamp=Lamp.NONE, reason="没有监控月份")
    share = rate / progress.share
    by = f"（按{progress.basis}）" if progress.by_last_year else ""
    lamp = (
        Lamp.RED
        if share < rule.red_below
        else Lamp.YELLOW
        if share < rule.yellow_below
        else Lamp.GREEN
    )
    return Lit(
        lamp=lamp,
        reason=(
            f"执行率{shown(rate, 2)}%是序时进度{shown(progress.share * HUNDRED, 2)}%{by}的"
            f"{shown(share, 2)}%"
        ),
        share=share,
    )


def row_lamp(
    indicator: Indicator, result: IndicatorResult, progress: Progress | None, rule: LampRule
) -> Lit:
    """The lamp of one row."""
    criterion, found = result.criterion, result.attainment
    if indicator.name is None:
        return Lit(lamp=Lamp.NONE, reason="空行")
    if found.stage is Stage.NOT_DUE:
        return Lit(lamp=Lamp.NONE, reason="未到监控节点")
    if result.event_driven:
        return Lit(lamp=Lamp.NONE, reason="人数由发生的事件决定，不评判快慢")
    if found.figure is None or found.value is None:
        return _by_words(found)
    if result.departs:
        return Lit(lamp=Lamp.NONE, reason="与指标值不同，高于低于都算偏离，请核实")
    if criterion.kind is CriterionKind.BETWEEN:
        timed = rule.timed == "all" or counts_up(indicator, result) is not False
        counted = timed and not rule.timed_levels
        return _between(indicator, criterion, found, progress, rule, counted=counted)
    if criterion.low is None:
        return _limit(found)
    if progress is None or not grows_with_time(indicator, result, rule):
        return _rising(criterion.low, found, None, rule)
    lit = _rising(criterion.low, found, progress, rule)
    fast = lit.lamp is Lamp.BLUE and rule.timed != "all" and not rule.timed_levels
    if fast and is_progress(indicator):
        return msgspec.structs.replace(lit, lamp=Lamp.GREEN)  # as execution, which has no blue
    if fast and counts_up(indicator, result) is None:
        return _as_a_whole(criterion.low, found, lit, rule)
    return lit


def grows_with_time(indicator: Indicator, result: IndicatorResult, rule: LampRule) -> bool:
    """Whether what is due of a row grows with the months."""
    criterion = result.criterion
    if criterion.kind not in (CriterionKind.AT_LEAST, CriterionKind.EXACT) or criterion.low is None:
        return False
    if rule.timed_levels:
        return any(level in _text(indicator.level2) for level in rule.timed_levels)
    if rule.timed == "all" or is_progress(indicator):
        return True
    return counts_up(indicator, result) is not False


def counts_up(indicator: Indicator, result: IndicatorResult) -> bool | None:
    """Whether a row counts up over the year (人次, 场次, 万元), unlike a rate, a price or heads at a
    moment (参保人数): by the library, else by the words of its name and its unit; None where they do
    not say it.
    """
    if result.accumulates is not None:
        return result.accumulates
    return behaviour.counts_up_by_name(_text(indicator.name), result.criterion.unit)


def is_execution(indicator: Indicator) -> bool:
    """Whether a row states the execution rate of income or spending, which grows over the year."""
    return behaviour.is_execution(_text(indicator.name))


def is_progress(indicator: Indicator) -> bool:
    """Whether a row states a rate that grows over the year: of execution, or of work done (工程进度)."""
    return behaviour.is_progress(_text(indicator.name))


def _as_a_whole(low: Decimal, found: Attainment, lit: Lit, rule: LampRule) -> Lit:
    """A row of which nobody can say whether it counts up is ahead of the year only where it is ahead
    of the whole target.
    """
    whole = _rising(low, found, None, rule)
    return whole if whole.lamp is Lamp.BLUE else msgspec.structs.replace(lit, lamp=Lamp.GREEN)


def _by_words(found: Attainment) -> Lit:
    if found.attained or found.stage is Stage.MET:
        return Lit(lamp=Lamp.GREEN, reason="已达成")
    if found.stage is Stage.PARTLY:
        return Lit(lamp=Lamp.YELLOW, reason="部分达成")
    if found.stage is Stage.MISSED or found.attained is False:
        return Lit(lamp=Lamp.RED, reason=found.reason or "未达成")
    return Lit(lamp=Lamp.NONE, reason=found.reason or "不能据此判断")


def _limit(found: Attainment) -> Lit:
    if found.attained is None:
        return Lit(lamp=Lamp.NONE, reason=found.reason or "不能据此判断")
    return (
        Lit(lamp=Lamp.GREEN, reason="没有超过指标值")
        if found.attained
        else Lit(lamp=Lamp.RED, reason="已超过指标值")
    )


def _between(
    indicator: Indicator,
    criterion: Criterion,
    found: Attainment,
    progress: Progress | None,
    rule: LampRule,
    *,
    counted: bool,
) -> Lit:
    """A range: of an execution rate due in the share of the year, of what is ``counted`` up its lower
    end by the months.
    """
    low, high = criterion.low, criterion.high
    value = found.value if found.value is not None else Decimal(0)
    if low is None or high is None:
        return Lit(lamp=Lamp.NONE, reason="指标值的范围无法辨认")
    if progress is not None and progress.share < 1 and low > 0:
        if is_execution(indicator):
            return _execution_row(low, high, value, progress, rule)
        if counted and value < low:
            lit = _rising(low, found, progress, rule)
            fast = lit.lamp is Lamp.BLUE
            return msgspec.structs.replace(lit, lamp=Lamp.GREEN) if fast else lit
    if low <= value <= high:
        return Lit(lamp=Lamp.GREEN, reason="在指标值的范围内")
    return Lit(lamp=Lamp.RED, reason="低于指标值的范围" if value < low else "高于指标值的范围")


def _execution_row(
    low: Decimal, high: Decimal, value: Decimal, progress: Progress, rule: LampRule
) -> Lit:
    """An execution rate with the year's range as target: the range is due in the share of the
    year.
    """
    if value > high:
        return Lit(lamp=Lamp.RED, reason="已超过全年指标值的上限", share=value / high * HUNDRED)
    due, by = progress.share, f"按{progress.basis}折算的"
    share = value / ((low if value < low * due else high) * due) * HUNDRED
    if low * due <= value <= high * due:
        return Lit(lamp=Lamp.GREEN, reason=f"在{by}范围内", share=HUNDRED)
    return Lit(lamp=_banded(share, rule), reason=f"是{by}{shown(share, 2)}%", share=share)


def _rising(low: Decimal, found: Attainment, progress: Progress | None, rule: LampRule) -> Lit:
    value = found.value if found.value is not None else Decimal(0)
    if low <= 0 or progress is None:
        return _limit(found) if low <= 0 else _level(low, value, found, rule)
    share = value / (low * progress.share) * HUNDRED
    return Lit(
        lamp=_banded(share, rule),
        reason=f"完成值是按{progress.basis}折算应完成数的{shown(share, 2)}%",
        share=share,
    )


def _level(low: Decimal, value: Decimal, found: Attainment, rule: LampRule) -> Lit:
    """A row that does not accumulate: heads at a moment by the bands, a rate green once it is
    reached and yellow before; where a pack names the timed levels, rows of the others are green or
    red.
    """
    share = value / low * HUNDRED
    unit = found.figure.unit if found.figure is not None else None
    if unit is not None and unit.dimension == COUNT and not rule.timed_levels:
        return Lit(lamp=_banded(share, rule), reason=f"是指标值的{shown(share, 2)}%", share=share)
    if found.attained:
        far = rule.blue_from is not None and share >= rule.blue_from and not rule.timed_levels
        return Lit(
            lamp=Lamp.BLUE if far else Lamp.GREEN,
            reason=f"已达到指标值（{shown(share, 2)}%）",
            share=share,
        )
    near = share >= rule.red_below and not rule.timed_levels
    return Lit(
        lamp=Lamp.YELLOW if near else Lamp.RED, reason=f"是指标值的{shown(share, 2)}%", share=share
    )


def _banded(share: Decimal, rule: LampRule) -> Lamp:
    if share < rule.red_below:
        return Lamp.RED
    if share < rule.yellow_below:
        return Lamp.YELLOW
    return Lamp.BLUE if rule.blue_from is not None and share >= rule.blue_from else Lamp.GREEN


def _text(entry: object) -> str:
    return str(getattr(entry, "text", "") or "")
