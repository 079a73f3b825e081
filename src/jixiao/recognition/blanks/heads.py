"""The heads of an empty form's columns, and which of them no field stands below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.core.blanks import BlankHead, BlankRow
from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.forms import Form
from jixiao.core.locating import Locator, Spot
from jixiao.knowledge.prompts import is_open
from jixiao.recognition.forms import vocabulary as v

_FEWEST = 2
_EXTRA = "extra."


def heads_of(
    document: Document, form: Form, funding: Sequence[BlankRow], indicators: Sequence[BlankRow]
) -> Iterator[BlankHead]:
    """The heads over the rows of the money and of the indicators."""
    locator = Locator(document)
    of_rows = [spot for each in form.columns if (spot := locator.find(each.place.whole()))]
    for group, rows, known in (("funding", funding, []), ("indicators", indicators, of_rows)):
        spots = [spot for row in rows if (spot := locator.find(row.at.whole())) is not None]
        if not spots:
            continue
        grid = document.blocks[spots[0].block]
        if not isinstance(grid, Grid):
            continue
        at = _row_of_heads(grid, spots[0], known, group)
        below = [spot.row for spot in spots if spot.block == spots[0].block and spot.row > at]
        if at and below:
            yield from _heads(grid, at, below, dict(_columns(rows, locator)), group)


def _row_of_heads(grid: Grid, first: Spot, known: Sequence[Spot], group: str) -> int:
    """The row of the heads above the first row; 0 where there is none."""
    if group == "indicators":
        return max((spot.row for spot in known if spot.block == first.block), default=0)
    for row in range(first.row - 1, 0, -1):
        roles = {v.funding_role(cell.text) for cell in grid.by_row()[row - 1]} - {None}
        if len(roles) >= _FEWEST:
            return row
    return 0


def _columns(rows: Sequence[BlankRow], locator: Locator) -> Iterator[tuple[int, str]]:
    """The columns that fields stand in, and which; those of their own heads behind the others."""
    fields = [(name, field) for row in rows for name, field in row.fields.items()]
    for name, field in sorted(fields, key=lambda each: not each[0].startswith(_EXTRA)):
        spot = locator.find(field.place.whole())
        if spot is not None:
            yield spot.column, name


def _heads(
    grid: Grid, row: int, below: Sequence[int], fields: Mapping[int, str], group: str
) -> Iterator[BlankHead]:
    for cell in grid.by_row()[row - 1]:
        if not cell.text.strip() or (cell.row_span > 1 and cell.row + cell.row_span > below[0]):
            continue
        columns = range(cell.column, cell.column + cell.column_span)
        names = [fields[column] for column in columns if column in fields]
        under = [grid.at(each, column) for each in below for column in columns]
        yield BlankHead(
            group=group,
            head="".join(cell.text.split()),
            place=cell.place.whole(),
            field=names[0] if names else "",
            open=any(_is_open(each, row) for each in under),
        )


def _is_open(cell: Cell | None, row: int) -> bool:
    return cell is not None and cell.row > row and is_open(cell.text) and cell.formula is None
