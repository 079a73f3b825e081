"""Slips of the hand: how one printed number turns into another."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.figures import shown


def slip(wrong: Decimal, right: Decimal, places: int) -> str | None:
    """The kind of slip that makes ``wrong`` out of ``right`` (both in one unit, printed with
    ``places``); None where it is no known one.
    """
    if wrong == right or right == 0:
        return None
    if wrong == -right:
        return "sign"
    if _power_of_ten(wrong, right):
        return "unit_shift"
    a, b = _digits(wrong, places), _digits(right, places)
    if len(a) == len(b):
        return _same_length(a, b)
    if len(a) + 1 == len(b) and _drops_to(b, a):
        return "dropped_digit"
    if len(a) == len(b) + 1 and _drops_to(a, b):
        return "doubled_digit"
    return None


def _power_of_ten(wrong: Decimal, right: Decimal) -> bool:
    if wrong == 0:
        return False
    ratio = wrong / right
    return (
        ratio > 0
        and ratio != 1
        and ratio == Decimal(10) ** ratio.adjusted()
        and -8 <= ratio.adjusted() <= 8
    )


def _digits(value: Decimal, places: int) -> str:
    return shown(abs(value), places).replace(".", "").lstrip("0") or "0"


def _same_length(a: str, b: str) -> str | None:
    differing = [i for i, (x, y) in enumerate(zip(a, b)) if x != y]
    if len(differing) == 1:
        return "wrong_digit"
    if len(differing) == 2:
        i, j = differing
        if a[i] == b[j] and a[j] == b[i]:
            return "swapped_digits"
    return None


def _drops_to(long: str, short: str) -> bool:
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
