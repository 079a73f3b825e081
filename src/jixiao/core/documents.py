"""A document as it was read: paragraphs and grids in their order, each cell and paragraph with its
place.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePath

import msgspec

from jixiao.core.findings import Finding, Text
from jixiao.core.places import Place


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """One paragraph (in txt: one line) outside tables. ``place.text`` equals ``text``."""

    text: str
    place: Place
    heading_level: int | None = None  # stated by the format (docx style, html h1..h6), not guessed


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """Another text that a doubtful print may be, with its log-odds against the one taken (0 equally
    likely, negative less likely).
    """

    text: str
    log_odds: Decimal


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How sure the reading of a cell is: what else it may say, likeliest first."""

    alternatives: tuple[Alternative, ...] = ()


class Cell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One anchor cell of a grid; ``row`` and ``column`` are 1-based positions in the grid."""

    row: int
    column: int
    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    stored: Decimal | None = None  # a spreadsheet's value behind what its number format shows
    formula: str | None = None
    hidden: bool = False  # in a hidden row or column
    reading: Reading | None = None  # of scans; None where the format itself states the text


class Grid(msgspec.Struct, frozen=True, kw_only=True, dict=True, tag="grid"):
    """A table with merged cells. ``cells`` are the anchors in reading order (by row, then column).

    ``merged_known`` is False where the format cannot show merges (tab-separated text): there an
    empty cell may be the lost part of a merged neighbour, and rows may be shifted.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    place: Place
    merged_known: bool = True
    sheet: str | None = None

    def index(self) -> dict[tuple[int, int], Cell]:
        """(row, column) → the anchor that covers it; built once."""
        found: dict[tuple[int, int], Cell] | None = self.__dict__.get("_index")
        if found is None:
            found = {
                (row, column): cell
                for cell in self.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            }
            self.__dict__["_index"] = found
        return found

    def at(self, row: int, column: int) -> Cell | None:
        """The anchor cell that covers a position, or None."""
        return self.index().get((row, column))

    def by_row(self) -> list[list[Cell]]:
        """The anchors that begin in each row, left to right; ``by_row()[0]`` is row 1."""
        found: list[list[Cell]] | None = self.__dict__.get("_by_row")
        if found is None:
            found = [[] for _ in range(self.rows)]
            for cell in self.cells:
                found[cell.row - 1].append(cell)
            self.__dict__["_by_row"] = found
        return found

    def texts(self) -> list[list[str]]:
        """The stripped texts of all rows, each in its column; empty where no cell begins."""
        rows = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row - 1][cell.column - 1] = cell.text.strip()
        return rows

    def covering(self, row: int) -> Iterator[Cell]:
        """Each anchor that covers some part of a row, once, left to right."""
        last: Cell | None = None
        for column in range(1, self.columns + 1):
            cell = self.at(row, column)
            if cell is not None and cell is not last:
                yield cell
            last = cell


Block = Paragraph | Grid


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One file (or one member of a zip). ``format`` is txt, html, docx, xlsx, xls or pdf, found by
    content. ``rules`` is the rule pack that the file's properties state (``id@version#digest``).

    ``findings`` (R1xx) are what could not be read, or only in doubt; those of the file as a whole
    have an empty place, and the address is given by the review. Where nothing could be read, the
    document is not ``readable`` and the last finding says why.
    """

    path: str
    format: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    member: str | None = None
    pages: tuple[tuple[float, float], ...] = ()  # pdf: width and height of each page in points
    rules: str = ""
    uncomputed: tuple[Place, ...] = ()  # cells whose formulas have no result, stored or computed

    @property
    def refusal(self) -> Text | None:
        """Why nothing of it could be read; None where something was."""
        return None if self.readable else self.findings[-1].message

    def placed(self, index: int) -> tuple[Finding, ...]:
        """Its findings as those of a dossier's document ``index`` (0-based); one of the whole file
        stands at the file's name.
        """
        whole = Place(text=PurePath(self.member or self.path).name)
        return tuple(
            msgspec.structs.replace(
                each,
                address=f"{index}:file",
                place=whole if each.place == Place() else each.place,
                quote=each.place.text,
            )
            for each in self.findings
        )
