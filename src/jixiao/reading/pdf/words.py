"""Where the words of a place stand on a PDF's pages, in the page's own coordinates, for those who
mark them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from jixiao.core.places import Place
from jixiao.reading.pdf.boxes import Box
from jixiao.reading.pdf.engine import ENGINE, pdfium
from jixiao.reading.pdf.page import Glyph, PageContent, read_page

Stretch = tuple[int, list[Box]]
"""A page (1-based) and boxes on it: left, bottom, right, top in points of the page's own space."""
_CONTEXT = (
    8,
    4,
    2,
    0,
)  # so many characters before tell a stretch on the next page from others like it


def word_boxes(data: bytes, places: Sequence[Place]) -> list[Stretch | None]:
    """For each place the boxes of its words, one for each line; the box of the whole cell or
    paragraph where it has no span. None without a page.
    """
    with ENGINE:
        raw = pdfium()
        handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not handle:
            return [None] * len(places)
        try:
            pages = _Pages(raw, handle)
            return [_stretch(pages, place) for place in places]
        finally:
            raw.FPDF_CloseDocument(handle)


class _Page:
    """One page: its visible characters on the shown page, line by line, and the way back to its own
    space.
    """

    def __init__(self, raw: Any, page: Any, number: int) -> None:
        self._rotation = int(raw.FPDFPage_GetRotation(page)) * 90
        rect = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
        self._bounds = (rect.left, rect.bottom, rect.right, rect.top)
        content = read_page(raw, page, number)
        self.lines = _lines(content)

    def own(self, box: Box) -> Box:
        """A box of the shown page (from the top left) in the page's own space."""
        left, bottom, right, top = self._bounds
        x0, y0, x1, y1 = box
        if self._rotation == 90:
            return (left + y0, bottom + x0, left + y1, bottom + x1)
        if self._rotation == 180:
            return (right - x1, bottom + y0, right - x0, bottom + y1)
        if self._rotation == 270:
            return (right - y1, top - x1, right - y0, top - x0)
        return (left + x0, top - y1, left + x1, top - y0)


class _Pages:
    """The pages of an open file, each read once."""

    def __init__(self, raw: Any, handle: Any) -> None:
        self._raw, self._handle = raw, handle
        self._count = int(raw.FPDF_GetPageCount(handle))
        self._read: dict[int, _Page] = {}

    def page(self, number: int) -> _Page | None:
        """A page by its number (1-based)."""
        if not 1 <= number <= self._count:
            return None
        if number not in self._read:
            loaded = self._raw.FPDF_LoadPage(self._handle, number - 1)
            if not loaded:
                return None
            try:
                self._read[number] = _Page(self._raw, loaded, number)
            finally:
                self._raw.FPDF_ClosePage(loaded)
        return self._read[number]


_Placed = tuple[str, Box, int]  # a character, its box on the shown page, and its line


def _lines(content: PageContent) -> list[_Placed]:
    """The visible characters in reading order."""
    glyphs = [
        *(glyph for glyph in content.glyphs),
        *(glyph for glyph, _ in content.sideways),
        *(glyph for glyph, _, _ in content.clipped),
    ]
    visible = sorted(
        (glyph for glyph in glyphs if glyph.text.strip()),
        key=lambda glyph: (glyph.top + glyph.bottom, glyph.left),
    )
    rows: list[list[Glyph]] = []
    for glyph in visible:
        last = rows[-1][-1] if rows else None
        if last is not None and abs((glyph.top + glyph.bottom) - (last.top + last.bottom)) < 0.7 * (
            last.bottom - last.top
        ):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [
        (char, content.on_page((glyph.left, glyph.top, glyph.right, glyph.bottom)), number)
        for number, row in enumerate(rows)
        for glyph in sorted(row, key=lambda each: each.left)
        for char in glyph.text
        if char.strip()
    ]


def _stretch(pages: _Pages, place: Place) -> Stretch | None:
    page = pages.page(place.page or 0)
    if page is None or place.bbox is None:
        return None
    number = place.page or 0
    whole = (number, [page.own(place.bbox)])
    if place.start is None:
        return whole
    end = place.end if place.end is not None else len(place.text)
    before, wanted = _bare(place.text[: place.start]), _bare(place.text[place.start : end])
    inside = [each for each in page.lines if _within(each[1], place.bbox)]
    text = "".join(char for char, _, _ in inside)
    if wanted and len(before) + len(wanted) > len(text) + 1:
        following = pages.page(number + 1)
        found = _continued(following, before, wanted) if following is not None else None
        if following is not None and found:
            return number + 1, [following.own(box) for box in found]
    at = _nearest(text, wanted, len(before)) if wanted else None
    return (
        whole
        if at is None
        else (number, [page.own(box) for box in _boxes(inside[at : at + len(wanted)])])
    )


def _continued(page: _Page, before: str, wanted: str) -> list[Box] | None:
    """The words in the rest of a paragraph that runs on over the page break, found by what stands
    before them.
    """
    text = "".join(char for char, _, _ in page.lines)
    for length in _CONTEXT:
        lead = before[len(before) - length :] if length <= len(before) else before
        if text.count(lead + wanted) == 1:
            at = text.index(lead + wanted) + len(lead)
            return _boxes(page.lines[at : at + len(wanted)])
    return None


def _bare(text: str) -> str:
    return "".join(char for char in text if char.strip())


def _within(box: Box, room: Box) -> bool:
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return room[0] - 1 <= across <= room[2] + 1 and room[1] - 1 <= down <= room[3] + 1


def _nearest(text: str, wanted: str, near: int) -> int | None:
    """Where the words stand, of several places the nearest to where they should."""
    found = []
    at = text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return min(found, key=lambda each: abs(each - near), default=None)


def _boxes(letters: Sequence[_Placed]) -> list[Box]:
    """One box for each line."""
    lines: dict[int, list[Box]] = {}
    for _, box, line in letters:
        lines.setdefault(line, []).append(box)
    return [
        (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
        for boxes in lines.values()
    ]
