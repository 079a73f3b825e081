"""Targets in time: deadlines (12月底前), periodic ones (每月25日前) and durations (30日内)."""

from __future__ import annotations

import calendar
import re

from jixiao.core.figures import parse
from jixiao.core.periods import digits_apart, in_digits
from jixiao.core.regex import regex
from jixiao.judging.criteria.values import Criterion, CriterionKind, Due

_PERIODIC = regex(
    r"(?:每|按|逐|次|当)个?(?P<cycle>月|季度?|半年|年度?|周|天|日)(?:的|度|结束|终了|底|末|初|后|[,，"
    r"]|\s)*(?P<day>\d{1,2})\s*(?:个工作)?[日号天](?:之?前|以?内|之内|以前|前后)?"
    r"|(?:每|按)个?(?P<cycle2>月|季度?|半年|年度?)(?:底|末|初|上旬|中旬|下旬)(?:之?前|内)?"
    r"|每个?(?P<cycle4>月|季度?|半年|周|天|日)[一-龥≥>=]{0,6}?(?P<times2>\d+)\s*(?:次|期|场|份)"
    r"|(?<![\d.])(?P<times>\d+(?:\.\d+)?)\s*(?:次|期|场|份)\s*[/每]\s*(?P<cycle3>月|季度?|周|天|日)",
    needs="日号天每按/",
)
_CYCLE_NAMES = ("cycle", "cycle2", "cycle3", "cycle4")
_DAY = (
    r"(?:(?P<{0}y>(?:19|20)\d{{2}})\s*[年./-]\s*(?P<{0}m>1[0-2]|0?[1-9])\s*[月./-]|(?<![\d.])(?P<{0}n>1[0-2]|0?[1-9])\s*月)"
    r"\s*(?:(?P<{0}d>[12]\d|3[01]|0?[1-9])\s*[日号]?)?(?P<{0}p>份?底|末|初|上旬|中旬|下旬)?"
)
_AFTER = r"\s*(?:之?前|以前|止|之内|内|完成|完工|竣工|到位|交付|验收|底前)"
_DATE_RANGE = regex(
    _DAY.format("a") + r"\s*(?:[-~至到—]|起至)+\s*" + _DAY.format("b"), needs="-~至到—"
)
_MONTHS = regex(
    r"(?:(?P<year>(?:19|20)\d{2})\s*年\s*)?(?<!\d)(?:1[0-2]|0?[1-9])\s*[-~至到—]+\s*(?P<month>1[0-2]|0?[1-9])\s*月(?:底|末|份)?",
    needs="-~至到—",
)
_DEADLINE = regex(_DAY.format("a") + _AFTER)
_FULL_DATE = regex(
    r"(?P<ay>(?:19|20)\d{2})\s*[年./-]\s*(?P<am>1[0-2]|0?[1-9])(?P<an>)?"
    r"\s*(?:[月./-]\s*(?P<ad>[12]\d|3[01]|0?[1-9])?\s*[日号]?)(?P<ap>份?底|末|初)?"
)
_MONTH_DAY = regex(_DAY.format("a"))
_YEAR_MONTH = regex(r"((?:19|20)\d{2})[./-](1[0-2]|0?[1-9])")
_YEAR_END = regex(
    r"(?P<year>(?:19|20)\d{2})\s*年度?\s*(?:年?底|年?末|全年|内)(?:之?前)?|(?:当年|本年度?|(?<![\d一二两三四五六七八九十])年)\s*(?:底|末|内)(?:之?前)?",
    needs="年当本",
)
_WITHIN = regex(
    r"(?:(?<![\d.])(?P<number>\d+(?:\.\d+)?)|(?P<word>[一二两三四五六七八九十]))\s*(?P<unit>个?工作日|日历日|日|天|周|星期|个月|个季度|小时|分钟|年)"
    r"(?:以内|之内|内)"
)
_LIMIT = regex(
    r"(?P<glyph>[≤<])\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>个?工作日|日历日|日|天|周|星期|个月|个季度|小时|分钟|年)",
    needs="<≤",
)
_QUARTER = regex(
    r"(?:于|在)?(?:(?P<year>(?:19|20)\d{2})\s*年?\s*)?第?(?P<quarter>[一二三四1-4])\s*季度(?:(?:末|底)(?:之?前)?)?(?:以?内|之内)?(?:完成)?",
    needs="季",
)
"""A quarter, or its end; what is due before one (第四季度前) says nothing of its end."""
_YEAR_ASIDE = regex(
    r"(?:[(（]((?:19|20)\d{2})年度?[)）])?([^()（）]*\d\s*月[^()（）]*)(?:[(（]((?:19|20)\d{2})年度?[)）])?"
)
_CHINESE = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))


def timed(text: str, printed: str) -> Criterion | None:
    """The criterion in time that a plain text states, or None. ``text`` is cleaned, ``printed`` the
    cell as it is.
    """
    plain = _with_year(in_digits(_apart(text)))
    for read in (_periodic, _between_dates, _deadline, _within):
        found = read(plain, printed)
        if found is not None:
            return found
    return None


