"""S301: the points of the rows against the points in their level-2 heading."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.points import (
    exceeded,
    heading_operand,
    incomplete,
    points_tie,
    row_points,
    softer,
    split_evenly,
    unread,
)
from jixiao.checks.registry import check
from jixiao.checks.rows import rows_of
from jixiao.checks.verdicts import broken, of_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import LevelPoints
from jixiao.core.headings import bare_heading
from jixiao.core.ties import Operand
from jixiao.core.words import quoted


@check(
    "S301",
    "二级指标标题分值与各行分值之和不符",
    "points under a level-2 heading do not add up to it",
    over="form",
    source="arithmetic",
)
def level2_points(view: FormView) -> Iterator[Verdict]:
    """
    查什么：“数量指标（10分）”这类二级指标标题上的分值，是否等于它下面各三级指标分值之和；标题有分值而下面一条指标也没有的也报。
    为什么：分值分不平，总分就加不到100，完成得再好也拿不满分。
    依据：算术关系；分值是定好的数，不存在四舍五入，3.3+3.3+3.3是9.9，不是10。
    已知例外：有一行读不出来的不查（R121报），有一行没有分值的（S320报）只看其余各行是否已经超过标题；平均分摊除不尽造成的零头（10分摊给3行各3.3分）降为警告，建议最后一行补足；下面各行都没填分值的不查。
    """
    for index, heading in enumerate(view.form.level_points):
        operand = heading_operand(view, index)
        if heading.level != 2 or operand is None or unread(view, only=heading.indicators):
            continue
        parts = row_points(view, only=heading.indicators)
        if incomplete(view, heading.indicators):
            verdict = exceeded("S301", operand, parts)
        else:
            verdict = _under(operand, parts) if parts else _empty(view, heading, operand)
        if verdict is not None:
            yield verdict


def _under(operand: Operand, parts: list[Operand]) -> Verdict | None:
    verdict = of_tie(points_tie("S301", operand, parts))
    if verdict is None or not split_evenly(operand.figure.value, parts):
        return verdict
    return softer(verdict)


def _empty(view: FormView, heading: LevelPoints, operand: Operand) -> Verdict | None:
    rows = [row for row in rows_of(view) if row.index in heading.indicators]
    if operand.figure.value == 0 or any(row.name for row in rows) or not row_points(view):
        return None
    points, groups = operand.figure.text, _groups_with(view, heading)
    message = Text(
        f"{heading.name}标题列了{points}分，下面没有填任何指标，这部分分值没有着落",
        f"the heading “{heading.name}” has {points} points and no indicator under it",
    )
    if len(groups) > 1:
        message = Text(
            f"{heading.name}标题列了{points}分，{'、'.join(groups)}下都有，说不清是哪一个的，没有核对",
            f"“{heading.name}” with {points} points stands under {quoted(groups)}; of which it is cannot"
            " be said, and it was not checked",
        )
    return broken(
        "S301",
        operand.address,
        operand.place,
        Severity.WARNING,
        message,
        printed=points,
        advice=None
        if len(groups) > 1
        else Text(
            "请把属于这个标题的指标归到它下面，或者补填指标",
            "put the indicators that belong to the heading under it, or add them",
        ),
    )


def _groups_with(view: FormView, heading: LevelPoints) -> list[str]:
    """The level-1 names whose rows bear the name of a heading that none of them is known to have."""
    if heading.parent is not None or heading.indicators:
        return []
    wanted = bare_heading(heading.name)
    named = (row.level1 for row in rows_of(view) if bare_heading(row.level2) == wanted)
    return list(dict.fromkeys(map(bare_heading, named)))
