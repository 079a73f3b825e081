"""What this program itself writes into formulas, expected values, rules and reasons, in English."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from jixiao.core.regex import regex
from jixiao.knowledge.tables import table


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    zh: str
    en: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    said: tuple[_Said, ...]


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((regex(each.zh), each.en) for each in table("computed", _Table).said)


def computed_words(text: str, language: str) -> str:
    """A formula, an expected value, a rule or a reason in ``zh`` or ``en``; what it quotes of the
    document stays as it is printed.
    """
    if language != "en" or text.isascii():
        return text
    for pattern, english in _known():
        text = pattern.sub(english, text)
    return text
