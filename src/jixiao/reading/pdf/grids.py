"""Ruling strokes to table parts: cells from borders, merged ones where borders are missing."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from jixiao.reading.pdf.boxes import Box
from jixiao.reading.pdf.lines import Line, joined, lines_of, room_left, runs_of
from jixiao.reading.pdf.page import Glyph, PageContent, Stroke

_SAME = 1.5  # strokes nearer than this lie on one line
_GAP = 2.5  # a smaller gap does not interrupt a line, nor a corner
_EDGE = 3.0  # edges nearer than this are one (double borders)
_STICKS_OUT = 6.0  # lines that reach this far beyond the outermost crossing line mean an open side
_MAX_CROSSINGS = 4_000_000
_MAX_POSITIONS = 250_000

Region = tuple[int, int, int, int]  # top, left, bottom, right as edge numbers, end exclusive


class PartCell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of a table part; rows and columns count from 0. Open: without a border there."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    text: str = ""
    open_top: bool = False
    open_bottom: bool = False
    room_left: float = 0.0  # beside its last line
    # width of its first letter-like stretch that does not break, or of a figure's first digit
    first_word: float = 0.0


class TablePart(msgspec.Struct, frozen=True, kw_only=True):
    """A table, or as much of it as stands on one page. ``xs`` and ``ys`` are its column and row
    edges.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PartCell, ...]
    merged_known: bool = True

    @property
    def box(self) -> Box:
        """The whole part."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class _Frame(msgspec.Struct):
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


def tables_of(content: PageContent) -> tuple[list[TablePart], list[list[Glyph]]]:
    """The ruled tables of a page, top to bottom, and the runs that stand in none."""
    runs = runs_of(content.glyphs)
    frames = sorted(frames_of(content.horizontals, content.verticals), key=_area)
    parts: list[TablePart] = []
    for frame in frames:
        inside, outside = _held(frame, runs)
        cut_off = _held_clipped(frame, content, inside)
        turned, left_over = _held_sideways(frame, content.sideways)
        part = _part(frame, inside, turned, content.number)
        if part is not None:
            parts.append(part)
            runs, content.sideways, content.clipped = outside, left_over, cut_off
    return sorted(parts, key=lambda part: (part.ys[0], part.xs[0])), runs


# strokes to frames


def frames_of(horizontals: Sequence[Stroke], verticals: Sequence[Stroke]) -> list[_Frame]:
    """The lattices that a page's strokes make."""
    level, upright = _merged(horizontals), _merged(verticals)
    if not level or not upright or len(level) * len(upright) > _MAX_CROSSINGS:
        return []
    frames = (_frame(hs, vs) for hs, vs in _connected(level, upright))
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
    level: list[Stroke], upright: list[Stroke]
) -> Iterable[tuple[list[Stroke], list[Stroke]]]:
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
    return [group for group in groups.values() if group[0] and group[1]]


