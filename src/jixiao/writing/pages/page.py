"""What a writer writes: pages of paragraphs and tables with merged cells, the same for xlsx, docx,
pdf, html and txt.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from jixiao.core.clock import MADE_ON
from jixiao.core.findings import Text
from jixiao.core.regex import regex

LONG = 16  # characters from which a cell's text stands at the left

BLANKS = " \u3000"
FIELD = regex(r"(\{[01]\})", needs="{")
"""What a foot has in place of numbers."""
_TO_FILL = regex("(【[^【】]*】)")
_UNPRINTABLE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A line of text outside tables; ``style`` is one of the STYLES of layouts. ``to_fill`` marks a place that
    only people can fill.
    """

    text: str
    style: str = "p"
    to_fill: bool = False


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A chart or other picture; ``width`` in millimetres."""

    png: bytes
    svg: bytes | None = None
    width: int = 150
    caption: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """The anchor of a merged area, 1-based. ``text`` is what is shown.

    ``number`` with ``number_format`` (Excel's code) makes it a number in a spreadsheet; ``formula``
    (A1 notation, no leading =) a live formula whose value is ``number``, or ``text`` where it gives no
    number yet. In a sheet every paragraph takes one row and a picture PICTURE_ROWS. ``align`` is left,
    center or right. ``open`` is below or above where the cell goes on there without a line.
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
    open: str = ""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Rows within a table that head the rows below them: ``first`` to ``last`` head those up to
    ``until``, 1-based and inclusive.
    """

    first: int
    last: int
    until: int


class Table(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Anchors in reading order; ``widths`` are parts of the page's width; ``header_rows`` repeat
    over page breaks, ``heads`` on pages that begin in their part of the table; ``together`` keeps a
    short table on one page; ``points`` is the size of its text where it is not the usual one;
    rows that are ``leading`` stay on one page with the next; a ``spacious`` one leaves room above and
    below its texts.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    widths: tuple[int, ...] = ()
    header_rows: int = 0
    heads: tuple[Head, ...] = ()
    together: bool = False
    points: Decimal | None = None
    leading: tuple[int, ...] = ()
    spacious: bool = False

    def shares(self) -> tuple[int, ...]:
        """The widths, equal ones where none are given."""
        return self.widths if len(self.widths) == self.columns else (1,) * self.columns

    def at(self, row: int, column: int) -> Cell:
        """The anchor that covers a position."""
        return next(
            cell
            for cell in self.cells
            if cell.row <= row < cell.row + cell.row_span
            and cell.column <= column < cell.column + cell.column_span
        )


Block = Paragraph | Table | Picture


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet in xlsx, one section on a new page in docx and pdf. ``paper`` is form (A4, narrow
    margins), landscape, or report (GB/T 9704). ``foot`` is what a docx and a pdf print at the foot of
    each of its pages, {0} the page and {1} how many there are; pages behind it without one go on with
    it. Numbers begin where the first foot stands; a pdf prints
    those of reports and letters. ``outer`` feet stand at the outer edge of a page,
    one character in, as GB/T 9704 has it.
    """

    name: str
    blocks: tuple[Block, ...]
    paper: str = "form"
    foot: str = ""
    outer: bool = False


NUMBERED = Text("第{0}页 共{1}页", "{0} / {1}")
"""The foot of a page of letters."""
TABLE_POINTS = Decimal("10.5")
"""The size of tables in letters."""
OFFICIAL = "— {0} —"
"""The foot of a page of an official document (GB/T 9704)."""


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of itself: its title, and who made it when (fixed, so that a second
    run gives the same bytes). ``rules`` (``id@version#digest``) is the rule pack that the user chose
    for it; text files have no place for it.
    """

    title: str = ""
    rules: str = ""
    author: str = "Jixiao"
    made_on: datetime = MADE_ON


def printable(text: str) -> str:
    """The text without control characters, which no format can hold; line breaks and tabs stay."""
    if text.isprintable():  # as nearly all are
        return text
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def pieces(paragraph: Paragraph) -> tuple[tuple[str, bool], ...]:
    """A paragraph's words, and which of them people have to fill: what stands in 【】, else all of
    a paragraph marked ``to_fill``.
    """
    if not paragraph.to_fill:
        return ((paragraph.text, False),)
    parts = tuple((part, part.startswith("【")) for part in _TO_FILL.split(paragraph.text) if part)
    return parts if any(marked for _, marked in parts) else ((paragraph.text, True),)


def hanging(paragraph: Paragraph) -> tuple[int, int]:
    """How many characters a labelled line of a cover stands in, and how long its label is: what goes on
    stands below the words behind the label.
    """
    if paragraph.style != "cover":
        return 0, 0
    words = paragraph.text.lstrip(BLANKS)
    label, colon, _ = words.partition("：")
    return len(paragraph.text) - len(words), len(label) + len(colon) if colon else 0


def aligned(text: str) -> str:
    """How a cell's text stands by its length: short ones in the middle, long ones at the left."""
    return "left" if len(text) > LONG or "\n" in text else "center"
