"""One page as PDFium gives it: characters with boxes, ruling strokes, pictures; upright, in points
from the top left.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from jixiao.reading.pdf.boxes import Box
from jixiao.reading.pdf.objects import THIN, PageObjects, objects_of
from jixiao.reading.pdf.text import Char, text_of


class Glyph(NamedTuple):
    """One character: its box (advance wide, font size high, on its baseline) and text."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Stroke(NamedTuple):
    """A horizontal or vertical ruling: ``at`` on the crossing axis, from ``start`` to ``end`` along
    it.
    """

    at: float
    start: float
    end: float


class PageContent(msgspec.Struct, kw_only=True):
    """What stands on one page. ``turn`` is how far text stands turned on the shown page (0, 90,
    180, 270).
    """

    number: int
    width: float
    height: float
    turn: int = 0
    glyphs: list[Glyph] = []
    sideways: list[tuple[Glyph, int]] = []
    clipped: list[
        tuple[Glyph, float, float]
    ] = []  # cut off from sight, with the nearest point of the cell that they belong to
    horizontals: list[Stroke] = []
    verticals: list[Stroke] = []
    picture_area: float = 0.0
    objects: int = 0
    characters: int = 0
    garbled: int = 0
    hidden_only: bool = False
    too_many: bool = False

    @property
    def upright_size(self) -> tuple[float, float]:
        """Width and height in the orientation of the text."""
        return (self.width, self.height) if self.turn % 180 == 0 else (self.height, self.width)

    def on_page(self, box: Box) -> Box:
        """A box of the text's orientation as a box of the shown page, rounded to hundredths of a
        point.
        """
        left, top, right, bottom = box
        if self.turn == 90:
            box = (top, self.height - right, bottom, self.height - left)
        elif self.turn == 180:
            box = (self.width - right, self.height - bottom, self.width - left, self.height - top)
        elif self.turn == 270:
            box = (self.width - bottom, left, self.width - top, right)
        return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


def read_page(raw: Any, page: Any, number: int) -> PageContent:
    """Everything on one loaded page (``raw`` is pypdfium2.raw)."""
    width, height = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
    content = PageContent(number=number, width=width, height=height)
    content.objects = int(raw.FPDFPage_CountObjects(page))
    objects = objects_of(raw, page)
    if objects.too_many:
        content.too_many = True
        return content
    rotation = int(raw.FPDFPage_GetRotation(page)) * 90
    text = text_of(raw, page, objects)
    content.characters, content.garbled = text.characters, text.garbled
    content.hidden_only, content.too_many = text.hidden_only, text.too_many
    content.turn = _dominant(text.chars, rotation)
    _fill(content, objects, text.chars, _view(raw, page, rotation), rotation)
    return content


def _view(raw: Any, page: Any, rotation: int) -> Callable[[float, float, float, float], Box]:
    """Maps a box of PDF space (left, bottom, right, top) to the shown page."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    if rotation == 90:
        return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if rotation == 180:
        return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    if rotation == 270:
        return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
    return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)


def _upright(turn: int, width: float, height: float) -> Callable[[Box], Box]:
    """Maps a box of the shown page to the orientation of the text; the inverse of
    ``PageContent.on_page``.
    """
    if turn == 90:
        return lambda b: (height - b[3], b[0], height - b[1], b[2])
    if turn == 180:
        return lambda b: (width - b[2], height - b[3], width - b[0], height - b[1])
    if turn == 270:
        return lambda b: (b[1], width - b[2], b[3], width - b[0])
    return lambda b: b


def _dominant(chars: list[Char], rotation: int) -> int:
    """The turn of most of the page's text, counter-clockwise on the shown page."""
    turned = [char for char in chars if (char.angle - rotation) % 360]
    if not turned or len(turned) * 2 <= len(chars):
        return 0
    angles = [(char.angle - rotation) % 360 for char in turned]
    best = max(set(angles), key=angles.count)
    return best if best in (90, 180, 270) else 0


def _fill(
    content: PageContent,
    objects: PageObjects,
    chars: list[Char],
    view: Callable[..., Box],
    rotation: int,
) -> None:
    """Puts characters and strokes into the orientation of the text."""
    turned = _upright(content.turn, content.width, content.height)
    base = (content.turn + rotation) % 360
    limit_x, limit_y = content.upright_size
    glyphs, sideways = [], []
    for box, text, angle, clip in chars:
        left, top, right, bottom = turned(view(*box)) if content.turn else view(*box)
        if not (0 <= (left + right) / 2 <= limit_x and 0 <= (top + bottom) / 2 <= limit_y):
            continue
        glyph = Glyph(left, top, right, bottom, text)
        if clip is not None:
            edge = turned(view(*clip))
            x, y = (left + right) / 2, (top + bottom) / 2
            if not (edge[0] <= x <= edge[2] and edge[1] <= y <= edge[3]):
                content.clipped.append(
                    (
                        glyph,
                        min(max(x, edge[0] + 1), edge[2] - 1),
                        min(max(y, edge[1] + 1), edge[3] - 1),
                    )
                )
                continue
        off = (angle - base) % 360
        if off == 0:
            glyphs.append(glyph)
        elif off in (90, 180, 270):  # else a watermark across the page
            sideways.append((glyph, off))
    if len(content.clipped) > len(
        glyphs
    ):  # a clip that hides most of a page is not understood: trust the text
        glyphs.extend(glyph for glyph, _, _ in content.clipped)
        content.clipped = []
    content.glyphs, content.sideways = glyphs, sideways
    for picture in objects.pictures:
        content.picture_area += max(0.0, picture[2] - picture[0]) * max(
            0.0, picture[3] - picture[1]
        )
    _rulings(content, [turned(view(*box)) for box in objects.boxes], limit_x, limit_y)


def _rulings(content: PageContent, boxes: list[Box], limit_x: float, limit_y: float) -> None:
    """Thin boxes as strokes; a tiny square is a corner or a dot and belongs to both directions."""
    horizontals, verticals = [], []
    for left, top, right, bottom in boxes:
        if right < 0 or bottom < 0 or left > limit_x or top > limit_y:
            continue
        wide, high = right - left, bottom - top
        if high <= THIN and (wide > high * 2 or wide <= THIN):
            horizontals.append(Stroke((top + bottom) / 2, max(left, 0.0), min(right, limit_x)))
        if wide <= THIN and (high > wide * 2 or high <= THIN):
            verticals.append(Stroke((left + right) / 2, max(top, 0.0), min(bottom, limit_y)))
    content.horizontals, content.verticals = horizontals, verticals
