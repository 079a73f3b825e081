"""Words of a sentence that make a figure one of something else: of several years, of a part, by another
way of counting, of another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from jixiao.core.periods import arabic, years_in
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, CHANGE, GROWTH_RATE
from jixiao.knowledge.funds import without_funds
from jixiao.knowledge.items import SUBSIDY, TOTALS
from jixiao.knowledge.tables import either, table

OWN_AREA = "¤"
"""Stands in a clause where it names the document's own area."""
_OF_SOME = ("groups", "parts")
_Words = Mapping[str, tuple[str, ...]]
_Patterns = Mapping[str, re.Pattern[str]]


class Clause(msgspec.Struct, frozen=True):
    """Words up to a figure, or up to a comma where no figure follows them."""

    words: str
    told: bool


class _Areas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a document calls its own area: ``nameless`` where it names none, ``larger`` in a larger
    one, ``level`` where it is of one level of it.
    """

    nameless: str
    ours: str
    larger: str
    level: str
    region: str


class _Narrowed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The items that are told of some too, and the words that say so: of any, of subsidies, of what
    was really so, and of another scheme's people by the funds whose they are not; ``wholes`` say
    that it is of all.
    """

    items: frozenset[str]
    wholes: tuple[str, ...]
    some: tuple[str, ...]
    subsidies: tuple[str, ...]
    moments: tuple[str, ...]
    schemes: Mapping[str, str]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    asides: tuple[str, ...]
    openers: tuple[str, ...]
    closers: tuple[str, ...]
    carried: _Words
    own: _Words
    ended: _Words
    own_area: _Areas
    narrowed: _Narrowed


class _Known(msgspec.Struct, frozen=True):
    """The table's patterns; ``alone`` is a clause that is nothing but such words."""

    asides: re.Pattern[str]
    carried: _Patterns
    own: _Patterns
    alone: _Patterns
    ended: _Patterns
    own_area: _Areas
    narrowed: _Narrowed
    wholes: re.Pattern[str]


@lru_cache(maxsize=1)
def _known() -> _Known:
    read = table("qualifying", _Table)
    opened, closed = (f"(?:{either(words)})*" for words in (read.openers, read.closers))
    return _Known(
        asides=regex(either(read.asides)),
        carried=_compiled(read.carried),
        own=_compiled(read.own),
        alone={
            kind: regex(f"{opened}(?P<said>{either(words)}){closed}")
            for kind, words in read.carried.items()
        },
        ended=_compiled(read.ended),
        own_area=read.own_area,
        narrowed=read.narrowed,
        wholes=regex(either(read.narrowed.wholes)),
    )


def _compiled(group: _Words) -> _Patterns:
    return {kind: regex(either(words)) for kind, words in group.items()}


def with_own_area(words: str, areas: Sequence[str], *, of_its_level: bool) -> str:
    """The words with the document's own area, of which its title names ``areas`` (the larger first),
    as ``OWN_AREA``: 全县 in a county's and 我县 too, and 本级 where the document is of that.
    """
    known, own = _known().own_area, areas[-1] if areas else ""
    names = ["".join(areas), own, f"全{own[-1]}"] if own else []
    if own.endswith(known.region):
        names.append(known.region)
    for name in names:
        words = words.replace(name, OWN_AREA)
    for pattern in (*(() if own else (known.nameless,)), known.ours, known.larger):
        words = regex(pattern).sub(OWN_AREA, words)
    return regex(known.level).sub(OWN_AREA, words) if of_its_level else words


def qualified(clauses: Sequence[Clause], item: str, basis: str, year: int | None) -> frozenset[str]:
    """What qualifies the figure that the last of the clauses of a sentence leads to: the words of
    its own clause, and those before it that govern what follows until a clause begins anew
    (近三年，…，2023年…). Groups and parts qualify totals alone: 向退休人员发放养老金 is all of it;
    what something is compared with, changes alone.
    """
    carried: dict[str, str] = {}
    own: dict[str, str] = {}
    for clause in clauses:
        words = _known().asides.sub("", clause.words)
        carried = {kind: said for kind, said in carried.items() if not _ends(kind, words)}
        words = without_funds(words)
        carried.update(_said(words, _known().carried if clause.told else _known().alone))
        own = dict(_said(words, _known().own))
    said = {k: each for k, each in (carried | own).items() if _applies(k, item, basis)}
    keys = ((kind, _key(kind, each, year)) for kind, each in said.items())
    return frozenset(f"{kind}:{key}" for kind, key in keys if key)


