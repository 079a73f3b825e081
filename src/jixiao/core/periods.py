"""Years, stretches of months and time progress (序时进度)."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jixiao.core.figures.units import fold
from jixiao.core.regex import regex

_DECEMBER = 12
YEARS = range(1990, 2101)
"""The years that a form or a report can be of."""
WHOLE_YEAR = (1, _DECEMBER)
TO = r"[-—–~〜至到]"
"""A sign or a word, one of, between the ends of a stretch, in folded words."""
_TO = f"{TO}{{1,2}}"
_STRETCH = regex(
    rf"(?<!\d)(?P<first>1[0-2]|0?[1-9])月?份?(?:\d{{1,2}}日)?{_TO}(?P<last>1[0-2]|0?[1-9])月"
    rf"|(?:(?P<from>(?<!\d)[一二三四1-4])(?:季度)?(?:{_TO}|[、和及])?第?)?"
    r"(?P<quarter>(?<!\d)[一二三四1-4])季度(?P<quarter_end>末|底|止)?|前(?P<quarters>[二两三23])个?季度"
    r"|(?P<half>[上下])半年(?P<half_end>末|底)?"
    r"|(?P<whole>全年)(?!预算|计划|目标|任务|的|平均)",
    needs="月季半全",
)
_MONTH = regex(
    r"(?<![\d\-—–~])(?P<month>1[0-2]|0?[1-9])月(?P<end>末|底|止)?(?!\d|[1-3]?\d日)", needs="月"
)
_TO_DATE = regex(r"截[至止]|累计")
_QUARTERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = regex(r"(?<!\d)((?:19|20)\d{2})(?!\d)|([二][〇○零ＯO][〇○零一二三四五六七八九]{2})(?=年)")
_PRINTED = regex(r"(\d{4})(?:-(?:(\d\d)|(\d\d)\.\.(\d\d)|Q([1-4]))|\.\.(\d{4}))?", re.ASCII)
_NUMERALS = str.maketrans("〇○零ＯO一二三四五六七八九", "00000123456789")
_IN_WORDS = regex(
    r"(?P<year>二[〇○零O][〇○零O一二三四五六七八九]{2})(?=年)"
    r"|(?<![〇○零百千一二三四五六七八九十])(?P<number>(?:[二三]?十)?[一二三四五六七八九]|[二三]?十)"
    r"(?=[月日]|(?:[-—–~至到]{1,2}|、)[一二三四五六七八九十]{1,2}月)",
    needs="年月日",
)
_DAY_ALONE = regex(r"(\d{4})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])")
_MIDNIGHT = regex(r"\s+0?0:00(?::00)?$")
_RUN = regex(
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?"
    r"(?P<rest>日?(?:之?前|以前|止|完成)?)"
)
_NEXT_YEAR = regex(r"次\s*年|下一?\s*年(?!龄)|翌年|第二年|来年", needs="次下翌第来")


class Period(msgspec.Struct, frozen=True, order=True):
    """A stretch of whole months: a year, or a year up to the end of ``month`` (1–12); from
    ``first_month`` on where it does not begin in January; from the year ``first_year`` on where it
    is several years. Prints as ``2020``, ``2020-06`` (January to June), ``2020-Q2``, ``2020-05..06``,
    ``2020-06..06`` (June alone), ``2018..2020``, and ``of`` reads that again.

    Raises ValueError for a stretch that is none.
    """

    year: int
    month: int | None = None
    first_month: int | None = None
    first_year: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"there is no month {self.month}")
        if self.first_month is not None and not 2 <= self.first_month <= (self.month or 0):
            raise ValueError(f"no stretch of a year begins in month {self.first_month}")
        if self.first_year is not None and (self.month or self.first_year >= self.year):
            raise ValueError(f"no years from {self.first_year} to {self}")

    @classmethod
    def of(cls, text: str) -> Period | None:
        """The period that prints so; None where none does."""
        match = _PRINTED.fullmatch(text)
        if match is None:
            return None
        year, month, first, last, quarter, until = match.groups()
        try:
            if until is not None:
                return cls(int(until), first_year=int(year))
            if quarter is not None:
                return cls.in_months(int(year), int(quarter) * 3 - 2, int(quarter) * 3)
            if first is not None:
                return cls(int(year), int(last), int(first))
            return cls(int(year), int(month) if month is not None else None)
        except ValueError:
            return None

    @classmethod
    def in_months(cls, year: int, first: int, last: int) -> Period:
        """The months of a year from the first to the last, both included."""
        return cls(year, last, first if first > 1 else None)

    @classmethod
    def in_year(cls, year: int, months: tuple[int, int] | None) -> Period:
        """A stretch (first and last month) of a year; the year where it is None or all of it."""
        return cls(year) if months in (None, WHOLE_YEAR) else cls.in_months(year, *months)

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month, 1 and 12 of whole years."""
        return self.first_month or 1, self.month or _DECEMBER

    @property
    def quarter(self) -> int | None:
        """The quarter (1–4) that it is; the first is January to March."""
        if self.month is None or self.month % 3 or self.month - (self.first_month or 1) != 2:
            return None
        return self.month // 3

    def __str__(self) -> str:
        if self.first_year is not None:
            return f"{self.first_year}..{self.year}"
        if self.month is None:
            return f"{self.year}"
        if self.first_month is None:
            return f"{self.year}-{self.month:02d}"
        if self.quarter is not None:
            return f"{self.year}-Q{self.quarter}"
        return f"{self.year}-{self.first_month:02d}..{self.month:02d}"

    @property
    def closing(self) -> Period:
        """The stretch from January on, or the year, that ends where it ends: what a stock of its
        last day is of.
        """
        return Period(self.year, self.month if self.month != _DECEMBER else None)

    @property
    def opening(self) -> Period:
        """The ``closing`` of what lies before it: what a stock of its first day is of."""
        if self.first_month is not None:
            return Period(self.year, self.first_month - 1)
        return Period((self.first_year or self.year) - 1)

    def before(self) -> Period:
        """The same stretch of the year before; of several years as many before them."""
        if self.first_year is not None:
            return Period(self.first_year - 1, first_year=2 * self.first_year - self.year - 1)
        return Period(self.year - 1, self.month, self.first_month)

    @property
    def time_progress(self) -> Decimal:
        """序时进度: months elapsed over twelve; 1 for a whole year."""
        return Decimal(1) if self.month is None else Decimal(self.month) / 12


