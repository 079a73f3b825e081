"""What a report's amounts are of: a year, or the months from January to the end of a period (2024Q2,
2024H1, 2024-06); and how its sentences name that.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.periods import YEARS, Period, months_of_head, years_in
from jixiao.core.regex import regex
from jixiao.drafting.model import ReportData

_SHORT = regex(r"(?P<year>\d{4})[-.]?(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))")
_MONTH = regex(r"(?P<year>\d{4})[-./](?P<month>0?[1-9]|1[0-2])")
_YEAR_END = 12
_HALF = 6
EXPECTED = "2024Q2、2024H1、2024-06、2024年上半年、2024年1-6月"
"""How a period may be written."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """``period`` is the year, or its months from January on; ``within`` where it is the latter.
    ``words`` name it in sentences, ``title`` in the title, ``before`` is what it is compared with.
    """

    period: Period
    within: bool
    words: str
    title: str
    before: str

    @property
    def closing(self) -> str:
        """What the end is called in sentences: 年末, 6月末."""
        return f"{self.months}月末" if self.within else "年末"

    @property
    def words_before(self) -> str:
        """The same stretch of the year before."""
        return self.words.replace(str(self.period.year), str(self.period.year - 1), 1)

    @property
    def months(self) -> int:
        """How many months the amounts are of."""
        return self.period.months[1]

    @property
    def progress(self) -> Decimal:
        """序时进度, a share of the year."""
        return self.period.time_progress


def period_of(text: str) -> Period | None:
    """January to the end of the period that words name: 2024Q2 and 2024年上半年 are January to June,
    2024Q4 is all twelve months. None where they name none, or one that does not begin in January.
    """
    words = "".join(text.split()).upper()
    short, month = _SHORT.fullmatch(words), _MONTH.fullmatch(words)
    if short is not None:
        quarter, half = short["quarter"], short["half"]
        last = int(quarter) * 3 if quarter else int(half) * _HALF
        return _until(int(short["year"]), last)
    if month is not None:
        return _until(int(month["year"]), int(month["month"]))
    years, named = years_in(words), months_of_head(words)
    if len(years) != 1 or named is None:
        return None
    first, last = named
    alone = first == last or "季度" in words  # 6月 and 二季度 are what is told by their end
    return _until(years[0], last) if first == 1 or alone or "下半年" in words else None


def _until(year: int, month: int) -> Period | None:
    return Period(year, month) if year in YEARS else None


def span_of(data: ReportData) -> Span:
    """What the data are of. Their period must be one (``problems_in``)."""
    period = period_of(data.period) if data.period.strip() else None
    if period is None:
        return Span(
            period=Period(data.year),
            within=False,
            words=f"{data.year}年",
            title=f"{data.year}年度",
            before="上年",
        )
    month = period.months[1]
    return Span(
        period=period,
        within=True,
        words=f"{period.year}年1—{month}月" if month > 1 else f"{period.year}年1月",
        title=_title(period.year, month),
        before="上年同期",
    )


def _title(year: int, month: int) -> str:
    if month == _YEAR_END:
        return f"{year}年1—12月"
    if month == _HALF:
        return f"{year}年上半年"
    if month % 3 == 0:
        return f"{year}年{'前三' if month // 3 == 3 else '一'}季度"
    return f"{year}年1—{month}月" if month > 1 else f"{year}年1月"
