"""Ruling strokes to frames: lattices with regions, merged ones where borders are missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from jixiao.reading.pdf.page import Stroke

_SAME = 1.5  # strokes nearer than this lie on one line
_GAP = 2.5  # a smaller gap does not interrupt a line, nor a corner
_EDGE = 3.0  # edges nearer than this are one (double borders)
_STICKS_OUT = 6.0  # lines that reach this far beyond the outermost crossing line mean an open side
_MAX_CROSSINGS = 4_000_000
_MAX_POSITIONS = 250_000

_Strokes = tuple[list[Stroke], list[Stroke]]  # level, upright
Region = tuple[int, int, int, int]  # top, left, bottom, right as edge numbers, end exclusive


class Frame(msgspec.Struct):
    """The lattice of one table: edges, which elementary borders are drawn, and the regions that
    they make.
    """

    xs: list[float]
    ys: list[float]
    level: list[list[bool]]  # level[edge][column]: drawn above row `edge`
    upright: list[list[bool]]  # upright[row][edge]: drawn left of column `edge`
    real_level: list[list[bool]]
    regions: list[Region] = []
    owner: list[list[int]] = []


def frames_of(
    horizontals: Sequence[Stroke], verticals: Sequence[Stroke], above: Sequence[float] = ()
) -> list[Frame]:
    """The lattices that a page's strokes make. ``above`` are the column edges of the table at the
    end of the page before.
    """
    level, upright = _merged(horizontals), _merged(verticals)
    if not level or not upright or len(level) * len(upright) > _MAX_CROSSINGS:
        return []
    frames = (_frame(hs, vs) for hs, vs in _connected(level, upright, above))
    return [frame for frame in frames if frame is not None]


def _merged(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Collinear strokes that touch as one, sorted by position."""
    merged: list[Stroke] = []
    group: list[Stroke] = []
    for stroke in sorted(strokes):
        if group and stroke.at - group[0].at > _SAME:
            merged.extend(_chained(group))
            group = []
        group.append(stroke)
    merged.extend(_chained(group))
    return [stroke for stroke in merged if stroke.end - stroke.start > 4.0]


def _chained(group: list[Stroke]) -> Iterable[Stroke]:
    if not group:
        return
    group.sort(key=lambda stroke: stroke.start)
    at, start, end = group[0]
    longest = end - start
    for stroke in group[1:]:
        if stroke.start <= end + _GAP:
            if stroke.end - stroke.start > longest:
                at, longest = stroke.at, stroke.end - stroke.start
            end = max(end, stroke.end)
        else:
            yield Stroke(at, start, end)
            at, start, end = stroke
            longest = end - start
    yield Stroke(at, start, end)


def _connected(
    level: list[Stroke], upright: list[Stroke], above: Sequence[float]
) -> list[_Strokes]:
    """Groups of strokes that touch each other."""
    parent = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    ats = [stroke.at for stroke in upright]
    for number, (at, start, end) in enumerate(level):
        for other in range(bisect_right(ats, start - _GAP), bisect_right(ats, end + _GAP)):
            if upright[other].start - _GAP <= at <= upright[other].end + _GAP:
                parent[root(number)] = root(len(level) + other)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number, stroke in enumerate(level):
        groups.setdefault(root(number), ([], []))[0].append(stroke)
    for number, stroke in enumerate(upright):
        groups.setdefault(root(len(level) + number), ([], []))[1].append(stroke)
    tables = [group for group in groups.values() if group[0] and group[1]]
    alone = [strokes[0] for level, strokes in groups.values() if not level]
    return _whole(tables, alone, above) if above else tables


def _whole(tables: list[_Strokes], alone: list[Stroke], above: Sequence[float]) -> list[_Strokes]:
    """The tables of a page, those together that are one: merged cells that go on from the page
    before and over the next one have sides alone, and no line that crosses these.
    """
    if len(tables) > 1 and _are_one(tables, above):
        levels, uprights = zip(*tables, strict=True)
        tables = [(list(chain(*levels)), list(chain(*uprights)))]
    alone = [stroke for stroke in alone if _is_among(stroke.at, above)]
    return [(level, strokes + _beside(level, strokes, alone)) for level, strokes in tables]


