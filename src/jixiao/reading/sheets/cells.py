"""Values of a sheet before they are laid on a grid, and cell names."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import msgspec

from jixiao.core.regex import regex

Box = tuple[
    int, int, int, int
]  # first row, first column, last row, last column; 1-based, inclusive

_NAME = regex(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class Value(msgspec.Struct, gc=False):
    """One cell that holds something."""

    row: int
    column: int
    text: str
    stored: Decimal | None = None
    formula: str | None = None


@lru_cache(maxsize=4096)
def letters(column: int) -> str:
    """1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@lru_cache(maxsize=4096)
def column_of(name: str) -> int:
    """A → 1, AA → 27."""
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - 64
    return column


def position(name: str) -> tuple[int, int] | None:
    """B7 → (7, 2)."""
    found = _NAME.fullmatch(name)
    return (int(found.group(2)), column_of(found.group(1))) if found else None


def box(reference: str) -> Box | None:
    """B7:C9 → (7, 2, 9, 3); corners in any order."""
    first, _, last = reference.partition(":")
    a, b = position(first), position(last or first)
    if a is None or b is None:
        return None
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
