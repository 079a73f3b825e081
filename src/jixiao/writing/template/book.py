"""The workbook of the template: its sheets, what is locked in them, and how they are printed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from jixiao.core.clock import MADE_ON
from jixiao.core.figures import parse
from jixiao.core.formdata import FormData
from jixiao.core.paging import digits_wide, lines_needed, row_height
from jixiao.core.workbooks import workbook_options
from jixiao.knowledge.indicators import KnownIndicator, direction_words
from jixiao.knowledge.layouts import Layout
from jixiao.writing.template.columns import (
    BASICS,
    FUNDING,
    GUIDE,
    LAST,
    LIBRARY,
    OPTIONS,
    Column,
    columns_of,
    is_amount,
    is_points,
)
from jixiao.writing.template.control import shown_red, watched
from jixiao.writing.template.guide import lines_of
from jixiao.writing.template.rows import Row, rows_of

_USUAL, _NARROW = 14, 8
_WIDTHS = {
    "": _NARROW,
    "year": _NARROW,
    "money_unit": 10,
    "goals.expected": 48,
    "goals.actual": 48,
    "indicators.level2": 20,
    "indicators.name": 36,
    "indicators.reason": 36,
    "notes": 80,
    "conclusion": 36,
    "title": 24,
    "project": 24,
    "implementing_unit": 20,
    "layout": 24,
    "prepared_by": 10,
    "reviewed_by": 10,
    "head_of_unit": 12,
}
"""Of columns that are wider or narrower than the others, in characters."""
_NAMES = ("project", "implementing_unit", "indicators.name")
_WIDEST = 200  # characters that can still be read on one page across
_ROWS = 500  # rows that are watched
_BORDERED = 20  # and those with borders, which are printed
_FONT = "宋体"
_A4 = 9
_LINE, _MOST_LINES = 14, 20  # the height of a line in points, and of how many a row is as high
_GUIDE = 100  # digits of a line of the guide
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What a sheet may be changed in though its heads are locked."""


def template(
    forms: Sequence[FormData],
    layout: Layout,
    suggested: Sequence[KnownIndicator],
    offered: Mapping[str, Layout],
    last: Sequence[Sequence[str]] = (),
) -> bytes:
    """The workbook with the forms as a start (one empty one where nothing is known), the indicators
    suggested for their fund, and the layouts ``offered`` to them. ``last`` are last year's results for
    the indicators of each form.
    """
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, workbook_options())
    workbook.set_properties(
        {"title": f"{layout.name}填写模板", "author": "Jixiao", "created": MADE_ON}
    )
    looks = _looks(workbook)
    kind = forms[0].kind if forms else layout.kinds[0]
    _guide(workbook.add_worksheet(GUIDE), layout, kind, looks)
    names = {each.id: each.name for each in offered.values()}
    rows = rows_of(forms, names, last)
    sheets = columns_of(layout, tuple(names.values()), last=bool(last))
    made = {name: workbook.add_worksheet(name) for name in sheets}
    options = _options(workbook.add_worksheet(OPTIONS), sheets)
    for name, columns in sheets.items():
        depth = max(_ROWS, len(rows.get(name, [])) * 2)
        _sheet(made[name], columns, rows.get(name, []), looks)
        for at, column in enumerate(columns):
            watched(made[name], at, column, depth, options)
        shown_red(made[name], name, columns, depth, looks["red"], sheets[FUNDING])
    if suggested:
        _library(workbook.add_worksheet(LIBRARY), suggested, looks)
    made[BASICS].activate()
    workbook.close()
    return out.getvalue()


def _looks(workbook: Any) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True}
    head = {**base, "bold": True, "border": 1, "align": "center", "num_format": "@"}
    return {
        "head": workbook.add_format({**head, "bg_color": "#DDEBF7"}),
        "required": workbook.add_format({**head, "bg_color": "#F8CBAD", "underline": 1}),
        "beside": workbook.add_format({**head, "bg_color": "#D9D9D9"}),
        "cell": workbook.add_format({**base, "border": 1, "num_format": "@", "locked": False}),
        "number": workbook.add_format({**base, "border": 1, "locked": False}),
        "open": workbook.add_format({**base, "num_format": "@", "locked": False}),
        "open number": workbook.add_format({**base, "locked": False}),
        "title": workbook.add_format({**base, "bold": True, "font_size": 14}),
        "line": workbook.add_format({**base, "num_format": "@"}),
        "red": workbook.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"}),
    }


