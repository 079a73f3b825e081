"""Text of tables in which some converters print a merged cell once for every cell that it covers:
each is put together again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.slots import Slot

_LONG = 3  # cells of one text, side by side: no two columns, but one merged cell
_ROWS = 2
_HEADS = 3
_VALUE = 12  # characters of a value that several columns may share
_LABELS = 2  # the columns of labels at the left


def repeats_merges(rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether a grid prints merged cells several times: a label or what stands right of it at least
    three times side by side, in several rows.
    """
    return sum(any(_one_cell(run, row) for run in _runs(row)) for row in rows) >= _ROWS


def _one_cell(run: Sequence[Slot], row: Sequence[Slot]) -> bool:
    """Whether the run is one wide cell whatever heads stand above it."""
    beside = row[0].start == 1 and all(
        slot.text == row[0].text for slot in row if slot.start < run[0].start
    )
    return (
        _words(run[0])
        and len(run) >= _LONG
        and (run[0].start <= _LABELS or beside or len(run[0].text) > _VALUE)
    )


def without_repeats(rows: Sequence[Sequence[Slot]]) -> Iterator[tuple[Slot, ...]]:
    """The rows with each merged cell once. Equal cells below two different heads are two cells."""
    heads: dict[int, str] = {}
    above: dict[tuple[int, int], str] = {}
    heading = False
    for row in rows:
        below_heading = heading
        known = sum(map(_is_head, row))
        heading = known >= _HEADS or (below_heading and known == len(row))
        if heading:
            heads = (heads if below_heading else {}) | {slot.start: slot.text for slot in row}
        joined = list(_joined(row, heads))
        yield tuple(_new(joined, above, below_heading))
        above = {(slot.start, slot.end): slot.text for slot in joined}


def _is_head(slot: Slot) -> bool:
    return (
        v.indicator_role(slot.text) is not None
        or v.funding_role(slot.text) is not None
        or v.is_corner(slot.text)
    )


def _new(
    row: Sequence[Slot], above: dict[tuple[int, int], str], below_heading: bool
) -> Iterator[Slot]:
    """The cells that are not those above them once more: labels at the left, and heads beside a
    second row of heads.
    """
    labels = True
    for slot in row:
        again = _words(slot) and above.get((slot.start, slot.end)) == slot.text
        labels = labels and again and slot.start <= _LABELS
        if not (again and (labels or below_heading)):
            yield slot


def _joined(row: Sequence[Slot], heads: dict[int, str]) -> Iterator[Slot]:
    for run in _runs(row):
        parts: list[list[Slot]] = []
        wide = _one_cell(run, row)
        for slot in run:
            if parts and (wide or heads.get(parts[-1][-1].start) == heads.get(slot.start)):
                parts[-1].append(slot)
            else:
                parts.append([slot])
        for part in parts:
            yield msgspec.structs.replace(part[0], end=part[-1].end)


def _runs(row: Sequence[Slot]) -> Iterator[list[Slot]]:
    """The cells of a row, neighbours of one text together."""
    run: list[Slot] = []
    for slot in row:
        if run and (slot.text != run[-1].text or slot.start != run[-1].end):
            yield run
            run = []
        run.append(slot)
    if run:
        yield run


def _words(slot: Slot) -> bool:
    return len(slot.text) > 1 and slot.figure is None
