"""Columns and rows of a fund table that print one item twice on purpose, and rows whose cells moved
up over empty ones.
"""

from __future__ import annotations

import re

from jixiao.core.documents import Grid
from jixiao.core.periods import month_span
from jixiao.core.regex import regex
from jixiao.core.statements import BUDGET
from jixiao.knowledge.items import EXPENDITURE, INCOME
from jixiao.recognition.narrative.axes import Axes
from jixiao.recognition.narrative.state import WITH_FLOWS, WITHOUT_FLOWS

_OF_STRETCH = regex(r"当期|本期|本月|当月|本季|当季")
_TO_DATE = regex(r"累计")
_ADJUSTED = regex(r"调整")
_WHOLE_YEAR = 12


def superseded(axes: Axes) -> frozenset[int]:
    """Columns that another one takes the place of: the initial budget beside the adjusted, a month
    or quarter beside the year to date.
    """
    heads = axes.columns
    found: set[int] = set()
    for column, head in heads.items():
        others = [other for at, other in heads.items() if at != column and other.fund == head.fund]
        if head.basis == BUDGET and not _ADJUSTED.search(head.words):
            alike = [
                other
                for other in others
                if other.basis == BUDGET and other.item == head.item and other.period == head.period
            ]
            if any(_ADJUSTED.search(other.words) for other in alike):
                found.add(column)
        if _OF_STRETCH.search(head.words) and any(
            _TO_DATE.search(other.words) and not other.last_year for other in others
        ):
            found.add(column)
    return frozenset(found)


def flows_of_totals(axes: Axes) -> dict[int, str]:
    """Row → 含往来 for 收入合计 and 不含往来 for 收入小计, where a table has both."""
    found: dict[int, str] = {}
    for side in (INCOME, EXPENDITURE):
        sums = {
            row: label.words[-2:]
            for row, label in axes.rows.items()
            if re.search(rf"{side}(?:合计|总计|小计)$", label.words)
        }
        if "小计" in sums.values() and set(sums.values()) & {"合计", "总计"}:
            found.update(
                {row: WITHOUT_FLOWS if word == "小计" else WITH_FLOWS for row, word in sums.items()}
            )
    if found:
        found.update(
            {
                row: WITH_FLOWS
                for row, label in axes.rows.items()
                if re.search("结[余存]", label.words)
            }
        )
    return found


def stretch_of(words: str) -> int | None:
    """The month up to which a table tells, where its title or heads say so (2季度, 上半年, 1-9月);
    None for a whole year.
    """
    if re.search(r"全年实际|全年完成|第?[4四]季度", words):
        return None
    match = re.search(r"(?:20\d\d年|第)\s*([123一二三])\s*季度", words)
    if match is not None:
        return {"1": 3, "一": 3, "2": 6, "二": 6, "3": 9, "三": 9}[match.group(1)]
    month = 6 if "上半年" in words else 9 if "前三季度" in words else month_span(words)
    return None if month == _WHOLE_YEAR else month


def shifted(grid: Grid, row: int, axes: Axes) -> bool:
    """A row of a table without merges that ends before its header does and has no empty cell: its
    empty cells were lost.
    """
    if grid.merged_known:
        return False
    cells = grid.by_row()[row - 1]
    return all(cell.text for cell in cells) and bool(cells) and cells[-1].column < max(axes.columns)


def headless(grid: Grid, axes: Axes) -> bool:
    """Whether the heads lost cells: in a table without merges no header row is as wide as the body."""
    if grid.merged_known:
        return False
    widths = [max((cell.column for cell in row), default=0) for row in grid.by_row()]
    return max(widths[: axes.first_row - 1], default=0) < max(
        widths[axes.first_row - 1 :], default=0
    )
