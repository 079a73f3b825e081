"""The examples' data files as values: sheets of paragraphs and tables with merged cells, and where
the truth stands in them.

A table is written as lines of cells between bars: ``<`` joins a cell to its left neighbour, ``^``
to the one above.

    项目名称 | 医保宣传经费 | < | <
    项目资金 |              | 年初预算数 | 全年预算数
    ^        | 年度资金总额 | 15 | 15
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from jixiao.knowledge.layouts.layout import STYLES
from jixiao.knowledge.pictures import areas, parsed
from jixiao.writing.pages.numbers import as_number
from jixiao.writing.pages.page import Cell, Page, Paragraph, Table, aligned

Sheet = Page


class Example(msgspec.Struct, frozen=True):
    """One document to write. ``page`` is report (GB/T 9704 page) or form; ``out`` the path without
    its ending.
    """

    name: str
    out: str
    formats: tuple[str, ...]
    page: str
    sheets: tuple[Sheet, ...]
    truth: Mapping[str, Any] = {}


class Spot(msgspec.Struct, frozen=True):
    """Where a form's field stands in the example."""

    sheet: int
    row: int
    column: int
    text: str


def load(path: Path) -> Example:
    """Read one data file. Every scalar stays text, as it is printed."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return Example(
        name=path.stem,
        out=raw.get("out", path.stem),
        formats=tuple(raw.get("formats", ["txt", "docx", "xlsx", "pdf"])),
        page=raw.get("page", "form"),
        sheets=tuple(
            _sheet(index, each, raw.get("page", "form"))
            for index, each in enumerate(raw["sheets"], start=1)
        ),
        truth=raw.get("truth", {}),
    )


def table_of(sheet: Sheet) -> Table:
    """The sheet's first table."""
    return next(block for block in sheet.blocks if isinstance(block, Table))


def _sheet(index: int, raw: dict[str, Any], paper: str) -> Sheet:
    return Page(
        name=raw.get("sheet", f"Sheet{index}"),
        blocks=tuple(_block(each) for each in raw["blocks"]),
        paper=paper,
    )


def _block(raw: dict[str, Any]) -> Paragraph | Table:
    if "table" in raw:
        return _table(raw["table"], raw.get("widths", ""))
    ((style, text),) = raw.items()
    if style not in STYLES:
        raise ValueError(f"{style}: not a style; known are {', '.join(STYLES)}")
    return Paragraph(text=text.strip(), style=style)


def _table(source: str, widths: str) -> Table:
    rows = parsed(source)
    columns = len(rows[0])
    shares = tuple(int(part) for part in widths.split()) or (1,) * columns
    if len(shares) != columns:
        raise ValueError(f"{len(shares)} widths for {columns} columns")
    cells = tuple(
        _worded(
            Cell(
                row=area.row,
                column=area.column,
                row_span=area.row_span,
                column_span=area.column_span,
            ),
            area.text,
        )
        for area in areas(rows)
    )
    return Table(cells=cells, rows=len(rows), columns=columns, widths=shares)


def _worded(cell: Cell, text: str) -> Cell:
    """A cell with its text, as a number where a spreadsheet would hold one."""
    number, number_format = as_number(text) or (None, "")
    return msgspec.structs.replace(
        cell, text=text, number=number, number_format=number_format, align=aligned(text)
    )


def with_text(example: Example, sheet: int, row: int, column: int, text: str) -> Example:
    """The same example with another text in one cell of a sheet's table (sheet 0-based, row and
    column 1-based).
    """
    page = example.sheets[sheet]
    old = table_of(page)
    target = old.at(row, column)
    cells = tuple(_worded(cell, text) if cell is target else cell for cell in old.cells)
    table = msgspec.structs.replace(old, cells=cells)
    blocks = tuple(table if block is old else block for block in page.blocks)
    changed = msgspec.structs.replace(page, blocks=blocks)
    return msgspec.structs.replace(
        example, sheets=example.sheets[:sheet] + (changed,) + example.sheets[sheet + 1 :]
    )


def truth_of(example: Example) -> dict[str, Spot]:
    """Every field of the example's forms by its format-free address
    (``form1.indicators[3].score``), from the data file's ``truth``.
    """
    found: dict[str, Spot] = {}
    for number, form in enumerate(example.truth.get("forms", []), start=1):
        sheet = int(form.get("sheet", number)) - 1
        table = table_of(example.sheets[sheet])
        for field, where in _places(form):
            row, column = (int(part) for part in where.split(","))
            cell = table.at(row, column)
            if cell.text:
                found[f"form{number}.{field}"] = Spot(sheet, cell.row, cell.column, cell.text)
    return found


def _places(form: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from form.get("fields", {}).items()
    for group in ("funding", "indicators"):
        block = form.get(group, {"rows": ""})
        for index, row in enumerate(_rows(block["rows"])):
            for field, column in block["columns"].items():
                yield f"{group}[{index}].{field}", f"{row},{column}"


def _rows(written: str) -> Iterator[int]:
    for part in written.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
