"""Rows of grids as lines of filled cells, the common ground of true tables and tab-separated text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.documents import Cell, Grid
from jixiao.core.figures import Figure, parse
from jixiao.recognition.forms.words import clean, key


class Slot(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A filled cell: its first column, the column after its last, its printed text."""

    start: int
    end: int
    text: str
    cell: Cell

    @property
    def key(self) -> str:
        """What the cell says as a label."""
        return key(self.text)

    @property
    def figure(self) -> Figure | None:
        """The cell's figure where it is one figure and nothing else; read once."""
        if "figure" not in self.__dict__:
            self.__dict__["figure"] = parse(self.text) if len(self.text) < 40 else None
        found: Figure | None = self.__dict__["figure"]
        return found


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """The filled cells that begin in one row, left to right; ``block`` is the grid's index in the document."""

    slots: tuple[Slot, ...]
    row: int
    block: int
    width: int
    merged_known: bool

    @property
    def first(self) -> Slot:
        """The leftmost filled cell."""
        return self.slots[0]

    def after(self, slot: Slot) -> Slot | None:
        """The filled cell right of another."""
        index = self.slots.index(slot) + 1
        return self.slots[index] if index < len(self.slots) else None


def lines_of(grid: Grid, block: int) -> Iterator[Line]:
    """The rows of a grid that hold anything."""
    for row, cells in enumerate(grid.by_row(), start=1):
        slots = tuple(_slots(cells))
        if slots:
            yield Line(slots=slots, row=row, block=block, width=grid.columns, merged_known=grid.merged_known)


def _slots(cells: list[Cell]) -> Iterator[Slot]:
    for cell in cells:
        text = clean(cell.text)
        if text:
            yield Slot(start=cell.column, end=cell.column + cell.column_span, text=text, cell=cell)
