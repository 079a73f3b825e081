"""Rows of an empty form as they can be copied: which cells a copy has for itself and which grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from jixiao.core.blanks import BlankField, BlankRow
from jixiao.core.documents import Cell, Grid
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.knowledge.prompts import is_open
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.natures import CORNER
from jixiao.recognition.forms.standing import Column

_LEFT = (CORNER, v.LEVEL1, v.LEVEL2)
_NAME = regex(r"([A-Z]{1,3})(\d{1,7})")
Cells = Callable[[Place], tuple[int, Cell] | None]


def goal_edge(fields: Mapping[str, BlankField], cell_of: Cells) -> int | None:
    """The first column of the goals' cells."""
    found = [cell_of(field.place) for field in fields.values()]
    return min((each[1].column for each in found if each is not None), default=None)


class RowReader:
    """One row of a grid."""

    def __init__(self, grid: Grid, row: int, columns: Sequence[Column]) -> None:
        self._grid, self._row, self._columns = grid, row, columns

    def row(self, at: Place, fields: Mapping[str, BlankField], edge: int) -> BlankRow:
        """The row as it can be copied; cells left of ``edge`` grow, those of levels as well."""
        inner = [each.start for each in self._columns if each.role not in _LEFT]
        first = min(edge, *inner) if inner else edge
        repeats = self._repeats()
        return BlankRow(
            at=at,
            fields=fields,
            own=tuple(self._own(first, repeats)),
            ending=tuple(self._ending(first)),
            level1=self._level(v.LEVEL1),
            level2=self._level(v.LEVEL2),
            repeats=repeats,
        )

    def _own(self, first: int, repeats: bool) -> Iterator[Place]:
        level = {each.start for each in self._columns if each.role in _LEFT[1:]}
        for cell in self._grid.by_row()[self._row - 1]:
            if cell.row_span == 1 and (
                cell.column >= first
                or (repeats and cell.column in level)
                or (cell.column in level and is_open(cell.text) and self._row > 1)
            ):
                yield self._at(cell.column)

    def _ending(self, first: int) -> Iterator[Place]:
        for cell in self._grid.covering(self._row):
            last = cell.row + cell.row_span - 1
            if cell.column >= first and cell.row_span > 1 and last == self._row:
                yield self._at(cell.column)

    def _level(self, role: str) -> Place | None:
        column = next((each for each in self._columns if each.role == role), None)
        cell = self._grid.at(self._row, column.start) if column is not None else None
        return self._at(cell.column) if cell is not None else None

    def _repeats(self) -> bool:
        """Whether the levels are printed in each row anew."""
        for column in self._columns:
            if column.role not in _LEFT[1:]:
                continue
            own = self._grid.at(self._row, column.start)
            for row in (self._row - 1, self._row + 1):
                other = self._grid.at(row, column.start)
                if (
                    own is not None
                    and other is not None
                    and other is not own
                    and own.text.strip()
                    and own.text == other.text
                    and not is_open(own.text)
                ):
                    return True
        return False

    def _at(self, column: int) -> Place:
        """The place of a position of the row, also where a cell from above covers it."""
        table = self._grid.place.table
        if table is not None:
            return Place(table=table, row=self._row, column=column)
        row = next((each for each in map(_named, self._in_row()) if each), ("", ""))[1]
        letters = next(
            (
                name[0]
                for cell in self._grid.cells
                if cell.column == column and (name := _named(cell.place))
            ),
            "",
        )
        return Place(sheet=self._grid.sheet, cell=f"{letters}{row}")

    def _in_row(self) -> Iterator[Place]:
        for cell in self._grid.by_row()[self._row - 1]:
            yield cell.place


def _named(place: Place) -> tuple[str, str] | None:
    match = _NAME.fullmatch(place.cell or "")
    return (match.group(1), match.group(2)) if match else None


def opened(field: BlankField, *, locked: bool) -> BlankField:
    """The field as a protected sheet leaves it."""
    return msgspec.structs.replace(field, open=field.open and not locked, locked=locked)
