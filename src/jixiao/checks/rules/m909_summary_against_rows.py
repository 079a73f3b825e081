"""M909: a summary of success beside rows marked as not reached."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.core.words import quoted
from jixiao.judging.criteria import Stage

_SUCCESS = regex(
    r"(?:目前)?已完成[^，。"
    r"；]{0,40}(?:工作|任务|发放|拨付|报销)|按[时期]足额(?:发放|拨付)|圆满完成|全面完成|顺利完成|严格执行[^，"
    r"。；]{0,20}(?:政策|规定)|确保(?:了)?[^，。；]{2,30}(?:发放|领取|拨付|工作)"
)


@check(
    "M909",
    "完成情况综述与未达成的指标不符",
    "summary of success beside rows not reached",
    over="form",
    source="practice",
)
def summary_against_rows(view: FormView) -> Iterator[Verdict]:
    """
    查什么：目标完成情况写“已完成……工作”“按期足额”“严格执行各项政策”，而指标行写着“未达成预期指标且效果较差”。
    为什么：综述说做到了，指标说没做到，必有一头不实；多半是“未达监控节点”误选成了“未达成”。
    依据：表内前后一致。
    已知例外：“未达监控节点”不算未达成；没有写“未达成”的行不查；综述可以有保留，所以是警告。
    """
    missed = [
        row for row in named_rows(view) if row.stage is Stage.MISSED and not row.figure("actual")
    ]
    for index, goal in enumerate(view.form.goals):
        if goal.actual is None:
            continue
        match = _SUCCESS.search(goal.actual.text)
        if match is None or not missed:
            if match is not None:
                yield held("M909", view.address(f"goals[{index}].actual"))
            continue
        names = series((row.label for row in missed), 4).zh
        message = Text(
            f"完成情况写“{match.group()}”，"
            f"而{names}{len(missed)}项填的是“{missed[0].text('actual')}”，"
            "请核对是否应为“未达监控节点”",
            f"the summary says “{match.group()}”, yet not reached (“{missed[0].text('actual')}”):"
            f" {quoted((row.label for row in missed), 4)}",
        )
        yield broken(
            "M909",
            view.address(f"goals[{index}].actual"),
            goal.actual.place.narrowed(*match.span()),
            Severity.WARNING,
            message,
            printed=match.group(),
            related=tuple(row.place("actual") for row in missed),
        )
