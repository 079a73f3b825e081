"""The slips that a finding names as its likely cause."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checks.slips import origins, slip

PRINTED = st.decimals(min_value=1, max_value=10**6, places=2)


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
        ("-13.5", "12.5", 1, None),
        ("-125", "12.5", 1, None),
    ],
)
def test_the_kind_of_a_slip(wrong: str, right: str, places: int, kind: str | None) -> None:
    assert slip(Decimal(wrong), Decimal(right), places) == kind


@given(PRINTED)
def test_of_every_origin_a_slip_makes_the_print(wrong: Decimal) -> None:
    for each in origins(wrong, 2):
        assert each == wrong or slip(wrong, each, 2) is not None


@given(PRINTED, st.decimals(min_value=1, max_value=10**6, places=2))
def test_what_a_slip_makes_the_print_of_is_among_its_origins(
    wrong: Decimal, right: Decimal
) -> None:
    if slip(wrong, right, 2) not in (None, "unit_shift"):
        assert right in set(origins(wrong, 2))


def test_the_origins_of_a_print() -> None:
    found = set(origins(Decimal("21.66"), 2))
    assert {
        Decimal(each) for each in ("-21.66", "2166", "12.66", "2.66", "121.66", "21.76")
    } <= found
    assert Decimal("12.67") not in found
