"""A table parted where its rows are headed, for formats that repeat the first rows of a table alone:
the head of the longest part begins a table of its own, set right below the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.writing.pages.page import Block, Cell, Head, Paragraph, Table

_SIGNING = ("sign", "seal")
_LONGEST_TAIL = 900  # characters of what stands between a table and the foot below it, and of that
_MOST_TOGETHER = 3  # rows at the end that are not parted: a total, and two of what it is of


def parted(table: Table) -> tuple[Table, ...]:
    """The table as one, or as two where rows within it head the most rows: these come first in the
    second, as ``header_rows``. A cell that goes on from them downwards is closed there, so that no
    cell of a head reaches out of it; its words stand below.
    """
    head = main_head(table)
    if head is None or table.header_rows or table.together or _crossed(table.cells, head.first):
        return (table,)
    above = head.first - 1
    rest = msgspec.structs.replace(
        table,
        cells=tuple(_below(table.cells, above, head.last)),
        rows=table.rows - above,
        header_rows=head.last - above,
        heads=(),
    )
    if not above:
        return (rest,)
    cells = (cell for cell in table.cells if cell.row <= above)
    first = msgspec.structs.replace(
        table,
        cells=tuple(_open_below(cell) if _ends(cell, above) else cell for cell in cells),
        rows=above,
        heads=(),
    )
    return first, rest


def main_head(table: Table) -> Head | None:
    """The rows within a table that head the most rows; None where none do."""
    return max(table.heads, key=lambda head: head.until - head.last, default=None)


def kept_together(table: Table) -> frozenset[int]:
    """The rows, 1-based, that stay with the one below them: those that lead, of a table with heads
    these and the last ones, so that none stands alone on a page, and all of a table that is
    ``together``.
    """
    leading = frozenset(each for each in table.leading if each < table.rows)
    if not (table.together or table.header_rows):
        return leading
    first = 1 if table.together else max(1, table.rows - _MOST_TOGETHER + 1)
    return leading | frozenset((*range(1, table.header_rows + 1), *range(first, table.rows)))


def break_costs(table: Table, top: int, heights: Sequence[int], page: Decimal) -> list[int | None]:
    """How many merged cells a page's end above each row of a sheet would cut, whose table begins at the
    row ``top`` (from 0); None where there may be no end: within what leads the table, behind a head,
    before the last rows and the lines below them.
    """
    costs: list[int | None] = [None if row <= top else 0 for row in range(len(heights))]
    for cell in table.cells:
        for row in range(top + cell.row, top + cell.row + cell.row_span - 1):
            costs[row] = (costs[row] or 0) + bool(cell.text)
    heads = [(head.first, head.last) for head in table.heads]
    for first, last in [*heads, *([(1, table.header_rows)] if table.header_rows else [])]:
        costs[top + first : top + last + 1] = [None] * (last - first + 1)
    for ending in (top + table.rows - _MOST_TOGETHER, top + table.rows - 1):
        if top < ending and sum(heights[ending:]) <= page / 2:
            costs[ending + 1 :] = [None] * (len(heights) - ending - 1)
            break
    return costs


def tail_of(blocks: Sequence[Block]) -> int:
    """From which block on a page's end stays together: the table above a foot, with the notes between
    them where they are short. The number of blocks where there is no foot.
    """
    signing = [each for each in blocks if isinstance(each, Paragraph) and each.style in _SIGNING]
    if not signing:
        return len(blocks)
    table = max((at for at, each in enumerate(blocks) if isinstance(each, Table)), default=0)
    between = blocks[table + 1 :]
    short = sum(len(each.text) for each in between if isinstance(each, Paragraph)) <= _LONGEST_TAIL
    return table if short else blocks.index(signing[0])


def closing_of(blocks: Sequence[Block]) -> range:
    """The paragraphs that stay on one page with the next: from the last words above those who sign
    (``signed``) on, since no signature stands on a page alone.
    """
    signed = [
        at
        for at, each in enumerate(blocks)
        if isinstance(each, Paragraph) and each.style == "signed"
    ]
    if not signed:
        return range(0)
    words = [
        at
        for at, each in enumerate(blocks[: signed[0]])
        if isinstance(each, Paragraph) and each.text.strip()
    ]
    return range(words[-1] if words else signed[0], signed[-1])


def signing_of(blocks: Sequence[Block]) -> range:
    """The lines of a foot that stay on one page with the next, and the last words above them."""
    signing = [
        at
        for at, each in enumerate(blocks)
        if isinstance(each, Paragraph) and each.style in _SIGNING
    ]
    if not signing:
        return range(0)
    above = signing[0] - (signing[0] > 0 and isinstance(blocks[signing[0] - 1], Paragraph))
    return range(above, signing[-1])


def _ends(cell: Cell, row: int) -> bool:
    return cell.row + cell.row_span - 1 == row


def _open_below(cell: Cell) -> Cell:
    """Without a line of its own where the next table's begins, which would stand there doubled."""
    return msgspec.structs.replace(cell, open="below")


def _crossed(cells: Sequence[Cell], row: int) -> bool:
    """Whether a cell reaches from above a row into it."""
    return any(cell.row < row < cell.row + cell.row_span for cell in cells)


def _below(cells: Sequence[Cell], above: int, last: int) -> Iterator[Cell]:
    """The cells from a head on, counted anew; one that goes on below the head as two."""
    for cell in cells:
        if cell.row <= above:
            continue
        end = cell.row + cell.row_span - 1
        moved = msgspec.structs.replace(cell, row=cell.row - above)
        if cell.row > last or end <= last:
            yield moved
            continue
        within = last - cell.row + 1
        yield msgspec.structs.replace(moved, row_span=within, text="", open="below")
        yield msgspec.structs.replace(
            moved, row=last - above + 1, row_span=cell.row_span - within, open="above"
        )
