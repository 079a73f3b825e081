"""The words of lists with one unit or project a row (``registers.toml``)."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.knowledge.tables import either, table

_BRACKETED = regex(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")


class _Registers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _known() -> _Registers:
    return table("registers", _Registers)


@lru_cache(maxsize=1)
def _heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, regex(either(words))) for role, words in _known().heads.items())


def head_role(text: str) -> str | None:
    """What a column of such a list holds, by its head (预算数（万元） is budget); None where the head
    is not known.
    """
    bare = _BRACKETED.sub("", squeezed(text)).strip(":：")
    if not bare or len(bare) > 20:
        return None
    return next((role for role, pattern in _heads() if pattern.fullmatch(bare)), None)


def says_total(text: str) -> bool:
    """Whether a row is that of the sums (合计)."""
    return regex(either(_known().words["total"])).fullmatch(squeezed(text)) is not None
