"""The examples' data files as values: sheets of paragraphs and tables with merged cells, and where the truth stands in them.

A table is written as lines of cells between bars: ``<`` joins a cell to its left neighbour, ``^`` to the one above.

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

STYLES = ("title", "subtitle", "cover", "h1", "h2", "h3", "p", "right", "left", "note")
LEFT, ABOVE = "<", "^"


class Paragraph(msgspec.Struct, frozen=True):
    """A line of text outside tables; ``style`` is one of STYLES."""

    text: str
    style: str


class Cell(msgspec.Struct, frozen=True):
    """The anchor of a merged area, 1-based."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


class Table(msgspec.Struct, frozen=True):
    """Anchors in reading order; ``widths`` are parts of the page's width."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    widths: tuple[int, ...]

    def at(self, row: int, column: int) -> Cell:
        """The anchor that covers a position."""
        return next(
            cell for cell in self.cells
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span
        )


Block = Paragraph | Table


class Sheet(msgspec.Struct, frozen=True):
    """One page in docx and pdf, one sheet in xlsx."""

    name: str
    blocks: tuple[Block, ...]

    def table(self) -> Table:
        """The sheet's first table."""
        return next(block for block in self.blocks if isinstance(block, Table))


class Example(msgspec.Struct, frozen=True):
    """One document to write. ``page`` is report (GB/T 9704 page) or form; ``out`` the path without its ending."""

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
        sheets=tuple(_sheet(index, each) for index, each in enumerate(raw["sheets"], start=1)),
        truth=raw.get("truth", {}),
    )


def _sheet(index: int, raw: dict[str, Any]) -> Sheet:
    return Sheet(raw.get("sheet", f"Sheet{index}"), tuple(_block(each) for each in raw["blocks"]))


def _block(raw: dict[str, Any]) -> Block:
    if "table" in raw:
        return _table(raw["table"], raw.get("widths", ""))
    ((style, text),) = raw.items()
    if style not in STYLES:
        raise ValueError(f"{style}: not a style; known are {', '.join(STYLES)}")
    return Paragraph(text.strip(), style)


def _table(source: str, widths: str) -> Table:
    rows = [[part.strip() for part in line.split("|")] for line in source.splitlines() if line.strip()]
    columns = max(len(row) for row in rows)
    for number, row in enumerate(rows, start=1):
        if len(row) != columns:
            raise ValueError(f"row {number} has {len(row)} cells, not {columns}: {row}")
    shares = tuple(int(part) for part in widths.split()) or (1,) * columns
    if len(shares) != columns:
        raise ValueError(f"{len(shares)} widths for {columns} columns")
    return Table(tuple(_anchors(rows)), len(rows), columns, shares)


def _anchors(rows: list[list[str]]) -> Iterator[Cell]:
    owners = _owners(rows)
    for anchor in sorted(set(owners.values())):
        covered = [position for position, owner in owners.items() if owner == anchor]
        last_row, last_column = max(row for row, _ in covered), max(column for _, column in covered)
        row_span, column_span = last_row - anchor[0] + 1, last_column - anchor[1] + 1
        if len(covered) != row_span * column_span:
            raise ValueError(f"the area of the cell at row {anchor[0] + 1}, column {anchor[1] + 1} is no rectangle")
        yield Cell(anchor[0] + 1, anchor[1] + 1, rows[anchor[0]][anchor[1]], row_span, column_span)


def _owners(rows: list[list[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text == LEFT:
                owners[row, column] = owners[row, column - 1]
            elif text == ABOVE:
                owners[row, column] = owners[row - 1, column]
            else:
                owners[row, column] = (row, column)
    return owners


def with_text(example: Example, sheet: int, row: int, column: int, text: str) -> Example:
    """The same example with another text in one cell of a sheet's table (sheet 0-based, row and column 1-based)."""
    page = example.sheets[sheet]
    old = page.table()
    target = old.at(row, column)
    cells = tuple(msgspec.structs.replace(cell, text=text) if cell is target else cell for cell in old.cells)
    table = msgspec.structs.replace(old, cells=cells)
    blocks = tuple(table if block is old else block for block in page.blocks)
    changed = msgspec.structs.replace(page, blocks=blocks)
    return msgspec.structs.replace(example, sheets=example.sheets[:sheet] + (changed,) + example.sheets[sheet + 1:])


def truth_of(example: Example) -> dict[str, Spot]:
    """Every field of the example's forms by its format-free address (``form1.indicators[3].score``), from the data file's ``truth``."""
    found: dict[str, Spot] = {}
    for number, form in enumerate(example.truth.get("forms", []), start=1):
        sheet = int(form.get("sheet", number)) - 1
        table = example.sheets[sheet].table()
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
