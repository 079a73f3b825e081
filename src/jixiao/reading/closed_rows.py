"""Table rows as web pages are often saved: each cell closed by a pipe, none before the first, empty
cells a run of pipes at the end.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

import msgspec

from jixiao.core.regex import regex

Line = tuple[int, str]
Row = tuple[int, list[str]]

_CLOSED = regex(r"^\s*[^|\s][^|]*\|(?:[^|]*\|)*\s*$")
_SEPARATED = regex(r"^\s*[^|\s][^|]*(?: \| [^|]*){2,}$")
_BLANK = regex(r"^\s*\|[\s|]*$")
_WIDEST = 12  # cells of a row; longer groups are a whole form whose lone pipes are empty cells
_FEWEST = 3  # lines that only separate their cells, or rows of a group
_WIDEST_EXACT = 40
_MOST_PIECES = 6  # of one row


class Run(msgspec.Struct, frozen=True):
    """Lines up to ``end`` that look like closed rows; ``table`` where they are some."""

    end: int
    table: bool


def closed_run(lines: list[Line], at: int) -> Run:
    """The run that begins at ``at``."""
    end = at
    while end < len(lines) and (
        _CLOSED.match(lines[end][1]) or (end > at and _BLANK.match(lines[end][1]))
    ):
        end += 1
    if end > at:
        run = lines[at:end]
        return Run(
            end,
            any(len(_cells(line)) > 1 for _, line in run)
            or bool(_exact(run))
            or _groups(run) is not None,
        )
    while (
        end < len(lines)
        and _SEPARATED.match(lines[end][1])
        and lines[end][1].count("|") == lines[at][1].count("|")
    ):
        end += 1
    return Run(end, end - at >= _FEWEST)


def closed_tables(lines: list[Line]) -> list[list[Row]]:
    """The rows of a run, one list for each table: no row of a table is wider than its first."""
    if (rows := _exact(lines) or _groups(lines)) is not None:
        return [rows]
    tables: list[list[Row]] = []
    width = 0
    for number, line in _joined(lines):
        cells = _cells(line)
        if not tables or line.count("|") > width:
            tables.append([])
            width = line.count("|")
        tables[-1].append((number, cells))
    return tables


def _exact(lines: list[Line]) -> list[Row] | None:
    """Rows of pieces that all have the same number of pipes, those that only fill up at their ends;
    empty cells inside stand in their place.
    """
    counts = [line.count("|") for _, line in lines]
    fills = [
        count > len(_cells(line)) for (_, line), count in zip(lines, counts, strict=True)
    ]  # a line filled up ends its row
    if sum(fills) < _FEWEST or min(counts) == max(counts):
        return None
    for width in dict.fromkeys(
        total
        for total in accumulate(counts[: _MOST_PIECES * 3])
        if max(counts) <= total <= _WIDEST_EXACT
    ):
        starts = _starts(counts, fills, width)
        if starts:
            ends = [*starts[1:], len(lines)]
            rows = [
                (lines[at][0], " ".join(piece.strip() for _, piece in lines[at:end]))
                for at, end in zip(starts, ends, strict=True)
            ]
            return [(number, _cells(line)) for number, line in rows if not _BLANK.match(line)]
    return None


def _starts(counts: list[int], fills: list[bool], width: int) -> list[int]:
    """Where rows of a width begin; none where the lines do not part so."""
    starts, total = [0], 0
    for index, count in enumerate(counts):
        if total == width:
            starts.append(index)
            total = 0
        total += count
        if index < len(counts) - 1 and (
            total > width or (fills[index] and total < width)
        ):  # the text may be cut off at its end
            return []
    return starts if len(starts) >= _FEWEST else []


def _groups(lines: list[Line]) -> list[Row] | None:
    """Rows of one cell a line, each row closed by a line with nothing but the pipe; None where the
    lines are no such thing.
    """
    if any(len(_cells(line)) > 1 for _, line in lines):
        return None
    rows: list[Row] = []
    fresh = True
    for number, line in lines:
        if _BLANK.match(line):
            fresh = True
        elif fresh:
            rows.append((number, _cells(line)))
            fresh = False
        else:
            rows[-1][1].extend(_cells(line))
    widths = [len(cells) for _, cells in rows]
    several = sum(1 for width in widths if width > 1)
    return rows if several >= _FEWEST and max(widths) <= _WIDEST else None


def _joined(lines: list[Line]) -> list[Line]:
    """Rows that line breaks in cells parted are put together: the pieces together are as wide as
    the rows around them.
    """
    counts = [line.count("|") for _, line in lines]
    width = _usual(lines, counts)
    found: list[Line] = []
    at = 0
    while at < len(lines):
        number, line = lines[at]
        count = _pieces(lines, counts, at, width)
        if count > 1:
            line = " ".join(piece.strip() for _, piece in lines[at : at + count])
        if not _BLANK.match(line):
            found.append((number, line))
        at += count
    return found


def _usual(lines: list[Line], counts: list[int]) -> int:
    """How many pipes most of the filled rows have."""
    wide = Counter(
        count for (_, line), count in zip(lines, counts, strict=True) if count > len(_cells(line))
    )
    return wide.most_common(1)[0][0] if wide else max(counts)


def _pieces(lines: list[Line], counts: list[int], at: int, width: int) -> int:
    """How many lines make the row that begins at ``at``; all but the last piece are filled to their
    end.
    """
    total = 0
    for index in range(at, min(at + _MOST_PIECES, len(lines))):
        total += counts[index]
        if total >= width:
            return index - at + 1 if total == width else 1
        if counts[index] != len(_cells(lines[index][1])) or _BLANK.match(lines[index][1]):
            return 1
    return 1


def _cells(line: str) -> list[str]:
    """The cells of a row; the empty ones at its end only fill it up."""
    cells = [cell.strip() for cell in line.split("|")]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells
