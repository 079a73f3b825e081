"""Rounding as the field does it: half up (四舍五入), away from zero on a tie."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

HUNDRED = Decimal(100)
_WIDE = Context(prec=200)  # quantize raises where the result has more digits than the context


@lru_cache(maxsize=64)
def quantum(places: int) -> Decimal:
    """The unit of the last printed digit: 2 → 0.01, 0 → 1, -2 → 100."""
    return Decimal(1).scaleb(-places)


def half_up(value: Decimal, places: int) -> Decimal:
    """Round to ``places`` decimals, ties away from zero (四舍五入)."""
    return value.quantize(quantum(places), rounding=ROUND_HALF_UP, context=_WIDE)


def cut_off(value: Decimal, places: int) -> Decimal:
    """Drop what stands behind ``places`` decimals."""
    return value.quantize(quantum(places), rounding=ROUND_DOWN, context=_WIDE)


def shown(value: Decimal, places: int) -> str:
    """The value rounded half up, as it would be printed (no exponent, no minus zero)."""
    rounded = half_up(value, places)
    return format(abs(rounded) if rounded == 0 else rounded, "f")


def places_needed(value: Decimal) -> int:
    """The fewest decimals that a value is printed with to its last digit."""
    return max(0, -exponent_of(value.normalize()))


def exponent_of(value: Decimal) -> int:
    """The power of ten of the last digit; 0 of what is no number."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
