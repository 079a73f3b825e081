"""A filled cell of a grid as recognition looks at it."""

from __future__ import annotations

import msgspec

from jixiao.core.documents import Cell
from jixiao.core.figures import Figure, parse
from jixiao.recognition.forms.words import key


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

    def reaches(self, beside: Slot) -> bool:
        """Whether its cell is merged down from a row above to the one of another of its grid."""
        own, other = self.cell, beside.cell
        return (own.place.table, own.place.sheet) == (other.place.table, other.place.sheet) and (
            own.row < other.row < own.row + own.row_span
        )


def carried(own: Slot | None, above: Slot | None, beside: Slot) -> Slot | None:
    """A row's own cell of a column, else the one above where it is merged down into the row."""
    return above if own is None and above is not None and above.reaches(beside) else own
