"""Pages as a workbook: a sheet a page, merged cells, figures as numbers under a format that shows
them as printed, live formulas.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec
import xlsxwriter  # type: ignore[import-untyped]

from jixiao.core.keywords import property_of
from jixiao.core.paging import Margins, lines_needed, pages_to_fit
from jixiao.core.regex import regex
from jixiao.core.workbooks import workbook_options
from jixiao.writing.pages.fonts import TABLE
from jixiao.writing.pages.page import Cell, Meta, Page, Paragraph, Picture, Table, printable
from jixiao.writing.pages.parting import main_head
from jixiao.writing.pages.styles import ALL_LOOKS, CELL, PAPERS, TO_FILL

PICTURE_ROWS = 20  # rows that a picture takes in a sheet
_CHARACTERS = {
    "form": 96,
    "report": 86,
    "landscape": 144,
}  # of a sheet's width, in the width of a digit
_HEIGHT = 409  # points, the highest row that Excel allows
_MARGINS, _A4 = Margins.even("0.55"), 9
_FORBIDDEN = regex(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_DANGEROUS = ("=", "+", "-", "@")
_Look = tuple[str, str, str, Decimal, bool, bool, str, bool, int]
_BLANKS = " \u3000"
_USUAL = 15  # points of a row of which nothing else is said
_TALL = {"title": 26, "sign": 26, "seal": 22}  # points of a line at least


def write(pages: Sequence[Page], meta: Meta) -> bytes:
    """The whole workbook."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, workbook_options())
    workbook.set_properties(
        {
            "title": meta.title[:250],
            "author": meta.author,
            **({"keywords": property_of(meta.rules)} if meta.rules else {}),
            "created": meta.made_on,
        }
    )
    looks: dict[_Look, Any] = {}
    for name, page in zip(sheet_names([page.name for page in pages]), pages, strict=True):
        _Sheet(workbook, workbook.add_worksheet(name), page, looks).write()
    workbook.close()
    return out.getvalue()


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that Excel takes, each once."""
    names: list[str] = []
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for number, name in enumerate(wanted, start=1):
        bare = _FORBIDDEN.sub("", printable(name)).strip(" '\n\t")[:_LONGEST_NAME] or f"表{number}"
        chosen = bare
        while chosen.casefold() in taken:
            counts[bare] = counts.get(bare, 1) + 1
            mark = f"_{counts[bare]}"
            chosen = bare[: _LONGEST_NAME - len(mark)] + mark
        taken.add(chosen.casefold())
        names.append(chosen)
    return names


class _Sheet:
    def __init__(self, workbook: Any, sheet: Any, page: Page, looks: dict[_Look, Any]) -> None:
        self._workbook, self._sheet, self._page, self._looks = workbook, sheet, page, looks
        self._whole = _CHARACTERS.get(page.paper, _CHARACTERS["form"])
        table = next((block for block in page.blocks if isinstance(block, Table)), None)
        shares = table.shares() if table is not None else (1,)
        self._widths = [max(4, self._whole * share // sum(shares)) for share in shares]
        self._heights: list[int] = []
        self._repeated = self._tables = 0

    def write(self) -> None:
        """Every block below the one before."""
        self._set_up()
        row = 0
        for block in self._page.blocks:
            if isinstance(block, Paragraph):
                row = self._line(row, block)
            elif isinstance(block, Table):
                row = self._table(row, block)
                self._tables = len(self._heights)
            elif isinstance(block, Picture):
                row = self._picture(row, block)
        self._sheet.fit_to_pages(
            1,
            pages_to_fit(
                self._heights,
                self._widths,
                repeated=self._repeated,
                landscape=self._is_wide(),
                margins=_MARGINS,
                foot=sum(self._heights[self._tables :]) if self._tables else 0,
            ),
        )

    def _is_wide(self) -> bool:
        paper = PAPERS[self._page.paper]
        return paper.width > paper.height

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_paper(_A4)
        if self._is_wide():
            sheet.set_landscape()
        sheet.center_horizontally()
        sheet.set_margins(**msgspec.structs.asdict(_MARGINS))
        sheet.hide_gridlines(2)
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, width)

    def _look(
        self,
        align: str,
        number: str,
        size: Decimal,
        *,
        font: str = TABLE,
        border: bool = False,
        bold: bool = False,
        fill: str = "",
        quoted: bool = False,
        indent: int = 0,
    ) -> Any:
        key = (align, number, font, size, border, bold, fill, quoted, indent)
        if key not in self._looks:
            settings = {
                "font_name": font,
                "font_size": int(size) if size == int(size) else str(size),
                "align": align,
                "valign": "vcenter",
                "text_wrap": number == "@",
                "shrink": number != "@",
                "num_format": number,
                "border": int(border),
                "bold": bold,
                "quote_prefix": quoted,
            }
            if indent:
                settings["indent"] = indent
            if fill:
                settings |= {"bg_color": f"#{fill}", "pattern": 1}
            self._looks[key] = self._workbook.add_format(settings)
        return self._looks[key]

    def _line(self, row: int, block: Paragraph) -> int:
        style = ALL_LOOKS[block.style]
        align = "left" if style.align == "justify" else style.align
        text = printable(block.text)
        if block.style == "cover":  # one column has no room to stand in from the left
            align, text = "center", text.lstrip(_BLANKS)
        look = self._look(
            align,
            "@",
            style.small,
            font=style.font,
            bold=style.bold,
            fill=TO_FILL if block.to_fill else "",
            quoted=text.startswith(_DANGEROUS),
            indent=style.inset,
        )
        last = len(self._widths) - 1
        if last:
            self._sheet.merge_range(row, 0, row, last, "", look)
        self._sheet.write_string(row, 0, text, look)
        lines = lines_needed(text, self._whole * CELL / style.small)
        height = min(_HEIGHT, max(_TALL.get(block.style, 16), int(style.small * lines * 3 / 2)))
        self._sheet.set_row(row, height)
        self._heights.append(height)
        return row + 1

    def _table(self, top: int, table: Table) -> int:
        heights = list(self._of_rows(table))
        for row, height in enumerate(heights):
            self._sheet.set_row(top + row, height)
        self._heights += heights
        for cell in table.cells:
            self._cell(top, cell)
        head = main_head(table)
        alone = sum(isinstance(each, Table) for each in self._page.blocks) == 1
        if table.header_rows and (alone or not top):
            self._sheet.repeat_rows(top, top + table.header_rows - 1)
            self._repeated = sum(heights[: table.header_rows])
        elif head is not None:
            self._sheet.repeat_rows(top + head.first - 1, top + head.last - 1)
            self._repeated = sum(heights[head.first - 1 : head.last])
        return top + table.rows

    def _cell(self, top: int, cell: Cell) -> None:
        row, column = top + cell.row - 1, cell.column - 1
        text = printable(cell.text)
        fill = cell.fill or (TO_FILL if cell.to_fill else "")
        number = cell.number_format if cell.number is not None or cell.formula else "@"
        look = self._look(
            cell.align,
            number,
            CELL,
            border=True,
            bold=cell.bold,
            fill=fill,
            quoted=text.startswith(_DANGEROUS) and number == "@",
        )
        if cell.row_span > 1 or cell.column_span > 1:
            self._sheet.merge_range(
                row, column, row + cell.row_span - 1, column + cell.column_span - 1, "", look
            )
        if cell.formula:
            value = text if cell.number is None else Decimal(format(cell.number.normalize(), "f"))
            self._sheet.write_formula(row, column, f"={cell.formula}", look, value)
        elif cell.number is not None:
            self._sheet.write_number(row, column, cell.number, look)
        elif text:
            self._sheet.write_string(row, column, text, look)
        else:
            self._sheet.write_blank(row, column, None, look)

    def _of_rows(self, table: Table) -> Iterator[int]:
        """Each row as high as its texts need; what spans rows takes its share of each."""
        needed = [Decimal(1)] * table.rows
        widths = (
            self._widths
            if len(self._widths) >= table.columns
            else [self._whole // table.columns] * table.columns
        )
        for cell in table.cells:
            if len(cell.text) < 3:
                continue
            width = sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span])
            lines = Decimal(lines_needed(cell.text, width)) / cell.row_span
            for row in range(cell.row - 1, cell.row - 1 + cell.row_span):
                needed[row] = max(needed[row], lines)
        return (min(_HEIGHT, int(12 * lines) + 8) for lines in needed)

    def _picture(self, row: int, block: Picture) -> int:
        self._sheet.insert_image(
            row,
            0,
            "picture.png",
            {"image_data": io.BytesIO(block.png), "description": block.caption or "图"},
        )
        after = row + PICTURE_ROWS
        self._heights += [_USUAL] * (PICTURE_ROWS + 1)
        if block.caption:
            self._sheet.write_string(
                after, 0, printable(block.caption), self._look("left", "@", CELL)
            )
        return after + 1
