"""Times set against each other: exactly within minutes and days, and within months and years; else
as far as the calendar leaves no doubt (一个月 has 28 to 31 days, of seven days five are worked).
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

_DAYS, _MONTHS, _WORKED, _AGE = "days", "months", "worked", "age"
_MINUTES_OF_DAY, _MONTHS_OF_YEAR = 1440, 12
_FAMILIES = {
    _DAYS: {
        "分钟": 1, "小时": 60, "日": 1440, "天": 1440, "日历日": 1440, "周": 10080, "星期": 10080,
    },
    _MONTHS: {"个月": 1, "季度": 3, "个季度": 3, "年": 12},
    _WORKED: {"工作日": 1, "个工作日": 1},
    _AGE: {"岁": 1, "周岁": 1},
}  # fmt: skip
"""Units of time with how many of their family's smallest they hold."""
_OF_A_CLOCK = frozenset({"分钟", "小时"})
_YEAR, _LEAP_YEAR = 365, 366
_FEBRUARY = 28
_USUAL_MONTH = 30
_WEEK, _WORKED_IN_WEEK, _WEEKEND = 7, 5, 2
_HALF = Decimal("0.5")
_MOST_DAYS = 1_000_000
"""No deadline is longer; what is goes unjudged."""


class Span(NamedTuple):
    """Between what a time lies in another unit, weekends free and holidays left aside. ``usual`` is
    what it is taken as where nothing hangs on a day: a month has 30, a year 365, and days of work are
    days. ``exact`` where it is one value by definition.
    """

    low: Decimal
    high: Decimal
    usual: Decimal
    exact: bool = False


def in_unit(value: Decimal, own: str, wanted: str) -> Span | None:
    """A time of ``value`` in the unit ``own`` in that of ``wanted``; None where the two cannot be
    set against each other.
    """
    mine, theirs = _family(own), _family(wanted)
    if mine is None or theirs is None or not 0 <= value <= _MOST_DAYS:
        return None
    (family, size), (target, unit) = mine, theirs
    if family == target:
        exact = value * size / unit
        return Span(exact, exact, exact, exact=True)
    if _AGE in (family, target) or _OF_A_CLOCK & {own, wanted}:
        return None
    found = _days_in(target, _in_days(family, value * size))
    return Span(found.low / unit, found.high / unit, found.usual / unit)


def _family(unit: str) -> tuple[str, int] | None:
    return next(((name, its[unit]) for name, its in _FAMILIES.items() if unit in its), None)


def _in_days(family: str, value: Decimal) -> Span:
    """Days of the calendar that so many minutes, months or days of work take."""
    if family == _DAYS:
        days = value / _MINUTES_OF_DAY
        return Span(days, days, days)
    if family == _WORKED:
        between = max(0, math.ceil(value) - 1)
        fewest, most = between // _WORKED_IN_WEEK, math.ceil(between / _WORKED_IN_WEEK)
        return Span(value + _WEEKEND * fewest, value + _WEEKEND * most, value)
    whole_years = value == int(value) and not value % _MONTHS_OF_YEAR
    usual = value / _MONTHS_OF_YEAR * _YEAR if whole_years else value * _USUAL_MONTH
    return Span(_fewest(int(value)), _most(math.ceil(value)), usual)


def _days_in(target: str, days: Span) -> Span:
    """Minutes, months or days of work that so many days of the calendar hold."""
    if target == _DAYS:
        low, high, usual = (each * _MINUTES_OF_DAY for each in days[:3])
        return Span(low, high, usual)
    if target == _WORKED:
        return Span(_worked(days.low, _WEEKEND), _worked(days.high, 0), days.usual)
    years = days.usual / _YEAR
    usual = years * _MONTHS_OF_YEAR if years == int(years) else days.usual / _USUAL_MONTH
    return Span(_most_months(days.low), _fewest_months(days.high), usual)


def _worked(days: Decimal, free: int) -> Decimal:
    """The days of work in so many days, ``free`` of those beyond whole weeks being none."""
    weeks, rest = divmod(days, _WEEK)
    return weeks * _WORKED_IN_WEEK + min(max(rest - free, Decimal(0)), Decimal(_WORKED_IN_WEEK))


def _most_months(days: Decimal) -> Decimal:
    """The months that so many days are not less than, and half a month more where they are more."""
    months = int(days / _LEAP_YEAR * _MONTHS_OF_YEAR)
    while months and _most(months) > days:
        months -= 1
    return months + (_HALF if days > _most(months) else Decimal(0))


def _fewest_months(days: Decimal) -> Decimal:
    """The months that so many days are not more than, and half a month less where they are less."""
    months = int(days / _LEAP_YEAR * _MONTHS_OF_YEAR)
    while _fewest(months) < days:
        months += 1
    return months - (_HALF if days < _fewest(months) else Decimal(0))


def _fewest(months: int) -> Decimal:
    """The days that so many months in a row have at least."""
    years, rest = divmod(months, _MONTHS_OF_YEAR)
    return Decimal(years * _YEAR + min(_stretches(rest, _FEBRUARY)))


def _most(months: int) -> Decimal:
    """The days that so many months in a row have at most."""
    years, rest = divmod(months, _MONTHS_OF_YEAR)
    return Decimal(years * _LEAP_YEAR + max(_stretches(rest, _FEBRUARY + 1)))


def _stretches(months: int, february: int) -> list[int]:
    twice = (31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31) * 2
    return [sum(twice[start : start + months]) for start in range(_MONTHS_OF_YEAR)]
