"""Whether a paper on a whole year is dated before the year can be told of."""

from __future__ import annotations

from jixiao.core.periods import in_digits, years_in
from jixiao.judging.criteria.timing import due_in

_HALF = 6
"""Up to this month of its own year nothing on all of it is written; later a project may be done."""


def filed_early(filed: str, year: int) -> bool:
    """Whether a day of filing is in the first half of the year that the paper tells of."""
    due = due_in(in_digits(filed))
    return years_in(filed)[:1] == (year,) and due is not None and due.month <= _HALF