def _frame(level: list[Stroke], upright: list[Stroke]) -> _Frame | None:
    """The lattice of one group, or None where it is no table (a box, a cross, a chart too fine to
    be one).
    """
    real = level
    level, upright = level + _closing(upright, level), upright + _closing(level, upright)
    xs, ys = _edges(upright), _edges(level)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2 or columns * rows > _MAX_POSITIONS:
        return None
    frame = _Frame(
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


# frames to regions


def _regions(frame: _Frame) -> None:
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
    frame: _Frame, label: list[list[int]], row: int, column: int, name: int
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


def _is_closed(frame: _Frame, region: Region) -> bool:
    """Whether a region has borders on two facing sides: else it lies outside the table's outline."""
    top, left, bottom, right = region
    level = all(frame.level[top][c] for c in range(left, right)) and all(
        frame.level[bottom][c] for c in range(left, right)
    )
    return level or all(
        frame.upright[r][left] and frame.upright[r][right] for r in range(top, bottom)
    )


def _compress(frame: _Frame) -> None:
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


def _area(frame: _Frame) -> float:
    return (frame.xs[-1] - frame.xs[0]) * (frame.ys[-1] - frame.ys[0])


# text into regions


def _region_at(frame: _Frame, x: float, y: float) -> int:
    column, row = bisect_right(frame.xs, x) - 1, bisect_right(frame.ys, y) - 1
    if 0 <= column < len(frame.xs) - 1 and 0 <= row < len(frame.ys) - 1:
        return frame.owner[row][column]
    return -1


def _middle(glyph: Glyph) -> tuple[float, float]:
    return ((glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2)


def _held(
    frame: _Frame, runs: list[list[Glyph]]
) -> tuple[dict[int, list[list[Glyph]]], list[list[Glyph]]]:
    """Runs by the region that holds them, and the others. A run over a border is cut unless a
    character lies on it.
    """
    inside: dict[int, list[list[Glyph]]] = {}
    outside: list[list[Glyph]] = []
    for run in runs:
        first, last = _region_at(frame, *_middle(run[0])), _region_at(frame, *_middle(run[-1]))
        pieces = [(first, run)] if first == last else _cut(frame, run)
        for region, piece in pieces:
            if region < 0:
                region = _open_region(frame, piece)
            if region < 0:
                outside.append(piece)
            else:
                inside.setdefault(region, []).append(piece)
    return inside, outside


def _open_region(frame: _Frame, run: list[Glyph]) -> int:
    """The region whose missing border at the page's end the run crosses, or -1: spreadsheets cut a
    merged cell and its text so.
    """
    x, y = _middle(run[len(run) // 2])
    reach = 3 * (run[0].bottom - run[0].top)
    if not frame.ys[0] - reach < y < frame.ys[-1] + reach or not frame.xs[0] < x < frame.xs[-1]:
        return -1
    below = y > (frame.ys[0] + frame.ys[-1]) / 2
    column = min(bisect_right(frame.xs, x), len(frame.xs) - 1) - 1
    region = frame.owner[-1 if below else 0][column]
    if region < 0:
        return -1
    _, left, _, right = frame.regions[region]
    whole = right - left == len(frame.xs) - 1
    return -1 if whole or any(frame.real_level[-1 if below else 0][left:right]) else region


def _cut(frame: _Frame, run: list[Glyph]) -> list[tuple[int, list[Glyph]]]:
    pieces: list[tuple[int, list[Glyph]]] = []
    for glyph in run:
        region = _region_at(frame, *_middle(glyph))
        if pieces and pieces[-1][0] == region:
            pieces[-1][1].append(glyph)
        else:
            pieces.append((region, [glyph]))
    for (_, before), (_, after) in itertools.pairwise(pieces):
        if _straddles(frame, before[-1]) or _straddles(frame, after[0]):
            return [(max(pieces, key=lambda piece: len(piece[1]))[0], run)]
    return pieces


def _straddles(frame: _Frame, glyph: Glyph) -> bool:
    """Whether a column edge runs well inside a character: its text overflows its cell."""
    edge = bisect_right(frame.xs, glyph.left + 0.2 * (glyph.right - glyph.left))
    return (
        glyph.text != " "
        and edge < len(frame.xs)
        and frame.xs[edge] < glyph.right - 0.2 * (glyph.right - glyph.left)
    )


def _held_clipped(
    frame: _Frame, content: PageContent, inside: dict[int, list[list[Glyph]]]
) -> list[tuple[Glyph, float, float]]:
    """Adds characters cut off from sight to the cell that they belong to; gives the others."""
    by_region: dict[int, list[Glyph]] = {}
    others = []
    for glyph, x, y in content.clipped:
        region = _region_at(frame, x, y)
        if region < 0:
            others.append((glyph, x, y))
        else:
            by_region.setdefault(region, []).append(glyph)
    for region, glyphs in by_region.items():
        inside.setdefault(region, []).extend(runs_of(glyphs))
    return others


def _held_sideways(
    frame: _Frame, sideways: list[tuple[Glyph, int]]
) -> tuple[dict[int, list[tuple[Glyph, int]]], list[tuple[Glyph, int]]]:
    inside: dict[int, list[tuple[Glyph, int]]] = {}
    outside: list[tuple[Glyph, int]] = []
    for item in sideways:
        region = _region_at(frame, *_middle(item[0]))
        if region < 0:
            outside.append(item)
        else:
            inside.setdefault(region, []).append(item)
    return inside, outside


def sideways_text(items: Sequence[tuple[Glyph, int]]) -> str:
    """Text that is turned against the page's own direction, read in its direction."""
    texts = []
    for angle in sorted({angle for _, angle in items}):
        glyphs = [_turned(glyph, angle) for glyph, own in items if own == angle]
        texts.append(joined(lines_of(runs_of(glyphs))))
    return "".join(texts)


def _turned(glyph: Glyph, angle: int) -> Glyph:
    left, top, right, bottom, text = glyph
    if angle == 90:
        return Glyph(-bottom, left, -top, right, text)
    if angle == 270:
        return Glyph(top, -right, bottom, -left, text)
    return Glyph(-right, -bottom, -left, -top, text)


def _first_width(lines: Sequence[Line]) -> float:
    if not lines:
        return 0.0
    return lines[0].first_word if lines[0].text[0].isalpha() else lines[0].first_width


def _part(
    frame: _Frame,
    inside: dict[int, list[list[Glyph]]],
    turned: dict[int, list[tuple[Glyph, int]]],
    page: int,
) -> TablePart | None:
    """The table part with its texts; None where no cell has any (a drawing)."""
    if not inside and not turned:
        return None
    cells = []
    for number, (top, left, bottom, right) in enumerate(frame.regions):
        box = (frame.xs[left], frame.ys[top], frame.xs[right], frame.ys[bottom])
        lines = lines_of(inside[number]) if number in inside else []
        text = joined(lines, box[0], box[2])
        if number in turned:
            text += sideways_text(turned[number])
        cells.append(
            PartCell(
                row=top,
                column=left,
                row_span=bottom - top,
                column_span=right - left,
                box=box,
                text=text,
                open_top=not any(frame.real_level[top][left:right]),
                open_bottom=not any(frame.real_level[bottom][left:right]),
                room_left=room_left(lines[-1], box[0], box[2]) if lines else 0.0,
                first_word=_first_width(lines),
            )
        )
    return TablePart(page=page, xs=tuple(frame.xs), ys=tuple(frame.ys), cells=tuple(cells))
