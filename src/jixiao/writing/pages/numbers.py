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
_PLACES = regex(r"0(?P<part>\.0+)?")
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
    of another with all its decimals (8 is shown as 8, and 8.33 in its place as 8.33). Codes with
    zeros at the end or thousands apart show every number in their places, and stay.
    """
    if code == "0%":
        return f"[={number.normalize():f}]0%;0.00%"
    places = _PLACES.search(code)
    if places is None or "#" in code or "%" in code:
        return code
    natural = max(0, -exponent_of(number.normalize())) == len(places["part"] or ".") - 1
    digits = len(places["part"] or "") + len(str(abs(int(number))))
    return code.replace(places.group(), "General", 1) if natural and digits <= _IN_FULL else code


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
