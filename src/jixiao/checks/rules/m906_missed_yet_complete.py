"""M906: 未达成 beside a high completion."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.completions import completions
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.judging.criteria import Stage
from jixiao.judging.monitoring.limits import missed_below


@check(
    "M906",
    "写“未达成”而完成率很高",
    "not reached, yet the completion is high",
    over="form",
    source="practice",
    kinds=(MONITORING,),
)
def missed_yet_complete(view: FormView) -> Iterator[Verdict]:
    """
    查什么：完成情况写“未达成预期指标且效果较差”，完成率却在60%以上。
    为什么：“未达成”是最低一档（60%—0%），写100%一定有一头错。
    依据：定性指标三档的分值区间；规则包印有档次或另定界限的按规则包。
    已知例外：“未达监控节点”不是未达成，不查；完成率在60%以下的是否一致由M910看。
    """
    limit = missed_below(view.pack)
    for each in completions(view):
        row = each.row
        if row.stage is not Stage.MISSED:
            continue
        if each.printed.value < limit:
            yield held("M906", row.address("completion"))
            continue
        message = Text(
            f"{row.label}：完成情况写“{row.text('actual')}”，完成率却填{each.shown}",
            f"“{row.label}”: “{row.text('actual')}”, yet the completion is {each.shown}",
        )
        yield broken(
            "M906",
            row.address("completion"),
            row.place("completion"),
            Severity.ERROR,
            message,
            printed=each.shown,
            expected=f"低于{limit}%",
            related=(row.place("actual"), row.place("target")),
            quote=f"{row.text('actual')} {each.shown}",
        )
