"""S307: full points for an indicator that missed its target."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.groups import group_finding, grouped, groups_of
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.scores import (
    basis,
    by_another_method,
    by_share,
    counted,
    expected_score,
    formula_severity,
    full_by_rounding,
    prints_full,
    score_finding,
    softened,
)
from jixiao.checks.verdicts import held
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.judging.criteria import Stage


@check(
    "S307",
    "未达到指标值却得满分",
    "target missed, full points given",
    over="form",
    source="practice",
)
def missed_but_full(view: FormView) -> Iterator[Verdict]:
    """
    查什么：完成值没有达到指标值，或完成情况写着“未达成”，得分仍等于分值；几行合用一个分值的，有一行没有达到而合计仍得满分。
    为什么：没完成拿满分，自评结果就失真，是复核时最先看的。
    依据：表中印了计分办法、或规则包有文件为据的为错误；没有印的按通行规则，降为警告。
    已知例外：差得很少、按全表得分印出的位数四舍五入后仍是满分的不报；一事一议的指标（丧葬、领取失业金人数等）不查；指标值没写≥≤、方向靠名称推断的降为警告。
    """
    yield from _together(view)
    for row in named_rows(view):
        if row.index in grouped(view):
            continue
        score, points = row.plain("score"), row.plain("points")
        if (
            score is None
            or points is None
            or points.value <= 0
            or score.value < points.value
            or not row.missed
        ):
            continue
        if row.stage is Stage.PARTLY and view.pack.qualitative is not None:
            continue  # S308 says it
        if counted(row) and full_by_rounding(row):
            yield held("S307", row.address("score"))
            continue
        yield _finding(row, score, points.text)


def _together(view: FormView) -> Iterator[Verdict]:
    """Rows that have their points together: one that is missed, and all of the points."""
    for group in groups_of(view):
        missed = [row for row in group.rows if row.missed and row.stage is not Stage.PARTLY]
        if not missed:
            continue
        if group.score != group.figure.value:
            yield held("S307", group.points.address)
            continue
        row = missed[0]
        message = Text(
            f"{group.label}里，{row.label}的指标值{row.target_words}，完成{row.actual_words}，没有达到，"
            f"合计却得满分{group.scored}",
            f"of {group.label_en} “{row.label}” is missed ({row.actual_words} of {row.target_words}), yet"
            f" all points were given: {group.scored}",
        )
        yield group_finding("S307", group, Severity.WARNING, message)


def _finding(row: Row, score: Figure, points: str) -> Verdict:
    expected = expected_score(row) if counted(row) and by_share(row) else None
    tail = f"，{basis(row)}应得{expected}" if expected is not None else ""
    given, en = f"满分{points}", f"the full {points} points were given"
    if score.text != points:  # above the points, or 30.00 of 30
        given, en = f"{score.text}（分值{points}）", f"{score.text} of {points} points were given"
    which = row.attainment.reason if row.criterion.parts else "没有达到"
    message = Text(
        f"{row.label}：指标值{row.target_words}，完成{row.actual_words}，{which}，却得{given}{tail}",
        f"“{row.label}”: target {row.target_words}, actual {row.actual_words}: missed, yet {en}",
    )
    severity = _severity(row)
    if counted(row) and by_another_method(row, score):
        severity = softened(severity)
    return score_finding("S307", row, severity, message, expected=expected)


def _severity(row: Row) -> Severity:
    if row.stage is Stage.MISSED:
        return Severity.ERROR
    if not row.criterion.direction_stated:
        return Severity.WARNING
    return formula_severity(row) if not prints_full(row.view) else Severity.ERROR
