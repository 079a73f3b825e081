"""The indicator library: an indicator's name → its id, canonical name, direction, unit, funds,
formula, usual target and source, and whether it accumulates over the year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from jixiao.core.figures.units import COUNT, MONEY
from jixiao.core.findings import Text
from jixiao.core.regex import needed, regex
from jixiao.core.words import squeezed
from jixiao.knowledge.tables import table

Direction = Literal["at_least", "at_most", "fixed", "range", "time", "qualitative", "context"]
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
    count, money, duration, composite, date, words; ``unit`` is the usual one, empty where it is not
    known. ``accumulates``: it counts up over the year
    (人次, 支出), unlike a rate, a price or heads at a moment. ``measures`` are the ids of what
    computes it from ledgers. ``funds`` is empty where all funds have it, ``target_funds`` where the usual ``target``
    is that of all of these. ``source_kind``: printed
    (in a form), read (in public material), general (to be confirmed).
    """

    id: str
    name: str
    match: str
    level: str
    direction: Direction
    dimension: Literal["ratio", "count", "money", "duration", "composite", "date", "words"]
    accumulates: bool
    unit: str = ""
    formula: str = ""
    target: str = ""
    target_funds: tuple[str, ...] = ()
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

    def of_fund(self, fund: str) -> KnownIndicator:
        """The entry as a fund has it: without a target that is of other funds."""
        kept = not fund or not self.target_funds or fund in self.target_funds
        return self if kept else msgspec.structs.replace(self, target="")

    @property
    def event_driven(self) -> bool:
        """Whether events and not the unit's work decide the number."""
        return self.direction == "context"


class _Library(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    directions: dict[Direction, Text]
    indicators: tuple[KnownIndicator, ...]


@lru_cache(maxsize=1)
def _library() -> _Library:
    return table("indicators", _Library)


class Indicators:
    """A library to look names up in: entries, the most specific first. A pattern is compiled when a
    name is first held against it, once; what a name was found to be is remembered.
    """

    def __init__(self, entries: Iterable[KnownIndicator]) -> None:
        self.entries = tuple(entries)
        self._patterns = tuple(regex(each.match, needs=needed(each.match)) for each in self.entries)
        self.known = lru_cache(maxsize=1024)(self._known)
        """The entry for an indicator as a form names it; None where it is not known."""

    def _known(self, name: str) -> KnownIndicator | None:
        return next(self.fitting(name), None)

    def fitting(self, name: str) -> Iterator[KnownIndicator]:
        """All entries that an indicator's name in a form fits, in their order."""
        bare = squeezed(_PREFIX.sub("", name)).replace("（", "(").replace("）", ")")
        if bare:
            pairs = zip(self.entries, self._patterns, strict=True)
            yield from (each for each, pattern in pairs if pattern.search(bare))


@lru_cache(maxsize=1)
def shipped_indicators() -> Indicators:
    """The library that comes with the program, to look names up in."""
    return Indicators(library())


def known(name: str) -> KnownIndicator | None:
    """The shipped library's entry for an indicator as a form names it; None where it has none."""
    return shipped_indicators().known(name)


def library() -> tuple[KnownIndicator, ...]:
    """All shipped entries, in the order of their matching."""
    return _library().indicators


def direction_words(direction: Direction) -> Text:
    """What a direction is called (越高越好)."""
    return _library().directions[direction]


def counted_up(entry: KnownIndicator | None, dimension: str | None = None) -> bool | None:
    """Whether an indicator counts up over the year, as far as its entry in a library says.
    ``dimension`` is that of the printed unit, where one is printed.
    """
    if dimension is not None and dimension not in (COUNT, MONEY):
        return False
    if entry is not None and dimension in (None, entry.dimension):
        return entry.accumulates
    return None
