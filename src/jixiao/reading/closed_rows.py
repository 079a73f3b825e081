"""Table rows as web pages are often saved: each cell closed by a pipe, none before the first, empty cells a run of pipes at the end."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

Line = tuple[int, str]
Row = tuple[int, list[str]]

_CLOSED = re.compile(r"^\s*[^|\s][^|]*\|(?:[^|]*\|)*\s*$")
_SEPARATED = re.compile(r"^\s*[^|\s][^|]*(?: \| [^|]*){2,}$")
_BLANK = re.compile(r"^\s*\|[\s|]*$")
_WIDEST = 12  # cells of a row; longer groups are a whole form whose lone pipes are empty cells
_FEWEST = 3  # lines that only separate their cells, or rows of a group
_MOST_PIECES = 6  # of one row


class Run(msgspec.Struct, frozen=True):
    """Lines up to ``end`` that look like closed rows; ``table`` where they are some."""

    end: int
    table: bool


def closed_run(lines: list[Line], at: int) -> Run:
    """The run that begins at ``at``."""
    end = at
    while end < len(lines) and (_CLOSED.match(lines[end][1]) or (end > at and _BLANK.match(lines[end][1]))):
        end += 1
    if end > at:
        return Run(end, any(len(_cells(line)) > 1 for _, line in lines[at:end]) or _groups(lines[at:end]) is not None)
    while end < len(lines) and _SEPARATED.match(lines[end][1]) and lines[end][1].count("|") == lines[at][1].count("|"):
        end += 1
    return Run(end, end - at >= _FEWEST)


def closed_tables(lines: list[Line]) -> list[list[Row]]:
    """The rows of a run, one list for each table: no row of a table is wider than its first."""
    if (groups := _groups(lines)) is not None:
        return [groups]
    tables: list[list[Row]] = []
    width = 0
    for number, line in _joined(lines):
        cells = _cells(line)
        if not tables or line.count("|") > width:
            tables.append([])
            width = line.count("|")
        tables[-1].append((number, cells))
    return tables


def _groups(lines: list[Line]) -> list[Row] | None:
    """Rows of one cell a line, each row closed by a line with nothing but the pipe; None where the lines are no such thing."""
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
    """Rows that line breaks in cells parted are put together: the pieces together are as wide as the rows around them."""
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
    wide = Counter(count for (_, line), count in zip(lines, counts, strict=True) if count > len(_cells(line)))
    return wide.most_common(1)[0][0] if wide else max(counts)


def _pieces(lines: list[Line], counts: list[int], at: int, width: int) -> int:
    """How many lines make the row that begins at ``at``; all but the last piece are filled to their end."""
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
