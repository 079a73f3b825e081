"""How empty forms say that something is to be filled in (``prompts.toml``)."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from jixiao.core.regex import regex
from jixiao.knowledge.tables import either, table


class _Prompts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    prompts: tuple[str, ...]
    years: tuple[str, ...]
    after_label: str


@lru_cache(maxsize=1)
def _known() -> _Prompts:
    return table("prompts", _Prompts)


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    return regex(either(_known().prompts))


def is_open(text: str) -> bool:
    """Whether a cell's words are none, or only say what is to be filled in."""
    return not text.strip() or _whole().fullmatch(text.strip()) is not None


def year_gaps(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a head's words where the year is to stand (（    年度）, 20XX年)."""
    found = {match.span(1) for pattern in _known().years for match in regex(pattern).finditer(text)}
    return tuple(sorted(found))


def label_gaps(text: str) -> tuple[tuple[str, int, int], ...]:
    """The labels of a line behind which something is to be filled in, with the stretch for it."""
    return tuple(
        (match["label"].strip(), *match.span("gap"))
        for match in regex(_known().after_label).finditer(text)
    )