def _are_one(tables: list[_Strokes], above: Sequence[float]) -> bool:
    """Whether all that a page has stands side by side from one height to one, between edges of the
    table above.
    """
    tops, bottoms = zip(*(_reach(level, upright) for level, upright in tables), strict=True)
    return (
        max(tops) - min(tops) < _EDGE
        and max(bottoms) - min(bottoms) < _EDGE
        and all(
            _is_among(outer(stroke.at for stroke in upright), above)
            for _, upright in tables
            for outer in (min, max)
        )
    )


def _is_among(at: float, edges: Sequence[float]) -> bool:
    return any(abs(at - edge) < _EDGE for edge in edges)


def _beside(level: list[Stroke], upright: list[Stroke], alone: list[Stroke]) -> list[Stroke]:
    """The sides of such cells at the edge of a table: as high as the table beside them."""
    top, bottom = _reach(level, upright)
    return [
        stroke
        for stroke in alone
        if abs(stroke.start - top) < _EDGE and abs(stroke.end - bottom) < _EDGE
    ]


def _reach(level: list[Stroke], upright: list[Stroke]) -> tuple[float, float]:
    """How far up and down a table's lines go."""
    return (
        min(min(stroke.at for stroke in level), min(stroke.start for stroke in upright)),
        max(max(stroke.at for stroke in level), max(stroke.end for stroke in upright)),
    )


def _frame(level: list[Stroke], upright: list[Stroke]) -> Frame | None:
    """The lattice of one group, or None where it is no table (a box, a cross, a chart too fine to
    be one).
    """
    real = level
    level, upright = level + _closing(upright, level), upright + _closing(level, upright)
    xs, ys = _edges(upright), _edges(level)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2 or columns * rows > _MAX_POSITIONS:
        return None
    frame = Frame(
        xs=xs,
        ys=ys,
        level=_drawn(level, ys, xs),
        real_level=_drawn(real, ys, xs),
        upright=[list(row) for row in zip(*_drawn(upright, xs, ys))],
    )
    _regions(frame)
    return frame if len(frame.regions) > 1 else None


def _closing(strokes: list[Stroke], crossing: list[Stroke]) -> list[Stroke]:
    """Strokes in the direction of ``crossing`` that close a side left open: where ``strokes`` stick
    out beyond the outermost one.
    """
    first, last = min(stroke.at for stroke in crossing), max(stroke.at for stroke in crossing)
    before = [stroke for stroke in strokes if stroke.start < first - _STICKS_OUT]
    beyond = [stroke for stroke in strokes if stroke.end > last + _STICKS_OUT]
    closing = []
    if len(before) > 1:
        closing.append(
            Stroke(
                min(s.start for s in before), min(s.at for s in before), max(s.at for s in before)
            )
        )
    if len(beyond) > 1:
        closing.append(
            Stroke(max(s.end for s in beyond), min(s.at for s in beyond), max(s.at for s in beyond))
        )
    return closing


def _edges(strokes: Iterable[Stroke]) -> list[float]:
    edges: list[float] = []
    for at in sorted(stroke.at for stroke in strokes):
        if not edges or at - edges[-1] > _EDGE:
            edges.append(at)
    return edges


def _drawn(
    strokes: Iterable[Stroke], edges: list[float], crossing: list[float]
) -> list[list[bool]]:
    """For each edge and each interval between crossing edges: whether a stroke covers most of it."""
    drawn = [[False] * (len(crossing) - 1) for _ in edges]
    for at, start, end in strokes:
        row = drawn[max(bisect_right(edges, at + 0.01) - 1, 0)]
        for index in range(max(bisect_right(crossing, start) - 1, 0), len(crossing) - 1):
            low, high = crossing[index], crossing[index + 1]
            if low >= end:
                break
            if min(end, high) - max(start, low) > 0.6 * (high - low):
                row[index] = True
    return drawn


