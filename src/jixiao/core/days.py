"""Days as words write them (2月30日, 13月底, 每月32日, 2024-11-31), and whether a calendar has them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.core.figures import fold
from jixiao.core.findings import Text
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


class WrittenDay(NamedTuple):
    """A day as a text writes it, from ``start`` to ``end``, and why there is none such, where there is
    none.
    """

    printed: str
    start: int
    end: int
    why: Text | None

    @property
    def complaint(self) -> Text:
        """What is said of a day that there is not."""
        why = self.why or Text("", "")
        return Text(f"“{self.printed}”不存在，{why.zh}", f"there is no “{self.printed}”: {why.en}")


def days_in(text: str) -> Iterator[WrittenDay]:
    """The days that a text writes; months (6月底) and days of every month only where they are none."""
    for match in _DAY.finditer(fold(text)):
        why = _wrong(match)
        if why is not None or (match["alone"] is None and match["each"] is None):
            yield WrittenDay(match.group(), *match.span(), why)


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
