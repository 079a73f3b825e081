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
