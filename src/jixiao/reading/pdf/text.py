"""A page's characters with their boxes: as wide as PDFium says, as high as their font size, on their
baseline.

PDFium's own boxes are as high as the font's bounding box, which differs from font to font (Times
New Roman: 1.35 of the size; a subset: its highest digit), so that the digits of a line would stand
higher and larger than the Chinese beside them.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from jixiao.reading.pdf.boxes import Box
from jixiao.reading.pdf.characters import ordinary, symbol
from jixiao.reading.pdf.objects import PageObjects, is_hidden

MAX_CHARACTERS = 200_000
# of the size over and under the baseline: where Chinese fonts set a character's square
_ABOVE, _BELOW = 0.88, 0.12
# in sizes, of a character; beyond, the size is not what its font is drawn in
_WIDEST, _SMALLEST = 3.0, 0.1
_OFF_BASELINE = 0.1  # in sizes, between two characters of one text: they stand one below the other


class Char(NamedTuple):
    """One visible character: its box in PDF space, and how far it stands turned, counter-clockwise."""

    box: Box
    text: str
    angle: int
    clip: Box | None = None


class PageText(msgspec.Struct):
    """A page's visible characters in the order of its text, and what they are like."""

    chars: list[Char] = []
    characters: int = 0
    garbled: int = 0
    hidden_only: bool = False
    too_many: bool = False


class _Setting(NamedTuple):
    """What the characters of one text object share. ``band`` is where they stand across their line:
    bottom and top, or left and right.
    """

    angle: int
    band: tuple[float, float] | None
    upright: bool
    hidden: bool
    clip: Box | None


_UNKNOWN = _Setting(0, None, upright=True, hidden=False, clip=None)


def text_of(raw: Any, page: Any, objects: PageObjects) -> PageText:
    """The page's text; PDFium's own inserted blanks are left out."""
    found = PageText(hidden_only=objects.texts > 0 and objects.hidden_texts == objects.texts)
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return found
    try:
        count = int(raw.FPDFText_CountChars(text_page))
        found.too_many = count > MAX_CHARACTERS
        if 0 < count <= MAX_CHARACTERS:
            texts, settings = _texts(raw, text_page, count), _Settings(raw, text_page, objects)
            found.chars = list(_boxed(raw, text_page, texts, found, settings))
        return found
    finally:
        raw.FPDFText_ClosePage(text_page)


