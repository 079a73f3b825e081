"""满意度 of a survey: the share of those who are satisfied, and the mean of the grades' weights."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED
from jixiao.knowledge.survey import SurveyGrade


class Satisfaction(msgspec.Struct, frozen=True, kw_only=True):
    """``n`` valid answers, of which ``satisfied``; ``rate`` is 满意率 in percent, ``score`` the mean of
    the weights in points of a hundred, both unrounded.
    """

    n: int
    satisfied: int
    rate: Decimal
    score: Decimal


def satisfaction(counts: Sequence[int], grades: Sequence[SurveyGrade]) -> Satisfaction | None:
    """What the answers of each grade come to; None where there is none."""
    n = sum(counts)
    if n <= 0:
        return None
    pairs = list(zip(counts, grades, strict=True))
    satisfied = sum(count for count, grade in pairs if grade.satisfied)
    weighed = sum((count * grade.weight for count, grade in pairs), Decimal(0))
    return Satisfaction(
        n=n, satisfied=satisfied, rate=satisfied * HUNDRED / Decimal(n), score=weighed / n
    )
