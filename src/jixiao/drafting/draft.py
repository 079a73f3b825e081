"""The drafted report: lines, the analysis table and the places of charts, in order, still without a
format.
"""

from __future__ import annotations

import msgspec

PROMPT = "【请填写："
FLOWS, EXECUTION, MONTHS, ATTAINMENT = "flows", "execution", "months", "attainment"


class Line(msgspec.Struct, frozen=True):
    """A paragraph; ``style`` as the writers know it (title, subtitle, cover, h1, h2, h3, p, right,
    note).
    """

    text: str
    style: str = "p"

    @property
    def to_fill(self) -> bool:
        """Whether people still have to fill something in."""
        return PROMPT in self.text


class DraftCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of the analysis table, 1-based, with its spans."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    bold: bool = False


class DraftTable(msgspec.Struct, frozen=True, kw_only=True):
    """The analysis table; ``widths`` are shares of the page's."""

    cells: tuple[DraftCell, ...]
    rows: int
    columns: int
    widths: tuple[int, ...]
    header_rows: int = 1


class Chart(msgspec.Struct, frozen=True):
    """The place of a chart: its kind (FLOWS, EXECUTION, MONTHS, ATTAINMENT) and the caption below
    it.
    """

    kind: str
    caption: str


Block = Line | DraftTable | Chart


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A report: the cover, and the body without the annexed forms."""

    title: str
    cover: tuple[Line, ...]
    body: tuple[Block, ...]
