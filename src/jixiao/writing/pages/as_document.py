"""Pages as the document that reading their file gives back, without the file: what is about to be
written can be checked as its readers will see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.core.documents import Block, Document, Grid
from jixiao.core.documents import Cell as ReadCell
from jixiao.core.documents import Paragraph as ReadParagraph
from jixiao.core.places import Place
from jixiao.writing.pages.page import Cell, Page, Paragraph, Table, printable
from jixiao.writing.pages.xlsx import sheet_names

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def document_of(pages: Sequence[Page], fmt: str, *, rules: str = "", path: str = "") -> Document:
    """The pages read back: of a spreadsheet one grid a page, else paragraphs and tables in their
    order. ``rules`` is the rule pack that the file's properties state.
    """
    blocks = _sheets(pages) if fmt == "xlsx" else _flow(pages)
    return Document(path=path, format=fmt, sha256="", blocks=tuple(blocks), rules=rules)


def _flow(pages: Sequence[Page]) -> Iterator[Block]:
    paragraphs = tables = 0
    for block in (block for page in pages for block in page.blocks):
        if isinstance(block, Paragraph):
            paragraphs += 1
            text = _shown(block.text)
            if text:
                yield ReadParagraph(text=text, place=Place(paragraph=paragraphs, text=text))
        elif isinstance(block, Table):
            tables += 1
            yield _grid(block, tables)
        else:
            paragraphs += 2  # the picture and its caption
            text = _shown(block.caption)
            if text:
                yield ReadParagraph(text=text, place=Place(paragraph=paragraphs, text=text))


def _grid(table: Table, number: int) -> Grid:
    cells = tuple(
        _cell(cell, 0, Place(table=number, row=cell.row, column=cell.column))
        for cell in table.cells
    )
    return Grid(cells=cells, rows=table.rows, columns=table.columns, place=Place(table=number))


def _sheets(pages: Sequence[Page]) -> Iterator[Grid]:
    for name, page in zip(sheet_names([page.name for page in pages]), pages, strict=True):
        columns = next((each.columns for each in page.blocks if isinstance(each, Table)), 1)
        cells: list[ReadCell] = []
        row = 0
        for block in page.blocks:
            if isinstance(block, Paragraph):
                line = Cell(row=1, column=1, text=block.text, column_span=columns)
                cells.append(_cell(line, row, _at(name, row + 1, 1)))
                row += 1
            elif isinstance(block, Table):
                cells += [
                    _cell(each, row, _at(name, row + each.row, each.column)) for each in block.cells
                ]
                row += block.rows
        yield Grid(
            cells=tuple(cells), rows=row, columns=columns, place=Place(sheet=name), sheet=name
        )


def _at(sheet: str, row: int, column: int) -> Place:
    return Place(sheet=sheet, cell=f"{_LETTERS[column - 1]}{row}")


def _cell(cell: Cell, above: int, place: Place) -> ReadCell:
    text = _shown(cell.text)
    return ReadCell(
        row=above + cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text=text,
        place=Place(
            table=place.table,
            row=place.row,
            column=place.column,
            sheet=place.sheet,
            cell=place.cell,
            text=text,
        ),
        stored=cell.number,
    )


def _shown(text: str) -> str:
    return printable(text).strip()
