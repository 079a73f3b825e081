"""What each lamp of a dashboard means and asks of the unit, by the limits of the rule pack."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.packs import LampRule, RulePack
from jixiao.judging.monitoring.lamps import LAMP_NAMES, Lamp
from jixiao.judging.monitoring.limits import no_deviation_limit

LEGEND, LEGEND_HEADS = "灯的含义", ("灯", "什么时候亮", "单位要做什么")
_EXPLAIN = "在表上写明原因和措施，写了的列为“已说明”"


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """When a lamp is lit, and what the unit must do then."""

    lamp: Lamp
    name: str
    when: str
    duty: str


def legend_of(pack: RulePack) -> tuple[Meaning, ...]:
    """The lamps from worst to best, then what is said of execution and deviation; nothing where the
    pack has no lamps.
    """
    return tuple(_lamps(pack.lamps, pack)) if pack.lamps is not None else ()


def _lamps(rule: LampRule, pack: RulePack) -> Iterator[Meaning]:
    red, yellow, blue = rule.red_below, rule.yellow_below, rule.blue_from
    others = "反向指标超过指标值，或写明未达成"
    rates = f"；不按月份折算的比率没有达到指标值（不到{red}%的是红灯）"
    if rule.timed_levels:  # of the other levels, what is not reached is red
        others, rates = "不按月份折算的指标没有达到，反向指标超过", ""
    yield _meaning(Lamp.RED, f"完成值不到应完成数的{red}%；{others}", _EXPLAIN + _chosen(pack))
    yield _meaning(Lamp.YELLOW, f"达到应完成数的{red}%，不到{yellow}%{rates}", _EXPLAIN)
    upto = f"，不到{blue}%" if blue is not None else ""
    yield _meaning(Lamp.GREEN, f"达到应完成数的{yellow}%{upto}；反向指标没有超过指标值", "不必说明")
    if blue is not None:
        yield _meaning(
            Lamp.BLUE,
            f"达到应完成数的{blue}%及以上",
            "核对数字和单位；没有错的，看指标值是否定低了",
        )
    yield _meaning(Lamp.NONE, "没有到监控节点、没有数，或人数由发生的事件决定", "应填的补填")
    yield Meaning(lamp=Lamp.NONE, name="应完成数", when=_due(rule), duty="—")
    yield Meaning(
        lamp=Lamp.NONE,
        name="预算执行",
        when=f"执行率÷序时进度，同样以{red}%、{yellow}%为界，没有蓝灯",
        duty=_EXPLAIN,
    )
    limit = no_deviation_limit(pack)
    if limit is not None:
        yield Meaning(
            lamp=Lamp.NONE,
            name="偏差",
            when=f"总体完成率−执行率超过±{limit}个百分点",
            duty="在“偏差和措施”一栏写明原因和措施",
        )


def _meaning(lamp: Lamp, when: str, duty: str) -> Meaning:
    return Meaning(lamp=lamp, name=LAMP_NAMES[lamp], when=when, duty=duty)


def _due(rule: LampRule) -> str:
    """What is due of a row by the monitoring point."""
    if rule.timed_levels:
        return f"{'、'.join(rule.timed_levels)}为指标值×月份÷12，其他为指标值"
    if rule.timed == "all":
        return "指标值×月份÷12（有上年逐月数的按上年进度）"
    flows = "全年累计的数（人次、场次、金额、支出进度）为指标值×月份÷12（有上年逐月数的按上年进度）"
    return f"{flows}，时点数和比率为指标值"


def _chosen(pack: RulePack) -> str:
    """What a pack lets a unit choose between after a warning, and by when."""
    rule = pack.monitoring
    if rule is None or not rule.responses:
        return ""
    within = f"{rule.response_days}个工作日内" if rule.response_days else ""
    return f"；执行被预警的，{within}选择{'、'.join(rule.responses)}"
