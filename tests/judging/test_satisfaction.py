"""满意度: of counts by grade, exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.judging.satisfaction import satisfaction
from jixiao.knowledge.survey import grades


@pytest.mark.parametrize(
    ("counts", "n", "rate", "score"),
    [
        ((96, 48, 8, 3, 1), 156, Decimal(14400) / 156, Decimal(14010) / 156),
        ((1, 0, 0, 0, 0), 1, Decimal(100), Decimal(100)),
        ((0, 0, 0, 0, 7), 7, Decimal(0), Decimal(0)),
    ],
)
def test_the_rate_is_of_the_satisfied(
    counts: tuple[int, ...], n: int, rate: Decimal, score: Decimal
) -> None:
    found = satisfaction(counts, grades())
    assert found is not None
    assert (found.n, found.rate, found.score) == (n, rate, score)


def test_nobody_asked_gives_nothing() -> None:
    assert satisfaction((0, 0, 0, 0, 0), grades()) is None
