"""Tables of plain text put back as they stood before they lost their merged cells."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jixiao.core.documents import Document, Grid
from jixiao.core.dossier import Recognised
from jixiao.core.formdata import data_of, filled_in
from jixiao.core.forms import FIELDS_OF_INDICATOR
from jixiao.core.merging import realigned, with_merges
from jixiao.recognition import recognise

_WAYS = 3  # of writing a table that has lost cells


def restored(read: Recognised, words: Mapping[str, str] | None) -> Recognised:
    """A text with the merged cells that its tables have lost, else with moved rows back in their
    columns as well, as far as every form then says the same; a table for which neither does stays
    as it was read.
    """
    if read.document.format != "txt" or not read.forms:
        return read
    ways: dict[int, int] = {}
    fields = _fields(read)
    for _ in range(_WAYS):
        again = recognise(_rebuilt(read.document, fields, ways), words)
        if len(again.forms) != len(read.forms) or len(again.statements) != len(read.statements):
            return read
        pairs = zip(read.forms, again.forms, strict=True)
        wrong = {
            table
            for form, other in pairs
            if filled_in(data_of(form)) != filled_in(data_of(other))
            for table in form.tables
        }
        if not wrong:
            return again
        ways |= {table: ways.get(table, 0) + 1 for table in wrong}
    return read


def _rebuilt(
    document: Document, fields: Mapping[int, Mapping[str, int]], ways: Mapping[int, int]
) -> Document:
    """The document with each table in its way: merged, moved and merged, or as it is."""
    blocks = [
        _table(block, fields, ways.get(index, 0)) if isinstance(block, Grid) else block
        for index, block in enumerate(document.blocks)
    ]
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _table(grid: Grid, fields: Mapping[int, Mapping[str, int]], way: int) -> Grid:
    if grid.merged_known or way >= _WAYS - 1:
        return grid
    rows = {
        cell.row: found
        for cell in grid.cells
        if cell.place.line is not None and (found := fields.get(cell.place.line)) is not None
    }
    moved = (
        realigned(grid, {row: found for row, found in rows.items() if "name" in found})
        if way
        else grid
    )
    return with_merges(moved, sorted(rows)) if moved is not None else grid


def _fields(read: Recognised) -> dict[int, dict[str, int]]:
    """For each line of indicators, amounts and facts, where an empty cell may be a value that is
    missing, the columns of an indicator's fields.
    """
    found: dict[int, dict[str, int]] = {}
    for form in read.forms:
        for place in (*(row.place for row in form.funding), *(line.place for line in form.lines)):
            if place.line is not None:
                found.setdefault(place.line, {})
        for row in form.indicators:
            named = {name: getattr(row, name) for name in FIELDS_OF_INDICATOR} | {
                f"extra {header}": entry for header, entry in row.extra
            }
            line = row.place.line
            if line is not None:
                places = {name: entry.place for name, entry in named.items() if entry is not None}
                found[line] = {
                    name: place.column
                    for name, place in places.items()
                    if place.line == line and place.column is not None
                }
    return found
