"""Monitoring points (监控时点) as data state and as forms print them: a month, and of a stretch of
months its last.
"""

from __future__ import annotations

import re
from calendar import monthrange

import msgspec

from jixiao.core.datelines import DAY, FILED, MONTH, YEAR, several_years, years_of_head
from jixiao.core.figures.units import fold
from jixiao.core.findings import Text
from jixiao.core.periods import TO, WHOLE_YEAR, Period, digits_apart, in_digits, stretches_in
from jixiao.core.regex import regex

_TO = f"{TO}{{1,2}}"
_QUARTER = regex(r"(?<=[\d年])-?[Qq]([1-4])(?!\d)", needs="Qq")
_SPACES = regex(r"\s*([年月日至到])\s*|(?<=\d)\s*([-—–~〜./])\s*(?=\d)|\s*([-—–~〜])\s*(?=\d)")
_SAID = regex(
    rf"(?:(?<!\d)(?P<year>{YEAR})(?:年度?\(?|(?P<sep>[./-]))|(?<![\d./-])(?<![\d万千]年))"
    rf"(?P<first>{MONTH})(?!\d|个|季)(?:月份?(?P<day>{DAY}日)?起?|(?P=sep)(?P<date>{DAY})(?![\d月]))?"
    rf"(?:(?:(?P<to>{_TO}|/(?={YEAR}))|(?:、{MONTH}月?)*[、和及])"
    rf"(?(year)(?:(?P<until>{YEAR})(?:年度?|[./-]))?)"
    rf"(?P<last>{MONTH})(?!\d)(?:月份?(?:{DAY}日)?|[./-]{DAY}(?!\d))?)?"
)
_ON_DAY = regex(
    rf"(?<!\d)(?P<year>{YEAR})(?:年度?\(?|(?P<sep>[./-]))(?P<month>{MONTH})"
    r"(?:月份?(?=\d{1,2}[日号])|(?P=sep)(?=\d{1,2}(?![\d月./-])))(?P<day>\d{1,2})"
)
"""A day as it is written, whether the calendar has it or not."""
_GOES_ON = regex(rf"{_TO}\d")
_SAME_MONTH = regex(rf"{_TO}{DAY}日")
_EITHER = regex(rf"{YEAR}-1-(?:[2-9]|1[0-2])")
"""2024-1-8: the eighth of January, or January to August."""
_TENTH = regex(rf"({YEAR})\.1")
_LABEL = regex(r"(?:监控|截[至止]|数据)[^，。；:()\d]{0,6}[:：]?\s*$", needs="监截数")
_FILED = regex(rf"{FILED}\s*[:：]?\s*$|(?<!截止)(?<!监控)(?<!数据)日期\s*[:：]\s*$")
_EDITION = regex(r"\s*(?:修[订正]|版|印发|制[定表])")
_MONITORED = regex(r"监控|截[至止]|累计", needs="监截累")
_ALONE = regex(rf"[(\[【]?{MONTH}月份?[)\]】]?")


class Said(msgspec.Struct, frozen=True):
    """A month that words name. ``firm`` where they call it the monitoring point or name a stretch;
    a month alone may be when a form was written.
    """

    point: Period
    firm: bool


def monitoring_point(text: str) -> Period | None:
    """2020年6月, 2020年1-6月, 2020.1-2020.6, 2020年1、6月, 2020年上半年 → Period(2020, 6). None for
    months of several years.
    """
    words = _plain(text)
    for match in _SAID.finditer(words):
        if match["year"]:
            found = _month(match, words, None)
            return found[0] if found is not None else None
    return _of_stretch(words, None)


def dated_stretch(text: str) -> Period | None:
    """The months that a date of one year names: 2024.4-2024.6 → April to June; 2024.6 is the year up
    to June, as for ``monitoring_point``.
    """
    words = _plain(text)
    match = next((each for each in _SAID.finditer(words) if each["year"]), None)
    found = _month(match, words, None) if match is not None else None
    if match is None or found is None:
        return None
    point, stretch = found
    return Period.in_months(point.year, int(match["first"]) if stretch else 1, point.months[1])


def stated_point(text: str) -> Period | None:
    """The monitoring point that form data state, as a ``Period`` prints or as forms print it: of a
    stretch of months its last one.
    """
    text = digits_apart(text)
    if _EITHER.fullmatch(text.strip()) or _without_its_day(text) is not None:
        return None
    period = Period.of(text.strip()) or monitoring_point(text)
    return period if period is None or period.month is None else Period(period.year, period.month)


