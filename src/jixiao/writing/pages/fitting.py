"""Texts that no line break can make narrower than their cell are set smaller, as a spreadsheet
shrinks them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from jixiao.core.regex import regex

_UNBREAKABLE = regex(r"[^\s⺀-￯]+")
_HALF, _WIDE, _FULL = Decimal("0.56"), Decimal("0.86"), Decimal(1)
_SMALLEST = Decimal(5)


@lru_cache(maxsize=4096)
def fitted(text: str, width: int, size: Decimal) -> Decimal:
    """The size in points, at most ``size``, at which the longest figure or word of the text fits
    into ``width`` points.
    """
    longest = max((_ems(run) for run in _UNBREAKABLE.findall(text)), default=Decimal(0))
    if longest * size <= width or longest == 0:
        return size
    return max(
        _SMALLEST, (Decimal(width) / longest * 2).to_integral_value(rounding="ROUND_FLOOR") / 2
    )


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
