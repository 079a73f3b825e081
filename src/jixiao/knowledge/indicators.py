"""The indicator library: an indicator's name → its id, canonical name, direction, unit, funds,
formula, usual target and source, and whether it accumulates over the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, get_args

import msgspec

from jixiao.core.figures.units import COUNT, MONEY
from jixiao.core.regex import regex
from jixiao.knowledge.tables import table

Direction = Literal["at_least", "at_most", "fixed", "range", "time", "qualitative", "context"]
DIRECTIONS: tuple[str, ...] = get_args(Direction)
_PREFIX = regex(r"^\s*(?:指标\s*\d+\s*[:：、.．]?|[（(]?\d{1,2}\s*[)）、.．](?!\d)|[①-⑳]|[★*·])\s*")


class KnownIndicator(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"source_kind": "source"},
):
    """One indicator of the library. ``id`` never changes and is never given to another.
    ``direction``: at_least, at_most, fixed, range, time, qualitative, or context (event-driven: no
    met or unmet).

    ``match`` finds its names in forms (a regular expression). ``dimension`` is the unit's: ratio,
    count, money, duration, composite, date, words. ``accumulates``: it counts up over the year
    (人次, 支出), unlike a rate, a price or heads at a moment. ``measures`` are the ids of what
    computes it from ledgers. ``funds`` is empty where all funds have it. ``source_kind``: printed
    (in a form), read (in public material), general (to be confirmed).
    """

    id: str
    name: str
    match: str
    level: str
    direction: Direction
    dimension: Literal["ratio", "count", "money", "duration", "composite", "date", "words"]
    accumulates: bool
    formula: str = ""
    target: str = ""
    funds: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    source_kind: Literal["printed", "read", "general"] = "printed"

    @property
    def level1(self) -> str:
        """The level-1 name that it usually stands under."""
        return self.level.partition("/")[0]

    @property
    def level2(self) -> str:
        """The level-2 name that it usually stands under; empty where there is none."""
        return self.level.partition("/")[2]

    @property
    def event_driven(self) -> bool:
        """Whether events and not the unit's work decide the number."""
        return self.direction == "context"


class _Library(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    standards: str
    at_a_moment: str
    indicators: tuple[KnownIndicator, ...]


@lru_cache(maxsize=1)
def _library() -> _Library:
    return table("indicators", _Library)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Patterns are compiled when a name is first held against them."""
    return re.compile(pattern)


@lru_cache(maxsize=8192)
def known(name: str) -> KnownIndicator | None:
    """The library's entry for an indicator as a form names it; the most specific pattern comes
    first. None where it is not known.
    """
    return known_among(library(), name)


def known_among(entries: Iterable[KnownIndicator], name: str) -> KnownIndicator | None:
    """The first of the entries that an indicator's name in a form fits."""
    bare = re.sub(r"\s+", "", _PREFIX.sub("", name)).replace("（", "(").replace("）", ")")
    if not bare:
        return None
    return next((each for each in entries if _compiled(each.match).search(bare)), None)


def library() -> tuple[KnownIndicator, ...]:
    """All entries, in the order of their matching."""
    return _library().indicators


def is_standard(name: str) -> bool:
    """Whether an indicator is a standard, a price or a ratio (个人缴费标准, 返还比例): with “=” one
    that is above its target departs from it as one below does.
    """
    return _compiled(_library().standards).search(name.strip()) is not None


def accumulates(name: str, dimension: str | None = None) -> bool:
    """Whether an indicator counts up over the year, by the library; one that it does not know by
    the words of its name. ``dimension`` is that of the printed unit, where one is printed.
    """
    if dimension is not None and dimension not in (COUNT, MONEY):
        return False
    entry = known(name)
    if entry is not None and dimension in (None, entry.dimension):
        return entry.accumulates
    return _compiled(_library().at_a_moment).search(name.strip()) is None
