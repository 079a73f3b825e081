"""What the columns of a list of units are called."""

from __future__ import annotations

import functools
import re

import msgspec

from jixiao.core.figures import fold
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.knowledge.tables import either, table

IGNORED = "ignored"
"""The field of columns that say nothing that a template needs."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[str, list[str]]


@functools.lru_cache(maxsize=1)
def _known() -> dict[str, re.Pattern[str]]:
    heads = table("unit_lists", _Table).heads
    return {field: regex(either(words)) for field, words in heads.items()}


def field_of(head: str) -> str | None:
    """The field of a form that a column holds, or IGNORED; None where the head is not known."""
    bare = squeezed(fold(head)).rstrip("*")
    return next((field for field, words in _known().items() if words.fullmatch(bare)), None)
