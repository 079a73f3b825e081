"""A document's table as the page shows it: merged cells, row labels, and of a huge one what
matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.documents import Cell, Grid
from jixiao.core.locating import Spot
from jixiao.rendering.html.marks import Mark, Marks, worst
from jixiao.rendering.html.stretches import Stretch, numbers, stretches

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_ROWS, _FIRST_ROWS, _AROUND, _MOST_COLUMNS = 400, 80, 4, 120


class Shown(msgspec.Struct, frozen=True):
    """A cell; ``classes`` say what it bears, ``first`` and ``also`` number the findings that have
    their place here or are related. A ``void`` stands where the document has no cell.
    """

    classes: str
    columns: int = 1
    rows: int = 1
    stretches: tuple[Stretch, ...] = ()
    first: str = ""
    also: str = ""
    level: str = ""


class Row(msgspec.Struct, frozen=True):
    """A row's cells, and what the findings call it (None where rows have no name)."""

    label: str | None
    cells: tuple[Shown, ...]


class Part(msgspec.Struct, frozen=True):
    """A stretch of rows, or words about the rows left out."""

    gap: str = ""
    rows: tuple[Row, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A table in its parts."""

    kind = "table"
    parts: tuple[Part, ...]


def table_of(grid: Grid, index: int, number: int, marks: Marks, language: str) -> Table:
    """The table that is block ``index`` of document ``number``."""
    parts: list[Part] = []
    at = 1
    for first, last in _segments(grid.rows, marks.rows(number, index)):
        if first > at:
            parts.append(_gap(first - at, language))
        segment = _Segment(grid, first, last, index, number, marks)
        parts.append(Part(rows=tuple(segment.row(row) for row in range(first, last + 1))))
        at = last + 1
    if at <= grid.rows:
        parts.append(_gap(grid.rows - at + 1, language))
    return Table(tuple(parts))


def _gap(count: int, language: str) -> Part:
    return Part(
        f"… {count} rows without findings …"
        if language == "en"
        else f"……此处略去没有问题的{count}行……"
    )


def _segments(rows: int, wanted: set[int]) -> list[tuple[int, int]]:
    """Stretches of rows to show: all of an ordinary table; of a huge one its beginning and what is
    around the findings.
    """
    if rows <= _MOST_ROWS:
        return [(1, rows)] if rows else []
    segments = [(1, _FIRST_ROWS)]
    for row in sorted(wanted):
        first, last = max(1, row - _AROUND), min(rows, row + _AROUND)
        if first <= segments[-1][1] + 1:
            segments[-1] = (segments[-1][0], max(last, segments[-1][1]))
        else:
            segments.append((first, last))
    return segments


class _Segment:
    """The rows ``first`` to ``last`` of a table."""

    def __init__(
        self, grid: Grid, first: int, last: int, index: int, number: int, marks: Marks
    ) -> None:
        self.grid, self.first, self.last = grid, first, last
        self.index, self.number, self.marks = index, number, marks

    def row(self, row: int) -> Row:
        """A row; a cell that began above the segment stands in its first row."""
        return Row(_label(self.grid, row), tuple(self._cells(row)))

    def _cells(self, row: int) -> Iterator[Shown]:
        empty = 0
        for column in range(1, min(self.grid.columns, _MOST_COLUMNS) + 1):
            cell = self.grid.at(row, column)
            if cell is None:
                empty += 1
                continue
            if empty:
                yield Shown("void", columns=empty)
                empty = 0
            if cell.column == column and max(cell.row, self.first) == row:
                marks = self.marks.at(self.number, Spot(self.index, cell.row, cell.column))
                yield _cell(cell, marks, min(cell.row_span - row + cell.row, self.last - row + 1))
        if empty:
            yield Shown("void", columns=empty)


def _cell(cell: Cell, marks: Sequence[Mark], rows: int) -> Shown:
    severity = worst(marks)
    classes = (
        severity.value if severity else "",
        "hid" if cell.hidden else "",
        "num" if _is_number(cell.text) else "",
    )
    inner = [mark for mark in marks if mark.end - mark.start < len(cell.text)]
    return Shown(
        classes=" ".join(filter(None, classes)),
        columns=cell.column_span,
        rows=rows,
        stretches=stretches(cell.text, inner),
        first=numbers(marks, primary=True),
        also=numbers(marks, primary=False),
        level=severity.value if severity else "",
    )


def _label(grid: Grid, row: int) -> str | None:
    """The line of a text file, the row of a spreadsheet: what the findings call the row; None in
    other formats.
    """
    first = next(iter(grid.by_row()[row - 1]), None)
    if (
        grid.place.line is None
        and grid.sheet is None
        and (first is None or first.place.line is None)
    ):
        return None
    if first is None:
        return ""
    if first.place.line is not None:
        return str(first.place.line)
    return (first.place.cell or "").lstrip(_LETTERS)


def _is_number(value: str) -> bool:
    return bool(value) and value.strip("+-−.,%％0123456789 ") == ""
