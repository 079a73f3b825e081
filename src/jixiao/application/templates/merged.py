"""Merged cells of a filling template: what one cell says over several rows or columns goes into one field alone
unless it is of each, and that is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.application.templates.lines import goes_down, headed
from jixiao.core.documents import Cell, Grid
from jixiao.core.errors import fault
from jixiao.core.findings import Finding
from jixiao.reading.sheets.cells import letters
from jixiao.writing.template import GOALS, NOTES
from jixiao.writing.template.columns import LAST


def merged_values(grid: Grid) -> Iterator[Finding]:
    """An error for each value of one row that is merged over other filled rows (a result, an amount),
    and over another column: which of them it is meant for nothing says.
    """
    heads = headed(grid)
    filled = {
        cell.row
        for cell in grid.cells
        if cell.row > 1 and cell.text.strip() and cell.column in heads
    }
    for cell in grid.cells:
        if cell.row == 1 or cell.column not in heads or not cell.text.strip():
            continue
        column, _ = heads[cell.column]
        if column.field.startswith(LAST):
            continue
        across = [
            heads[at][0].head
            for at in range(cell.column + 1, cell.column + cell.column_span)
            if at in heads
        ]
        below = [at for at in range(cell.row + 1, cell.row + cell.row_span) if at in filled]
        over = below and not goes_down(column.field) and grid.sheet not in (GOALS, NOTES)
        if across:
            yield _merged(
                grid,
                cell,
                f"“{column.head}”和“{'”“'.join(across)}”的格合并了，只算“{column.head}”的",
                f"the cells of several columns are merged, it counts as {column.head} alone",
            )
        elif over:
            yield _merged(
                grid,
                cell,
                f"“{column.head}”几行合并成了一格，只算第{cell.row}行的",
                f"{column.head} of several rows is merged, it counts for row {cell.row} alone",
            )


def _merged(grid: Grid, cell: Cell, zh: str, en: str) -> Finding:
    last = f"{letters(cell.column + cell.column_span - 1)}{cell.row + cell.row_span - 1}"
    area, said = f"{grid.sheet}!{cell.place.cell}:{last}", cell.text.strip()
    return fault(
        "E021",
        f"{area} 填的是“{said}”：{zh}；请取消合并，每一格填自己的",
        f"{area} says {said!r}: {en}; take the merge away and fill in each cell",
        address=f"{grid.sheet}!{cell.place.cell}",
        given=said,
    )
