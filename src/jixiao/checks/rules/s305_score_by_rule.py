"""S305: the score of a missed indicator against the rule."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.scores import (
    accepts,
    counted,
    cut_short,
    exact_score,
    expected_score,
    formula_severity,
    prints_formula,
    score_finding,
)
from jixiao.checks.verdicts import held
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure, shown
from jixiao.core.findings import Severity, Text, Verdict


@check(
    "S305",
    "未完成指标的得分与计分规则不符",
    "score of a missed indicator is not by the rule",
    over="form",
    source="practice",
    needs=("quantitative",),
)
def score_by_rule(view: FormView) -> Iterator[Verdict]:
    """
    查什么：定量指标没有达到指标值、又扣了分的，得分是否等于分值×完成值÷指标值（反向指标为分值×指标值÷完成值）。
    为什么：凭印象扣分，同样的差距扣得有多有少，经不起复核。
    依据：表中印了计分办法的按表；没有印的按规则包（多数地方的通行做法），所以降为提醒。
    已知例外：反向指标两种算法（A/B、按超出比例扣）都认；由事件决定的指标（就诊人次、丧葬、领取失业金人数等）只作提示，表上自己印了计分办法的为提醒；
    按印出的位数四舍五入后相符即可，截尾的只作提示。
    """
    for row in named_rows(view):
        score, points = row.plain("score"), row.plain("points")
        if score is None or points is None or not counted(row) or not _missed(row):
            continue
        if 0 <= score.value < points.value:
            yield _judged(row, score, points)


def _missed(row: Row) -> bool:
    """Missed; for an event-driven row (人次) that the form sets a stated limit: below it."""
    ratio = row.attainment.ratio
    return row.missed or (
        row.result.event_driven
        and row.criterion.direction_stated
        and ratio is not None
        and 0 < ratio < 1
    )


def _judged(row: Row, score: Figure, points: Figure) -> Verdict:
    expected = expected_score(row)
    if expected is None or accepts(row, score):
        return held("S305", row.address("score"))
    ratio = row.attainment.ratio
    formula = (
        f"{points.text}×{shown(ratio * 100, 2)}%={expected}"
        if ratio is not None and exact_score(row) is not None
        else None
    )
    short = cut_short(row, score)
    severity = Severity.REMARK if short else _severity(row)
    tail = (
        "（原得分系截尾）"
        if short
        else "（人次由发生的事件决定，供参考）"
        if row.result.event_driven and severity is Severity.REMARK
        else ""
    )
    given = f"指标值{row.text('target')}，完成{row.text('actual')}，分值{points.text}"
    message = Text(
        f"{row.label}：{given}，按完成比例应得{expected}，填报{score.text}{tail}",
        f"“{row.label}”: {row.text('actual')} of {row.text('target')}, {points.text} points: the rule"
        f" gives {expected}, printed {score.text}",
    )
    return score_finding("S305", row, severity, message, expected=expected, formula=formula)


def _severity(row: Row) -> Severity:
    if not row.result.event_driven:
        return formula_severity(row)
    return Severity.WARNING if prints_formula(row.view) else Severity.REMARK