def is_told_of_some(item: str) -> bool:
    """Whether an item is a count, a rate or a subsidy that is told of some too."""
    return item in _known().narrowed.items


def narrowing(words: str, item: str, basis: str, fund: str | None) -> str:
    """What the words before such an item narrow it to (男性参保人数, 中央财政补贴收入); empty where it is all
    of it.
    """
    plain = _known().asides.sub("", words)
    plain = _known().wholes.sub("", without_funds(plain))
    return "".join(_narrows(item, basis, fund).findall(plain))


@lru_cache(maxsize=128)
def _narrows(item: str, basis: str, fund: str | None) -> re.Pattern[str]:
    """Finds the words that narrow such a fact of a fund to some."""
    known = _known().narrowed
    words = [
        *known.some,
        *(known.subsidies if item == SUBSIDY else ()),
        *(known.moments if basis == ACTUAL else ()),
        *(word for word, of in known.schemes.items() if fund and regex(of).search(fund)),
    ]
    return regex(either(words))


def unqualified(words: str) -> str:
    """The words without those that make a figure one reckoned or meant otherwise (剔除补发后支出, 预计支出)."""
    for kind in ("conditions", "plans"):
        words = _known().carried[kind].sub("", words)
    return words


def of_years(key: str) -> bool:
    """Whether what is said of a figure is the several years that it is of."""
    return key.startswith("spans:")


def _applies(kind: str, item: str, basis: str) -> bool:
    if kind == "bases":
        return basis in (CHANGE, GROWTH_RATE)
    return kind not in _OF_SOME or item in TOTALS


def _ends(kind: str, words: str) -> bool:
    pattern = _known().ended.get(kind)
    return pattern is not None and pattern.search(words) is not None


def _said(words: str, patterns: _Patterns) -> Iterator[tuple[str, str]]:
    """The words of each kind that a clause says; of one that is nothing else, all of it."""
    for kind, pattern in patterns.items():
        found = pattern.fullmatch(words) if patterns is _known().alone else pattern.search(words)
        if found is not None:
            groups = found.groupdict()
            yield kind, groups.get("base") or groups.get("said") or found.group()


_COUNTED = regex(r"([一二三四五六七八九十两\d]+)个?(?:财政|预算)?年")
_OF_ITS_OWN = regex(r"五[”\"]?[前后]|疫情|[前后这]")
_AROUND = regex(r"[“”\"、的间\s]|期间|时期|规划")


def _key(kind: str, said: str, year: int | None) -> str:
    """The same key for the same thing said otherwise (近三年, 三年来, 2021—2023年 in 2023); empty for a
    stretch that is the figure's own year, and for a comparison with the year before.
    """
    if kind == "bases":
        return _base(said, year)
    return _stretch(said, year) if kind == "spans" else said


def _base(said: str, year: int | None) -> str:
    years = years_in(said)
    if not years and year is not None and "前年" in said:
        years = (year - (3 if "大" in said else 2),)
    if years:
        return "" if year is not None and years[0] == year - 1 else str(years[0])
    return "" if said in ("同比", "上年", "去年") else said


def _stretch(said: str, year: int | None) -> str:
    years = years_in(said)
    if years:
        last = "" if "以来" in said else max(years)
        return "" if set(years) == {year} else f"{min(years)}..{last}"
    counted = _COUNTED.search(said)
    if counted is not None and year is not None and not _OF_ITS_OWN.search(said):
        return f"{year - int(arabic(counted[1])) + 1}..{year}"
    return _AROUND.sub("", said)
