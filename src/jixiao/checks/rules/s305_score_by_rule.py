"""S305: the score of a missed indicator against the rule."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.groups import grouped
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.scores import (
    accepts,
    basis,
    by_another_method,
    by_band,
    by_share,
    counted,
    cut_short,
    expected_score,
    formula_severity,
    score_finding,
    share_formula,
    softened,
    states_rule,
)
from jixiao.checks.verdicts import held
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure
from jixiao.core.findings import Limit, Severity, Text, Verdict


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
    查什么：定量指标没有达到指标值、又扣了分的，得分是否等于按规则包算出的分数：分值×完成值÷指标值；反向指标按规则包为分值×指标值÷完成值，或按超出比例扣分；区间指标在区间外按比例计分，或不得分。
    为什么：凭印象扣分，同样的差距扣得有多有少，经不起复核。
    依据：规则包的计分办法。表中印了办法、或规则包有文件为据的为错误；规则包只凭通行做法的为警告。
    已知例外：几行合用一个分值的，哪一行占几分没有印，不查；规则包没有定哪一种算法的（全国通用规则包），两种都认；规则包只凭通行做法定了一种、得分是另一种通行算法的，降一级；由事件决定的指标（就诊人次、丧葬、领取失业金人数等）只作提示，表上印了计分办法、或规则包有文件为据的为警告；
    按印出的位数四舍五入后相符即可，整张表的得分都是整数的算取整；别的得分印着小数的，整数也按它们的小数位数比；截尾的只作提示；规则没有定的（大于95%而刚好95%）不查；完成值写成部分达成、未完成等文字的，比照定性指标看是否在档内，为警告。
    """
    for row in named_rows(view):
        score, points = row.plain("score"), row.plain("points")
        if score is None or points is None or not counted(row) or not _missed(row):
            continue
        if 0 <= score.value < points.value and row.index not in grouped(view):
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
    if by_band(row):
        return _banded(row, score, points)
    expected = expected_score(row) if by_share(row) else None
    if expected is None:
        return held("S305", row.address("score"))
    if accepts(row, score):
        return held("S305", row.address("score"), *_borne_out(row, score, points))
    short = cut_short(row, score)
    severity = Severity.REMARK if short else _severity(row, score)
    given = f"指标值{row.target_words}，完成{row.actual_words}，分值{points.text}"
    message = Text(
        f"{row.label}：{given}，{basis(row)}应得{expected}，填报{score.text}"
        f"{_tail(row, severity, short=short)}",
        f"“{row.label}”: {row.actual_words} of {row.target_words}, {points.text} points: the rule"
        f" gives {expected}, printed {score.text}",
    )
    formula = share_formula(row, expected)
    return score_finding("S305", row, severity, message, expected=expected, formula=formula)


def _borne_out(row: Row, score: Figure, points: Figure) -> Iterator[Limit]:
    """That a score which the rule gives by its points bears out both."""
    for name, figure in (("score", score), ("points", points)):
        yield Limit(address=row.address(name), low=figure.value, high=figure.value)


def _banded(row: Row, score: Figure, points: Figure) -> Verdict:
    """A count whose result is given in words (部分完成) is scored as words are."""
    low, high = row.result.lowest, row.result.highest
    if low is None or high is None or low <= score.value <= high:
        return held("S305", row.address("score"))
    message = Text(
        f"{row.label}：指标值{row.target_words}，完成情况写“{row.actual_words}”，分值{points.text}，"
        f"比照定性指标的档次，得分应在{low}—{high}，填报{score.text}",
        f"“{row.label}”: {row.actual_words} of {row.target_words}, {points.text} points: by the"
        f" band of these words {low} to {high}, printed {score.text}",
    )
    return score_finding("S305", row, Severity.WARNING, message)


def _tail(row: Row, severity: Severity, *, short: bool) -> str:
    if short:
        return "（原得分系截尾）"
    if row.result.event_driven and severity is Severity.REMARK:
        return "（人次由发生的事件决定，供参考）"
    return ""


def _severity(row: Row, score: Figure) -> Severity:
    if row.result.event_driven:
        return Severity.WARNING if states_rule(row) else Severity.REMARK
    severity = formula_severity(row)
    return softened(severity) if by_another_method(row, score) else severity
