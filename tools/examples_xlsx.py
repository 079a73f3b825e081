"""An example as xlsx: a sheet a form, merged cells, figures as numbers under a number format that shows them as printed."""

from __future__ import annotations

import io
import re
from datetime import datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from examples_model import Cell, Example, Paragraph, Sheet, Table
from examples_zip import repacked

NUMBER = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,12})(?:\.(?P<part>\d{1,6}))?(?P<percent>%?)")
SIZES = {"title": 16, "subtitle": 11, "right": 10, "left": 10, "note": 9}
ALIGN = {"title": "center", "subtitle": "center", "right": "right"}
CHARACTERS = 96  # of a sheet's width, in the width of a digit
LONG = 16


def render(example: Example) -> bytes:
    """The whole workbook."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": example.name, "author": "Jixiao", "created": datetime(2021, 2, 20)})
    for sheet in example.sheets:
        _Page(workbook, sheet).write()
    workbook.close()
    return repacked(out.getvalue())


def shown_as(text: str) -> tuple[float, str] | None:
    """The number and the number format that show exactly ``text``; None where the cell is text."""
    match = NUMBER.fullmatch(text)
    if match is None or (len(match["whole"]) > 1 and match["whole"].startswith("0")):
        return None
    number = Decimal(text.rstrip("%")) / (100 if match["percent"] else 1)
    places = "." + "0" * len(match["part"]) if match["part"] else ""
    return float(number), f"0{places}{match['percent']}"


class _Page:
    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.workbook, self.sheet = workbook, sheet
        self.page: Worksheet = workbook.add_worksheet(sheet.name)
        self.formats: dict[tuple[str, str, int, bool], Format] = {}
        table = sheet.table()
        whole = sum(table.widths)
        self.widths = [max(4, CHARACTERS * share / whole) for share in table.widths]

    def write(self) -> None:
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        for column, width in enumerate(self.widths):
            self.page.set_column(column, column, width)
        row = 0
        for block in self.sheet.blocks:
            row = self._line(row, block) if isinstance(block, Paragraph) else self._table(row, block)

    def _format(self, align: str, number: str, size: int, border: bool) -> Format:
        key = (align, number, size, border)
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({
                "font_name": "宋体", "font_size": size, "align": align, "valign": "vcenter", "text_wrap": True,
                "num_format": number, "border": int(border), "bold": size > 12,
            })
        return self.formats[key]

    def _line(self, row: int, block: Paragraph) -> int:
        look = self._format(ALIGN.get(block.style, "left"), "@", SIZES.get(block.style, 11), False)
        self.page.merge_range(row, 0, row, len(self.widths) - 1, block.text, look)
        self.page.set_row(row, max(26 if block.style == "title" else 16, 15 * self._lines(block.text, CHARACTERS)))
        return row + 1

    def _table(self, top: int, table: Table) -> int:
        for row in range(1, table.rows + 1):
            self.page.set_row(top + row - 1, self._height(table, row))
        for cell in table.cells:
            self._cell(top, cell)
        return top + table.rows

    def _cell(self, top: int, cell: Cell) -> None:
        row, column = top + cell.row - 1, cell.column - 1
        number = shown_as(cell.text)
        look = self._format("left" if len(cell.text) > LONG else "center", number[1] if number else "@", 9, True)
        if cell.row_span > 1 or cell.column_span > 1:
            self.page.merge_range(row, column, row + cell.row_span - 1, column + cell.column_span - 1, "", look)
        if number:
            self.page.write_number(row, column, number[0], look)
        elif cell.text:
            self.page.write_string(row, column, cell.text, look)
        else:
            self.page.write_blank(row, column, None, look)

    def _height(self, table: Table, row: int) -> float:
        lines = [
            self._lines(cell.text, sum(self.widths[cell.column - 1:cell.column - 1 + cell.column_span])) / cell.row_span
            for cell in table.cells if cell.row <= row < cell.row + cell.row_span
        ]
        return 12 * max(lines) + 8

    @staticmethod
    def _lines(text: str, width: float) -> int:
        needed = sum(2 if ord(character) > 0x2E80 else 1 for character in text)
        return max(1, -(-needed // max(1, int(width - 1))))
