"""Whether a filling template still has its sheets and columns: what was renamed, moved out of the first
row, doubled or taken away is told by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.core.documents import Grid
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.knowledge.layouts.layout import Layout
from jixiao.writing.template import (
    BASICS,
    FUNDING,
    GOALS,
    HEADINGS,
    INDICATORS,
    NOTES,
    NUMBER,
    Column,
    columns_of,
)

SHEETS = (BASICS, FUNDING, GOALS, INDICATORS, HEADINGS, NOTES)
_LAYOUT = "样式"
_ALWAYS = frozenset({"funding.source", "indicators.name", "indicators.target"})
"""Columns that the rows of a sheet are nothing without, whatever the layout."""


def numbered(grid: Grid) -> bool:
    """Whether a sheet has the number column of the template in its first row."""
    return any(cell.row == 1 and cell.text.strip() == NUMBER for cell in grid.cells)


def heads_of(grid: Grid) -> list[str]:
    """The heads of a sheet, without the mark of what must be filled in."""
    row = [cell.text.strip() for cell in grid.cells if cell.row == 1]
    return [text.rstrip("*＊ ") for text in row if text]


def misshapen(grids: Sequence[Grid]) -> Iterator[Finding]:
    """Sheets that were renamed or taken away, heads that are not in the first row or stand there
    twice.
    """
    names = {grid.sheet for grid in grids}
    for name in (BASICS, INDICATORS):
        if name not in names:
            yield fault(
                "E021",
                f"模板里没有“{name}”页；页名不要改，也不要删",
                f"the template has no sheet {name}; do not rename or delete its sheets",
            )
    for grid in grids:
        if grid.sheet not in SHEETS:
            if numbered(grid):
                listed = "、".join(SHEETS)
                yield fault(
                    "E021",
                    f"不认得“{grid.sheet}”页；模板的页名应为 {listed}",
                    f"unknown sheet {grid.sheet!r}; known are {listed}",
                )
            continue
        if not numbered(grid):
            yield fault(
                "E021",
                f"“{grid.sheet}”页第1行应为表头（{NUMBER}等），上面不要加行",
                f"row 1 of the sheet {grid.sheet} must hold the heads",
            )
            continue
        heads = heads_of(grid)
        for head in sorted({head for head in heads if heads.count(head) > 1}):
            yield fault(
                "E021",
                f"“{grid.sheet}”页有两列都叫“{head}”，请去掉一列",
                f"two columns of the sheet {grid.sheet} are called {head!r}",
            )


def without_columns(grids: Sequence[Grid], layouts: Mapping[str, Layout]) -> Iterator[Finding]:
    """Columns that the template of the layout which the forms name had, and that are gone: an error
    where nothing can be made of the rows without them, else a warning, as they count as empty.
    """
    layout = next(filter(None, map(layouts.get, _layouts_named(grids))), None)
    wanted, known = columns_of(layout), columns_of(None)
    for grid in grids:
        name = grid.sheet or ""
        if name not in SHEETS or not numbered(grid):
            continue
        heads = heads_of(grid)
        usual = {column.head for column in known.get(name, ())}
        strange = [head for head in heads if head not in usual]
        for column in wanted.get(name, []):
            needed = column.field in _ALWAYS or (layout is not None and column.required)
            if column.field and column.head not in heads and (needed or layout is not None):
                yield _gone(name, column, strange, needed=needed)


def _gone(sheet: str, column: Column, strange: Sequence[str], *, needed: bool) -> Finding:
    renamed = f"；不认得“{'”“'.join(strange)}”，改了名的请改回来" if strange else ""
    as_empty = "" if needed else "，按没有填处理"
    return fault(
        "E021",
        f"“{sheet}”页没有“{column.head}”一栏{as_empty}{renamed}",
        f"the sheet {sheet} has no column {column.head}"
        + ("" if needed else "; it counts as empty")
        + (f"; unknown: {', '.join(strange)}" if strange else ""),
        severity=Severity.ERROR if needed else Severity.WARNING,
    )


def _layouts_named(grids: Sequence[Grid]) -> Iterator[str]:
    """The layouts that the forms name."""
    for grid in grids:
        if grid.sheet != BASICS:
            continue
        at = {cell.column for cell in grid.cells if cell.row == 1 and cell.text.strip() == _LAYOUT}
        yield from (cell.text.strip() for cell in grid.cells if cell.row > 1 and cell.column in at)
