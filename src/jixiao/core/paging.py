"""How wide and high the texts of a sheet are, and how many pages it takes in print, so that none is cut off
and no few rows go over to a page of their own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.regex import regex

HIGHEST = 409
"""Points of the highest row that a spreadsheet has."""
_POINTS = Decimal(72)
_A4 = (Decimal(595), Decimal(842))
_PER_CHARACTER, _PER_COLUMN = Decimal("5.25"), Decimal("3.75")  # points of a column's width
_FEW = Decimal("0.12")
"""Of a page: what goes over alone is taken back by setting all a little smaller."""
_FOOT = Decimal("0.25")
"""As much of a page where it is the lines below the table and at most a few rows before them: no names and
seals on a page of their own."""


_OPENING, _CLOSING = "（《“‘〈【〔［", "，。、；：！？）》”’〉】〕］％…"
_PIECES = regex(rf"[{_OPENING}]*(?:[!-~]+|[^!-~])[{_CLOSING}]*")
"""What a line is not broken within: a word or figure, or one character, with the marks that belong to it."""

_FULL_ENOUGH = Decimal("0.6")
"""Of a page: earlier none ends to keep rows together."""


class Margins(msgspec.Struct, frozen=True):
    """What a page leaves free, in inches."""

    left: Decimal
    right: Decimal
    top: Decimal
    bottom: Decimal

    @classmethod
    def even(cls, each: str) -> Margins:
        """The same on all sides."""
        return cls(*[Decimal(each)] * 4)

    def room(self, *, landscape: bool) -> tuple[Decimal, Decimal]:
        """How wide and how high the rest of A4 is, in points."""
        wide, high = _A4[::-1] if landscape else _A4
        return (
            wide - (self.left + self.right) * _POINTS,
            high - (self.top + self.bottom) * _POINTS,
        )


def digits_wide(text: str) -> int:
    """How wide a line is in digits of its own size; what is not ASCII is as wide as two, as fonts of offices
    have signs and dashes too.

    >>> digits_wide("≥95%"), digits_wide("自评表2024")
    (5, 10)
    """
    return len(text) if text.isascii() else sum(2 if ord(each) > 0x7F else 1 for each in text)


def lines_needed(text: str, width: Decimal | int) -> int:
    """How many lines a text takes that is wrapped in a column of a ``width`` in digits, of which one is free.
    A figure or a Latin word is not broken, no line begins with a closing mark nor ends with an opening one.

    >>> lines_needed("自评表", 7), lines_needed("自评表", 6), lines_needed("自\\n\\n评", 9), lines_needed("", 9)
    (1, 2, 3, 1)
    >>> lines_needed("支出51774.25万元", 12), lines_needed("按规定执行。", 11)
    (3, 2)
    """
    room = max(Decimal(width) - 1, Decimal(2))
    return sum(_wrapped(line, room) for line in text.split("\n"))


def row_height(
    texts: Sequence[str], widths: Sequence[Decimal | int], *, line: int, around: int
) -> int:
    """The height in points that the longest wrapped text of a row needs, no more than a row may have: not
    every office program finds it out by itself.

    >>> row_height(["自评表", ""], [6, 9], line=14, around=4)
    32
    """
    lines = max(map(lines_needed, texts, widths), default=1)
    return min(HIGHEST, lines * line + around)


def _wrapped(line: str, room: Decimal) -> int:
    """The lines that one line of a text is broken into."""
    if digits_wide(line) <= room:
        return 1
    lines, used = 1, Decimal(0)
    for piece in _PIECES.findall(line):
        wide = digits_wide(piece)
        if used + wide <= room:
            used += wide
        elif wide <= room:
            lines, used = lines + (used > 0), Decimal(wide)
        else:  # a word that no line can hold goes on where it is
            more = math.ceil((used + wide) / room) - 1
            lines, used = lines + more, used + wide - more * room
    return lines


def points_across(widths: Sequence[int]) -> Decimal:
    """How wide columns are, in points, whose ``widths`` are in digits (``core.workbooks``)."""
    return sum((each * _PER_CHARACTER + _PER_COLUMN for each in widths), Decimal(0))


def percent_to_fit(widths: Sequence[int], margins: Margins, *, landscape: bool) -> int:
    """The scale at which columns are no wider than A4, for sheets with breaks of their own: spreadsheets leave
    these out where they set a sheet to the paper's width themselves.

    >>> percent_to_fit([180], Margins.even("0.55"), landscape=False)
    54
    """
    wide, _ = margins.room(landscape=landscape)
    return min(100, int(100 * wide / points_across(widths)))


def pages_to_fit(
    heights: Sequence[int],
    widths: Sequence[int],
    *,
    repeated: int,
    landscape: bool,
    margins: Margins,
    foot: int = 0,
) -> int:
    """The number of pages that a sheet is to be set into, 0 for as many as it takes. ``heights`` are
    its rows' in points, ``widths`` its columns' in characters, ``repeated`` the height of the rows that
    each further page begins with, ``foot`` the height of the last rows that belong to no table.

    >>> rows = [30] * 26
    >>> pages_to_fit(rows, [90], repeated=0, landscape=False, margins=Margins.even("0.55"))
    1
    >>> pages_to_fit(rows + rows[:14], [90], repeated=0, landscape=False, margins=Margins.even("0.55"))
    0
    """
    wide, high = margins.room(landscape=landscape)
    page = high / min(Decimal(1), wide / points_across(widths))
    pages, on_last = 1, Decimal(0)
    for height in heights:
        if on_last + height > page and on_last:
            pages, on_last = pages + 1, Decimal(repeated)
        on_last += height
    over = on_last - repeated
    few = over <= page * _FEW or (over - foot <= page * _FEW and over <= page * _FOOT)
    return pages - 1 if pages > 1 and few else 0


def page_breaks(
    heights: Sequence[int],
    page: Decimal,
    *,
    repeated: int,
    costs: Sequence[int | None],
    least: Decimal = _FULL_ENOUGH,
) -> tuple[int, ...]:
    """Above which rows, counted from 0, pages of a height end. ``costs`` say for each row what a break above it
    would cut, None where there may be none; the cheapest is taken of those that leave a page filled to its
    ``least`` part, of equal ones the last.

    >>> page_breaks([30] * 9, Decimal(120), repeated=30, costs=[0] * 9)
    (4, 7)
    >>> page_breaks([30] * 9, Decimal(120), repeated=30, costs=[0, 0, 0, 0, 1, 1, 1, 0, None])
    (3, 6)
    """
    breaks: list[int] = []
    start = 0
    while True:
        used, ends = Decimal(repeated if breaks else 0), []
        for row in range(start, len(heights)):
            used += heights[row]
            if used > page and row > start:
                break
            ends.append((row + 1, used))
        if not ends or ends[-1][0] == len(heights):
            return tuple(breaks)
        allowed = [(row, filled) for row, filled in ends if costs[row] is not None]
        full = [row for row, filled in allowed if filled >= page * least]
        known = full or [row for row, _ in allowed[-1:]] or [ends[-1][0]]
        start = min(known, key=lambda row: (costs[row] or 0, -row))
        breaks.append(start)
