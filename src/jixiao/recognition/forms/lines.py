"""Rows of grids as lines of filled cells, the common ground of true tables and tab-separated text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.documents import Cell, Grid
from jixiao.recognition.forms.repeats import repeats_merges, without_repeats
from jixiao.recognition.forms.slots import Slot
from jixiao.recognition.forms.words import clean

__all__ = ["Line", "Slot", "lines_of"]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """The filled cells that begin in one row, left to right; ``block`` is the grid's index in the
    document. ``whole``: the row has as many cells as the grid has columns, empty ones counted.
    """

    slots: tuple[Slot, ...]
    row: int
    block: int
    width: int
    merged_known: bool
    whole: bool = True

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
    cells = grid.by_row()
    rows = [tuple(_slots(row)) for row in cells]
    repeats = not grid.merged_known and repeats_merges(rows)
    for row, slots in enumerate(without_repeats(rows) if repeats else rows, start=1):
        if slots:
            yield Line(
                slots=slots,
                row=row,
                block=block,
                width=grid.columns,
                merged_known=grid.merged_known or repeats,
                whole=len(cells[row - 1]) == grid.columns,
            )


def _slots(cells: list[Cell]) -> Iterator[Slot]:
    for cell in cells:
        text = clean(cell.text)
        if text:
            yield Slot(start=cell.column, end=cell.column + cell.column_span, text=text, cell=cell)
