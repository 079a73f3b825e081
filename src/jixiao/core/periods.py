"""Years, monitoring points and time progress (序时进度)."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jixiao.core.figures.units import fold

_POINT = re.compile(
    r"((?:19|20)\d{2})\s*[年.\-/](?:\s*1\s*[月]?\s*[-—~至到]{1,2})?\s*(1[0-2]|0?[1-9])(?!\d)\s*月?"
)
_SPAN = re.compile(r"(?<!\d)1\s*月?\s*[-—~至到]{1,2}\s*(1[0-2]|[1-9])\s*月")
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?!\d)|([二][〇○零ＯO][〇○零一二三四五六七八九]{2})(?=年)"
)
_NUMERALS = str.maketrans("〇○零ＯO一二三四五六七八九", "00000123456789")


class Period(msgspec.Struct, frozen=True, order=True):
    """A year, or a year up to the end of ``month`` (1–12). Prints as ``2020`` or ``2020-06``."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year}" if self.month is None else f"{self.year}-{self.month:02d}"

    def before(self) -> Period:
        """The same stretch of the year before."""
        return Period(self.year - 1, self.month)

    @property
    def time_progress(self) -> Decimal:
        """序时进度: months elapsed over twelve; 1 for a whole year."""
        return Decimal(1) if self.month is None else Decimal(self.month) / 12


def monitoring_point(text: str) -> Period | None:
    """2020年6月, 2020年1-6月, 2020.06 → Period(2020, 6)."""
    match = _POINT.search(fold(text))
    return Period(int(match.group(1)), int(match.group(2))) if match else None


def month_span(text: str) -> int | None:
    """1-6月 → 6."""
    match = _SPAN.search(fold(text))
    return int(match.group(1)) if match else None


def years_in(text: str) -> tuple[int, ...]:
    """Four-digit years in order of appearance, 二〇二三年 among them."""
    return tuple(
        int((match.group(1) or match.group(2)).translate(_NUMERALS))
        for match in _YEAR.finditer(fold(text))
    )
