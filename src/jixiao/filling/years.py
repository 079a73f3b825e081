"""A text of last year's form as this year's: the form's own year replaced where it is a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.core.datelines import YEAR, dated_year, spans_in
from jixiao.core.figures import fold
from jixiao.core.regex import regex

_NUMERALS = "〇一二三四五六七八九"
_ZERO = "[〇○零O]"
_STANDARD = regex(r"[A-Z]{2,5}\d{0,2}(?:\s*/\s*[A-Z]{1,3})?\s*\d{1,6}(?:\.\d+)?\s*[-—]\s*\d{4}")
"""The number of a standard: GB/T 2023-2020, DB65/T 2023-2019."""
_TERM = (
    r"(?:学年|财年|(?:财政|会计|预算|教学)年度|[QqHh][1-4](?![\da-zA-Z])|FY(?![a-zA-Z])"
    r"|[上下]半年|全年|第?[一二三四1-4]季度|[春夏秋冬]季)"
)
"""Years that do not begin in January, called by one year all the same, and parts of one (2024Q3,
2024上半年).
"""
_FISCAL = r"(?<![a-zA-Z])[FC]Y\s*[-']?\s*"
"""What goes before a year that is one of the books (FY2024)."""
_BEHIND = regex(r"\s*(?:年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?|[-./]\s*\d{1,2}(?!\d)|学年)")
"""What of its last year a span goes on with."""
_COUNTED = "年万亿千百元人户件次个项家场名套亩公吨平米台辆份只头天小时期批处所座册张条笔例床种"
_DAY = rf"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)(?!\s*[{_COUNTED}])"
"""What makes a day of a year in digits alone (20241231)."""
_ANY_YEAR = regex(
    rf"(?P<full>{dated_year()})\s*年?"
    rf"|(?<!\d)(?P<term>{YEAR})\s*(?:{_TERM}|届)"
    rf"|{_FISCAL}(?P<books>{YEAR}|\d{{2}})(?!\d)"
    rf"|(?<!\d)(?P<day>(?:19|20)\d{{2}}){_DAY}"
    r"|(?<![\d.])(?P<short>\d{2})\s*年(?=\s*(?:\d{1,2}\s*月|底|末|初|度|内|前|[上下]半年|第?[一二三四]季度))"
)


def moved(
    text: str, old: int | None, year: int, *, leads: bool = False, spans: bool = False
) -> str:
    """The text with the year ``old`` replaced where it is written as one: 2024年, 二〇二四年,
    （2024）, 2024-06, 2024.6.30, 2024.1-2024.12. Other years, spans and lists of several years,
    editions, document numbers and figures (2024元) are left as they are. ``leads``: a bare number at
    the beginning is one too, if it counts nothing, as in the title 2024部门整体绩效自评表. ``spans``:
    what is due by a span that holds ``old`` and ends before ``year`` moves as a whole.
    """
    if old is None:
        return text
    folded = fold(text)  # character for character
    found: dict[int, int] = {}
    kept = [match.span() for match in _STANDARD.finditer(folded)]
    for begin, end, years in spans_in(folded):
        if any(first < end and begin < last for first, last in kept):
            continue
        kept.append((begin, end))
        lasts = min(years) <= old <= max(years) < year
        if set(years) == {old} or (spans and lasts):
            found |= {at: its + year - old for at, its in _four_digits(folded, begin, end)}
    for start in _years(folded, old, leads):
        if not any(begin <= start < end for begin, end in kept):
            found[start] = year
    return _replaced(text, found)


def other_years(text: str, year: int) -> tuple[str, ...]:
    """The years as a text writes them that are dates and not ``year``: 2025年 in 2025年3月底前, 23年 in
    23年12月底. Spans that hold the year, editions, numbers of documents and figures are none.
    """
    folded = fold(text)
    kept = [match.span() for match in _STANDARD.finditer(folded)]
    kept += [(begin, end) for begin, end, years in spans_in(folded) if _holds(years, year)]
    found = []
    for match in _ANY_YEAR.finditer(folded):
        inside = any(begin <= match.start() < end for begin, end in kept)
        own = next(each for each in match.groups() if each)
        if not inside and not str(year).endswith(own):
            found.append(match.group().strip())
    return tuple(dict.fromkeys(found))


def spans_over(text: str, old: int, year: int) -> tuple[str, ...]:
    """The spans of a text that hold the ``old`` year and the new one, which are a plan's and stay as they
    are: 2023—2025年.
    """
    folded = fold(text)
    return tuple(
        dict.fromkeys(
            text[begin : _whole(folded, end)].strip()
            for begin, end, years in spans_in(folded)
            if _holds(years, old) and _holds(years, year)
        )
    )


def _whole(folded: str, end: int) -> int:
    """Where a span ends with the month of its last year."""
    match = _BEHIND.match(folded, end)
    return match.end() if match is not None else end


def _holds(years: tuple[int, ...], year: int) -> bool:
    return min(years) <= year <= max(years)


def _four_digits(folded: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the years of a span stand, and which they are."""
    for match in regex(r"(?<!\d)\d{4}(?!\d)").finditer(folded[begin:end]):
        yield begin + match.start(), int(match.group())


def _replaced(text: str, found: dict[int, int]) -> str:
    made, done = [], 0
    for start, year in sorted(found.items()):
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
    return regex(
        rf"(?P<dated>{dated_year(str(old))})|(?<!\d)(?P<termed>{old})(?=\s*{_TERM})"
        rf"|{_FISCAL}(?P<books>{old})(?!\d)"
        rf"|(?<!\d)(?P<day>{old})(?={_DAY})"
        rf"|(?P<named>{said})(?=\s*年(?!\s*[版级]))"
        rf"|[(\[【]\s*(?P<held>{old})(?=\s*[)\]】](?!\s*第?\s*\d+\s*号))"
        rf"|\A\s*(?P<leads>{old})(?=[一-龥])(?![{_COUNTED}])"
    )


def _like(old: str, year: int) -> str:
    """The year in the digits that another is written in."""
    if old.isdecimal():
        return str(year)
    zero = next((each for each in old if each in "○零OＯ"), "〇")
    return "".join(_NUMERALS[int(each)] for each in str(year)).replace("〇", zero)
