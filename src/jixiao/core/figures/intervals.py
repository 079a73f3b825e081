"""Intervals of Decimals with open or closed ends, and their arithmetic."""

from __future__ import annotations

from decimal import Decimal

import msgspec

_End = tuple[Decimal, bool]


class Interval(msgspec.Struct, frozen=True):
    """All values from ``low`` to ``high``; an end marked open does not belong to it. ``low <=
    high`` always.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval of one exact value."""
        return cls(value, value)

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return _reaches(self.low, self.low_open, other.high, other.high_open) and _reaches(
            other.low, other.low_open, self.high, self.high_open
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        ends = [_times(a, b) for a in self._ends() for b in other._ends()]
        return _spanning(ends)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient; raises ZeroDivisionError where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor's interval contains zero")
        ends = [_over(a, b) for a in self._ends() for b in other._ends()]
        return _spanning(ends)

    def capped(self, cap: Decimal) -> Interval:
        """``min(x, cap)`` for every x of the interval."""
        if self.high <= cap:
            return self
        if self.low >= cap:
            return Interval.point(cap)
        return Interval(self.low, cap, self.low_open, False)

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times an exact factor."""
        return self * Interval.point(factor)

    def _ends(self) -> tuple[_End, _End]:
        return (self.low, self.low_open), (self.high, self.high_open)


def _reaches(low: Decimal, low_open: bool, high: Decimal, high_open: bool) -> bool:
    return low < high or (low == high and not low_open and not high_open)


def _times(a: _End, b: _End) -> _End:
    product = a[0] * b[0]
    attained = (not a[1] and not b[1]) or (a[0] == 0 and not a[1]) or (b[0] == 0 and not b[1])
    return product, not attained


def _over(a: _End, b: _End) -> _End:
    return a[0] / b[0], (a[1] or b[1]) and not (a[0] == 0 and not a[1])


def _spanning(ends: list[_End]) -> Interval:
    low = min(ends, key=lambda end: (end[0], end[1]))
    high = max(ends, key=lambda end: (end[0], not end[1]))
    return Interval(low[0], high[0], low[1], high[1])
