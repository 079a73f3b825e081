"""Pages as a workbook: a sheet a page, merged cells, figures as numbers under a format that shows
them as printed, live formulas.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import Any

import msgspec
import xlsxwriter  # type: ignore[import-untyped]

from jixiao.core.keywords import property_of
from jixiao.core.paging import (
    HIGHEST,
    Margins,
    lines_needed,
    page_breaks,
    pages_to_fit,
    percent_to_fit,
)
from jixiao.core.regex import regex
from jixiao.core.workbooks import workbook_options
from jixiao.writing.pages.fonts import TABLE
from jixiao.writing.pages.page import (
    BLANKS,
    Block,
    Cell,
    Meta,
    Page,
    Paragraph,
    Picture,
    Table,
    printable,
)
from jixiao.writing.pages.parting import break_costs, main_head
from jixiao.writing.pages.sizing import row_heights
from jixiao.writing.pages.styles import ALL_LOOKS, CELL, PAPERS, TO_FILL

PICTURE_ROWS = 20  # rows that a picture takes in a sheet
_CHARACTERS = {
    "form": 96,
    "report": 86,
    "landscape": 144,
}  # of a sheet's width, in the width of a digit
_MARGINS, _A4 = Margins.even("0.55"), 9
_FORBIDDEN = regex(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_DANGEROUS = ("=", "+", "-", "@")
_Look = tuple[str, str, str, Decimal, bool, bool, str, bool, int, str]
_SURE = Decimal("0.98")  # of a page: printers differ
_FULL = (Decimal("0.7"), Decimal("0.8"), Decimal("0.9"))
"""Of a page that ends early so that merged cells stay whole, as long as that takes no further page."""
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
        self._repeated = 0
        self._breaks: tuple[int, ...] = ()

    def write(self) -> None:
        """Every block below the one before."""
        self._set_up()
        blocks = self._page.blocks
        heights = [self._heights_of(each) for each in blocks]
        tops = [sum(map(len, heights[:at])) for at in range(len(heights))]
        self._paged([(each, top) for each, top in zip(blocks, tops, strict=True)], heights)
        for block, top, own in zip(blocks, tops, heights, strict=True):
            if not isinstance(block, Picture):
                for row, height in enumerate(own, start=top):
                    self._sheet.set_row(row, height)
            if isinstance(block, Paragraph):
                self._line(top, block)
            elif isinstance(block, Table):
                self._table(top, block)
            else:
                self._picture(top, block)

    def _heights_of(self, block: Block) -> list[int]:
        """The heights of a block's rows in points."""
        if isinstance(block, Paragraph):
            style = ALL_LOOKS[block.style]
            lines = lines_needed(printable(block.text), self._whole * CELL / style.small)
            least = _TALL.get(block.style, 16)
            return [min(HIGHEST, max(least, int(style.small * lines * 3 / 2)))]
        if isinstance(block, Picture):
            return [_USUAL] * (PICTURE_ROWS + bool(block.caption))
        widths = (
            self._widths
            if len(self._widths) >= block.columns
            else [self._whole // block.columns] * block.columns
        )
        size = block.points or CELL
        rows = row_heights(block, widths, int(size * 4 / 3), 8)
        return [min(HIGHEST, height) for height in rows]

    def _paged(self, blocks: Sequence[tuple[Block, int]], heights: Sequence[Sequence[int]]) -> None:
        """Where its pages end: as few as it takes, broken where the fewest merged cells go on."""
        tables = [(each, top) for each, top in blocks if isinstance(each, Table)]
        rows = [height for own in heights for height in own]
        foot = sum(rows[tables[-1][1] + tables[-1][0].rows :]) if tables else 0
        for table, top in tables:
            if (repeated := self._repeated_rows(table, top, alone=len(tables) == 1)) is not None:
                self._sheet.repeat_rows(*repeated)
                self._repeated = sum(rows[repeated[0] : repeated[1] + 1])
        wide = self._is_wide()
        pages = pages_to_fit(
            rows, self._widths, repeated=self._repeated, landscape=wide, margins=_MARGINS, foot=foot
        )
        scale = percent_to_fit(self._widths, _MARGINS, landscape=wide)
        _, high = _MARGINS.room(landscape=wide)
        room = high * 100 / scale * _SURE
        if len(tables) != 1 or pages == 1 or sum(rows) <= room:
            self._sheet.fit_to_pages(1, pages)
            return
        (table, top), *_ = tables
        costs = break_costs(table, top, rows, room)
        free = [None if each is None else 0 for each in costs]
        wanted = pages or len(page_breaks(rows, room, repeated=self._repeated, costs=free)) + 1
        ways = [(costs, least) for least in _FULL] + [(free, _FULL[-1])]
        for smaller, (costs, least) in product(range(scale, scale * 7 // 8, -1), ways):
            room = high * 100 / smaller * _SURE
            self._breaks = page_breaks(
                rows, room, repeated=self._repeated, costs=costs, least=least
            )
            if len(self._breaks) < wanted:
                break
        self._sheet.set_print_scale(smaller)
        self._sheet.set_h_pagebreaks(self._breaks)
        self._sheet.set_footer("&C— &P —")

    def _repeated_rows(self, table: Table, top: int, *, alone: bool) -> tuple[int, int] | None:
        """The first and the last row that further pages begin with."""
        if table.header_rows and (alone or not top):
            return top, top + table.header_rows - 1
        if (head := main_head(table)) is not None and not table.header_rows:
            return top + head.first - 1, top + head.last - 1
        return None

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
        upright: str = "vcenter",
    ) -> Any:
        key = (align, number, font, size, border, bold, fill, quoted, indent, upright)
        if key not in self._looks:
            settings = {
                "font_name": font,
                "font_size": int(size) if size == int(size) else str(size),
                "align": align,
                "valign": upright,
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

    def _line(self, row: int, block: Paragraph) -> None:
        style = ALL_LOOKS[block.style]
        align = "left" if style.align == "justify" else style.align
        text = printable(block.text)
        if block.style == "cover":  # one column has no room to stand in from the left
            align, text = "center", text.lstrip(BLANKS)
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

    def _table(self, top: int, table: Table) -> None:
        for cell in table.cells:
            self._cell(top, cell, table.points or CELL)

    def _cell(self, top: int, cell: Cell, size: Decimal) -> None:
        row, column = top + cell.row - 1, cell.column - 1
        text = printable(cell.text)
        fill = cell.fill or (TO_FILL if cell.to_fill else "")
        number = cell.number_format if cell.number is not None or cell.formula else "@"
        goes_on = any(row < each < row + cell.row_span for each in self._breaks)
        look = self._look(
            cell.align,
            number,
            size,
            border=True,
            bold=cell.bold,
            fill=fill,
            quoted=text.startswith(_DANGEROUS) and number == "@",
            upright="top" if goes_on else "vcenter",  # in the middle the break may cut it
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

    def _picture(self, row: int, block: Picture) -> None:
        self._sheet.insert_image(
            row,
            0,
            "picture.png",
            {"image_data": io.BytesIO(block.png), "description": block.caption or "图"},
        )
        if block.caption:
            self._sheet.write_string(
                row + PICTURE_ROWS, 0, printable(block.caption), self._look("left", "@", CELL)
            )
