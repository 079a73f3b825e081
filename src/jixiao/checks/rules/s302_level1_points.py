"""S302: the points in a level-1 heading against its level-2 headings and its rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks.points import (
    adopted,
    children,
    exceeded,
    headed_in_full,
    heading_operand,
    incomplete,
    only_rounded,
    points_tie,
    row_points,
    softer,
    split_evenly,
    unread,
)
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import Limit, Verdict
from jixiao.core.forms import LevelPoints
from jixiao.core.ties import Operand


@check(
    "S302",
    "一级指标标题分值与下级之和不符",
    "points under a level-1 heading do not add up to it",
    over="form",
    source="arithmetic",
)
def level1_points(view: FormView) -> Iterator[Verdict]:
    """
    查什么：“产出指标（50分）”这类一级指标标题上的分值，是否等于其下二级标题分值之和，以及其下各行分值之和。
    为什么：一级指标的权重是上级定的，下面分多了分少了都影响总分。
    依据：算术关系；分值是定好的数，不存在四舍五入。
    已知例外：有一行读不出来的，不比各行（R121报），有一行没有分值的（S320报）只看其余各行是否已经超过标题；只因二级指标平均分摊除不尽而差的零头降为警告；各行没填分值的不查。
    """
    for index, heading in enumerate(view.form.level_points):
        operand = heading_operand(view, index)
        if heading.level == 1 and operand is not None:
            yield from _judged(view, index, heading, operand)


def _judged(
    view: FormView, index: int, heading: LevelPoints, operand: Operand
) -> Iterator[Verdict]:
    below = children(view, index)
    parts = row_points(view, only=heading.indicators)
    covered = {number for _, each in below for number in each.indicators}
    by_headings = None
    if below and covered >= set(heading.indicators):
        headings = [
            found for number, _ in below if (found := heading_operand(view, number)) is not None
        ]
        by_headings = (
            of_tie(points_tie("S302", operand, headings)) if len(headings) == len(below) else None
        )
    known = bool(parts) and not unread(view, only=heading.indicators)
    if known and incomplete(view, heading.indicators):
        by_rows = exceeded("S302", operand, parts)
    else:
        by_rows = _by_rows(view, below, operand, parts) if known else None
    if _reaches_further(view, index, operand, parts):
        return
    if by_headings is not None and by_headings.finding is not None and by_rows is not None:
        by_rows = msgspec.structs.replace(by_rows, finding=None)
    told = [verdict for verdict in (by_headings, by_rows) if verdict is not None]
    yield from (_held_fast(each, operand) for each in told) if headed_in_full(view) else told


def _held_fast(verdict: Verdict, heading: Operand) -> Verdict:
    """The verdict of a heading that makes a full mark with the others: its rows are to change."""
    value = heading.figure.value
    limit = Limit(address=heading.address, low=value, high=value)
    return msgspec.structs.replace(verdict, limits=(limit,))


def _reaches_further(view: FormView, index: int, operand: Operand, parts: list[Operand]) -> bool:
    """A heading that its rows make up only together with the next ones, which seem to be level-2
    headings of it (a lost merged cell).
    """
    value = sum((part.figure.value for part in parts), Decimal(0))
    if value == operand.figure.value:
        return False
    for other in adopted(view, index):
        value += other.figure.value
        if value == operand.figure.value:
            return True
    return False


def _by_rows(
    view: FormView, below: list[tuple[int, LevelPoints]], operand: Operand, parts: list[Operand]
) -> Verdict | None:
    verdict = of_tie(points_tie("S302", operand, parts))
    if verdict is None or verdict.finding is None:
        return verdict
    even = only_rounded(view, below) or split_evenly(operand.figure.value, parts)
    return softer(verdict) if even else verdict
