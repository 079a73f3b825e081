"""One page as PDFium gives it: characters with boxes, ruling strokes, pictures; upright, in points
from the top left.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

Box = tuple[float, float, float, float]  # left, top, right, bottom
Matrix = tuple[float, float, float, float, float, float]

MAX_OBJECTS = 200_000
MAX_CHARACTERS = 200_000
_MAX_DEPTH = 8
_THIN = 3.0  # a path no thicker than this is a ruling, not an area
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2
_INVISIBLE, _CLIP_ONLY = 3, 7


class Glyph(NamedTuple):
    """One character: its loose box (advance wide, font size high) and text."""

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


class _Objects(msgspec.Struct):
    """Findings of the walk over a page's objects, in the page's own coordinates."""

    boxes: list[Box] = []
    count: int = 0
    texts: int = 0
    hidden_texts: int = 0
    turned_texts: bool = False
    pictures: list[Box] = []
    clips: dict[
        int, Box
    ] = {}  # text object → the visible part of its room, where it does not hold the whole text
    too_many: bool = False


class _Char(NamedTuple):
    box: Box
    text: str
    angle: int
    clip: Box | None = None


def read_page(raw: Any, page: Any, number: int) -> PageContent:
    """Everything on one loaded page (``raw`` is pypdfium2.raw)."""
    width, height = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
    content = PageContent(number=number, width=width, height=height)
    objects = _Objects()
    content.objects = int(raw.FPDFPage_CountObjects(page))
    if content.objects > MAX_OBJECTS:
        content.too_many = True
        return content
    _walk(raw, _page_children(raw, page), _IDENTITY, objects, 0)
    if objects.too_many:
        content.too_many = True
        return content
    rotation = int(raw.FPDFPage_GetRotation(page)) * 90
    view = _view(raw, page, rotation)
    chars = _chars(raw, page, content, objects)
    content.turn = _dominant(chars, rotation)
    _fill(content, objects, chars, view, rotation)
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


def _dominant(chars: list[_Char], rotation: int) -> int:
    """The turn of most of the page's text, counter-clockwise on the shown page."""
    turned = [char for char in chars if (char.angle - rotation) % 360]
    if not turned or len(turned) * 2 <= len(chars):
        return 0
    angles = [(char.angle - rotation) % 360 for char in turned]
    best = max(set(angles), key=angles.count)
    return best if best in (90, 180, 270) else 0


