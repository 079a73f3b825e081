"""What the words of a head and of a value say of years. A day, a document's number, an edition and
a span of several years do not say which year a form is of; a figure (2024.12万元) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.core.figures.units import fold
from jixiao.core.periods import TO, in_digits, years_in
from jixiao.core.regex import regex

YEAR = r"(?:19|20)\d{2}"
MONTH, DAY = r"(?:1[0-2]|0?[1-9])(?!\d)", r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
FILED = r"(?:填报|填表|申报|报送|编制|填制|制表|上报|自评|印发|打印)(?:日期|时间)"
"""What the day is called on which a form was filed."""
_OTHER = regex(
    rf"(?:{FILED}|(?<!起止)(?<!截止)(?<!监控)(?<!数据)日期)\s*[:：]?\s*{YEAR}\s*年?+(?![\d度])(?!\s*\d{{1,2}}\s*月)"
    rf"|(?<!\d){YEAR}\s*(?:年\s*\d{{1,2}}+\s*月(?:\s*\d{{1,2}}+\s*日)?+|年\s*月(?:\s*日)?"
    rf"|([-./])\s*\d{{1,2}}+(?:\1\d{{1,2}}+)?+(?!\d))(?!\s*{TO})"
    rf"|[〔\[【(（]\s*{YEAR}\s*[〕\]】)）]\s*第?\s*\d+\s*号|〔\s*{YEAR}\s*〕"
    rf"|{YEAR}\s*年?\s*第\s*\d+\s*号"
    rf"|{YEAR}\s*年?(?:\s*\d{{1,2}}\s*月)?\s*(?:新|第.)?"
    r"(?:版|修[订正](?=\s*(?:[版稿本)）】\]]|$)))"
)
"""When it was filed, a day or a month, a document's number, an edition."""
_SPAN = regex(
    rf"(?<!\d){YEAR}"
    rf"(?:(?:(?!{YEAR}(?!\d))[\d\s年度月日./-]){{0,12}}?(?:{TO}+|[、和及与]|(?<=[年度])/)\s*{YEAR}(?!\d))+"
)
_ITS_YEARS = regex(rf"(?<!\d){YEAR}(?!\d)")
_UNIT = (
    r"[万亿千百元人户件次个项家场名套亩公吨平米台辆份只头天小时期批处所座册张条笔例床种号"
    r"倍分岁页斤升克立本类间校村镇对门周美%‰㎡]"
)
"""What stands behind a figure, and behind no month."""
_BARE = regex(rf"\s*{YEAR}\s*\.\s*{MONTH}\s*")
_TIME = regex(r"时间|时效|时限|期限|日期|及时")


def dated_year(year: str = YEAR) -> str:
    """A pattern, without groups, for a ``year`` (a pattern too) where it is one of a date: 2024年,
    2024-06, 2024/12前, 2024.6.30, 2024.1-2024.12. It is none in 2024年版, 2024年级, 2024-12万元 and
    2024.12, which may be a figure.
    """
    to = rf"{TO}+\s*(?:{YEAR}\s*[./-]\s*)?{MONTH}"
    return (
        rf"(?<!\d){year}(?!\s*[-./]\s*{MONTH}\s*(?:{to}\s*)?{_UNIT})"
        rf"(?=\s*年(?!\s*(?:版|级|修[订正]|第\s*\d+\s*号))"
        rf"|\s*[-/]\s*{MONTH}|\s*\.\s*{MONTH}\s*\.\s*{DAY}"
        rf"|\s*\.\s*{MONTH}\s*(?:[前底末止起月初完竣开建验交投已]|以前|之前|{to})"
        rf"|(?:(?<=[\d月日—–-]{TO}\d{{4}})|(?<=[于自从]\d{{4}})|(?<=截[至止]\d{{4}}))"
        rf"\s*\.\s*{MONTH}(?!\.))"
    )


def is_bare_month(text: str, *row: str) -> bool:
    """Whether a value is 2024.12 and the words of its row speak of time: then it is no figure."""
    return _BARE.fullmatch(fold(text)) is not None and any(_TIME.search(each) for each in row)


def spans_in(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Spans and lists of years (2023-2024年, 2023、2024年): where each begins and ends, its years."""
    for match in _SPAN.finditer(fold(text)):
        yield match.start(), match.end(), tuple(map(int, _ITS_YEARS.findall(match.group())))


@lru_cache(maxsize=1024)
def years_of_head(text: str) -> tuple[int, ...]:
    """The years that a title or a line at the head of a form says it is of."""
    words = _SPAN.sub(_one_year, in_digits(fold(text)))
    return years_in(_OTHER.sub(" ", words))


@lru_cache(maxsize=1024)
def several_years(text: str) -> bool:
    """Whether a text names more than one year that it is of."""
    spans = any(len(set(years)) > 1 for _, _, years in spans_in(in_digits(fold(text))))
    return spans or len(set(years_of_head(text))) > 1


def _one_year(match: re.Match[str]) -> str:
    years = set(_ITS_YEARS.findall(match.group()))
    return f"{years.pop()}年" if len(years) == 1 else " "
