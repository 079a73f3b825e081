"""Printed texts as numbers of a spreadsheet: 94.07%, 1,234.50, ≥95%, 141745人, each with the number
format that shows exactly the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.core.figures import exponent_of
from jixiao.core.regex import regex

_DIGITS = r"(?P<sign>-?)(?P<whole>\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,12})(?:\.(?P<part>\d{1,6}))?"
_PLAIN = regex(_DIGITS + r"(?P<percent>%?)")
_WORDED = regex(
    r"(?P<lead>[≥≤＞＜><=＝]?)"
    + _DIGITS
    + r'(?P<percent>%?)(?P<unit>[^\d"\s.,，%％:;；@\[\]\\][^\d"\n@\[\]\\]{0,15})?'
)
_SHAPE = regex(r"(?P<whole>(?:#,##)?0)(?P<part>\.0+)?(?P<percent>%?)")
_AT_LEAST, _FURTHER = ".00", "####"
"""Decimals of a number typed over one without any, and those shown where it has them."""
_MOST_DIGITS = 15  # what a spreadsheet keeps of a number
_IN_FULL = 10
"""Digits that a cell without a fixed number of places shows for sure."""


@lru_cache(maxsize=8192)
def as_number(text: str) -> tuple[Decimal, str] | None:
    """The number and the format that show exactly ``text``; None where it is no plain number or
    percentage.
    """
    match = _PLAIN.fullmatch(text)
    return _made(match, "", "") if match is not None else None


@lru_cache(maxsize=8192)
def as_quantity(text: str) -> tuple[Decimal, str] | None:
    """As ``as_number``, for values with a sign of comparison before and a unit behind (≥95%,
    141745人).
    """
    match = _WORDED.fullmatch(text)
    return _made(match, match["lead"], match["unit"] or "") if match is not None else None


def _made(match: re.Match[str], lead: str, unit: str) -> tuple[Decimal, str] | None:
    whole, part = match["whole"].replace(",", ""), match["part"] or ""
    if (
        len(whole) + len(part) > _MOST_DIGITS
        or (match["sign"] and not (whole + part).strip("0"))
        or (match["sign"] and lead)
    ):
        return None
    number = Decimal(f"{match['sign']}{whole}.{part or 0}")
    if match["percent"]:
        number = number.scaleb(-2)
    shape = (
        ("#,##0" if "," in match["whole"] else "0")
        + ("." + "0" * len(part) if part else "")
        + match["percent"]
    )
    return number, f"{_quoted(lead)}{shape}{_quoted(unit)}"


def typed_over(number: Decimal, code: str) -> str:
    """The format of a cell that people type into and formulas stand in: as exact for this number, and
    of another with all its decimals (8 is shown as 8, and 8.33 in its place as 8.33; 8.00 keeps its
    zeros, and 8.256 its third place). A negative number has its sign behind the words that lead.
    """
    shape = _SHAPE.search(code)
    if shape is None:
        return code
    lead, tail = code[: shape.start()], code[shape.end() :]
    part, percent = shape["part"] or "", shape["percent"]
    if not percent and "," not in shape["whole"] and _shown_in_full(number, len(part[1:])):
        return _signed(lead, f"General{tail}")
    more = f"{shape['whole']}{part or _AT_LEAST}{_FURTHER}{percent}{tail}"
    if part:
        return _signed(lead, more)
    return f"[={number.normalize():f}]{code};[<0]{lead}-{more};{lead}{more}"


def _signed(lead: str, body: str) -> str:
    """A sheet writes the sign of a negative number before all words (-≥5), unless the code says."""
    return f"{lead}{body};{lead}-{body}" if lead else body


def _shown_in_full(number: Decimal, places: int) -> bool:
    """Whether a cell without a fixed number of places shows a number with so many of them."""
    natural = max(0, -exponent_of(number.normalize())) == places
    return natural and places + len(str(abs(int(number)))) <= _IN_FULL


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
