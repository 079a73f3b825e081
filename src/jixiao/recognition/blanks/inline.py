"""Gaps behind labels in one cell (预算数（万元）：____, 等级：), and the probes put into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from jixiao.core.documents import Cell, Document, Grid
from jixiao.knowledge.prompts import is_open, label_gaps
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms import vocabulary as v

_PROBES = {v.POINTS: "10", v.SCORE: "9", v.RATE: "88%"}
_AMOUNT = "30"


class Gap(msgspec.Struct, frozen=True):
    """A stretch of a cell's words that is open, its probe, and where that then begins."""

    start: int
    end: int
    probe: str
    at: int


Gaps = dict[tuple[int, int, int], tuple[Gap, ...]]
"""The gaps of cells by block, row and column."""


def inline_gaps(document: Document, kind: Callable[[int, int], str]) -> Gaps:
    """The gaps in the cells of the rows that are of the money or the total by their ``kind`` (block,
    row).
    """
    found: Gaps = {}
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Grid):
            continue
        for cell in block.cells:
            if cell.formula is None and not is_open(cell.text):
                gaps = tuple(_gaps(cell, block, kind(number, cell.row)))
                if gaps:
                    found[number, cell.row, cell.column] = gaps
    return found


def _gaps(cell: Cell, grid: Grid, kind: str) -> Iterator[Gap]:
    shift = 0
    for label, start, end in label_gaps(cell.text) if kind in (d.FUNDING, d.TOTAL) else ():
        probe = _of_money(label) if kind == d.FUNDING else _of_total(label)
        if not probe or (start == end and _has_cell(cell, grid)):
            continue
        yield Gap(start, end, probe, start + shift)
        shift += len(probe) - (end - start)


def _of_money(label: str) -> str:
    role = v.funding_role(label)
    if role is None:
        return _AMOUNT if v.says(v.FUND_ROW, label) else ""
    return _PROBES.get(role, _AMOUNT)


def _of_total(label: str) -> str:
    return "优" if v.says(v.GRADE_LABEL, label) else ""


def _has_cell(cell: Cell, grid: Grid) -> bool:
    """Whether an open cell stands beside or below a label, which is for its value."""
    beside = grid.at(cell.row, cell.column + cell.column_span)
    below = grid.at(cell.row + cell.row_span, cell.column)
    return any(each is not None and is_open(each.text) for each in (beside, below))


def filled(text: str, gaps: Sequence[Gap]) -> str:
    """The words of a cell with the probes in its gaps."""
    for each in reversed(gaps):
        text = text[: each.start] + each.probe + text[each.end :]
    return text


def gap_at(gaps: Sequence[Gap], start: int | None) -> Gap | None:
    """The gap whose probe begins at a place of the filled words."""
    return next((each for each in gaps if each.at == start), None)
