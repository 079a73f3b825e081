"""Cells that hold one number which something broke: a letter for a digit, a blank or a comma where no
thousands are, two points or two signs.
"""

from __future__ import annotations

from jixiao.core.figures.units import fold
from jixiao.core.regex import regex

_DIGIT = r"[\dOoIl|]"
_CELL = regex(
    r"\s*(?:[≥≤><=≧≦~约近共]|大于|小于|等于|不低于|不高于|不少于|不超过)*\s*"
    rf"(?P<run>(?=\D{{0,2}}\d){_DIGIT}(?:[\dOoIl|.,。·'’`\s]*[\dOoIl|.])?)"
    r"\s*(?P<sign>[%‰]+|[^\d\s,.，。;；、:：()%‰]{0,6})\s*"
)
_SOUND = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DAY = regex(r"(?:19|20)\d\d[.\s]+(?:1[0-2]|0?[1-9])(?:[.\s]+\d{1,2})?\.?|\d{1,2}(?:\.\d{1,2}){2}")
_SEVERAL = regex(r"\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?){2,}|\d+\.\d+,\d+(?:\.\d+)?|\d,\d")
"""Numbers one behind the other: 1,2,3; 95.5,97.3."""
_POINTED = regex(r"\d+[.。]")
"""A number at the end of a sentence."""


def broken_number(text: str) -> tuple[int, int] | None:
    """Where in a cell that holds one number with its sign and unit, and nothing else, that number is
    none (10,50人, 1 050人, 97..5%, 1O50人, 97%%); None of every other cell.
    """
    match = _CELL.fullmatch(fold(text))
    if match is None:
        return None
    if _SOUND.fullmatch(match["run"]):
        return match.span("sign") if len(match["sign"]) > 1 and "%" in match["sign"] else None
    run = match["run"].strip()
    is_day = _DAY.fullmatch(run) and "%" not in match["sign"]
    if is_day or _SEVERAL.fullmatch(run) or _POINTED.fullmatch(text.strip()):
        return None
    return match.span("run")
