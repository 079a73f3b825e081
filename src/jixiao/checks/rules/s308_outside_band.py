"""S308: the score of a qualitative indicator outside the band of its stated result."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.groups import grouped
from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows
from jixiao.checks.scores import firm, score_finding
from jixiao.checks.verdicts import held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.judging.criteria import CriterionKind, Stage

_IN_ENGLISH = {Stage.MET: "met", Stage.PARTLY: "partly met", Stage.MISSED: "missed"}
_WORDS = {Stage.MET: "达成", Stage.PARTLY: "部分达成", Stage.MISSED: "未达成"}


@check(
    "S308",
    "定性指标得分不在所属档次内",
    "qualitative score outside its band",
    over="form",
    source="printed",
    needs=("qualitative",),
)
def outside_band(view: FormView) -> Iterator[Verdict]:
    """
    查什么：定性指标写明达成、部分达成、未达成的，得分是否落在该档的分值区间（如100%—80%、80%—60%、60%—0%）。
    为什么：档次和分数对不上，说明有一头填错了。
    依据：表注或规则包所列的三档；表中或文件印有档次的为错误，否则为警告。
    已知例外：只看档次，不评价档内打几分；看不出档次的、几行合用一个分值的不查。
    """
    severity = (
        Severity.ERROR
        if view.pack.qualitative is not None and firm(view.pack.qualitative.source)
        else Severity.WARNING
    )
    for row in named_rows(view):
        score, points, result = row.plain("score"), row.plain("points"), row.result
        if (
            row.criterion.kind is not CriterionKind.QUALITATIVE
            or score is None
            or points is None
            or row.stage not in _WORDS
            or row.index in grouped(view)
        ):
            continue
        if (
            result.lowest is None
            or result.highest is None
            or result.lowest <= score.value <= result.highest
            or score.value > points.value
        ):
            yield held("S308", row.address("score"))
            continue
        if row.stage is Stage.MISSED and score.value == points.value:
            continue  # S307 says it
        message = Text(
            f"{row.label}：完成情况为{_WORDS[row.stage]}，分值{points.text}，"
            f"该档得分应在{result.lowest}—{result.highest}，填报{score.text}",
            f"“{row.label}” is {_IN_ENGLISH[row.stage]}: of {points.text} points the band is {result.lowest}"
            f" to {result.highest}, printed {score.text}",
        )
        yield score_finding("S308", row, severity, message)
