"""How many pages a sheet takes when it is printed, so that no few rows go over to a page of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_POINTS = Decimal(72)
_A4 = (Decimal(595), Decimal(842))
_PER_CHARACTER, _PER_COLUMN = Decimal("5.25"), Decimal("3.75")  # points of a column's width
_FEW = Decimal("0.12")
"""Of a page: what goes over alone is taken back by setting all a little smaller."""
_FOOT = Decimal("0.25")
"""As much of a page where it is the lines below the table and at most a few rows before them: no names and
seals on a page of their own."""


def pages_to_fit(
    heights: Sequence[int],
    widths: Sequence[int],
    *,
    repeated: int,
    landscape: bool,
    margin: Decimal,
    foot: int = 0,
) -> int:
    """The number of pages that a sheet is to be set into, 0 for as many as it takes. ``heights`` are
    its rows' in points, ``widths`` its columns' in characters, ``repeated`` the height of the rows that
    each further page begins with, ``margin`` in inches, ``foot`` the height of the last rows that
    belong to no table.

    >>> rows = [30] * 25
    >>> pages_to_fit(rows, [90], repeated=0, landscape=False, margin=Decimal("0.55"))
    1
    >>> pages_to_fit(rows * 2, [90], repeated=0, landscape=False, margin=Decimal("0.55"))
    0
    """
    wide, high = (each - 2 * margin * _POINTS for each in (_A4[::-1] if landscape else _A4))
    across = sum(each * _PER_CHARACTER + _PER_COLUMN for each in widths)
    page = high / min(Decimal(1), wide / across)
    pages, on_last = 1, Decimal(0)
    for height in heights:
        if on_last + height > page and on_last:
            pages, on_last = pages + 1, Decimal(repeated)
        on_last += height
    over = on_last - repeated
    few = over <= page * _FEW or (over - foot <= page * _FEW and over <= page * _FOOT)
    return pages - 1 if pages > 1 and few else 0
