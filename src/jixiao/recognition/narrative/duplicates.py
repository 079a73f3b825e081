"""Columns and rows of a fund table that print one item twice on purpose, and rows whose cells moved
up over empty ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from jixiao.core.documents import Grid
from jixiao.core.periods import WHOLE_YEAR, months_of_head
from jixiao.core.regex import regex
from jixiao.core.statements import BUDGET
from jixiao.knowledge.items import CURRENT_BALANCE, EXPENDITURE, INCOME, is_stock
from jixiao.recognition.narrative.axes import Axes, Meaning
from jixiao.recognition.narrative.state import WITH_FLOWS, WITHOUT_FLOWS

_OF_STRETCH = regex(r"当期|本期|本月|当月|本季|当季")
_TO_DATE = regex(r"累计")
_ADJUSTED = regex(r"调整")


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
        if _OF_STRETCH.search(head.words) and _has_year_to_date(head, others):
            found.add(column)
    return frozenset(found)


def _has_year_to_date(head: Meaning, others: list[Meaning]) -> bool:
    """Whether a column of a stretch has one of the year to date beside it; 当期结余 where 当期收入 has
    one, which is then of the same stretch.
    """
    of_stretch = [each for each in (head, *others) if _OF_STRETCH.search(each.words)]
    asked = of_stretch if head.item == CURRENT_BALANCE else [head]
    return any(_to_date_of(each, other) for each in asked for other in others)


def _to_date_of(head: Meaning, other: Meaning) -> bool:
    """Whether a column (累计执行数) is the year to date of one of a stretch (当期执行数). 累计结余 is of
    nothing but itself, and 当期结余 is an item too.
    """
    if other.last_year or not _says_to_date(other):
        return False
    same = head.item == other.item
    return same or (None in (head.item, other.item) and head.item != CURRENT_BALANCE)


def _says_to_date(head: Meaning) -> bool:
    """Whether 累计 in a head says the year to date; in 累计结余 it is the name of a stock."""
    return _TO_DATE.search(head.words) is not None and not (head.item and is_stock(head.item))


def flows_of_totals(axes: Axes) -> dict[int, str]:
    """Row → 含往来 for 收入合计 and 不含往来 for 收入小计, where a table has both."""
    found: dict[int, str] = {}
    for side in (INCOME, EXPENDITURE):
        sums = {
            row: label.words[-2:]
            for row, label in axes.rows.items()
            if regex(rf"{side}(?:合计|总计|小计)$").search(label.words)
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
                if regex("结[余存]").search(label.words)
            }
        )
    return found


def stretch_of(title: str, axes: Axes) -> tuple[int, int] | None:
    """First and last month that a table tells of, where its title says so (2季度, 上半年, 1-9月) or
    all heads that name months name the same; None for a whole year. A title's quarter is one of
    the quarterly reports, which tell of the year to date, as do heads that say 累计.
    """
    named = months_of_head(title)
    if named is not None:
        to_date = "季度" in title or any(map(_says_to_date, axes.columns.values()))
        return 1 if to_date else named[0], named[1]
    heads = months_of(axes.columns)
    return heads.pop() if len(heads) == 1 else None


def months_of(heads: Mapping[int, Meaning]) -> set[tuple[int, int]]:
    """The different stretches of months that heads name."""
    return {each.months for each in heads.values() if each.months not in (None, WHOLE_YEAR)}


def span_of(heads: Mapping[int, Meaning]) -> tuple[int, int] | None:
    """First and last month of all that several heads name (1月, 2月, 3月, a 小计 of theirs apart),
    which their 合计 is of; None where they don't follow upon each other.
    """
    named = sorted(months_of(heads))
    shortest = min((last - first for first, last in named), default=0)
    named = [(first, last) for first, last in named if last - first == shortest]
    follow = all(later[0] == earlier[1] + 1 for earlier, later in pairwise(named))
    return (named[0][0], named[-1][1]) if len(named) > 1 and follow else None


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
