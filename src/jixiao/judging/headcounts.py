"""Numbers of people beside those of the year before: when they are so far apart that one of them, or its
unit (人 for 万人), is doubtful.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.fieldvalues import times_apart
from jixiao.core.figures import half_up

_MANY = Decimal(5)
"""Times that a number of people hardly changes within a year: no policy does it, a digit or a unit does."""
_FEW = Decimal(100)
"""Fewer people than that may well become five times as many."""


def differ_much(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers of persons are so many times apart as no year makes them."""
    return min(one, other) > 0 and max(one, other) >= _FEW and times_apart(one, other) >= _MANY


def times_words(one: Decimal, other: Decimal) -> str:
    """How many times the one is as large as the other: whole, from ten on, else with one decimal."""
    times = times_apart(one, other)
    return f"{half_up(times, 0 if times >= 10 else 1):f}"
