"""How much of the year is due: by the months, or by last year's where they are known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.formdata import FormData, form_of
from jixiao.judging.monitoring.progress import Progress, progress_of

JUNE = form_of(FormData(kind="monitoring", as_of="2024-06"))


def months(*amounts: int) -> list[Decimal]:
    return [Decimal(each) for each in amounts]


@pytest.mark.parametrize(
    ("last_year", "share"),
    [
        ((5,) * 6 + (15,) * 6, "0.25"),
        ((0,) * 5 + (1,) + (3,) * 6, str(Decimal(1) / 19)),
        ((10,) * 6 + (0,) * 6, "1"),
    ],
)
def test_last_years_months_say_what_is_due(last_year: tuple[int, ...], share: str) -> None:
    found = progress_of(JUNE, months(*last_year))
    assert found == Progress(share=Decimal(share), by_last_year=True)
    assert found.basis == "上年逐月"


@pytest.mark.parametrize(
    "last_year", [(), (5,) * 11, (0,) * 12, (0,) * 6 + (5,) * 6, (5,) * 6 + (-1,) * 6]
)
def test_else_the_months_of_twelve(last_year: tuple[int, ...]) -> None:
    """Not all months known, nothing paid till then, or more than the whole year."""
    found = progress_of(JUNE, months(*last_year))
    assert found == Progress(share=Decimal("0.5"))
    assert found.basis == "月份"


def test_without_a_month_nothing_is_due() -> None:
    assert progress_of(form_of(FormData(kind="monitoring", year=2024)), months(*[1] * 12)) is None
