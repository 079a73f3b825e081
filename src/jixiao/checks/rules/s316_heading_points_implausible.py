"""S316: points in a heading that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.documents import Cell, Grid
from jixiao.core.figures import fold
from jixiao.core.findings import Severity, Text, Verdict

_POINTS = re.compile(r"\(\s*([-+]?\d+(?:\.\d+)?)\s*分\s*\)")
_LONGEST, _MOST = 24, Decimal(100)


@check(
    "S316",
    "标题上的分值不可能",
    "points in a heading that cannot be",
    over="form",
    source="arithmetic",
)
def heading_points_implausible(view: FormView) -> Iterator[Verdict]:
    """
    查什么：指标标题、预算执行情况标题括号里的分值，是否大于100分或为负数。
    为什么：满分一般是100分，标题分值超过它，多半是多敲了一位。
    依据：算术关系（部分不会大于全部）。
    已知例外：总分明写是百分制以外的（如总分200分、1000分）不查。
    """
    found = list(_cells(view))
    if any("总分" in cell.text and value > _MOST for cell, value, _ in found):
        return
    total = view.form.total
    if (
        total is not None
        and total.points is not None
        and total.points.figure is not None
        and total.points.figure.value > _MOST
    ):
        return
    for number, (cell, value, match) in enumerate(found):
        if 0 <= value <= _MOST:
            continue
        printed = cell.text[match.start() : match.end()].strip("（()）")
        message = Text(
            f"“{cell.text.strip()}”的分值{printed}不可能",
            f"the points {printed} in the heading {cell.text.strip()} cannot be",
        )
        place = cell.place.narrowed(match.start(), match.end())
        yield broken(
            "S316",
            view.address(f"heading_cells[{number}]"),
            place,
            Severity.ERROR,
            message,
            printed=printed,
        )


def _cells(view: FormView) -> Iterator[tuple[Cell, Decimal, re.Match[str]]]:
    blocks = view.recognised.document.blocks
    for number in view.form.tables:
        grid = blocks[number] if number < len(blocks) else None
        for cell in grid.cells if isinstance(grid, Grid) else ():
            match = _POINTS.search(fold(cell.text)) if len(cell.text) <= _LONGEST else None
            if match is not None:
                yield cell, Decimal(match.group(1)), match
