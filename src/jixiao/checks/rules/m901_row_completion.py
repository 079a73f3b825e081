"""M901: a row's completion that no rule gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.completions import (
    Completion,
    completions,
    expected_at,
    is_scaled,
    uses_months,
)
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held, held_tie
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, shown
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.ties import Operand, Outcome, Tie, capped_ratio, judge
from jixiao.judging.criteria import CriterionKind
from jixiao.judging.monitoring.completion import shows_ratio
from jixiao.judging.monitoring.months import completion_at, prints
from jixiao.judging.monitoring.progress import point_month


@check(
    "M901",
    "指标完成率算不出来",
    "row completion that no rule gives",
    over="form",
    source="arithmetic",
    kinds=(MONITORING,),
    needs=("monitoring",),
)
def row_completion(view: FormView) -> Iterator[Verdict]:
    """
    查什么：监控表每行的指标完成率，是否等于完成值÷指标值（以100%为上限），或再乘以监控月份÷12；区间目标在区间内算完成、在区间外算0。
    为什么：总体完成率是各行的平均，一行错全表错；常见的是把目标值、完成值照抄成完成率，或者分子分母颠倒。
    依据：算术关系；按月份折算还是不折算，规则包有规定的按规则包，没有的看本表多数行。
    已知例外：完成情况写“未达成”的由M906、M910看；只是月份用错的由M902报；超额部分照实填（如112%）的不报；方向或区间外如何折算有不同做法的降为警告。
    """
    found = completions(view)
    scaled, plain = uses_months(view, found), (12, point_month(view.form))
    for each in found:
        if each.share is None:
            continue
        if (each.month is not None and (scaled or each.month in plain)) or _in_excess(each):
            yield _vouched(each, scaled=scaled) or held("M901", each.row.address("completion"))
        else:
            yield _finding(view, each)


def _vouched(each: Completion, *, scaled: bool) -> Verdict | None:
    """The verdict with its tie, for a counted row that min(actual/target, 1) × months/12 gives to
    the last digit; of another month than the monitoring point's, or of none where the form is
    ``scaled``, it is what M902 tells.
    """
    row, bound, actual = each.row, each.row.criterion.figure, each.row.attainment.figure
    point = point_month(row.view.form)
    if (
        row.criterion.kind is not CriterionKind.AT_LEAST
        or bound is None
        or actual is None
        or each.month not in (point or each.month, point if scaled and point else 12)
        or each.month is None
        or bound.value <= 0
    ):
        return None
    formula = capped_ratio(
        Decimal(1), Decimal(each.month) / 12, "min({0}/{1},1)×" + f"{each.month}/12"
    )
    result = Operand(
        name=f"{row.label}完成率",
        figure=each.printed.measured(),
        place=row.place("completion"),
        address=row.address("completion"),
    )
    operands = (
        Operand(
            name=f"{row.label}完成值",
            figure=actual,
            place=row.place("actual"),
            address=row.address("actual"),
        ),
        Operand(
            name=f"{row.label}指标值",
            figure=bound.assigned(),
            place=row.place("target"),
            address=row.address("target"),
        ),
    )
    tie = Tie(owner="M901", result=result, operands=operands, formula=formula)
    judged = judge(tie)
    return held_tie(tie) if judged is not None and judged.outcome is Outcome.REPRODUCED else None


def _in_excess(each: Completion) -> bool:
    """A met row that prints its excess (112%)."""
    ratio = each.row.attainment.ratio
    return ratio is not None and ratio > 1 and shows_ratio(each.printed, each.row.result)


def _finding(view: FormView, each: Completion) -> Verdict:
    row, share = each.row, each.share
    assert share is not None
    scaled, month, places = is_scaled(view), point_month(view.form), each.printed.places
    expected = expected_at(share, month if scaled else None, places)
    other = (
        ""
        if scaled or month in (None, 12)
        else f"，按{month}/12折算为{expected_at(share, month, places)}%"
    )
    message = Text(
        f"{row.label}：指标值{row.target_words}，完成{row.actual_words}，"
        f"完成率应为{expected}%{other}，填报{each.shown}{_why(each)}",
        f"“{row.label}”: target {row.target_words}, actual {row.actual_words}: the completion is"
        f" {expected}%, printed {each.shown}",
    )
    formula = (
        f"{shown(completion_at(share), 2)}%×{month}/12={expected}%"
        if scaled
        else f"min({row.text('actual')}/{row.text('target')},1)={expected}%"
    )
    return broken(
        "M901",
        row.address("completion"),
        row.place("completion"),
        _severity(each),
        message,
        printed=each.shown,
        expected=expected,
        unit="%",
        related=(row.place("actual"), row.place("target")),
        formula=formula,
        correction=Correction(text=expected + "%"),
    )


def _severity(each: Completion) -> Severity:
    return (
        Severity.ERROR if each.row.criterion.direction_stated or each.row.met else Severity.WARNING
    )


def _why(each: Completion) -> str:
    """What the print seems to have been taken from."""
    actual, bound = each.row.figure("actual"), each.row.criterion.figure
    value = each.printed.value
    if actual is not None and abs(actual.value) == value:
        return "（照抄了完成值）"
    if bound is not None and bound.value == value:
        return "（照抄了指标值）"
    ratio = each.row.attainment.ratio
    if ratio and prints(each.printed, HUNDRED / ratio):
        return "（指标值÷完成值，分子分母颠倒）"
    return ""
