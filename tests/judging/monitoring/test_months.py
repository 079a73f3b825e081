"""Completions by months: what a share comes to, and which month a print comes of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.fieldvalues import percentage, rate_figure
from jixiao.judging.monitoring.months import completion_at, month_of, prints


@pytest.mark.parametrize(
    ("share", "month", "completion"),
    [("1", None, "100"), ("0.8", None, "80"), ("1", 6, "50"), ("0.8", 3, "20"), ("0.5", 12, "50")],
)
def test_what_a_share_comes_to(share: str, month: int | None, completion: str) -> None:
    assert completion_at(Decimal(share), month) == Decimal(completion)


def test_nothing_is_rounded_before_it_is_printed() -> None:
    """0.1236 of the year's 5 months is 5.15% exactly, and half up 5.2."""
    assert completion_at(Decimal("0.1236"), 5) == Decimal("5.15")
    figure = rate_figure("5.2%")
    assert figure is not None
    assert prints(figure, completion_at(Decimal("0.1236"), 5))


@pytest.mark.parametrize(
    ("text", "share", "point", "month"),
    [
        ("50.00%", "1", 6, 6),
        ("50%", "1", None, 6),
        ("41.67%", "1", 6, 5),
        ("0.4167", "1", 6, 5),
        ("100%", "1", 6, 12),
        ("47%", "1", 6, None),
        ("0%", "0", 6, 6),
        ("0%", "0", None, 12),
        ("5%", "0", 6, None),
        ("8%", "0.16", 6, 6),
    ],
)
def test_the_month_that_a_print_comes_of(
    text: str, share: str, point: int | None, month: int | None
) -> None:
    figure = rate_figure(text)
    assert figure is not None
    assert month_of(percentage(figure), Decimal(share), point) == month
