"""The words that forms are made of (``vocabulary.toml``): heads of columns, labels, names of levels,
sources of money, titles.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from jixiao.core.regex import regex
from jixiao.knowledge.tables import either, table

Words = Literal[
    "project",
    "department",
    "supervising",
    "implementing",
    "filer",
    "monitoring_point",
    "filed_on",
    "other_basic",
    "goal_expected",
    "goal_actual",
    "goal_aside",
    "goal_completion",
    "goal_label",
    "total",
    "grade_label",
    "grade",
    "conclusion",
    "management",
    "signature",
    "prepared_by",
    "reviewed_by",
    "head_of_unit",
    "telephone",
    "other_signing",
    "title",
    "subtotal",
    "not_forms",
    "fund_row",
    "fund_level",
    "total_row",
    "level1_names",
    "level2_names",
    "corner",
    "bonus",
    "coefficient",
    "corrected_target",
    "done_by_others",
    "rises",
    "falls",
    "other_period",
    "forecast",
    "expected_execution",
    "forecast_money",
]
Heads = tuple[tuple[str, re.Pattern[str]], ...]
"""What a head may say, in their order: the field, and the pattern of its words."""


class _Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[str, tuple[str, ...]]
    funding_heads: dict[str, tuple[str, ...]]
    words: dict[Words, tuple[str, ...]]


@lru_cache(maxsize=1)
def _known() -> _Vocabulary:
    return table("vocabulary", _Vocabulary)


def words(name: Words, needs: str = "") -> re.Pattern[str]:
    """The pattern of the words of a kind; most are held against a whole label. ``needs`` as for
    ``regex``.
    """
    return regex(either(_known().words[name]), needs=needs)


def alternatives(name: Words) -> str:
    """The words of a kind as alternatives, to stand in a pattern of what is said with them."""
    return "|".join(_known().words[name])


def heads() -> Heads:
    """The fields that heads of the indicators name; the first that fits counts."""
    return _as_heads(_known().heads)


def funding_heads() -> Heads:
    """The fields that heads of the money name; the first that fits counts."""
    return _as_heads(_known().funding_heads)


def _as_heads(given: dict[str, tuple[str, ...]]) -> Heads:
    return tuple((field, regex(either(patterns))) for field, patterns in given.items())
