"""Intervals hold every exact result."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jixiao.core.figures import (
    Interval,
)

DECIMALS = st.decimals("-100000", "100000", places=3)


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a value in it."""
    low, width, part = (
        draw(DECIMALS),
        draw(st.decimals("0", "1000", places=3)),
        draw(st.integers(0, 8)),
    )
    value = low + width * part / 8
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    interval = Interval(low, low + width, low_open and width > 0, high_open and width > 0)
    assume(value in interval)
    return interval, value


@given(one=members(), other=members())
def test_interval_arithmetic_holds_every_exact_result(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = one, other
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    assert -x in -a
    assert x * 12 in a.scaled(Decimal(12))
    assert min(x, Decimal(1)) in a.capped(Decimal(1))
    assert a.meets(b) == b.meets(a)
    if x == y:
        assert a.meets(b)


@given(
    one=members(),
    low=st.decimals("0.001", "1000", places=3),
    width=st.decimals("0", "10", places=3),
    sign=st.sampled_from([1, -1]),
)
def test_quotients_stay_within_their_interval(
    one: tuple[Interval, Decimal], low: Decimal, width: Decimal, sign: int
) -> None:
    (a, x), divisor = one, Interval(low, low + width)
    divisor = divisor if sign > 0 else -divisor
    quotient = a / divisor
    for end in (divisor.low, divisor.high):
        slack = abs(x / end) * Decimal("1e-20")  # the division itself rounds to 28 digits
        assert quotient.low - slack <= x / end <= quotient.high + slack


@given(low=st.decimals("-5", "0", places=2), high=st.decimals("0", "5", places=2))
def test_a_divisor_that_may_be_zero_is_refused(low: Decimal, high: Decimal) -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.point(Decimal(1)) / Interval(low, high)


def test_an_interval_from_zero_divides_nothing() -> None:
    numerator = Interval(Decimal(1), Decimal(2))
    for low, high in ((0, 5), (-5, 0), (-1, 1), (0, 0)):
        with pytest.raises(ZeroDivisionError):
            numerator / Interval(Decimal(low), Decimal(high))
    assert numerator / Interval(Decimal(2), Decimal(4)) == Interval(Decimal("0.25"), Decimal(1))


@pytest.mark.parametrize("low_open", [False, True])
def test_an_interval_from_the_cap_upwards_is_the_cap(low_open: bool) -> None:
    above = Interval(Decimal(3), Decimal(5), low_open, True)
    assert above.capped(Decimal(3)) == Interval.point(Decimal(3))
    assert above.capped(Decimal(2)) == Interval.point(Decimal(2))
    assert above.capped(Decimal(5)) == above
    assert above.capped(Decimal(4)) == Interval(Decimal(3), Decimal(4), low_open, False)
