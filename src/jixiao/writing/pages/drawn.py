"""Pages for a terminal: tables drawn with lines, merged cells as one, Chinese characters two columns
wide.
"""

from __future__ import annotations

import msgspec
from rich.cells import cell_len, chop_cells, set_cell_size

from jixiao.writing.pages.page import Cell, Page, Paragraph, Table, printable

WIDEST, NARROWEST = 28, 2  # columns of the terminal that one column of a table takes
_JOINTS = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"  # by arms: 1 up, 2 right, 4 down, 8 left


def drawn(page: Page, width: int) -> str:
    """A page's paragraphs and tables in ``width`` columns; pictures are left out."""
    blocks = (
        _Drawing.of(block, width).text() if isinstance(block, Table) else printable(block.text)
        for block in page.blocks
        if isinstance(block, Table | Paragraph)
    )
    return "\n".join(blocks)


class _Drawing(msgspec.Struct, frozen=True):
    """A table with the cell at every position, the columns' widths and the rows' heights."""

    owners: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]

    @classmethod
    def of(cls, table: Table, width: int) -> _Drawing:
        """The table laid out in ``width`` columns of the terminal."""
        widths = _widths(table, width)
        owners = tuple(
            tuple(table.at(row, column) for column in range(1, table.columns + 1))
            for row in range(1, table.rows + 1)
        )
        return cls(owners, widths, _heights(table, widths))

    def text(self) -> str:
        """The drawing."""
        lines = [self._border(0)]
        for row, height in enumerate(self.heights):
            lines += [self._line(row, within) for within in range(height)]
            lines.append(self._border(row + 1))
        return "\n".join(lines)

    def _line(self, row: int, within: int) -> str:
        parts = [
            _words(cell, self.widths, within + self._above(cell, row))
            for cell in dict.fromkeys(self.owners[row])
        ]
        return "│" + "│".join(parts) + "│"

    def _above(self, cell: Cell, row: int) -> int:
        """How many lines of a cell stand above a row, the lines between rows counted."""
        return sum(height + 1 for height in self.heights[cell.row - 1 : row])

    def _border(self, row: int) -> str:
        """The line above a row (0-based), below the last one where there is none."""
        parts, column, columns = [self._joint(row, 0)], 0, len(self.widths)
        while column < columns:
            cell = self._at(row, column)
            step = 1
            if cell is not None and cell is self._at(row - 1, column):
                step = cell.column_span
                parts.append(_words(cell, self.widths, self._above(cell, row) - 1))
            else:
                parts.append("─" * (self.widths[column] + 2))
            column += step
            parts.append(self._joint(row, column))
        return "".join(parts)

    def _joint(self, row: int, column: int) -> str:
        corner = [self._at(row - 1, column - 1), self._at(row - 1, column)]
        below = [self._at(row, column - 1), self._at(row, column)]
        arms = (
            (1, corner[0] is not corner[1]),
            (2, corner[1] is not below[1]),
            (4, below[0] is not below[1]),
            (8, corner[0] is not below[0]),
        )
        return _JOINTS[sum(arm for arm, there in arms if there)]

    def _at(self, row: int, column: int) -> Cell | None:
        inside = 0 <= row < len(self.owners) and 0 <= column < len(self.widths)
        return self.owners[row][column] if inside else None


def _widths(table: Table, width: int) -> tuple[int, ...]:
    """Every column as wide as its own cells need, the widest narrowed until the table fits."""
    widths = [NARROWEST] * table.columns
    for cell in table.cells:
        if cell.column_span == 1:
            needed = min(cell_len(printable(cell.text)), WIDEST)
            widths[cell.column - 1] = max(widths[cell.column - 1], needed)
    room = width - 3 * table.columns - 1
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return tuple(widths)


def _heights(table: Table, widths: tuple[int, ...]) -> tuple[int, ...]:
    heights = [1] * table.rows
    for cell in sorted(table.cells, key=lambda each: each.row_span):
        first, last = cell.row - 1, cell.row + cell.row_span - 1
        there = sum(heights[first:last]) + cell.row_span - 1
        heights[last - 1] += max(0, len(_wrapped(cell, widths)) - there)
    return tuple(heights)


def _inner(cell: Cell, widths: tuple[int, ...]) -> int:
    first = cell.column - 1
    return sum(widths[first : first + cell.column_span]) + 3 * (cell.column_span - 1)


def _wrapped(cell: Cell, widths: tuple[int, ...]) -> list[str]:
    return [
        part
        for line in printable(cell.text).split("\n")
        for part in chop_cells(line, _inner(cell, widths)) or [""]
    ]


def _words(cell: Cell, widths: tuple[int, ...], line: int) -> str:
    lines = _wrapped(cell, widths)
    text = lines[line] if line < len(lines) else ""
    return f" {set_cell_size(text, _inner(cell, widths))} "
