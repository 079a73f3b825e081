"""What is drawn on a page beside its characters: ruling strokes, pictures, and how its texts are
set.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import msgspec

from jixiao.reading.pdf.boxes import IDENTITY, Box, Matrix, mapped, point, times

MAX_OBJECTS = 200_000
THIN = 3.0  # a path no thicker than this is a ruling, not an area
_MAX_DEPTH = 8
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_BEZIER_TO, _MOVE_TO = 1, 2
_INVISIBLE, _CLIP_ONLY = 3, 7


class PageObjects(msgspec.Struct):
    """Findings of the walk over a page's objects, in the page's own coordinates."""

    boxes: list[Box] = []
    count: int = 0
    texts: int = 0
    hidden_texts: int = 0
    pictures: list[Box] = []
    clips: dict[
        int, Box
    ] = {}  # text object → the visible part of its room, where it does not hold the whole text
    too_many: bool = False


def objects_of(raw: Any, page: Any) -> PageObjects:
    """The page's objects, in its own coordinates; no more of them than ``MAX_OBJECTS``."""
    found = PageObjects()
    if int(raw.FPDFPage_CountObjects(page)) > MAX_OBJECTS:
        found.too_many = True
    else:
        _walk(raw, _page_children(raw, page), IDENTITY, found, 0)
    return found


def is_hidden(raw: Any, text: Any) -> bool:
    """Whether a text object is not painted."""
    return int(raw.FPDFTextObj_GetTextRenderMode(text)) in (_INVISIBLE, _CLIP_ONLY)


def address(item: Any) -> int:
    """What tells an object from the others of its page."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _page_children(raw: Any, page: Any) -> Iterator[Any]:
    return (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))


def _form_children(raw: Any, form: Any) -> Iterator[Any]:
    return (
        raw.FPDFFormObj_GetObject(form, index)
        for index in range(raw.FPDFFormObj_CountObjects(form))
    )


def _walk(
    raw: Any, children: Iterator[Any], matrix: Matrix, found: PageObjects, depth: int
) -> None:
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
                if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                    found.boxes.append(box)  # some printers draw rulings as one-pixel pictures
        elif kind == _FORM and depth < _MAX_DEPTH:
            _walk(
                raw, _form_children(raw, item), times(_matrix(raw, item), matrix), found, depth + 1
            )


def _text(raw: Any, item: Any, matrix: Matrix, found: PageObjects) -> None:
    found.texts += 1
    found.hidden_texts += is_hidden(raw, item)
    clip = _clip(raw, item, matrix)
    if clip is not None:
        box = _bounds(raw, item, matrix)
        if box is not None and (
            box[0] < clip[0] - 1
            or box[1] < clip[1] - 1
            or box[2] > clip[2] + 1
            or box[3] > clip[3] + 1
        ):
            found.clips[address(item)] = clip


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
    return None if clip is None else mapped(clip, matrix)


def _matrix(raw: Any, item: Any) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
        return IDENTITY
    return (own.a, own.b, own.c, own.d, own.e, own.f)


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
    return mapped((left.value, bottom.value, right.value, top.value), matrix)


def _path(raw: Any, item: Any, matrix: Matrix, found: PageObjects) -> None:
    """A path's rulings: a thin one is one stroke by its bounds, others are taken apart."""
    box = _bounds(raw, item, matrix)
    if box is None:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        found.boxes.append(box)
        return
    count = int(raw.FPDFPath_CountSegments(item))
    if count <= 2 or (count <= 5 and not stroke.value):
        return
    found.count += count
    if found.count <= MAX_OBJECTS:
        whole = times(_matrix(raw, item), matrix)
        for points, closed in _subpaths(raw, item, count):
            found.boxes.extend(
                _edges([point(x, y, whole) for x, y in points], closed, bool(stroke.value))
            )


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
    if min(whole[2] - whole[0], whole[3] - whole[1]) <= THIN:
        yield whole
        return
    if not stroked:
        return
    pairs = zip(points, [*points[1:], points[0]] if closed else points[1:])
    for (x0, y0), (x1, y1) in pairs:
        if abs(x0 - x1) <= 0.5 or abs(y0 - y1) <= 0.5:
            yield (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
