"""How far numbers of people may be apart from one year to the next."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.judging.headcounts import differ_much, times_words


@pytest.mark.parametrize(
    ("one", "other", "much"),
    [
        ("500", "100", True),
        ("100", "500", True),
        ("499", "100", False),
        ("99", "1", False),
        ("100", "1", True),
        ("100", "0", False),
        ("0", "100", False),
    ],
)
def test_five_times_and_more_of_a_hundred_people(one: str, other: str, much: bool) -> None:
    assert differ_much(Decimal(one), Decimal(other)) is much


def test_times_in_words() -> None:
    assert times_words(Decimal(500), Decimal(75)) == "6.7"
    assert times_words(Decimal(12), Decimal(125)) == "10"