def _printed(sheet: Any, wide: int = 0, name: int | None = None) -> None:
    """Landscape A4, as wide as the page, the heads on every page. What is ``wide``, in characters, is
    two pages beside each other, that it can be read, with the column that names the rows on both.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    apart = wide > _WIDEST and name is not None
    sheet.fit_to_pages(2 if apart else 1, 0)
    if apart:
        sheet.repeat_columns(name, name)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _guide(sheet: Any, layout: Layout, kind: str, looks: dict[str, Any]) -> None:
    _printed(sheet)
    sheet.set_column(0, 0, _GUIDE)
    sheet.write_string(0, 0, f"{layout.name}：填写说明", looks["title"])
    for row, line in enumerate(lines_of(layout, kind), start=2):
        sheet.write_string(row, 0, line, looks["line"])
        sheet.set_row(row, row_height([line], [_GUIDE], line=_LINE, around=6))


def _options(sheet: Any, sheets: Mapping[str, Sequence[Column]]) -> dict[str, str]:
    """The words to choose from, a column a field, in a hidden sheet; their ranges by field. A list in
    the cell itself may not be longer than 255 characters.
    """
    listed = [each for columns in sheets.values() for each in columns if each.choices]
    ranges: dict[str, str] = {}
    for at, column in enumerate(listed):
        sheet.write_string(0, at, column.head)
        for row, word in enumerate(column.choices, start=1):
            sheet.write_string(row, at, word)
        name = xl_col_to_name(at)
        ranges[column.field] = f"={OPTIONS}!${name}$2:${name}${len(column.choices) + 1}"
    sheet.protect()
    sheet.hide()
    return ranges


def _sheet(
    sheet: Any, columns: Sequence[Column], rows: Sequence[Row], looks: dict[str, Any]
) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 30)
    fields = [column.field for column in columns]
    name = next((at for at, field in enumerate(fields) if field in _NAMES), None)
    _printed(sheet, sum(map(_width, columns)), name)
    bordered = max(_BORDERED, len(rows) + 10)
    for at, column in enumerate(columns):
        numeric = _is_number(column.field)
        sheet.set_column(at, at, _width(column), looks["open number" if numeric else "open"])
        sheet.write_string(0, at, column.head, looks[_head_look(column)])
        cell = looks["number" if numeric else "cell"]
        for row in range(1, bordered):
            text = rows[row - 1].get(column.field, "") if row <= len(rows) else ""
            _write(sheet, row, at, text, cell, numeric)
    for number, texts in enumerate(rows, start=1):
        lines = max(lines_needed(texts.get(column.field, ""), _width(column)) for column in columns)
        if lines > 1:
            sheet.set_row(number, _LINE * min(lines, _MOST_LINES))
    sheet.protect("", _ALLOWED)


def _width(column: Column) -> int:
    """How wide a column is, in characters; one of the layout's own as wide as its head."""
    usual = _USUAL
    if ".extra." in column.field:
        usual = min(_USUAL, max(_NARROW, digits_wide(column.head) + 2))
    return _WIDTHS.get(column.field, usual)


def _head_look(column: Column) -> str:
    if column.field.startswith(LAST):
        return "beside"
    return "required" if column.required else "head"


def _is_number(field: str) -> bool:
    """Whether numbers are typed into the column, and watched as such; whatever else is typed into a
    form is a text as it will be printed, which a spreadsheet is not to make a date of.
    """
    return field == "year" or is_amount(field) or is_points(field)


def _write(sheet: Any, row: int, at: int, text: str, look: Any, numeric: bool) -> None:
    figure = parse(text) if numeric and text else None
    if figure is not None and figure.unit is None and f"{figure.value.normalize():f}" == text:
        sheet.write_number(row, at, float(text), look)
    elif text:
        sheet.write_string(row, at, text, look)
    else:
        sheet.write_blank(row, at, None, look)


def _library(sheet: Any, suggested: Sequence[KnownIndicator], looks: dict[str, Any]) -> None:
    heads = (
        ("一级指标", 14),
        ("二级指标", 18),
        ("指标", 36),
        ("单位", 16),
        ("方向", 22),
        ("算法", 40),
        ("常用指标值", 22),
    )
    sheet.freeze_panes(1, 0)
    _printed(sheet)
    for at, (head, width) in enumerate(heads):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, looks["head"])
    for row, each in enumerate(suggested, start=1):
        texts = (
            f"{each.level1}指标" if each.level1 else "",
            f"{each.level2}指标" if each.level2 else "",
            each.name,
            each.unit,
            direction_words(each.direction).zh,
            each.formula,
            each.target,
        )
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, looks["cell"])
