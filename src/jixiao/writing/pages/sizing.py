"""How high the rows of tables come out, and how large their letters may be: as large as the page has room
for, so that a form of one page is read at arm's length.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.paging import lines_needed
from jixiao.writing.pages.page import OFFICIAL, Cell, Page, Paragraph, Picture, Table
from jixiao.writing.pages.parting import main_head
from jixiao.writing.pages.styles import ALL_LOOKS, CELL, PAPERS

LARGEST = Decimal("10.5")
"""The size of a form's letters where they have room."""
_SIZES = (LARGEST, Decimal(10), Decimal("9.5"))
_LINE, _AROUND = Decimal("1.45"), 8  # of a line in its size; points above and below a cell's text
_LOWEST = (Decimal("1.2"), 4)  # the same where fonts and formats take least
_LONGEST = 300  # rows of a form; a list of more is not looked at
_POINTS = Decimal(72) / Decimal("25.4")  # in a millimetre


def row_heights(
    table: Table, widths: Sequence[Decimal | int], line: Decimal | int, around: int
) -> list[int]:
    """Each row as high in points as its texts need in columns of these ``widths`` in digits. What spans
    rows and needs more than they have together gives each its share of that.
    """
    heights = [int(line) + around] * table.rows
    spanning: list[tuple[Cell, int]] = []
    for cell in table.cells:
        if len(cell.text) < 3:
            continue
        width = sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span])
        needed = int(line * lines_needed(cell.text, width)) + around
        if cell.row_span > 1:
            spanning.append((cell, needed))
        else:
            heights[cell.row - 1] = max(heights[cell.row - 1], needed)
    for cell, needed in sorted(spanning, key=lambda each: each[0].row_span):
        rows = range(cell.row - 1, cell.row - 1 + cell.row_span)
        lack = needed - sum(heights[row] for row in rows)
        for row in rows if lack > 0 else ():
            heights[row] += -(-lack // cell.row_span)
    return heights


def readable(page: Page) -> Page:
    """The page with its table in the largest letters with which it takes no more pages, and with numbers at
    the foot where these are several.
    """
    tables = [each for each in page.blocks if isinstance(each, Table)]
    if len(tables) != 1 or any(isinstance(each, Picture) for each in page.blocks):
        return page
    (table,) = tables
    if table.rows > _LONGEST:
        return page
    if _pages(page, table, CELL) > 1 and not page.foot:
        page = msgspec.structs.replace(page, foot=OFFICIAL)
    least = _pages(page, table, CELL, *_LOWEST)
    size = next((each for each in _SIZES if _pages(page, table, each) <= least), None)
    if size is None:
        return page
    larger = msgspec.structs.replace(table, points=size, spacious=True)
    blocks = tuple(larger if each is table else each for each in page.blocks)
    return msgspec.structs.replace(page, blocks=blocks)


def _pages(
    page: Page, table: Table, points: Decimal, line: Decimal = _LINE, around: int = _AROUND
) -> int:
    """How many pages it takes in letters of this size."""
    paper = PAPERS[page.paper]
    across = paper.text_width * _POINTS
    down = (paper.height - paper.top - paper.bottom) * _POINTS
    shares = table.shares()
    widths = [across * share / sum(shares) * 2 / points for share in shares]
    heights = row_heights(table, widths, points * line, around)
    head = main_head(table)
    repeated = sum(heights[head.first - 1 : head.last]) if head is not None else 0
    lines = [_line(each, page.paper, across) for each in page.blocks if isinstance(each, Paragraph)]
    pages, used = 1, Decimal(sum(lines))
    for height in heights:
        if used + height > down and used > repeated:
            pages, used = pages + 1, Decimal(repeated)
        used += height
    return pages


def _line(block: Paragraph, paper: str, across: Decimal) -> int:
    size = ALL_LOOKS[block.style].size(paper)
    return math.ceil(size * _LINE * lines_needed(block.text, across * 2 / size)) + 2
