"""Lays cells with spans out on a grid, as a browser does, within bounds."""

from __future__ import annotations

import msgspec

from jixiao.reading import limits, problems
from jixiao.reading.problems import Refused


class Slot(msgspec.Struct, frozen=True):
    """Where a cell came to stand."""

    row: int
    column: int
    row_span: int
    column_span: int


class Layout:
    """Gives each cell of a row the next free columns; rows reach down over later rows."""

    def __init__(self) -> None:
        self.row = 0
        self.columns = 0
        self._next = 1
        self._taken: dict[int, set[int]] = {}
        self._area = 0

    def next_row(self) -> None:
        """Begin the next row."""
        self._taken.pop(self.row, None)
        self.row += 1
        self._next = 1

    def place(self, row_span: int, column_span: int) -> Slot:
        """The slot of the next cell of this row."""
        taken = self._taken.get(self.row, set())
        column = self._next
        while column in taken:
            column += 1
        width = 1
        while width < column_span and column + width not in taken:
            width += 1
        self._count(row_span * width)
        for below in range(self.row + 1, self.row + row_span):
            self._taken.setdefault(below, set()).update(range(column, column + width))
        self._next = column + width
        self.columns = max(self.columns, column + width - 1)
        return Slot(self.row, column, row_span, width)

    def _count(self, area: int) -> None:
        self._area += area
        if self._area > limits.MAX_AREA:
            raise Refused(
                problems.over_limit(
                    "表格的合并单元格大得不合常理", "The spans of a table are beyond reason"
                )
            )


def checked_area(rows: int, columns: int) -> None:
    """Refuse a grid that would be too large to walk over."""
    if rows * columns > limits.MAX_AREA:
        raise Refused(
            problems.over_limit(
                f"表格过大（{rows} 行 × {columns} 列）",
                f"A table is too large ({rows} rows × {columns} columns)",
            )
        )
