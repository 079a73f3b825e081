"""Amounts of one side of a fund that are many times apart, and items whose names are misspelt: a digit, a unit
or a column was mixed up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.errors import fault
from jixiao.core.fieldvalues import times_apart
from jixiao.core.figures import half_up, parse
from jixiao.core.findings import Finding, Severity
from jixiao.drafting.fields import words_of
from jixiao.drafting.model import ReportData, SideData
from jixiao.drafting.printing import plain
from jixiao.drafting.spans import span_of
from jixiao.knowledge.items import ITEMS, item_of
from jixiao.knowledge.nearest import looks_alike

_MANY = Decimal(5)
"""Times that all income or spending of a fund hardly changes within a year."""
_LEAST = Decimal(1_000_000)
"""Yuan: less than that may well become many times as much."""
_NAMES = ("last_year", "budget", "actual")


def amounts_apart(data: ReportData, side: SideData, field: str) -> Iterator[Finding]:
    """A warning (E059) where the totals of this year, of last year and of the budget are many times
    apart, at the one that is far from both others; of a period's budget, which is the year's, only
    where less is budgeted.
    """
    far = {
        name: [other for other in _NAMES if _far_apart(data, side, name, other)] for name in _NAMES
    }
    name = max(_NAMES, key=lambda each: len(far[each]))
    if not far[name]:
        return
    one, base = getattr(side, name), getattr(side, far[name][0])
    within, times, at = span_of(data).within, times_apart(one, base), f"{field}.{name}"
    words = {
        "actual": "本期累计" if within else "本年数",
        "last_year": "上年同期" if within else "上年数",
        "budget": "年度预算数",
    }
    yield fault(
        "E059",
        f"{words_of(data, field)}{words[name]}{plain(one)}{data.money_unit}，{words[far[name][0]]}{plain(base)}"
        f"{data.money_unit}，相差{half_up(times, 0 if times >= 10 else 1):f}倍，请核对两个数和金额单位",
        f"{at}: {plain(one)} and {plain(base)} are many times apart",
        at,
        severity=Severity.WARNING,
    )


def _far_apart(data: ReportData, side: SideData, name: str, other: str) -> bool:
    """Whether two totals that can be held against each other are many times apart."""
    one, base = getattr(side, name), getattr(side, other)
    if name == other or one is None or base is None or min(one, base) <= 0:
        return False
    if span_of(data).within and "budget" in (name, other) and side.budget == max(one, base):
        return False
    larger = parse(f"{plain(max(one, base))}{data.money_unit}")
    return larger is not None and larger.base >= _LEAST and times_apart(one, base) >= _MANY


def misspelt_items(data: ReportData, side: SideData, field: str) -> Iterator[Finding]:
    """A warning (E059) for each item whose name differs from a known one in characters alone that are
    taken for each other (保费收人): it would be an item of its own.
    """
    for group in ("parts", "flows"):
        for number, each in enumerate(getattr(side, group)):
            name = each.item.strip()
            known = (one for one in ITEMS if looks_alike(name, one))
            meant = None if item_of(name) is not None else next(known, None)
            if meant is not None:
                at = f"{field}.{group}[{number}].item"
                yield fault(
                    "E059",
                    f"项目“{name}”，是不是“{meant}”？写错的会另算一项",
                    f"{at}: {name!r}, is {meant!r} meant?",
                    at,
                    name,
                    Severity.WARNING,
                )
