"""Tables without rulings, by aligned columns; only where at least three rows agree."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from jixiao.reading.pdf.grids import PartCell, TablePart
from jixiao.reading.pdf.lines import Line

_MIN_ROWS = 3
_MIN_COLUMNS = 3
_MIN_GUTTER = 6.0  # points of white between columns, over all rows


def aligned_tables(lines: Sequence[Line], page: int) -> tuple[list[TablePart], list[Line]]:
    """Tables among the lines, and the lines that stand in none."""
    parts: list[TablePart] = []
    rest: list[Line] = []
    block: list[Line] = []
    for line in [*lines, None]:
        if line is not None and len(line.parts) >= _MIN_COLUMNS and _follows(block, line):
            block.append(line)
            continue
        part = _part(block, page)
        if part is None:
            rest.extend(block)
        else:
            parts.append(part)
        block = []
        if line is not None:
            if len(line.parts) >= _MIN_COLUMNS:
                block = [line]
            else:
                rest.append(line)
    return parts, rest


def _follows(block: Sequence[Line], line: Line) -> bool:
    if not block:
        return True
    return line.box[1] - block[-1].box[3] < 2.5 * line.size and len(line.parts) == len(
        block[-1].parts
    )


def _part(block: Sequence[Line], page: int) -> TablePart | None:
    """The block as a table, if its columns do not overlap."""
    if len(block) < _MIN_ROWS:
        return None
    columns = [[line.parts[number] for line in block] for number in range(len(block[0].parts))]
    spans = [
        (min(left for left, _, _ in column), max(right for _, right, _ in column))
        for column in columns
    ]
    gutters = list(itertools.pairwise(spans))
    if any(after[0] - before[1] < _MIN_GUTTER for before, after in gutters):
        return None
    xs = (spans[0][0], *((before[1] + after[0]) / 2 for before, after in gutters), spans[-1][1])
    ys = (
        block[0].box[1],
        *((one.box[3] + two.box[1]) / 2 for one, two in itertools.pairwise(block)),
        block[-1].box[3],
    )
    cells = tuple(
        PartCell(
            row=row,
            column=column,
            row_span=1,
            column_span=1,
            box=(xs[column], ys[row], xs[column + 1], ys[row + 1]),
            text=text,
        )
        for row, line in enumerate(block)
        for column, (_, _, text) in enumerate(line.parts)
    )
    return TablePart(page=page, xs=xs, ys=ys, cells=cells, merged_known=False)
