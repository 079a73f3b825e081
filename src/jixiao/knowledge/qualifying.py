"""Words of a sentence that make a figure one of something else: of several years, of a part, by another
way of counting, of another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from jixiao.core.regex import regex
from jixiao.knowledge.tables import either, table


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leading: Mapping[str, tuple[str, ...]]
    local: Mapping[str, tuple[str, ...]]


_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def _known() -> tuple[_Patterns, _Patterns]:
    read = table("qualifying", _Table)
    leading, local = (
        tuple((kind, regex(either(words))) for kind, words in group.items())
        for group in (read.leading, read.local)
    )
    return leading, local


def qualified(lead: str, local: str) -> frozenset[str]:
    """What qualifies a figure: ``lead`` are the words at the beginning of its sentence, which hold for
    all figures of it, ``local`` those between the figure before and its own.
    """
    return frozenset((*_in(lead + "\n" + local, leading=True), *_in(local, leading=False)))


def _in(words: str, *, leading: bool) -> Iterator[str]:
    for kind, pattern in _known()[0 if leading else 1]:
        found = pattern.search(words)
        if found is not None:
            yield f"{kind}:{found.group()}" if kind in ("areas", "places") else kind
