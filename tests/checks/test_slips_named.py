"""The slips that a finding names as its likely cause."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.checks.slips import slip


@pytest.mark.parametrize(
    ("wrong", "right", "places", "kind"),
    [
        ("12.5", "12.5", 1, None),
        ("-12.5", "12.5", 1, "sign"),
        ("125", "12.5", 1, "unit_shift"),
        ("1.25", "12.5", 2, "unit_shift"),
        ("1250000000", "12.5", 1, "unit_shift"),
        ("12500000000", "12.5", 1, None),
        ("0.000000125", "12.5", 9, "unit_shift"),
        ("0.0000000125", "12.5", 10, None),
        ("13.5", "12.5", 1, "wrong_digit"),
        ("21.5", "12.5", 1, "swapped_digits"),
        ("15.2", "12.5", 1, "swapped_digits"),
        ("52.1", "12.5", 1, "swapped_digits"),
        ("23.5", "12.5", 1, None),
        ("31.5", "12.5", 1, None),
        ("22.6", "12.5", 1, None),
        ("1.5", "12.5", 1, "dropped_digit"),
        ("2.5", "12.5", 1, "dropped_digit"),
        ("1.3", "12.5", 1, None),
        ("12.25", "12.5", 2, None),
        ("112.5", "12.5", 1, "doubled_digit"),
        ("12.55", "12.5", 2, "wrong_digit"),
        ("132.5", "12.5", 1, "doubled_digit"),
        ("312.6", "12.5", 1, None),
        ("1112.5", "12.5", 1, None),
        ("0", "12.5", 1, None),
        ("12.5", "0", 1, None),
        ("0.5", "0.6", 1, "wrong_digit"),
    ],
)
def test_the_kind_of_a_slip(wrong: str, right: str, places: int, kind: str | None) -> None:
    assert slip(Decimal(wrong), Decimal(right), places) == kind