def _texts(raw: Any, text_page: Any, count: int) -> list[str]:
    """One string a character of PDFium, in one call where it gives one unit for each."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        found = bytes(buffer)[: count * 2].decode("utf-16-le", "replace")
        return list(found) if len(found) == count else _from_codes(buffer[:count])
    return _from_codes([raw.FPDFText_GetUnicode(text_page, index) for index in range(count)])


def _from_codes(codes: Sequence[int]) -> list[str]:
    """One string a code: the first half of a pair is the whole character (𠮷), the second nothing."""
    texts: list[str] = []
    last = 0
    for code in codes:
        if 0xDC00 <= code < 0xE000 and 0xD800 <= last < 0xDC00:
            texts[-1] = chr(0x10000 + ((last - 0xD800) << 10) + code - 0xDC00)
            texts.append("")
        else:
            texts.append(_from_code(code))
        last = code
    return texts


def _from_code(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _boxed(
    raw: Any, text_page: Any, texts: list[str], found: PageText, settings: _Settings
) -> Iterator[Char]:
    rect = raw.FS_RECTF()
    pointer, get_box = ctypes.byref(rect), raw.FPDFText_GetLooseCharBox
    holder_at, address = settings.holder_at, settings.address
    last: int | None = None
    angle, band, upright, hidden, clip = _UNKNOWN
    for index, text in enumerate(texts):
        if text in "\r\n" or not get_box(text_page, index, pointer):
            continue
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if right <= left and top <= bottom:
            continue
        holder = holder_at(address, index)
        if holder != last:
            angle, band, upright, hidden, clip = settings.of(
                holder, index, (left, bottom, right, top)
            )
            last = holder
        if hidden and not found.hidden_only:
            continue
        clean = (
            text
            if "!" <= text <= "~" or "\u4e00" <= text <= "\u9fff"
            else _clean(raw, text_page, index, text, found)
        )
        if not clean:
            continue
        found.characters += clean != " "
        if band is None:
            box = (left, bottom, right, top)
        else:
            box = (left, band[0], right, band[1]) if upright else (band[0], bottom, band[1], top)
        yield Char(box, clean, angle, clip)


def _clean(raw: Any, text_page: Any, index: int, text: str, found: PageText) -> str:
    """A character made ordinary: radicals and ligatures resolved, symbol fonts mapped, zero-width
    dropped.
    """
    if "\ue000" <= text <= "\uf8ff":
        mapped = symbol(text, _font_name(raw, text_page, index))
        found.garbled += mapped is None
        return text if mapped is None else mapped
    clean = ordinary(text)
    found.garbled += clean == "\ufffd"
    return clean


def _font_name(raw: Any, text_page: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, buffer, 256, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace")


class _Settings:
    """The setting of each character, asked for once a text object: its characters stand on one
    baseline in one size.
    """

    def __init__(self, raw: Any, text_page: Any, objects: PageObjects) -> None:
        self._raw, self._page, self._objects = raw, text_page, objects
        self.address = ctypes.cast(text_page, ctypes.c_void_p)
        self.holder_at = _by_address(raw.FPDFText_GetTextObject)
        self._x, self._y, self._matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        self._known: dict[int, _Setting] = {}

    def of(self, holder: int | None, index: int, box: Box) -> _Setting:
        """The setting of a text object by a character of it and the box that PDFium gives that."""
        if holder is None:
            return _UNKNOWN
        setting = self._known.get(holder)
        if setting is None:
            setting = self._known[holder] = self._read(holder, index, box)
        return setting

    def _read(self, holder: int, index: int, box: Box) -> _Setting:
        raw, page, matrix = self._raw, self._page, self._matrix
        raw.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
        size = raw.FPDFText_GetFontSize(page, index)
        angle = _direction(matrix.a * size, matrix.b * size)
        upright = angle % 180 == 0
        across = (matrix.d if upright else matrix.c) * size
        band = None
        if angle % 90 == 0 and _is_plausible(abs(across), box, upright):
            band = self._band(holder, index, across, upright)
        hidden = self._objects.hidden_texts > 0 and is_hidden(
            raw, raw.FPDFText_GetTextObject(page, index)
        )
        return _Setting(angle, band, upright, hidden, self._objects.clips.get(holder))

    def _band(
        self, holder: int, index: int, across: float, upright: bool
    ) -> tuple[float, float] | None:
        """The room on the baseline for a size (negative: downwards or to the left); None in
        vertical writing, where there is none.
        """
        base = self._base(index, upright)
        if self.holder_at(self.address, index + 1) == holder and abs(
            self._base(index + 1, upright) - base
        ) > abs(_OFF_BASELINE * across):
            return None
        ends = (base - _BELOW * across, base + _ABOVE * across)
        return ends if across > 0 else ends[::-1]

    def _base(self, index: int, upright: bool) -> float:
        self._raw.FPDFText_GetCharOrigin(
            self._page, index, ctypes.byref(self._x), ctypes.byref(self._y)
        )
        return self._y.value if upright else self._x.value


def _by_address(function: Any) -> Callable[[Any, int], int | None]:
    """The function from a page and a character to an object, giving the object's address: asked so
    often that a pointer costs too much.
    """
    here = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(here)


def _direction(along: float, up: float) -> int:
    """Where a text runs to, in counter-clockwise degrees, near right angles made exact."""
    if not up and along >= 0:
        return 0
    degrees = math.degrees(math.atan2(up, along)) % 360
    nearest = int((degrees + 45) // 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= 8 else int(degrees) or 1


def _is_plausible(size: float, box: Box, upright: bool) -> bool:
    """Whether a font size can be that of a character with this box: a font may be drawn in units of
    its own.
    """
    wide, high = (
        (box[2] - box[0], box[3] - box[1]) if upright else (box[3] - box[1], box[2] - box[0])
    )
    return size > 0 and wide <= _WIDEST * size and max(wide, high) >= _SMALLEST * size
