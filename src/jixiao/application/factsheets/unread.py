"""What stands in cells of a fact sheet that nothing reads: told by its cell, so that no figure is lost
without a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from jixiao.application.factsheets.cells import Table
from jixiao.core.documents import Grid
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity, Text
from jixiao.reading.sheets.cells import letters
from jixiao.writing.factsheet.shape import (
    BASIC_HINTS,
    BASICS,
    COMPUTED_ROWS,
    FUND_LABEL,
    GUIDE,
    MARK,
    POLICIES,
    TEXTS,
)

_NO_HEAD = Text("这一栏没有表头", "its column has no head")
_NOT_WANTED = Text("这一格不用填", "nothing is to be written there")
_BESIDE = Text("这一页只读前两栏", "two columns of this sheet are read")
_COMPUTED = Text("这一格由别的格算出，不用填", "it is computed of other cells")
_LABELLED = 2  # columns of a sheet of labels and values


def unread_in_fund(grid: Grid, tables: Iterable[Table]) -> Iterator[Finding]:
    """What stands in a fund's sheet beside the cells that its sections have."""
    for cell in grid.cells:
        if cell.row == 2 and cell.column > _LABELLED and cell.text.strip():
            yield _unread(grid, cell.row, cell.column, cell.text, _BESIDE)
    for table in tables:
        for line in table.lines:
            for column, text in line.texts.items():
                if column not in table.headed:
                    yield _unread(grid, line.row, column, text, _why_not(column, table))
                elif _is_computed(line.label, table) and _is_typed(grid, line.row, column):
                    yield _unread(grid, line.row, column, text, _COMPUTED)


def _is_computed(label: str, table: Table) -> bool:
    return table.section.kind in ("balances", "levy") and label in COMPUTED_ROWS


def _is_typed(grid: Grid, row: int, column: int) -> bool:
    """Whether a person wrote a number over the formula of a cell."""
    cell = grid.at(row, column)
    return cell is not None and cell.formula is None


def _why_not(column: int, table: Table) -> Text:
    """Why a cell is not read."""
    return _NOT_WANTED if column <= len(table.section.columns) + 1 else _NO_HEAD


def unread_beside(grid: Grid) -> Iterator[Finding]:
    """What stands in the sheets of basics, of texts and of common documents beside their columns."""
    if grid.sheet == POLICIES:
        headed = {cell.column for cell in grid.cells if cell.row == 1 and cell.text.strip()}
        read: Collection[int] = headed
    else:
        read = range(1, _LABELLED + 1)
    hints = frozenset(BASIC_HINTS.values()) if grid.sheet == BASICS else frozenset[str]()
    for cell in grid.cells:
        if cell.row == 1 or cell.column in read or not cell.text.strip():
            continue
        if cell.text.strip() not in hints:
            why = _NO_HEAD if grid.sheet == POLICIES else _BESIDE
            yield _unread(grid, cell.row, cell.column, cell.text, why)


def unread_sheets(grids: Iterable[Grid], read: Collection[str]) -> Iterator[Finding]:
    """Sheets that are none of a fact sheet's, and in which something stands."""
    for grid in grids:
        known = grid.sheet in (*read, BASICS, TEXTS, POLICIES, GUIDE)
        if not known and any(cell.text.strip() for cell in grid.cells):
            yield fault(
                "E016",
                f"“{grid.sheet}”页没有读：不是收支事实表的页（一项基金的页，第2行是{FUND_LABEL}，"
                f"第1行的标题里有“{MARK}”）",
                f"the sheet {grid.sheet} was not read: it is none of a fact sheet's",
                severity=Severity.REMARK,
            )


def _unread(grid: Grid, row: int, column: int, text: str, why: Text) -> Finding:
    cell = f"{grid.sheet}!{letters(column)}{row}"
    said = text.strip()
    return fault(
        "E021",
        f"{cell} 填的“{said}”没有读：{why.zh}",
        f"{cell} {said!r} was not read: {why.en}",
        cell,
        said,
        severity=Severity.WARNING,
    )