def wanted_point(text: str) -> Text:
    """What a monitoring point should be instead of a text that states none."""
    if _EITHER.fullmatch(text.strip()):
        year, _, month = text.strip().split("-")
        return Text(
            f"看得出是哪个月的年月，如 {year}年1月 或 {year}年{month}月",
            f"a month that can be no other: {year}-01 or {year}-{int(month):02d}",
        )
    bare = _without_its_day(text)
    if bare is not None:
        last = f"{bare.year}-{bare.month:02d}-{monthrange(bare.year, bare.month or 1)[1]}"
        return Text(f"日历上有的日期，如 {last}", f"a day that the calendar has, such as {last}")
    if several_years(text):
        return Text("一个年度以内的年月，如 2024-06", "a month of one year such as 2024-06")
    return Text("年月，如 2024-06 或 2024年6月", "a month such as 2024-06")


def _without_its_day(text: str) -> Period | None:
    """The month that has no such day as the text says (2023-02-30, 2023年8月32日)."""
    for match in _ON_DAY.finditer(_plain(text)):
        month = Period(int(match["year"]), int(match["month"]))
        if not 1 <= int(match["day"]) <= monthrange(month.year, month.month or 1)[1]:
            return month
    return None


def tenth_or_first(text: str) -> str | None:
    """The year of 2024.1 as a spreadsheet keeps 2024.10 that was typed as a number: which of the two
    months it was cannot be known. None for others.
    """
    match = _TENTH.fullmatch(text.strip())
    return match.group(1) if match is not None else None


def point_in_line(text: str, year: int | None, *, is_point: bool = False) -> Said | None:
    """The monitoring point that a line at the head of a form names, of ``year`` where it names none.
    When it was filed and a day alone are none, unless the line says so (``is_point``: its label did).
    """
    words = _plain(text)
    if _EITHER.fullmatch(words):
        return None
    is_monitored = is_point or _MONITORED.search(words) is not None
    found: list[Said] = []
    for match in _SAID.finditer(words):
        before = words[: match.start()]
        if _FILED.search(before) or _EDITION.match(words, match.end()):
            continue
        said = _month(match, words, year)
        if said is None:
            continue
        point, stretch = said
        labelled = is_point or _LABEL.search(before) is not None
        if not labelled and (match["day"] or match["date"]) and not _shorter(match, stretch):
            continue
        if stretch or labelled or is_monitored:
            return Said(point, firm=True)
        if match["year"] or _ALONE.fullmatch(words):
            found.append(Said(point, firm=False))
    named = _of_stretch(words, year)
    if named is not None:
        return Said(named, firm=True)
    return found[0] if found else None


def point_of_head(head: str, year: int) -> Period | None:
    """The monitoring point up to which the head of a column counts: 1-6月执行数, 截至6月底执行数. None
    where it names no months of ``year``, and for a month alone.
    """
    if not (stretches_in(in_digits(head)) or head.strip().startswith(("截至", "截止"))):
        return None
    said = point_in_line(head, year)
    return said.point if said is not None and said.point.year == year else None


def _shorter(match: re.Match[str], stretch: bool) -> bool:
    """Whether days bound a stretch that is not the whole year, as a project's own time is."""
    return stretch and (int(match["first"]), int(match["last"] or 0)) != WHOLE_YEAR


def _plain(text: str) -> str:
    """A line with its dates in digits and without spaces in them, 2024Q2 as 2024第2季度."""
    words = _SPACES.sub(_joined, in_digits(fold(text))).strip()
    return _QUARTER.sub(r"第\1季度", words)


def _joined(match: re.Match[str]) -> str:
    return "".join(each or "" for each in match.groups())


def _month(match: re.Match[str], words: str, year: int | None) -> tuple[Period, bool] | None:
    """The last month that is named, and whether it ends a stretch; None for several years and for
    what is no month.
    """
    rest, whole = words[match.end() :], match.group()
    of = int(match["year"]) if match["year"] else year
    if of is None or (match["until"] and match["until"] != match["year"]):
        return None
    if not (match["sep"] or "月" in whole or (match["year"] and not rest[:1].isalnum())):
        return None
    if _SAME_MONTH.match(rest) or (match["last"] and rest[:1] == "日"):
        return Period(of, int(match["first"])), False
    if _GOES_ON.match(rest):
        return None
    last = _last(match, whole)
    if last is None:
        return Period(of, int(match["first"])), False
    return (Period(of, last), True) if int(match["first"]) <= last else None


def _last(match: re.Match[str], whole: str) -> int | None:
    """The last month of a stretch or a list; a list's says 月."""
    if match["last"] is None or (match["to"] is None and not whole.endswith("月")):
        return None
    return int(match["last"])


def _of_stretch(words: str, year: int | None) -> Period | None:
    """上半年, 三季度, 前三季度 of the one year that the words name; the whole year is no point."""
    ends = {last for first, last, _ in stretches_in(words) if (first, last) != WHOLE_YEAR}
    years = set(years_of_head(words))
    of = years.pop() if len(years) == 1 else None if years else year
    return Period(of, max(ends)) if ends and of is not None else None
