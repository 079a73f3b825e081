"""What a tab-separated table has lost, put back where its own shape shows it: merged cells, and the
columns of rows that moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from jixiao.core.documents import Cell, Grid

_Span = tuple[int, int]  # last row, last column; 0-based


def with_merges(grid: Grid, body: Sequence[int] = ()) -> Grid:
    """The grid with labels merged downwards over the empty cells at the beginning of rows, and
    cells merged over the empty ones at their right.

    ``body`` are the rows (1-based) of indicators and amounts: there an empty cell is merged only in
    a column whose header is empty too, since it may be a value that is missing.
    """
    texts = [["" for _ in range(grid.columns)] for _ in range(grid.rows)]
    for cell in grid.cells:
        texts[cell.row - 1][cell.column - 1] = cell.text.strip()
    across = _across(texts, {row - 1 for row in body})
    spans = _down(texts, across)
    cells = {(cell.row - 1, cell.column - 1): cell for cell in grid.cells}
    kept = [_spanned(cells[at], span, at) for at, span in sorted(spans.items()) if at in cells]
    return Grid(
        cells=tuple(kept),
        rows=grid.rows,
        columns=grid.columns,
        place=grid.place,
        merged_known=True,
        sheet=grid.sheet,
    )


def _spanned(cell: Cell, span: _Span, at: tuple[int, int]) -> Cell:
    return msgspec.structs.replace(
        cell, row_span=span[0] - at[0] + 1, column_span=span[1] - at[1] + 1
    )


def _across(texts: Sequence[Sequence[str]], body: set[int]) -> list[dict[int, int]]:
    """For each row the cells (first column → last) with the empty ones that belong to them; leading
    empty cells stand alone.
    """
    rows: list[dict[int, int]] = []
    header: dict[int, int] = {}
    for at, row in enumerate(texts):
        if at in body and at - 1 not in body:
            header = rows[-1] if rows else {}
        rows.append(_row(row, header if at in body else None))
    return rows


def _row(row: Sequence[str], header: dict[int, int] | None) -> dict[int, int]:
    found: dict[int, int] = {}
    last: int | None = None
    for column, text in enumerate(row):
        if text or last is None:
            found[column] = column
            last = column if text else None
        elif header is None or _inside(header, last, column):
            found[last] = column
        else:
            found[column] = column
            last = None
    return found


def _inside(header: dict[int, int], first: int, column: int) -> bool:
    """Whether a column is part of the header cell that the cell to its left stands under."""
    return any(begins <= first and column <= ends for begins, ends in header.items())


def _down(
    texts: Sequence[Sequence[str]], across: Sequence[dict[int, int]]
) -> dict[tuple[int, int], _Span]:
    """The cells with their spans: the empty cells at the beginning of a row belong to the label
    above them.
    """
    spans: dict[tuple[int, int], _Span] = {}
    above: dict[int, tuple[int, int]] = {}  # column → anchor that covers it in the row above
    for at, row in enumerate(across):
        current: dict[int, tuple[int, int]] = {}
        leading = True
        for first, last in row.items():
            leading = leading and not texts[at][first]
            anchor = above.get(first)
            if (
                leading
                and anchor is not None
                and texts[anchor[0]][anchor[1]]
                and spans[anchor][1] == anchor[1] == last
            ):
                spans[anchor] = (at, last)
            else:
                anchor = (at, first)
                spans[anchor] = (at, last)
            current.update(dict.fromkeys(range(first, last + 1), anchor))
        above = current
    return spans


def realigned(grid: Grid, rows: Mapping[int, Mapping[str, int]]) -> Grid | None:
    """The grid with the cells of moved rows under the columns that their fields have in most rows;
    None where two cells would meet.

    ``rows`` says for each row (1-based) in which column each of its fields was recognised.
    """
    usual = _usual_columns(rows)
    cells: list[Cell] = []
    for row in grid.by_row():
        fields = rows.get(row[0].row, {}) if row else {}
        moves = {column: usual[field] for field, column in fields.items()}
        moved = [
            msgspec.structs.replace(cell, column=moves.get(cell.column, cell.column))
            for cell in row
            if cell.text.strip() or not fields
        ]
        if len({cell.column for cell in moved}) < len(moved):
            return None
        cells += sorted(moved, key=lambda cell: cell.column)
        taken = {cell.column for cell in moved}
        cells += [
            msgspec.structs.replace(row[0], column=column, text="")
            for column in range(1, grid.columns + 1)
            if row and column not in taken
        ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(
        cells=tuple(cells),
        rows=grid.rows,
        columns=grid.columns,
        place=grid.place,
        merged_known=grid.merged_known,
        sheet=grid.sheet,
    )


def _usual_columns(rows: Mapping[int, Mapping[str, int]]) -> dict[str, int]:
    """By the rows whose name stands where most names do; a field that only moved rows have stays
    where it is most often.
    """
    names = Counter(fields["name"] for fields in rows.values() if "name" in fields)
    usual = names.most_common(1)[0][0] if names else None
    counts: dict[str, Counter[int]] = {}
    for fields in sorted(rows.values(), key=lambda fields: fields.get("name") != usual):
        for field, column in fields.items():
            if fields.get("name") == usual or field not in counts:
                counts.setdefault(field, Counter())[column] += 1
    return {field: found.most_common(1)[0][0] for field, found in counts.items()}
