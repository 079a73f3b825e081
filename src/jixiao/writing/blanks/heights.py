"""Rows of a worksheet made as high as the words that were written into them need."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jixiao.core.paging import HIGHEST, lines_needed
from jixiao.core.tags import local
from jixiao.writing.blanks.formats import Formats
from jixiao.writing.blanks.references import area_of
from jixiao.writing.marks.parts import Element
from jixiao.writing.marks.sheet_cells import Cells, coordinates

_WIDTH, _HEIGHT = Decimal("8.43"), Decimal(15)
"""A column's width in digits and a row's height in points where the sheet states none."""
_LINE = Decimal("1.35")  # of the size of the letters
_TALLEST = Decimal(HIGHEST)


def fit_rows(root: Element, names: Iterable[str], cells: Cells, formats: Formats) -> None:
    """Heighten the rows of cells whose words are wrapped and do not fit; none is made lower."""
    fitting = _Fitting(root)
    for name in names:
        cell = cells.at(name)
        words = _words(cell) if cell is not None else ""
        if cell is not None and words and formats.wraps(cell):
            fitting.fit(name, words, formats.size(cell))


def _words(cell: Element) -> str:
    return "".join(part.text or "" for part in cell.iter() if local(part) == "t")


class _Fitting:
    """The widths and heights of one sheet."""

    def __init__(self, root: Element) -> None:
        stated = next((each for each in root if local(each) == "sheetFormatPr"), None)
        usual = stated.get("defaultRowHeight") if stated is not None else None
        self._usual = Decimal(usual or _HEIGHT)
        width = stated.get("defaultColWidth") if stated is not None else None
        self._width = Decimal(width or _WIDTH)
        self._columns = [
            (int(each.get("min") or 0), int(each.get("max") or 0), Decimal(each.get("width") or 0))
            for each in root.iter()
            if local(each) == "col"
        ]
        self._rows = {int(each.get("r") or 0): each for each in root.iter() if local(each) == "row"}
        self._areas = {
            area[:2]: area
            for each in root.iter()
            if local(each) == "mergeCell" and (area := area_of(each.get("ref") or "")) is not None
        }

    def fit(self, name: str, words: str, size: Decimal) -> None:
        """Make the rows of a cell high enough for its words."""
        row, column = coordinates(name)
        top, left, bottom, right = self._areas.get((row, column), (row, column, row, column))
        width = sum((self._width_of(each) for each in range(left, right + 1)), Decimal(0)) - 1
        lines = lines_needed(words, width * 11 / size + 1)
        missing = lines * size * _LINE - sum(self._height(each) for each in range(top, bottom + 1))
        last = self._rows.get(bottom)
        if missing > 0 and lines > 1 and last is not None:
            height = min(self._height(bottom) + missing, _TALLEST)
            last.set("ht", format(round(height, 2), "f"))
            last.set("customHeight", "1")

    def _width_of(self, column: int) -> Decimal:
        return next(
            (width for first, last, width in self._columns if first <= column <= last and width),
            self._width,
        )

    def _height(self, row: int) -> Decimal:
        element = self._rows.get(row)
        stated = element.get("ht") if element is not None else None
        return Decimal(stated) if stated else self._usual
