"""How an indicator behaves that no library has an entry for, by the words of its name: whether it
counts up over the year, whether it is a standard or a rate of execution, and which way is better.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from jixiao.core.figures import fold
from jixiao.core.figures.units import COUNT, MONEY, Unit
from jixiao.core.keys import name_key
from jixiao.core.regex import regex
from jixiao.knowledge.items import ITEMS, item_of
from jixiao.knowledge.tables import either, table

Words = Literal[
    "standards",
    "levels",
    "events",
    "moments",
    "unwanted",
    "remedies",
    "saved",
    "costs",
    "spending",
    "takes_time",
    "gives_time",
    "more_rates",
    "executions",
    "rules_kept",
    "execution_rows",
    "processes",
    "stages",
    "gaps",
    "time_gaps",
    "of_income",
    "of_part",
    "of_use",
    "own_executions",
    "of_departments",
    "of_projects",
]


_BRACKETED = regex(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_UNIT = regex(r"[(\[【〔](?:单位:?)?[%\d.分]*[)\]】〕]")
_POINTS = regex(r"(?<=\D)\d+分$")


class _Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    event_units: frozenset[str]
    small_rate: Decimal
    words: dict[Words, tuple[str, ...]]


@lru_cache(maxsize=1)
def _known() -> _Behaviour:
    return table("behaviour", _Behaviour)


@lru_cache(maxsize=16)
def _pattern(words: Words) -> re.Pattern[str]:
    return regex(either(_known().words[words]))


def says(words: Words, name: str) -> bool:
    """Whether a name, or the words of a level, speak of what the list of words is for."""
    return _pattern(words).search(name.strip()) is not None


def is_standard(name: str) -> bool:
    """Whether an indicator is a standard, a price or a ratio (个人缴费标准, 返还比例): with “=” one
    that is above its target departs from it as one below does.
    """
    return says("standards", name)


def small_rate() -> Decimal:
    """The rate in percent below which less than a bare target may as well be better."""
    return _known().small_rate


def is_execution(name: str) -> bool:
    """Whether an indicator is a rate of the budget's execution, of income or spending, all of it or
    a part: it grows over the year and reaches its target at its end.
    """
    return says("executions", name) and not says("rules_kept", name) and not says("gaps", name)


def is_own_execution(name: str, whose: str = "", *, department: bool = False) -> bool:
    """Whether an execution rate is that of the form's own money: it is called nothing else, but for
    ``whose`` the form is (its project). Not the income's, nor that of a part, of another time (上半年)
    or of others (各县平均); a form of a whole ``department`` has projects as its parts.
    """
    if not is_execution(name) or any(says(words, name) for words in ("of_income", "of_part")):
        return False
    bare = _POINTS.sub("", name_key(_UNIT.sub("", fold(name))))
    if says("of_projects" if department else "of_departments", bare):
        return False
    if department:
        bare = _pattern("of_departments").sub("", bare)
    own = next((end for end in range(len(bare), 1, -1) if bare[:end] in whose), 0)
    pattern = _pattern("own_executions")
    return any(pattern.fullmatch(bare[start:]) for start in {0, own})


@lru_cache(maxsize=1024)  # asked of every level of every row
def names_execution(words: str) -> bool:
    """Whether the words of a level or a name are what a row of the budget's execution as a whole is
    called (预算执行, 资金执行情况, 执行率（10分）), and nothing else.
    """
    bare = _POINTS.sub("", name_key(_BRACKETED.sub("", fold(words))))
    return _pattern("execution_rows").fullmatch(bare) is not None


def is_progress(name: str) -> bool:
    """Whether an indicator is a rate that grows over the year: of execution, or of work done
    (工程进度).
    """
    return is_execution(name) or says("stages", name)


def is_time_gap(name: str) -> bool:
    """Whether an indicator says how far spending is from time progress (序时进度偏离率)."""
    return says("time_gaps", name) and not says("of_income", name)


def counts_up_by_name(name: str, unit: Unit | None = None) -> bool | None:
    """Whether an indicator counts up over the year: as the accounts' item that its name says (当期结余
    does, 滚存结余 does not), else by the words of its name, else by its unit (场 does, 元/人 does
    not). None where neither says it (受益人数).
    """
    item = ITEMS.get(item_of(name) or "")
    if item is not None and item.dimension in (COUNT, MONEY):
        return not item.stock
    if says("levels", name) or (unit is not None and unit.dimension not in (COUNT, MONEY)):
        return False
    if says("events", name):
        return True
    if says("moments", name):
        return False
    if unit is not None and (unit.dimension == MONEY or unit.base in _known().event_units):
        return True
    return None
