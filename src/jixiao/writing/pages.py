"""What a writer writes: pages of paragraphs and tables with merged cells, the same for xlsx, docx, pdf and html."""

from __future__ import annotations

from decimal import Decimal

import msgspec

STYLES = ("title", "subtitle", "cover", "h1", "h2", "h3", "p", "right", "left", "note")


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A line of text outside tables; ``style`` is one of STYLES. ``to_fill`` marks a place that only people can fill."""

    text: str
    style: str = "p"
    to_fill: bool = False


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A chart or other picture; ``width`` in millimetres."""

    png: bytes
    svg: bytes | None = None
    width: int = 150
    caption: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """The anchor of a merged area, 1-based. ``text`` is what is shown.

    ``number`` with ``number_format`` (Excel's code) makes it a number in a spreadsheet; ``formula`` (A1 notation, no leading =) a live formula whose
    value is ``number``. ``align`` is left, center or right.
    """

    row: int
    column: int
    text: str = ""
    row_span: int = 1
    column_span: int = 1
    number: Decimal | None = None
    number_format: str = ""
    formula: str = ""
    align: str = "center"
    bold: bool = False
    fill: str = ""  # RRGGBB
    to_fill: bool = False


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Anchors in reading order; ``widths`` are parts of the page's width; ``header_rows`` repeat over page breaks."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    widths: tuple[int, ...] = ()
    header_rows: int = 0


Block = Paragraph | Table | Picture


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet in xlsx, one section on a new page in docx and pdf. ``paper`` is form (A4, narrow margins), landscape, or report (GB/T 9704)."""

    name: str
    blocks: tuple[Block, ...]
    paper: str = "form"
