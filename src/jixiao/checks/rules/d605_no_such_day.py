"""D605: a day that no calendar has (2月30日, 11月31日)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import fold
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.regex import regex

_DAY = regex(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)\s*年度?\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号](?!楼|线|院|文|店|库|井)"
    r"|(?<!\d)(?:(?P<of>(?:19|20)\d\d)\s*年度?\s*)?(?P<alone>\d{1,2})\s*月\s*(?:份\s*)?(?:[底末初]|[上中下]旬)"
    r"|(?:每个?|次|当|本|各|首|末|下)月份?的?\s*(?P<each>\d{1,3})\s*[日号](?!线|楼)"
    r"|(?<![\d.\-/])(?P<y>(?:19|20)\d\d)(?P<mark>[.\-/])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?![\d.\-/]|号)",
    needs="月.-/",
)
_FEBRUARY, _MOST = 2, 31
_LEAP = 2024  # whose February has 29 days, where no year is said


@check(
    "D605",
    "日期不存在",
    "a day that no calendar has",
    over="form",
    source="arithmetic",
)
def no_such_day(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表里写到的年月日、月日，历法上有没有这一天：2月30日、11月31日、13月5日、13月底、每月32日前。
    为什么：期限写成不存在的一天，按时不按时就没法判断；多半是按“月底”随手写的。
    依据：公历里各月的天数。
    已知例外：没有写年份的2月29日算有；“1-6月”“每月31日前”不是某一天；用点、横线、斜线写的，月份超过12的当作编号，不查。
    """
    for address, entry in view.words():
        for match in _DAY.finditer(fold(entry.text)):
            wrong = _wrong(match)
            if wrong is None and match["alone"] is not None:
                continue  # a month of the year is no day that was looked up
            if wrong is None and match["each"] is not None:
                continue  # nor is a day of every month
            if wrong is None:
                yield held("D605", view.address(address))
            else:
                yield _told(view, address, entry, match, wrong)


def _wrong(match: re.Match[str]) -> Text | None:
    """Why there is no such day."""
    if match["alone"] is not None:
        month = int(match["alone"])
        named = Text(f"没有{month}月", f"there is no month {month}")
        return None if 1 <= month <= 12 else named
    if match["each"] is not None:
        named = Text(f"一个月最多{_MOST}天", f"a month has {_MOST} days at most")
        return None if 1 <= int(match["each"]) <= _MOST else named
    dotted = match["m"] is not None
    year, month, day = (
        int(match[each] or 0) for each in (("y", "m", "d") if dotted else ("year", "month", "day"))
    )
    if not 1 <= month <= 12:
        return None if dotted else Text(f"没有{month}月", f"there is no month {month}")
    most = calendar.monthrange(year or _LEAP, month)[1]
    if 1 <= day <= most:
        return None
    of = f"{year}年{month}月" if year and month == _FEBRUARY else f"{month}月"
    return Text(f"{of}只有{most}天", f"that month has {most} days")


def _told(view: FormView, address: str, entry: Entry, match: re.Match[str], why: Text) -> Verdict:
    printed = match.group()
    return broken(
        "D605",
        view.address(address),
        entry.place.narrowed(*match.span()),
        Severity.ERROR,
        _no_such(printed, why),
        printed=printed,
    )


def days_that_are_none(text: str) -> Iterator[tuple[str, Text]]:
    """Each day in a text that no calendar has, as it is written, with what is said of it."""
    for match in _DAY.finditer(fold(text)):
        why = _wrong(match)
        if why is not None:
            yield match.group(), _no_such(match.group(), why)


def _no_such(printed: str, why: Text) -> Text:
    return Text(f"“{printed}”不存在，{why.zh}", f"there is no “{printed}”: {why.en}")