def _apart(text: str) -> str:
    """A target of eight digits (20241231前) as a day where words say that it is one."""
    return text if text.isdecimal() else digits_apart(text)


def _with_year(text: str) -> str:
    """A day whose year stands in brackets beside it (1月5日（2025年）) with its year before it."""
    match = _YEAR_ASIDE.fullmatch(text)
    year = (match[1] or match[3]) if match is not None else None
    if match is None or not year or regex(r"\d{4}\s*年").search(match[2]):
        return text
    return f"{year}年{match[2].strip()}"


def year_month(text: str, printed: str) -> Criterion | None:
    """2021.12 and 2021-12 in a cell without a unit, as the end of that month."""
    match = _YEAR_MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = int(match.group(1)), int(match.group(2))
    return Criterion(
        kind=CriterionKind.DEADLINE,
        text=printed,
        due=Due(year, month, calendar.monthrange(year, month)[1]),
    )


def quarter_in(text: str) -> tuple[Due, Due] | None:
    """The first and the last day of the quarter that a text names and nothing else (2024年第四季度,
    三季度末); None of other texts.
    """
    match = _QUARTER.fullmatch(text.strip())
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    month = 3 * int(_CHINESE.get(match["quarter"], match["quarter"]))
    first = month if regex(r"[末底]").search(text) else month - 2
    return Due(year, first, 1), Due(year, month, calendar.monthrange(2023, month)[1])


def due_in(text: str) -> Due | None:
    """The last day that a text names, for an actual date set against a deadline."""
    text = _with_year(in_digits(digits_apart(text)).strip())
    quarter = quarter_in(text)
    if quarter is not None:
        return quarter[1]
    found = _between_dates(text, text) or _deadline(text, text) or year_month(text, text)
    if found is not None:
        return found.due
    match = _FULL_DATE.search(text) or _MONTH_DAY.match(text)
    return _due(match, "a") if match else None


def _periodic(text: str, printed: str) -> Criterion | None:
    match = _PERIODIC.search(text)
    if match is None:
        return None
    cycle = next(filter(None, (match[name] for name in _CYCLE_NAMES))).removesuffix("度")
    times = match["times"] or match["times2"]
    figure = parse(times + "次") if times else None
    low = figure.value if figure else None
    return Criterion(
        kind=CriterionKind.PERIODIC,
        text=printed,
        cycle=cycle,
        figure=figure,
        low=low,
        unit=figure.unit if figure else None,
    )


def _between_dates(text: str, printed: str) -> Criterion | None:
    match = _DATE_RANGE.search(text)
    if match is None:
        months = _MONTHS.search(text)
        return _of_months(months, printed) if months else None
    due = _due(match, "b", year=match["by"] or match["ay"])
    return Criterion(kind=CriterionKind.DEADLINE, text=printed, due=due) if due else None


def _of_months(match: re.Match[str], printed: str) -> Criterion:
    year, month = int(match["year"]) if match["year"] else None, int(match["month"])
    return Criterion(
        kind=CriterionKind.DEADLINE,
        text=printed,
        due=Due(year, month, calendar.monthrange(year or 2023, month)[1]),
    )


def _deadline(text: str, printed: str) -> Criterion | None:
    match = _DEADLINE.search(text) or _FULL_DATE.match(text) or _MONTH_DAY.fullmatch(text)
    if match is not None:
        due = _due(match, "a")
        return Criterion(kind=CriterionKind.DEADLINE, text=printed, due=due) if due else None
    quarter = quarter_in(text)
    if quarter is not None:
        return Criterion(kind=CriterionKind.DEADLINE, text=printed, due=quarter[1])
    ending = _YEAR_END.search(text)
    if ending is None or len(text) > len(ending.group()) + 8:
        return None
    return Criterion(
        kind=CriterionKind.DEADLINE,
        text=printed,
        due=Due(int(ending["year"]) if ending["year"] else None, 12, 31),
    )


def _within(text: str, printed: str) -> Criterion | None:
    match = _WITHIN.search(text) or _LIMIT.search(text)
    if match is None:
        return None
    word = match.groupdict().get("word")
    number = str(_CHINESE[word]) if word else match["number"]
    figure = parse(number + match["unit"])
    if figure is None:
        return None
    strict = match.groupdict().get("glyph") == "<"
    return Criterion(
        kind=CriterionKind.WITHIN,
        text=printed,
        high=figure.value,
        figure=figure.assigned(),
        unit=figure.unit,
        strict=strict,
    )


def _due(match: re.Match[str], side: str, year: str | None = None) -> Due | None:
    stated = year or match[side + "y"]
    month, day, part = (
        int(match[side + "m"] or match[side + "n"]),
        match[side + "d"],
        match[side + "p"],
    )
    last = calendar.monthrange(int(stated) if stated else 2023, month)[1]
    if day is not None and int(day) > max(last, 29 if month == 2 else last):
        return None
    end = {"上旬": 10, "初": 10, "中旬": 20}.get(part or "", last)
    return Due(int(stated) if stated else None, month, int(day) if day else end)
