"""The completion of a share at a month, and which month's factor gives a printed completion."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.figures import HUNDRED, Figure, half_up

_TWELVE = 12


def completion_at(share: Decimal, month: int | None = None) -> Decimal:
    """完成率 in percent, not rounded, of the ``share`` that a row has reached (1 for all of it):
    × month/12 where rows are scaled by months.
    """
    whole = share * HUNDRED
    return whole if month is None else whole * month / _TWELVE


def prints(printed: Figure, percent: Decimal) -> bool:
    """Whether a printed completion (its value in percent) is this one, rounded as it is printed."""
    return half_up(percent, printed.places) == printed.value


def month_of(printed: Figure, share: Decimal, point: int | None) -> int | None:
    """The month whose factor makes the print of a share, 12 for the plain share; that of the
    monitoring ``point`` before all others. None where none does.
    """
    if share == 0:
        return (point or _TWELVE) if printed.value == 0 else None
    first = [month for month in (point, _TWELVE) if month is not None]
    order = first + [month for month in range(1, _TWELVE) if month != point]
    return next((month for month in order if prints(printed, completion_at(share, month))), None)
