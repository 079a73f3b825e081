"""S306: an indicator that met its target and yet lost points."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.groups import group_finding, grouped, groups_of
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.scores import decided, exceeds_much, met_in_full, prints_full, score_finding
from jixiao.checks.verdicts import held, held_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.ties import Tie, same


@check("S306", "达到指标值却被扣分", "target met, points docked", over="form", source="printed")
def met_but_docked(view: FormView) -> Iterator[Verdict]:
    """
    查什么：定量指标（含时限指标）的完成值已经达到指标值，得分却低于分值；几行合用一个分值（合并格、标题分值下的行没有各自的分值）的，几行都达到而合计得分低于分值。
    为什么：达到就该得满分；多半是为了凑总分，或者把超额完成也当成偏差扣了分。
    依据：表中印有“完成值达到指标值，记满分”的按表；没印的按通行规则，降为警告。
    已知例外：超额完成很多、规则包规定要扣分或要说明的，只作提示；定性指标按档次打分，不在此查；规则包规定“＝”的标准、单价、比例高低都算偏离的，高于指标值时规则没有定分，不查；指标值疑为误写的由R122报。
    """
    yield from _together(view)
    for row in named_rows(view):
        if row.index in grouped(view):
            continue
        score, points = row.plain("score"), row.plain("points")
        if score is None or points is None or not decided(row) or not met_in_full(row):
            continue
        if score.value >= points.value:
            yield _full(row) or held("S306", row.address("score"))
            continue
        message = Text(
            f"{row.label}：指标值{row.target_words}，完成{row.actual_words}，已达到指标值，"
            f"应得满分{points.text}，填报{score.text}",
            f"“{row.label}”: target {row.target_words}, actual {row.actual_words}: met, so"
            f" {points.text} points, printed {score.text}",
        )
        yield score_finding(
            "S306",
            row,
            _severity(row),
            message,
            expected=points.value,
            formula=f"{row.text('actual')}达到{row.text('target')}→{points.text}",
        )


def _together(view: FormView) -> Iterator[Verdict]:
    """Rows that have their points together: where each of them is met, all of the points are due."""
    for group in groups_of(view):
        if not all(decided(row) and met_in_full(row) for row in group.rows):
            continue
        if group.score >= group.figure.value:
            yield held("S306", group.points.address)
            continue
        full = group.figure
        message = Text(
            f"{group.label}{'都' if len(group.rows) > 1 else ''}已达到指标值，应得满分{full.text}，填报{group.scored}",
            f"{group.label_en} met: {full.text} points are due, printed {group.scored}",
        )
        severity = min((_severity(row) for row in group.rows), key=_SOFTNESS.index)
        yield group_finding("S306", group, severity, message, expected=full.value)


_SOFTNESS = (Severity.REMARK, Severity.WARNING, Severity.ERROR)


def _full(row: Row) -> Verdict | None:
    score, points = row.points("score", "得分"), row.points("points", "分值")
    if score is None or points is None or score.figure.value != points.figure.value:
        return None
    return held_tie(Tie(owner="S306", result=score, operands=(points,), formula=same()))


def _severity(row: Row) -> Severity:
    if exceeds_much(row):
        return Severity.REMARK
    sure = row.criterion.direction_stated or row.text("actual") == row.text("target")
    return (
        Severity.ERROR
        if sure and prints_full(row.view) and not row.result.event_driven
        else Severity.WARNING
    )
