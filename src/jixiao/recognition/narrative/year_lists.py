"""2022年、2023年支出分别为 …: the years that words list, and how many figures follow one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from jixiao.core.figures import Span
from jixiao.core.periods import TO, arabic
from jixiao.core.regex import regex

_AT_END = r"(?:年(?:度|[末底])?)"
_YEAR = r"(?:19|20)\d\d"
_LIST = regex(
    rf"(?:截[至止])?(?P<each>(?:{_YEAR}{_AT_END}?(?:[、,和及与]|以及){{1,2}}){{1,9}}{_YEAR}{_AT_END})(?!\d)"
    rf"|(?P<first>{_YEAR})年?度?{TO}{{1,2}}(?P<last>{_YEAR}){_AT_END}(?!\d)"
    r"|(?<![一-龥])最?近(?P<count>[一二两三四五六七八九2-9])个?年(?:度|来|间)*",
    needs="年",
)
_DIGITS = regex(_YEAR)
_MEASURED_BY = regex(r"(?:[较比与同和跟自从]|相对)$")
_MEASURED = regex(r"^(?:(?:的)?(?:水平|平均|均值)|相?比|比较|以来|[以之]?[前后]|起|期间)")
_OTHER_TIME = regex(r"(?:19|20)\d\d年|[上去前今本当]年(?!度?[末底]?均)")
_TURN = regex(r"分别|依次|各(?=为|是|达|有)")
_NEXT = regex(r"(?:[、,和及与]|以及)?(?:约|为)?")
_ASIDE = regex(r"\([^()]*\)")
_MOST = 12


class YearList(msgspec.Struct, frozen=True):
    """Years in their order; ``start`` and ``end`` are where the words name them. ``measures`` where
    something is compared with them (较2022年、2021年), and nothing is told of them.
    """

    years: tuple[int, ...]
    start: int
    end: int
    measures: bool = False


def years_listed(words: str, year: int | None) -> YearList | None:
    """The last list of years that words name: 2022年、2023年; 2021年至2023年; 近三年, which ends with
    ``year``.
    """
    for match in reversed([*_LIST.finditer(words)]):
        years = _years_of(match["each"], match["first"], match["last"], match["count"], year)
        measured = _MEASURED_BY.search(words[: match.start()]) or _MEASURED.match(
            words[match.end() :]
        )
        if 1 < len(years) <= _MOST and len(set(years)) == len(years):
            return YearList(years, *match.span(), measures=measured is not None)
    return None


def _years_of(
    each: str | None, first: str | None, last: str | None, count: str | None, year: int | None
) -> tuple[int, ...]:
    if each is not None:
        return tuple(int(one) for one in _DIGITS.findall(each))
    if first is not None and last is not None:
        return tuple(range(int(first), int(last) + 1))
    if count is None or year is None:
        return ()
    return tuple(range(year - int(arabic(count)) + 1, year + 1))


def names_a_time(words: str) -> bool:
    """Whether words name a year, so that a list of years before them no longer holds."""
    return bool(_OTHER_TIME.search(words))


def without_turn(words: str) -> str:
    """The words without 分别; all of them where none is said."""
    return _TURN.sub("", words, count=1)


def figures_in_turn(folded: str, spans: Sequence[Span], span: Span) -> int:
    """How many figures of a kind follow one another from ``span`` on, what stands in parentheses
    behind one of them left out.
    """
    count, end = 1, span.end
    for each in spans[bisect_left(spans, span.start, key=lambda one: one.start) + 1 :][: 2 * _MOST]:
        between = _ASIDE.sub("", "".join(folded[end : each.start].split()))
        if "(" in between:
            continue
        if not between or not _NEXT.fullmatch(between) or not _alike(span, each):
            break
        count, end = count + 1, each.end
    return count


def _alike(one: Span, other: Span) -> bool:
    a, b = one.figure.unit, other.figure.unit
    return a is None or b is None or a.dimension == b.dimension