def point_words(point: Period) -> str:
    """A monitoring point as forms print it: 2020年6月."""
    return f"{point.year}年{point.month}月" if point.month is not None else f"{point.year}年"


def period_words(period: Period) -> str:
    """A period as documents print it: 2024年, 2024年1-6月, 2024年二季度, 2024年6月, 2022-2024年."""
    year, month, first = period.year, period.month, period.first_month or 1
    if period.first_year is not None:
        return f"{period.first_year}-{year}年"
    if month is None:
        return f"{year}年"
    if period.quarter is not None:
        return f"{year}年{'一二三四'[period.quarter - 1]}季度"
    return f"{year}年{month}月" if first == month else f"{year}年{first}-{month}月"


def stretches_in(text: str) -> tuple[tuple[int, int, int], ...]:
    """(first month, last month, where the words end) of each stretch of a year that is named: 4-6月,
    二季度, 一至三季度, 前三季度, 下半年, 全年; 季度末 and 半年末 are from January on. 全年预算 names none.
    """
    found = ((*_months(match), match.end()) for match in _STRETCH.finditer(fold(text)))
    return tuple(each for each in found if each[0] <= each[1])


def months_of_head(text: str) -> tuple[int, int] | None:
    """First and last month of what a column's or row's head names, a month alone among them: 6月 is
    June, 6月末 and 截至6月 are January to June, as 二季度累计 and 截至二季度 are. None where it names
    none or several.
    """
    words = fold(text)
    to_date = _TO_DATE.search(words) is not None
    found = {_months(each, to_date=to_date) for each in _STRETCH.finditer(words)}
    found = {(first, last) for first, last in found if first <= last}
    if not found:
        for match in _MONTH.finditer(words):
            month = int(match["month"])
            found.add((1 if to_date or match["end"] else month, month))
    return found.pop() if len(found) == 1 else None


def _months(match: re.Match[str], *, to_date: bool = False) -> tuple[int, int]:
    """The months that words name; ``to_date``, one quarter is of the year to its end."""
    if match["last"]:
        return int(match["first"]), int(match["last"])
    if match["quarter"]:
        last = _QUARTERS[match["quarter"]]
        to_end = match["quarter_end"] or (to_date and not match["from"])
        first = 1 if to_end else _QUARTERS[match["from"] or match["quarter"]]
        return first * 3 - 2, last * 3
    if match["quarters"]:
        return 1, _QUARTERS[match["quarters"]] * 3
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (1 if match["half_end"] else 7, _DECEMBER)
    return 1, _DECEMBER


def says_next_year(text: str) -> bool:
    """Whether a text speaks of the year after (次年3月底前)."""
    return _NEXT_YEAR.search(text) is not None


def years_in(text: str) -> tuple[int, ...]:
    """Four-digit years in order of appearance, 二〇二三年 among them."""
    return tuple(
        int((match.group(1) or match.group(2)).translate(_NUMERALS))
        for match in _YEAR.finditer(fold(text))
    )


def in_digits(text: str) -> str:
    """Dates in Chinese numerals as in digits: 二〇二四年六月三十日 → 2024年6月30日. The length changes."""
    return _IN_WORDS.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    return match["year"].translate(_NUMERALS) if match["year"] else arabic(match["number"])


def digits_apart(text: str) -> str:
    """A day or a month that is written in digits and nothing else (20241225, 202412, 20241225前) with
    its parts apart: 2024-12-25. Other texts as they are.
    """
    match = _RUN.fullmatch(fold(text).strip())
    if match is None or int(match["year"]) not in YEARS:
        return text
    day = f"-{match['day']}" if match["day"] else ""
    return f"{match['year']}-{match['month']}{day}{match['rest']}"


def day_words(text: str) -> str:
    """A day in digits alone (20241225, 2024/12/25, a spreadsheet's 2024-12-25 0:00:00) as forms print
    it: 2024年12月25日. Other texts as they are.
    """
    match = _DAY_ALONE.fullmatch(fold(_MIDNIGHT.sub("", digits_apart(text).strip())))
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match is not None else text


def arabic(words: str) -> str:
    """A number below a hundred, in Chinese numerals (十二, 两) or digits, in digits."""
    tens, ten, ones = words.replace("两", "二").translate(_NUMERALS).rpartition("十")
    return f"{tens or 1}{ones or 0}" if ten else ones
