"""The stretch of the year that a head names: 1-7月执行数 is 执行数, of January to July."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.core.datelines import YEAR
from jixiao.core.periods import TO, in_digits, years_in
from jixiao.core.regex import regex
from jixiao.recognition.forms.words import key

_YEAR = rf"(?:{YEAR}(?:年度?|[./-]))?"
_DAY = r"(?:\d{1,2}日)"
_END = r"(?:末|底|止|为止)*"
_STRETCH = regex(
    rf"(?:截[至止]到?|自|从)?{_YEAR}"
    rf"(?:\d{{1,2}}(?:月份?{_DAY}?)?{TO}{{1,2}}(?:(?:[\dxX]{{1,2}}|_*)月份?{_DAY}?|{YEAR}[年./-]\d{{1,2}}(?:月份?{_DAY}?)?)"
    rf"|上?半年度?|前[二两三23]个?季度|第?[一二三四1-4]季度){_END}"
    rf"|截[至止]到?{_YEAR}\d{{1,2}}(?:月份?{_DAY}?|[./-]\d{{1,2}})?{_END}"
    rf"|截[至止]到?(?:_*年)?_*月(?:_*日)?{_END}"
    rf"|{_YEAR}\d{{1,2}}月份?(?:{_DAY}{_END}|(?:末|底|止)+|(?=累计))"
    r"|监控(?:期|时点)|年中|(?:截[至止]到?)?目前",
    needs="年月季半截监中目./-",
)
"""A stretch from January on, or a day, its month perhaps left open (1-  月); a month alone (7月) is
none.
"""


def without_stretch(text: str) -> str:
    """What a label says (``key``) without the stretch of the year that it names, and without 累计."""
    word = in_digits(key(text))
    bare = _STRETCH.sub("", word, 1)
    return bare if bare == word else bare.removeprefix("累计")


def is_stretch(text: str) -> bool:
    """Whether a label says nothing but a stretch of the year (上半年, 1—6月累计)."""
    word = in_digits(key(text))
    bare = without_stretch(word)
    return bare != word and not bare.strip("的内数")


def of_earlier_year(head: str, others: Iterable[str]) -> bool:
    """Whether a head names an earlier year than another of its kind (2023年1-7月执行数)."""
    years = years_in(head)
    return bool(years) and any(year > years[0] for other in others for year in years_in(other)[:1])
