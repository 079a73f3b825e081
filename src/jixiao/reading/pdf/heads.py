"""The rows at a page's top that only repeat the head of a table's rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from jixiao.core.words import squeezed
from jixiao.reading.pdf.grids import PartCell, TablePart

_ROWS = 8  # how far down a repeated head may begin; how many rows it may have
_NAMES = 3  # a head further down repeats at least so many names


class Repeated(msgspec.Struct, frozen=True):
    """How many leading rows of a part repeat rows of the table, and which."""

    first: int = 0
    count: int = 0


def repeated_head(cells: Iterable[PartCell], rows: int, part: TablePart) -> Repeated:
    """The leading rows of the part that only repeat rows of the table's head, or the head of its
    last rows.
    """
    have = _shapes(cells, rows)
    new = _shapes(part.cells, min(_ROWS, len(part.ys) - 1))
    for first in range(min(_ROWS, rows)):
        count = _alike(have[first:], new)
        if count and sum(map(len, new[:count])) >= 2 and count < len(part.ys) - 1:
            return Repeated(first, count)
    for first in range(rows - 1, _ROWS - 1, -1):
        count = _alike(have[first:], new)
        if count and count < len(part.ys) - 1 and _names(new[0]):
            return Repeated(first, count)
    return Repeated()


def _shapes(cells: Iterable[PartCell], rows: int) -> list[list[str]]:
    """The texts of each of the first rows without blanks; none of a row without texts."""
    found: list[list[str]] = [[] for _ in range(rows)]
    for cell in cells:
        if cell.row < rows:
            found[cell.row].append(squeezed(cell.text))
    return [texts if any(texts) else [] for texts in found]


def _alike(have: Sequence[list[str]], new: Sequence[list[str]]) -> int:
    """How many rows are the same from the first on."""
    count = 0
    while count < min(len(have), len(new)) and new[count] and new[count] == have[count]:
        count += 1
    return count


def _names(texts: Sequence[str]) -> bool:
    """Whether a row only names its columns: several names, each another, no figures."""
    named = [text for text in texts if text]
    return len(set(named)) == len(named) >= _NAMES and not any(
        char.isdigit() and char.isascii() for text in named for char in text
    )


def without_head(part: TablePart, count: int) -> TablePart:
    """The part below its first rows; a cell that goes on below them begins there."""
    cells = [
        replace(
            cell,
            row=max(cell.row - count, 0),
            row_span=cell.row_span - max(count - cell.row, 0),
            open_top=cell.open_top and cell.row >= count,
        )
        for cell in part.cells
        if cell.row + cell.row_span > count
    ]
    return replace(part, ys=part.ys[count:], cells=tuple(cells))
