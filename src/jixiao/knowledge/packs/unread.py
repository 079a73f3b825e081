"""Parameters of a rule pack that nothing reads beside the others: who writes one means something by
it, and would wait for it in vain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from jixiao.core.findings import Text
from jixiao.core.packs import ExecutionRule, LampRule, MonitoringRule, OverRule, RulePack

_Idle = tuple[str, Text]
"""A parameter by table and name, and why it has no effect; no name where one is missing."""


def unread_of(pack: RulePack, own: Mapping[str, object]) -> Iterator[Text]:
    """The parameters that have no effect, each with the reason, and those that lack the one that
    they need. ``own`` are the tables of the pack's own file: what it has from the pack that it
    extends nobody wrote here.
    """
    found: list[_Idle] = []
    if pack.execution is not None:
        found += _of_execution(pack.execution)
    if pack.over is not None:
        found += _of_over(pack.over)
    if pack.monitoring is not None:
        found += _of_monitoring(pack.monitoring)
    if pack.lamps is not None:
        found += _of_lamps(pack.lamps)
    return (text for name, text in found if not name or _stated(own, name))


def _stated(own: Mapping[str, object], name: str) -> bool:
    table, _, parameter = name.partition(".")
    stated = own.get(table)
    return isinstance(stated, Mapping) and parameter in stated


def _of_execution(rule: ExecutionRule) -> Iterator[_Idle]:
    by_bracket = rule.method == "bracket"
    if by_bracket and not rule.brackets:
        yield (
            "",
            Text(
                "execution.method 是 bracket，却没有写 brackets（各档的起点和比例）",
                "execution.method is bracket and there are no brackets",
            ),
        )
    if rule.brackets and not by_bracket:
        yield _idle(
            "execution.brackets",
            f"method 是 {rule.method}，不按档计分",
            f"method is {rule.method} and scores by no bracket",
        )
    if by_bracket and rule.cap != Decimal(1):
        yield _idle(
            "execution.cap",
            "method 是 bracket，得分只看所在的档",
            "method is bracket, which looks at nothing but the bracket",
        )
    if rule.in_use is not None and rule.method != "linear" and rule.source.firm:
        yield _idle(
            "execution.in_use",
            "有文件或表注为据的办法不是分值×执行率，别的办法一律不认",
            "a firm rule other than points × rate lets no other count",
        )


def _of_over(rule: OverRule) -> Iterator[_Idle]:
    if rule.policy == "none" and rule.threshold is not None:
        yield _idle(
            "over.threshold",
            "policy 是 none，超额多少都不提示",
            "policy is none, which notes nothing",
        )
    if rule.policy == "flag" and rule.threshold is None:
        yield (
            "",
            Text(
                "over.policy 是 flag，却没有写 threshold（超过多少才提示）",
                "over.policy is flag and there is no threshold",
            ),
        )


def _of_monitoring(rule: MonitoringRule) -> Iterator[_Idle]:
    given = {"responses": bool(rule.responses), "response_days": rule.response_days is not None}
    for name, other in (("responses", "response_days"), ("response_days", "responses")):
        if given[name] and not given[other]:
            yield _idle(f"monitoring.{name}", f"没有写 {other}", f"there is no {other}")
    if all(given.values()) and not rule.execution_warnings:
        yield _idle(
            "monitoring.responses",
            "没有写 execution_warnings（各月最低执行率），没有什么要答复",
            "there are no execution_warnings to answer",
        )


def _of_lamps(rule: LampRule) -> Iterator[_Idle]:
    if rule.timed_levels and rule.timed == "all":
        yield _idle(
            "lamps.timed",
            "写了 timed_levels，只有这些二级指标按月份看",
            "timed_levels says which rows time counts for",
        )


def _idle(name: str, zh: str, en: str) -> _Idle:
    return name, Text(f"{name} 不起作用：{zh}", f"{name} has no effect: {en}")
