"""Slips of the hand: how one printed number turns into another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from jixiao.core.figures import shown

MINUS = ("-", "−", "－", "–", "(", "（", "负")
"""What a print of a negative figure begins with, unless words beside it say so (减少)."""
_SHIFTS = (-4, -3, -2, -1, 1, 2, 3, 4)


def slip(
    wrong: Decimal, right: Decimal, places: int, right_places: int | None = None
) -> str | None:
    """The kind of slip that makes ``wrong`` out of ``right`` (both in one unit, printed with
    ``places``, the right one with ``right_places`` where these are others); None where it is no
    known one.
    """
    if wrong == right or right == 0:
        return None
    if wrong == -right:
        return "sign"
    if wrong * right < 0:
        return None  # the sign and a digit besides are two slips
    if _power_of_ten(wrong, right):
        return "unit_shift"
    a, b = _digits(wrong, places), _digits(right, places if right_places is None else right_places)
    if len(a) == len(b):
        return _same_length(a, b)
    if len(a) + 1 == len(b) and _drops_to(b, a):
        return "dropped_digit"
    if len(a) == len(b) + 1 and _drops_to(a, b):
        return "doubled_digit"
    return None


def origins(wrong: Decimal, places: int) -> Iterator[Decimal]:
    """Every value, printed with ``places``, of which one slip of the hand makes ``wrong``."""
    yield from whole_origins(wrong)
    sign = -1 if wrong < 0 else 1
    digits = _digits(wrong, places)
    for each in {digits, digits.zfill(places)}:  # .09 has lost the digit before its point
        for text in _respelled(each):
            if not text.startswith("0"):
                yield sign * Decimal(text).scaleb(-places)


def whole_origins(wrong: Decimal) -> Iterator[Decimal]:
    """The values whose digits are all in ``wrong``: of the other sign, or with the point elsewhere."""
    yield -wrong
    yield from (wrong.scaleb(shift) for shift in _SHIFTS)


def _respelled(text: str) -> Iterator[str]:
    """The digits with one taken out, two exchanged, one put in or another in the place of one."""
    size = range(len(text))
    if len(text) > 1:
        yield from (text[:i] + text[i + 1 :] for i in size)
    for i, j in combinations(size, 2):
        yield text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]
    for digit in "0123456789":
        yield from (text[:i] + digit + text[i + 1 :] for i in size)
        yield from (text[:i] + digit + text[i:] for i in range(len(text) + 1))


def _power_of_ten(wrong: Decimal, right: Decimal) -> bool:
    if wrong == 0:
        return False
    ratio = wrong / right
    return ratio != 1 and ratio == Decimal(10) ** ratio.adjusted() and -8 <= ratio.adjusted() <= 8


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
