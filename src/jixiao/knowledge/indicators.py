"""The indicator library: an indicator's name → its canonical name, direction, unit, funds, formula,
usual target and source.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from jixiao.knowledge.indicators_data import ROWS

DIRECTIONS = ("at_least", "at_most", "fixed", "range", "time", "qualitative", "context")
_PREFIX = re.compile(
    r"^\s*(?:指标\s*\d+\s*[:：、.．]?|[（(]?\d{1,2}\s*[)）、.．](?!\d)|[①-⑳]|[★*·])\s*"
)


class KnownIndicator(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator of the library. ``direction``: at_least, at_most, fixed, range, time,
    qualitative, or context (event-driven: no met or unmet).

    ``dimension`` is the unit's: ratio, count, money, duration, composite, date, words. ``funds`` is
    empty where all funds have it. ``source_kind``: printed (in a form), read (in public material),
    general (to be confirmed).
    """

    name: str
    patterns: tuple[str, ...]
    direction: str
    dimension: str
    level1: str = ""
    level2: str = ""
    formula: str = ""
    target: str = ""
    funds: tuple[str, ...] = ()
    source_kind: str = "printed"

    @property
    def event_driven(self) -> bool:
        """Whether events and not the unit's work decide the number."""
        return self.direction == "context"


def _library() -> tuple[tuple[re.Pattern[str], KnownIndicator], ...]:
    entries = []
    for row in ROWS:
        patterns, name, level, direction, dimension, formula, target, funds, source = row
        level1, _, level2 = level.partition("/")
        entry = KnownIndicator(
            name=name,
            patterns=tuple(patterns.split("|")),
            direction=direction,
            dimension=dimension,
            level1=level1,
            level2=level2,
            formula=formula,
            target=target,
            funds=tuple(funds.split("、")) if funds else (),
            source_kind=source,
        )
        entries.append((re.compile(patterns), entry))
    return tuple(entries)


_LIBRARY = _library()


@lru_cache(maxsize=8192)
def known(name: str) -> KnownIndicator | None:
    """The library's entry for an indicator as a form names it; the most specific pattern comes
    first. None where it is not known.
    """
    bare = re.sub(r"\s+", "", _PREFIX.sub("", name)).replace("（", "(").replace("）", ")")
    if not bare:
        return None
    return next((entry for pattern, entry in _LIBRARY if pattern.search(bare)), None)


def library() -> tuple[KnownIndicator, ...]:
    """All entries, in the order of their matching."""
    return tuple(entry for _, entry in _LIBRARY)
