"""A text of last year's form as this year's: the form's own year replaced where it is a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.core.figures import fold

_NUMERALS = "〇一二三四五六七八九"
_ZERO = "[〇○零O]"
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[\d\s年度月日./-]{0,12}?(?:[-—–~至到]+)\s*((?:19|20)\d{2})(?!\d)"
)
_COUNTED = "年万亿千百元人户件次个项家场名套亩公吨平米台辆份只头天小时期批处所座册张条笔例床种"


def moved(text: str, old: int | None, year: int, *, leads: bool = False) -> str:
    """The text with the year ``old`` replaced where it is written as one: 2024年, 二〇二四年,
    （2024）, 2024-06, 2024.6.30. Other years, spans of several years, editions, document numbers and
    figures (2024元) are left as they are. ``leads``: a bare number at the beginning is one too, if
    it counts nothing, as in the title 2024部门整体绩效自评表.
    """
    if old is None:
        return text
    folded = fold(text)  # character for character
    spans = [each.span() for each in _SPAN.finditer(folded) if each[1] != each[2]]
    made, done = [], 0
    for start in _years(folded, old, leads):
        if not any(begin <= start < end for begin, end in spans):
            made += [text[done:start], _like(text[start : start + 4], year)]
            done = start + 4
    return "".join((*made, text[done:]))


def _years(folded: str, old: int, leads: bool) -> Iterator[int]:
    """Where the year stands in a text."""
    for match in _written(old).finditer(folded):
        if match.lastgroup != "leads" or leads:
            yield match.start(match.lastgroup or 0)


@lru_cache(maxsize=8)
def _written(old: int) -> re.Pattern[str]:
    said = "".join(_NUMERALS[int(each)] for each in str(old)).replace("〇", _ZERO)
    return re.compile(
        rf"(?P<named>(?<!\d){old}|{said})(?=\s*年(?!\s*版))"
        rf"|(?<!\d)(?P<dated>{old})(?=-{_MONTH}(?!\d)|([-./])\s*{_MONTH}\3\s*{_DAY}(?!\d))"
        rf"|[(\[【]\s*(?P<held>{old})(?=\s*[)\]】](?!\s*第?\s*\d+\s*号))"
        rf"|\A\s*(?P<leads>{old})(?=[一-龥])(?![{_COUNTED}])"
    )


def _like(old: str, year: int) -> str:
    """The year in the digits that another is written in."""
    if old.isdecimal():
        return str(year)
    zero = next((each for each in old if each in "○零OＯ"), "〇")
    return "".join(_NUMERALS[int(each)] for each in str(year)).replace("〇", zero)
