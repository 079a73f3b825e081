"""How the values of a table are shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.writing.summary.listing import as_text, money_places


@pytest.mark.parametrize(
    ("amounts", "places"),
    [
        (["100000"], 2),
        (["123456"], 4),  # 12.3456万元, every digit is shown
        (["123456.78"], 2),  # would take six: two, and a note
        ([], 2),
    ],
)
def test_one_number_of_decimals_for_all_amounts(amounts: list[str], places: int) -> None:
    assert money_places([Decimal(each) for each in amounts]) == places


def test_values_as_a_page_shows_them() -> None:
    assert as_text(Decimal(123456), "money", 2) == "12.35"
    assert as_text(Decimal("97.525"), "percent", 2) == "97.53%"
    assert as_text(Decimal(97), "score", 2) == "97.00"
    assert as_text(3, "count", 2) == "3"
    assert as_text(None, "money", 2) == ""