def _fill(
    content: PageContent,
    objects: _Objects,
    chars: list[_Char],
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
        if high <= _THIN and (wide > high * 2 or wide <= _THIN):
            horizontals.append(Stroke((top + bottom) / 2, max(left, 0.0), min(right, limit_x)))
        if wide <= _THIN and (high > wide * 2 or high <= _THIN):
            verticals.append(Stroke((left + right) / 2, max(top, 0.0), min(bottom, limit_y)))
    content.horizontals, content.verticals = horizontals, verticals


# characters


def _chars(raw: Any, page: Any, content: PageContent, objects: _Objects) -> list[_Char]:
    """The page's visible characters in the order of its text; PDFium's own inserted blanks are left
    out.
    """
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        count = int(raw.FPDFText_CountChars(text_page))
        if count > MAX_CHARACTERS:
            content.too_many = True
            return []
        if count <= 0:
            return []
        texts = _texts(raw, text_page, count)
        return list(_boxed(raw, text_page, texts, content, objects))
    finally:
        raw.FPDFText_ClosePage(text_page)


def _texts(raw: Any, text_page: Any, count: int) -> list[str]:
    """One string a character: in one call where characters and UTF-16 units agree, else one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        found = bytes(buffer)[: count * 2].decode("utf-16-le", "replace")
        if len(found) == count:
            return list(found)
    return [_from_code(raw.FPDFText_GetUnicode(text_page, index)) for index in range(count)]


def _from_code(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _boxed(
    raw: Any, text_page: Any, texts: list[str], content: PageContent, objects: _Objects
) -> Iterator[_Char]:
    rect = raw.FS_RECTF()
    pointer, get_box, get_angle = (
        ctypes.byref(rect),
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharAngle,
    )
    content.hidden_only = objects.texts > 0 and objects.hidden_texts == objects.texts
    drop_hidden = objects.hidden_texts > 0 and not content.hidden_only
    for index, text in enumerate(texts):
        if text in "\r\n" or not get_box(text_page, index, pointer):
            continue
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if right - left <= 0 and top - bottom <= 0:
            continue
        if drop_hidden and _is_hidden(raw, text_page, index):
            continue
        clean = (
            text
            if "!" <= text <= "~" or "\u4e00" <= text <= "\u9fff"
            else _clean(raw, text_page, index, text, content)
        )
        if not clean:
            continue
        content.characters += clean != " "
        angle = _degrees(get_angle(text_page, index)) if objects.turned_texts else 0
        clip = (
            objects.clips.get(_address(raw.FPDFText_GetTextObject(text_page, index)))
            if objects.clips
            else None
        )
        yield _Char((left, bottom, right, top), clean, angle, clip)


def _degrees(radians: float) -> int:
    """PDFium's clockwise radians as counter-clockwise degrees, near right angles made exact."""
    degrees = (-radians * 57.29577951308232) % 360
    nearest = int((degrees + 45) // 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= 8 else int(degrees) or 1


def _clean(raw: Any, text_page: Any, index: int, text: str, content: PageContent) -> str:
    """A character made ordinary: radicals and ligatures resolved, symbol fonts mapped, zero-width
    dropped.
    """
    from jixiao.reading.pdf.characters import ordinary, symbol

    if "\ue000" <= text <= "\uf8ff":
        mapped = symbol(text, _font_name(raw, text_page, index))
        content.garbled += mapped is None
        return text if mapped is None else mapped
    clean = ordinary(text)
    content.garbled += clean == "\ufffd"
    return clean


def _font_name(raw: Any, text_page: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, buffer, 256, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace")


def _is_hidden(raw: Any, text_page: Any, index: int) -> bool:
    holder = raw.FPDFText_GetTextObject(text_page, index)
    return bool(holder) and int(raw.FPDFTextObj_GetTextRenderMode(holder)) in (
        _INVISIBLE,
        _CLIP_ONLY,
    )


# objects


def _page_children(raw: Any, page: Any) -> Iterator[Any]:
    return (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))


def _form_children(raw: Any, form: Any) -> Iterator[Any]:
    return (
        raw.FPDFFormObj_GetObject(form, index)
        for index in range(raw.FPDFFormObj_CountObjects(form))
    )


def _walk(raw: Any, children: Iterator[Any], matrix: Matrix, found: _Objects, depth: int) -> None:
    """Collects strokes, pictures and what the texts are like; form XObjects are entered."""
    get_type = raw.FPDFPageObj_GetType
    for item in children:
        found.count += 1
        if found.count > MAX_OBJECTS:
            found.too_many = True
            return
        kind = get_type(item)
        if kind == _PATH:
            _path(raw, item, matrix, found)
        elif kind == _TEXT:
            _text(raw, item, matrix, found)
        elif kind == _IMAGE:
            box = _bounds(raw, item, matrix)
            if box is not None:
                found.pictures.append(box)
                if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
                    found.boxes.append(box)  # some printers draw rulings as one-pixel pictures
        elif kind == _FORM and depth < _MAX_DEPTH:
            _walk(
                raw, _form_children(raw, item), _times(_matrix(raw, item), matrix), found, depth + 1
            )


def _text(raw: Any, item: Any, matrix: Matrix, found: _Objects) -> None:
    found.texts += 1
    found.hidden_texts += raw.FPDFTextObj_GetTextRenderMode(item) in (_INVISIBLE, _CLIP_ONLY)
    if not found.turned_texts:
        own = _times(_matrix(raw, item), matrix)
        found.turned_texts = own[0] <= 0 or abs(own[1]) > abs(own[0]) * 0.02
    clip = _clip(raw, item, matrix)
    if clip is not None:
        box = _bounds(raw, item, matrix)
        if box is not None and (
            box[0] < clip[0] - 1
            or box[1] < clip[1] - 1
            or box[2] > clip[2] + 1
            or box[3] > clip[3] + 1
        ):
            found.clips[_address(item)] = clip


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _clip(raw: Any, item: Any, matrix: Matrix) -> Box | None:
    """The box that a text is clipped to, or None."""
    path = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    clip: Box | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(count, 8)):
        points = []
        for index in range(min(raw.FPDFClipPath_CountPathSegments(path, number), 64)):
            raw.FPDFPathSegment_GetPoint(
                raw.FPDFClipPath_GetPathSegment(path, number, index),
                ctypes.byref(x),
                ctypes.byref(y),
            )
            points.append((x.value, y.value))
        if points:
            xs, ys = [p for p, _ in points], [p for _, p in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            clip = (
                box
                if clip is None
                else (
                    max(clip[0], box[0]),
                    max(clip[1], box[1]),
                    min(clip[2], box[2]),
                    min(clip[3], box[3]),
                )
            )
    return None if clip is None else _mapped(clip, matrix)


def _matrix(raw: Any, item: Any) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
        return _IDENTITY
    return (own.a, own.b, own.c, own.d, own.e, own.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Inner applied first."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _mapped(box: Box, matrix: Matrix) -> Box:
    """A PDF-space box (left, bottom, right, top) through a matrix."""
    if matrix is _IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return (min(xs), min(ys), max(xs), max(ys))


def _bounds(raw: Any, item: Any, matrix: Matrix) -> Box | None:
    left, bottom, right, top = (
        ctypes.c_float(),
        ctypes.c_float(),
        ctypes.c_float(),
        ctypes.c_float(),
    )
    if not raw.FPDFPageObj_GetBounds(
        item, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
    ):
        return None
    return _mapped((left.value, bottom.value, right.value, top.value), matrix)


def _path(raw: Any, item: Any, matrix: Matrix, found: _Objects) -> None:
    """A path's rulings: a thin one is one stroke by its bounds, others are taken apart."""
    box = _bounds(raw, item, matrix)
    if box is None:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        found.boxes.append(box)
        return
    count = int(raw.FPDFPath_CountSegments(item))
    if count <= 2 or (count <= 5 and not stroke.value):
        return
    found.count += count
    if found.count <= MAX_OBJECTS:
        whole = _times(_matrix(raw, item), matrix)
        for points, closed in _subpaths(raw, item, count):
            found.boxes.extend(
                _edges([_point(x, y, whole) for x, y in points], closed, bool(stroke.value))
            )


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _subpaths(raw: Any, item: Any, count: int) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The straight subpaths of a path; one with a curve is left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = closed = False
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == _MOVE_TO:
            if len(points) > 1 and not curved:
                yield points, closed
            points, curved, closed = [], False, False
        curved = curved or kind == _BEZIER_TO
        points.append((x.value, y.value))
        closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
    if len(points) > 1 and not curved:
        yield points, closed


def _edges(points: list[tuple[float, float]], closed: bool, stroked: bool) -> Iterator[Box]:
    """A thin subpath as one box; else, if stroked, its upright and level edges."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    whole = (min(xs), min(ys), max(xs), max(ys))
    if min(whole[2] - whole[0], whole[3] - whole[1]) <= _THIN:
        yield whole
        return
    if not stroked:
        return
    pairs = zip(points, [*points[1:], points[0]] if closed else points[1:])
    for (x0, y0), (x1, y1) in pairs:
        if abs(x0 - x1) <= 0.5 or abs(y0 - y1) <= 0.5:
            yield (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
