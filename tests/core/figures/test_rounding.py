"""Rounding half up, cutting off, and printing with places."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.figures import (
    cut_off,
    half_up,
    shown,
)

DECIMALS = st.decimals("-100000", "100000", places=3)


@given(value=DECIMALS, places=st.integers(0, 3))
def test_half_up_is_the_decimal_modules_and_cut_off_never_exceeds_it(
    value: Decimal, places: int
) -> None:
    assert half_up(value, places) == value.quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
    )
    assert abs(cut_off(value, places)) <= abs(half_up(value, places))
    assert abs(half_up(value, places) - value) * 2 <= Decimal(1).scaleb(-places)


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        ("2.345", 2, "2.35"),
        ("-2.345", 2, "-2.35"),
        ("0.005", 2, "0.01"),
        ("-0.004", 2, "0.00"),
        ("1234.5", -2, "1200"),
        ("1250", -2, "1300"),
    ],
)
def test_rounding_as_it_is_printed(value: str, places: int, printed: str) -> None:
    assert shown(Decimal(value), places) == printed


@given(value=st.decimals("-1e30", "1e30", places=4, allow_nan=False, allow_infinity=False))
def test_figures_of_thirty_digits_are_still_rounded(value: Decimal) -> None:
    with localcontext(prec=80):
        assert abs(half_up(value, 2) - value) <= Decimal("0.005")
    assert shown(value, 2)[-3] == "."
