"""S311: results far above their targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.rules.u503_ten_thousandfold import is_ten_thousandfold
from jixiao.checks.rules.u526_hundredfold import times_its_target
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures.units import RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.words import quoted
from jixiao.judging.criteria import CriterionKind


@check(
    "S311",
    "完成值远超指标值",
    "result far above the target",
    over="form",
    source="practice",
    needs=("over",),
)
def far_above_target(view: FormView) -> Iterator[Verdict]:
    """
    查什么：数量类正向指标的完成值超过指标值的一定倍数（规则包的阈值，如120%、130%）而没有说明原因的，一张表合并提示一次。
    为什么：超得太多说明年初目标定低了，或者完成值的单位、口径填错。
    依据：规则包的超额完成办法；国家层面没有统一数字。
    已知例外：规则包没有阈值的不查；率类指标和一事一议的指标不查；50倍以上的由U526报；已写明原因的不报；只作提示，不要求扣分。
    """
    over = view.pack.over
    threshold = over.threshold if over is not None and over.policy != "none" else None
    if threshold is None:
        return
    far = [row for row in named_rows(view) if _far(row, threshold) and not row.text("reason")]
    if not far:
        yield held("S311", view.address("indicators"))
        return
    far.sort(key=lambda row: row.attainment.ratio or Decimal(0), reverse=True)
    first = far[0]
    shown = "、".join(f"{row.label}（{row.target_words}→{row.actual_words}）" for row in far)
    message = Text(
        f"完成值超过指标值{threshold * 100:.0f}%：{shown}；请说明原因，并核对目标是否偏低、单位是否一致",
        f"above {threshold * 100:.0f}% of the target without a reason: {quoted(row.label for row in far)}",
    )
    yield broken(
        "S311",
        first.address("actual"),
        first.place("actual"),
        Severity.REMARK,
        message,
        printed=first.text("actual"),
        related=places(far[1:], "actual"),
        about=view.address("indicators.actual"),
        gathered=(row.text("actual") for row in far),
    )


def _far(row: Row, threshold: Decimal) -> bool:
    ratio, figure = row.attainment.ratio, row.criterion.figure
    if (
        row.criterion.kind not in (CriterionKind.AT_LEAST, CriterionKind.EXACT)
        or ratio is None
        or row.result.event_driven
        or figure is None
        or times_its_target(row) is not None  # U526 tells it
        or is_ten_thousandfold(row)  # U503 tells it
    ):
        return False
    return ratio > threshold and not (figure.unit is not None and figure.unit.dimension == RATIO)
