"""Slips of a clerk's hand, made on purpose: one printed figure of a clean form turned into a wrong
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = re.compile(r"\d+(?:\.\d+)?")
KINDS = (
    "digit dropped",
    "digit doubled",
    "digits swapped",
    "times ten",
    "over ten",
    "sign",
    "wrong digit",
)


def slips_of(text: str) -> Iterator[tuple[str, str]]:
    """(kind, new text) for every kind of slip that changes the first number of a text."""
    match = NUMBER.search(text)
    if match is None:
        return
    number = match.group()
    for kind in KINDS:
        wrong = _slip(kind, number)
        if wrong is not None and _value(wrong) != _value(number):
            yield kind, text[: match.start()] + wrong + text[match.end() :]


def _value(number: str) -> str:
    sign = "-" if number.startswith("-") else ""
    whole, _, fraction = number.lstrip("-").partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}.{fraction.rstrip('0')}"


def _slip(kind: str, number: str) -> str | None:
    whole, point, fraction = number.partition(".")
    digits = whole + fraction
    if kind == "digit dropped":
        return (
            _joined(
                whole[:-1] if len(whole) > 1 else whole,
                fraction if len(whole) > 1 else fraction[1:],
            )
            if len(digits) > 1
            else None
        )
    if kind == "digit doubled":
        return _joined(whole + whole[-1], fraction)
    if kind == "digits swapped":
        return _swapped(number)
    if kind == "times ten":
        return _joined(whole + (fraction[:1] or "0"), fraction[1:])
    if kind == "over ten":
        return _joined(whole[:-1] or "0", whole[-1] + fraction)
    if kind == "sign":
        return "-" + number
    last = str((int(digits[-1]) + 3) % 10)
    return number[:-1] + last if not point or fraction else None


def _swapped(number: str) -> str | None:
    for i in range(len(number) - 1):
        a, b = number[i], number[i + 1]
        if a.isdigit() and b.isdigit() and a != b and not (i == 0 and b == "0"):
            return number[:i] + b + a + number[i + 2 :]
    return None


def _joined(whole: str, fraction: str) -> str:
    return f"{whole or '0'}.{fraction}" if fraction else whole or "0"
