"""Pages as the document that reading their file gives back, without the file: what is about to be
written can be checked as its readers will see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from jixiao.core.documents import Block, Document, Grid
from jixiao.core.documents import Cell as ReadCell
from jixiao.core.documents import Paragraph as ReadParagraph
from jixiao.core.places import Place
from jixiao.writing.pages.page import Cell, Page, Paragraph, Picture, Table, printable
from jixiao.writing.pages.parting import parted
from jixiao.writing.pages.xlsx import sheet_names


def document_of(pages: Sequence[Page], fmt: str, *, rules: str = "", path: str = "") -> Document:
    """The pages read back, as ``blocks_of`` gives them. ``rules`` is the rule pack that the file's
    properties state.
    """
    blocks = tuple(block for page in blocks_of(pages, fmt) for block in page)
    return Document(path=path, format=fmt, sha256="", blocks=blocks, rules=rules)


def blocks_of(pages: Sequence[Page], fmt: str) -> list[tuple[Block, ...]]:
    """What each page is read as: of a spreadsheet one grid, else paragraphs and tables in their
    order.
    """
    if fmt == "xlsx":
        names = sheet_names([page.name for page in pages])
        return [(_sheet(name, page),) for name, page in zip(names, pages, strict=True)]
    flow = _Flow(fmt)
    return [tuple(flow.blocks(page)) for page in pages]


class _Flow:
    """Numbers the paragraphs and tables of all pages as they come; in Word's files tables are parted
    and a paragraph without words ends each page.
    """

    def __init__(self, fmt: str) -> None:
        self._paragraphs = self._tables = 0
        self._parted = fmt == "docx"

    def blocks(self, page: Page) -> Iterator[Block]:
        """The blocks of the next page; a picture leaves its caption."""
        for block in page.blocks:
            if isinstance(block, Table):
                for part, table in enumerate(parted(block) if self._parted else (block,)):
                    self._paragraphs += bool(part)
                    self._tables += 1
                    yield _grid(table, self._tables)
                continue
            if isinstance(block, Picture):
                self._paragraphs += 1  # the picture stands in one of its own
                text = _shown(block.caption)
            else:
                text = _shown(block.text)
            self._paragraphs += bool(text) or isinstance(block, Paragraph)
            if text:
                yield ReadParagraph(text=text, place=Place(paragraph=self._paragraphs, text=text))
        self._paragraphs += self._parted


def _grid(table: Table, number: int) -> Grid:
    cells = tuple(
        _cell(cell, 0, Place(table=number, row=cell.row, column=cell.column))
        for cell in table.cells
    )
    return Grid(cells=cells, rows=table.rows, columns=table.columns, place=Place(table=number))


def _sheet(name: str, page: Page) -> Grid:
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
    return Grid(cells=tuple(cells), rows=row, columns=columns, place=Place(sheet=name), sheet=name)


def _at(sheet: str, row: int, column: int) -> Place:
    return Place(sheet=sheet, cell=xl_rowcol_to_cell(row - 1, column - 1))


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