def _regions(frame: Frame) -> None:
    """Joins elementary cells that no border parts; what is not a rectangle is cut into such."""
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    label = [[-1] * columns for _ in range(rows)]
    groups: list[list[tuple[int, int]]] = []
    for row in range(rows):
        for column in range(columns):
            if label[row][column] < 0:
                groups.append(_flood(frame, label, row, column, len(groups)))
    found = [region for group in groups for region in _rectangles(group)]
    frame.regions = sorted(region for region in found if _is_closed(frame, region))
    _compress(frame)


def _flood(
    frame: Frame, label: list[list[int]], row: int, column: int, name: int
) -> list[tuple[int, int]]:
    rows, columns = len(label), len(label[0])
    label[row][column] = name
    members, waiting = [], [(row, column)]
    while waiting:
        row, column = waiting.pop()
        members.append((row, column))
        steps = []
        if row > 0 and not frame.level[row][column]:
            steps.append((row - 1, column))
        if row + 1 < rows and not frame.level[row + 1][column]:
            steps.append((row + 1, column))
        if column > 0 and not frame.upright[row][column]:
            steps.append((row, column - 1))
        if column + 1 < columns and not frame.upright[row][column + 1]:
            steps.append((row, column + 1))
        for there, across in steps:
            if label[there][across] < 0:
                label[there][across] = name
                waiting.append((there, across))
    return members


def _rectangles(members: list[tuple[int, int]]) -> list[Region]:
    """The members as one rectangle, or as stacked ones of equal stretches where they are not."""
    rows, columns = [row for row, _ in members], [column for _, column in members]
    whole = (min(rows), min(columns), max(rows) + 1, max(columns) + 1)
    if (whole[2] - whole[0]) * (whole[3] - whole[1]) == len(members):
        return [whole]
    open_stretches: dict[tuple[int, int], Region] = {}
    done: list[Region] = []
    by_row: dict[int, list[int]] = {}
    for row, column in members:
        by_row.setdefault(row, []).append(column)
    for row in sorted(by_row):
        now = {}
        for stretch in _stretches(sorted(by_row[row])):
            above = open_stretches.pop(stretch, None)
            joins = above is not None and above[2] == row
            now[stretch] = (above[0] if above and joins else row, stretch[0], row + 1, stretch[1])
        done.extend(open_stretches.values())
        open_stretches = now
    return done + list(open_stretches.values())


def _stretches(columns: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for column in columns:
        if found and found[-1][1] == column:
            found[-1] = (found[-1][0], column + 1)
        else:
            found.append((column, column + 1))
    return found


def _is_closed(frame: Frame, region: Region) -> bool:
    """Whether a region has borders on two facing sides: else it lies outside the table's outline."""
    top, left, bottom, right = region
    level = all(frame.level[top][c] for c in range(left, right)) and all(
        frame.level[bottom][c] for c in range(left, right)
    )
    return level or all(
        frame.upright[r][left] and frame.upright[r][right] for r in range(top, bottom)
    )


def _compress(frame: Frame) -> None:
    """Leaves out edges at which no region begins or ends, and notes which region owns each
    position.
    """
    if not frame.regions:
        return
    rows = sorted({edge for region in frame.regions for edge in (region[0], region[2])})
    columns = sorted({edge for region in frame.regions for edge in (region[1], region[3])})
    row_of, column_of = (
        {edge: i for i, edge in enumerate(rows)},
        {edge: i for i, edge in enumerate(columns)},
    )
    drawn = frame.real_level
    frame.real_level = [[drawn[edge][c] for c in columns[:-1]] for edge in rows]
    frame.xs, frame.ys = [frame.xs[c] for c in columns], [frame.ys[r] for r in rows]
    frame.regions = [
        (row_of[t], column_of[le], row_of[b], column_of[r]) for t, le, b, r in frame.regions
    ]
    frame.owner = [[-1] * (len(columns) - 1) for _ in range(len(rows) - 1)]
    for number, (top, left, bottom, right) in enumerate(frame.regions):
        for row in range(top, bottom):
            frame.owner[row][left:right] = [number] * (right - left)
