"""How the cells of a fact sheet look."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from jixiao.core.paging import Margins, percent_to_fit, row_height

_FONT = "宋体"
WIDTHS = (34, 17, 17, 17, 46, 30)
"""Of the columns of a fund's sheet, in digits."""
ROW, TITLE = 17, 24  # points of a row, and of that of a title
_LINE = 14  # points of a further line
MARGINS = Margins(Decimal("0.6"), Decimal("0.6"), Decimal("0.7"), Decimal("0.7"))
_SCALE = percent_to_fit(WIDTHS, MARGINS, landscape=True)
PAGE = int(MARGINS.room(landscape=True)[1] * 100 / _SCALE)  # points of rows that a page holds


class Looks(msgspec.Struct, frozen=True):
    """Formats by what a cell is: ``number`` and ``text`` are open to be filled, the others closed;
    ``needed``, ``wished`` and ``wrong`` are the colours of conditions.
    """

    title: Any
    section: Any
    head: Any
    label: Any
    total: Any
    number: Any
    text: Any
    computed: Any
    checked: Any
    hint: Any
    line: Any
    needed: Any
    wished: Any
    wrong: Any


def looks_of(book: Any) -> Looks:
    """The formats of a workbook."""
    base = {"font_name": _FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True}
    boxed = {**base, "border": 1}
    opened = {**boxed, "locked": False}
    return Looks(
        title=book.add_format({**base, "bold": True, "font_size": 14}),
        section=book.add_format(
            {**boxed, "bold": True, "bg_color": "#BDD7EE", "align": "left", "font_size": 11}
        ),
        head=book.add_format({**boxed, "bold": True, "bg_color": "#DDEBF7", "align": "center"}),
        label=book.add_format({**boxed, "bg_color": "#F2F2F2"}),
        total=book.add_format({**boxed, "bold": True, "bg_color": "#F2F2F2"}),
        number=book.add_format({**opened, "align": "right", "indent": 1}),
        text=book.add_format({**opened, "num_format": "@"}),
        computed=book.add_format({**boxed, "align": "right", "indent": 1, "font_color": "#595959"}),
        checked=book.add_format({**boxed, "font_color": "#C00000"}),
        hint=book.add_format({**base, "font_color": "#7F7F7F"}),
        line=book.add_format(base),
        needed=book.add_format({"bg_color": "#F8CBAD"}),
        wished=book.add_format({"bg_color": "#FFF2CC"}),
        wrong=book.add_format({"bg_color": "#FF9999", "font_color": "#9C0006", "bold": True}),
    )


def columns(sheet: Any, widths: Sequence[int]) -> None:
    """The widths of a sheet's columns, in digits."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """The height in points of a row with these texts in columns of these widths in digits."""
    return row_height(texts, widths, line=_LINE, around=ROW - _LINE)


def needed(sheet: Any, row: int, column: int, looks: Looks) -> None:
    """Orange while the cell is empty."""
    sheet.conditional_format(row, column, row, column, {"type": "blanks", "format": looks.needed})


def closed(sheet: Any, *, scaled: bool = False) -> None:
    """Heads and formulas protected, cells to fill open; printed on A4 across, a page wide, or
    ``scaled`` as a sheet with breaks of its own must be.
    """
    sheet.protect(
        "",
        {
            "format_cells": True,
            "format_columns": True,
            "format_rows": True,
            "insert_rows": True,
            "sort": True,
            "autofilter": True,
        },
    )
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(**msgspec.structs.asdict(MARGINS))
    if scaled:
        sheet.set_print_scale(_SCALE)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
