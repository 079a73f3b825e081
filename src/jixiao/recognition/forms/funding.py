"""The funding block: tables with a header row, labels beside values, and amounts written into the
label itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.figures import Unit
from jixiao.core.forms import FundingRow
from jixiao.recognition.forms.funding_pairs import begins_pairs, funding_heads, read_pairs
from jixiao.recognition.forms.funding_rows import Row, finished
from jixiao.recognition.forms.funding_table import read_table, sources_over_amounts
from jixiao.recognition.forms.lines import Line


def read_funding(lines: Sequence[Line], unit: Unit | None) -> tuple[FundingRow, ...]:
    """The rows of the funding block."""
    rows: list[Row] = []
    index = 0
    while index < len(lines):
        if index + 1 < len(lines) and (
            found := sources_over_amounts(lines[index], lines[index + 1], unit)
        ):
            rows.extend(found)
            index += 2
            continue
        below = lines[index + 1 : index + 3]
        header = funding_heads(lines[index], below)
        if header is not None and not (below and begins_pairs(below[0], header)):
            index = read_table(lines, index, header, unit, rows)
        else:
            index = read_pairs(lines, index, header, unit, rows)
    return tuple(finished(rows))
