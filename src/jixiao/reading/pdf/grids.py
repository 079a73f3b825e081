"""The ruled tables of a page: text goes into the regions of its frames."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from jixiao.reading.pdf.boxes import Box
from jixiao.reading.pdf.frames import Frame, frames_of
from jixiao.reading.pdf.lines import Line, joined, lines_of, room_left, runs_of
from jixiao.reading.pdf.page import Glyph, PageContent


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


def tables_of(
    content: PageContent, above: Sequence[float] = ()
) -> tuple[list[TablePart], list[list[Glyph]]]:
    """The ruled tables of a page, top to bottom, and the runs that stand in none. ``above`` are the
    column edges of the table at the end of the page before.
    """
    runs = runs_of(content.glyphs)
    frames = sorted(frames_of(content.horizontals, content.verticals, above), key=_area)
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


def _area(frame: Frame) -> float:
    return (frame.xs[-1] - frame.xs[0]) * (frame.ys[-1] - frame.ys[0])


def _region_at(frame: Frame, x: float, y: float) -> int:
    column, row = bisect_right(frame.xs, x) - 1, bisect_right(frame.ys, y) - 1
    if 0 <= column < len(frame.xs) - 1 and 0 <= row < len(frame.ys) - 1:
        return frame.owner[row][column]
    return -1


def _middle(glyph: Glyph) -> tuple[float, float]:
    return ((glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2)


def _held(
    frame: Frame, runs: list[list[Glyph]]
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


def _open_region(frame: Frame, run: list[Glyph]) -> int:
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


def _cut(frame: Frame, run: list[Glyph]) -> list[tuple[int, list[Glyph]]]:
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


def _straddles(frame: Frame, glyph: Glyph) -> bool:
    """Whether a column edge runs well inside a character: its text overflows its cell."""
    edge = bisect_right(frame.xs, glyph.left + 0.2 * (glyph.right - glyph.left))
    return (
        glyph.text != " "
        and edge < len(frame.xs)
        and frame.xs[edge] < glyph.right - 0.2 * (glyph.right - glyph.left)
    )


def _held_clipped(
    frame: Frame, content: PageContent, inside: dict[int, list[list[Glyph]]]
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
    frame: Frame, sideways: list[tuple[Glyph, int]]
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
    frame: Frame,
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
