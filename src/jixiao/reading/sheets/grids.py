"""A sheet's values, merges and hidden rows to one Grid: empty outskirts trimmed, long empty
stretches shortened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.documents import Block, Cell, Grid, Paragraph
from jixiao.core.places import Place
from jixiao.reading import limits, problems
from jixiao.reading.gridding import checked_area
from jixiao.reading.problems import Refused
from jixiao.reading.sheets.cells import Box, Value, letters

_FILLED_UP_TO = 100_000  # positions: below it each empty position is a cell of its own
_LONGEST_GAP = 40  # empty rows or columns in a row that are kept


class Sheet(msgspec.Struct):
    """What a reader found in one sheet."""

    name: str
    values: list[Value]
    merges: list[Box]
    hidden_rows: set[int]
    hidden_columns: list[tuple[int, int]]
    hidden: bool = False


def grid_of(sheet: Sheet, member: str | None) -> Grid | None:
    """The grid of a sheet, None for an empty one."""
    values = {(value.row, value.column): value for value in sheet.values}
    if not any(value.text for value in sheet.values):
        return None
    merges = {
        (top, left): (bottom, right)
        for top, left, bottom, right in sheet.merges
        if (bottom, right) != (top, left)
    }
    bottom, right = _extent(values, merges)
    merges = {
        at: (min(to[0], bottom), min(to[1], right))
        for at, to in merges.items()
        if at[0] <= bottom and at[1] <= right
    }
    covered = _covered(merges)
    rows = _kept(bottom, {row for row, _ in values} | {row for row, _ in covered})
    columns = _kept(right, {column for _, column in values} | {column for _, column in covered})
    checked_area(len(rows), len(columns))
    shown = _Shown(sheet, member, rows, columns)
    if len(rows) * len(columns) <= _FILLED_UP_TO:
        positions = [
            (row, column) for row in rows for column in columns if (row, column) not in covered
        ]
    else:
        positions = sorted(at for at in values.keys() | merges.keys() if at not in covered)
    cells = tuple(shown.cell(at, values.get(at), merges.get(at)) for at in positions)
    return Grid(
        cells=cells,
        rows=len(rows),
        columns=len(columns),
        place=Place(member=member, sheet=sheet.name),
        sheet=sheet.name,
    )


def blocks_of(sheet: Sheet, member: str | None) -> Iterator[Block]:
    """A sheet's grid; the lines of a sheet that holds running text alone, one cell a row, are
    paragraphs.
    """
    grid = grid_of(sheet, member)
    if grid is None:
        return
    filled = [cell for cell in grid.cells if cell.text]
    if _runs(filled):
        for cell in filled:
            place = msgspec.structs.replace(cell.place, paragraph=cell.row)
            yield Paragraph(text=cell.text, place=place)
    else:
        yield grid


def _runs(filled: Sequence[Cell]) -> bool:
    """Whether the cells are one below the other, words alone, and some of them sentences."""
    return (
        len({cell.column for cell in filled}) == 1
        and all(
            cell.row_span == 1 and cell.stored is None and cell.formula is None and not cell.hidden
            for cell in filled
        )
        and any("。" in cell.text for cell in filled)
    )


def _extent(
    values: dict[tuple[int, int], Value], merges: dict[tuple[int, int], tuple[int, int]]
) -> tuple[int, int]:
    """The last row and column that hold something, merges of filled cells included."""
    filled = [at for at, value in values.items() if value.text]
    bottom, right = last_row, last_column = (
        max(row for row, _ in filled),
        max(column for _, column in filled),
    )
    for at, (merged_row, merged_column) in merges.items():
        if (
            at in values and values[at].text
        ):  # a title merged over the whole sheet does not make the table that wide
            bottom = max(bottom, min(merged_row, last_row + _LONGEST_GAP))
            right = max(right, min(merged_column, last_column + _LONGEST_GAP))
    return bottom, right


def _covered(merges: dict[tuple[int, int], tuple[int, int]]) -> set[tuple[int, int]]:
    """Positions under a merged cell, its anchor left out."""
    area = sum(
        (bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in merges.items()
    )
    if area > limits.MAX_AREA:
        raise Refused(
            problems.over_limit("合并单元格大得不合常理", "The merged cells are beyond reason")
        )
    return {
        (row, column)
        for (top, left), (bottom, right) in merges.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }


def _kept(last: int, used: set[int]) -> list[int]:
    """The rows (columns) up to the last one, without the rest of a long empty stretch."""
    kept: list[int] = []
    previous = 0
    for number in sorted(number for number in used if number <= last):
        kept.extend(range(max(previous + 1, number - _LONGEST_GAP), number + 1))
        previous = number
    return kept


class _Shown:
    """Makes the cells of one sheet."""

    def __init__(
        self, sheet: Sheet, member: str | None, rows: list[int], columns: list[int]
    ) -> None:
        self._sheet, self._member = sheet, member
        self._rows = {row: index for index, row in enumerate(rows, 1)}
        self._columns = {column: index for index, column in enumerate(columns, 1)}
        self._hidden_columns = {
            column
            for column in columns
            if sheet.hidden or any(first <= column <= last for first, last in sheet.hidden_columns)
        }

    def cell(self, at: tuple[int, int], value: Value | None, to: tuple[int, int] | None) -> Cell:
        """The anchor cell at a position of the sheet."""
        row, column = at
        text = value.text if value else ""
        place = Place(
            member=self._member, sheet=self._sheet.name, cell=f"{letters(column)}{row}", text=text
        )
        return Cell(
            row=self._rows[row],
            column=self._columns[column],
            text=text,
            place=place,
            row_span=self._rows[to[0]] - self._rows[row] + 1 if to else 1,
            column_span=self._columns[to[1]] - self._columns[column] + 1 if to else 1,
            stored=value.stored if value else None,
            formula=value.formula if value else None,
            hidden=row in self._sheet.hidden_rows or column in self._hidden_columns,
        )
