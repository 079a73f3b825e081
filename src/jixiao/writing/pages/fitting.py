"""Texts that no line break can make narrower than their cell are set smaller, as a spreadsheet
shrinks them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from jixiao.core.regex import regex

MAY_BREAK = "\u200b"  # a line may be broken here; without it a sum is one word to every writer
_UNBREAKABLE = regex(rf"[^\s{MAY_BREAK}⺀-￯]+")
_SUM = regex(r"[\d.%+×]{20,}")  # shorter ones fit into any column of prose
_ONE = regex(r"[≥≤＞＜><=＝~]?\d[\d.,%]*[^\d\s，。；、：]{0,6}|\d{4}年\d{1,2}月\d{1,2}日前?")
_LEAST = Decimal("8.5")  # points that one value is set in rather than being broken
_HALF, _WIDE, _FULL = Decimal("0.56"), Decimal("0.86"), Decimal(1)
_SMALLEST = Decimal(5)


def breakable(text: str) -> str:
    """A sentence whose long sums may go over to the next line behind their signs, not in a figure."""
    return _SUM.sub(lambda found: found[0].replace("+", f"+{MAY_BREAK}"), text)


@lru_cache(maxsize=4096)
def fitted(text: str, width: int, size: Decimal) -> Decimal:
    """The size in points, at most ``size``, at which the longest figure or word of the text fits
    into ``width`` points; one value with its unit, or one day, stands in one line where that is legible.
    """
    if _ONE.fullmatch(text) and (whole := _halves(Decimal(width) / _ems(text))) >= _LEAST:
        return min(size, whole)
    longest = max((_ems(run) for run in _UNBREAKABLE.findall(text)), default=Decimal(0))
    if longest * size <= width or longest == 0:
        return size
    return max(_SMALLEST, _halves(Decimal(width) / longest))


def _halves(points: Decimal) -> Decimal:
    """The largest half of a point that is no more."""
    return (points * 2).to_integral_value(rounding="ROUND_FLOOR") / 2


def _ems(run: str) -> Decimal:
    """The width of a run in the size of its font: digits half of it, capitals and per cent most of
    it, signs of comparison all of it.
    """
    return sum(
        (
            _FULL if ord(each) > 0x7F else _WIDE if each in "%@&#" or each.isupper() else _HALF
            for each in run
        ),
        Decimal(0),
    )
