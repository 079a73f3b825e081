"""Rows of grids as lines of filled cells, the common ground of true tables and tab-separated text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from jixiao.core.documents import Cell, Grid
from jixiao.core.figures import parse
from jixiao.core.words import DOUBTED, PENDING
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.repeats import repeats_merges, without_repeats
from jixiao.recognition.forms.slots import Slot
from jixiao.recognition.forms.words import clean, only_emphasised, trimmed

_PENDING = (f"：{PENDING}", f":{PENDING}")
__all__ = ["Line", "Slot", "heads_inside", "lines_of", "together"]


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
    own = {cell.text for cell in grid.cells if only_emphasised(cell.text)}
    if any(_is_of_the_form(clean(text)) for text in own):
        own = set()
    rows = [tuple(_slots(row, own)) for row in cells]
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


def heads_inside(parent: Slot, above: Line, below: Line) -> list[Slot]:
    """The heads of a row that stand below one of the row above; in text it reaches to the next one, or
    to the table's edge, if one stands below its first column.
    """
    end = parent.end
    if not above.merged_known:
        after = above.after(parent)
        end = after.start if after is not None else above.width + 1
        first = next((slot for slot in below.slots if slot.start == parent.start), None)
        if first is None or first.text == parent.text:
            return [] if first is None else [first]
    return [slot for slot in below.slots if parent.start <= slot.start < end]


def together(parent: Slot, slot: Slot, is_field: Callable[[str], bool]) -> str | None:
    """The words of a head and of the one above it as those of one field; None where they name none."""
    both = (slot.key + parent.key, parent.key + slot.key)
    return next((text for text in both if is_field(text)), None)


def _is_of_the_form(text: str) -> bool:
    """Whether a text is a figure, a head or a level of the form: where such are emphasised by tags,
    a converter wrote them, and not who filled the form in.
    """
    heads = (v.indicator_role(text), v.funding_role(text), v.level_of(text))
    return parse(text) is not None or any(heads)


def _slots(cells: list[Cell], own: set[str]) -> Iterator[Slot]:
    for cell in cells:
        text = trimmed(cell.text) if cell.text in own else clean(cell.text)
        if text.endswith(_PENDING):  # a draft's mark of what is still to come: nothing yet
            text = text.removesuffix(PENDING)
        text = text.removesuffix(DOUBTED)
        if text and text != PENDING:
            yield Slot(start=cell.column, end=cell.column + cell.column_span, text=text, cell=cell)
