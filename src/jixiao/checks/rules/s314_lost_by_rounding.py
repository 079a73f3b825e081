"""S314: points that nobody can earn, because the split left a remainder."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks.points import execution_points, row_points, uneven_split
from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows, plain_figure
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict


@check(
    "S314",
    "全部完成却因分值零头拿不满分",
    "everything met, points lost to the split alone",
    over="form",
    source="arithmetic",
)
def lost_by_rounding(view: FormView) -> Iterator[Verdict]:
    """
    查什么：各项指标都完成、预算也执行完，总得分仍低于总分，差额只来自分值没有分足。
    为什么：分值平均分摊除不尽，零头没有给任何指标，完成得再好也是99.8分。
    依据：算术关系，按印出的数相加。
    已知例外：有一项没完成、或执行得分没拿满的不报；差额在1分以上的多半另有原因，由其他检查报。
    """
    total = view.form.total
    points = plain_figure(total.points) if total is not None else None
    score = plain_figure(total.score) if total is not None else None
    rows = named_rows(view)
    if (
        total is None
        or total.score is None
        or points is None
        or score is None
        or not rows
        or any(row.attainment.attained is False for row in rows)
    ):
        return
    execution, earned = execution_points(view), execution_points(view, "score")
    if execution is not None and (earned is None or earned.figure.value != execution.figure.value):
        return
    available = sum(
        (part.figure.value for part in row_points(view)),
        execution.figure.value if execution else Decimal(0),
    )
    lost = points.value - available
    if not 0 < lost < 1 or not score.value < points.value:
        return
    message = Text(
        f"各项指标都已完成，总得分{score.text}仍不到{points.text}，只因分值合计{available}，"
        f"有{lost}分没有分到任何指标",
        f"every indicator is met, yet the total is {score.text} of {points.text}: {lost} points"
        " were never allotted",
    )
    related = (total.points.place,) if total.points is not None else ()
    verdict = broken(
        "S314",
        view.address("total.score"),
        total.score.place,
        Severity.WARNING,
        message,
        printed=score.text,
        advice=Text(f"把{lost}分补到指标的分值上", f"allot the {lost} points to indicators"),
        related=related,
    )
    assert verdict.finding is not None
    grouped = msgspec.structs.replace(verdict.finding, group=uneven_split(view))
    yield msgspec.structs.replace(verdict, finding=grouped)
