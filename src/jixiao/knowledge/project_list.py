"""How lists of projects (预算批复, 项目库) head their columns (``project_list.toml``)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from jixiao.core.figures import fold
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.knowledge.tables import either, table

Role = Literal["code", "name", "unit", "amount"]
ROLES: tuple[Role, ...] = ("code", "name", "unit", "amount")
_IN_BRACKETS = regex(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_UNIT = regex(r"(?P<unit>百万元|万元|亿元|千元|元)")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[Role, tuple[str, ...]]
    words: dict[Literal["whole", "total", "same", "money_unit"], tuple[str, ...]]


@lru_cache(maxsize=1)
def _known() -> _Table:
    return table("project_list", _Table)


@lru_cache(maxsize=4)
def _patterns(role: Role) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(each) for each in _known().heads[role])


@lru_cache(maxsize=4)
def _word(name: Literal["whole", "total", "same", "money_unit"]) -> re.Pattern[str]:
    return regex(either(_known().words[name]))


def bare_head(text: str) -> str:
    """A head without blanks, what stands in brackets, and a unit of money."""
    words = squeezed(_IN_BRACKETS.sub("", fold(text)))
    return words.strip("*:：")


def head_rank(role: Role, text: str) -> int | None:
    """How early among the ways of saying it a head names a role, from 0; None where it does not."""
    head = bare_head(text)
    return next((at for at, each in enumerate(_patterns(role)) if each.fullmatch(head)), None)


def unit_in_head(text: str) -> str:
    """The unit of money that a head states: 万元 in 预算数（万元）; empty where it states none."""
    found = _UNIT.search(squeezed(text))
    return found["unit"] if found is not None else ""


def unit_in_words(text: str) -> str:
    """The unit of money that words beside a table state: 万元 in 金额单位：万元; else empty."""
    found = _word("money_unit").search(squeezed(text))
    return found["unit"] if found is not None else ""


def is_whole(text: str) -> bool:
    """Whether a part of an amount's head says that it is all of it (合计)."""
    return _word("whole").fullmatch(bare_head(text)) is not None


def is_total(text: str) -> bool:
    """Whether a name in the list is that of a row of sums."""
    return _word("total").fullmatch(squeezed(text)) is not None


def is_same(text: str) -> bool:
    """Whether a cell says no more than that it is as the one above (同上, 〃)."""
    return _word("same").fullmatch(squeezed(text)) is not None
