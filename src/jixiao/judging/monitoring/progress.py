"""序时进度: how much of the year is due at a monitoring point."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.forms import Form

_TWELVE = 12


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """The share of the year that is due; ``by_last_year`` where it is what last year's months to the
    same one came to, else it is the months of twelve.
    """

    share: Decimal
    by_last_year: bool = False

    @property
    def basis(self) -> str:
        """What it was taken from, in words."""
        return "上年逐月" if self.by_last_year else "月份"


def progress_of(form: Form, last_year: Sequence[Decimal] = ()) -> Progress | None:
    """By last year's curve where all its months are known, since time is not linear (residents'
    premiums come in autumn, some subsidies once a year); else by the months. None where the form
    states no month.
    """
    plain, month = time_progress(form), point_month(form)
    if plain is None or month is None:
        return None
    whole, so_far = sum(last_year, Decimal(0)), sum(last_year[:month], Decimal(0))
    if len(last_year) == _TWELVE and 0 < so_far <= whole:
        return Progress(share=so_far / whole, by_last_year=True)
    return Progress(share=plain)


def time_progress(form: Form) -> Decimal | None:
    """序时进度 of the monitoring point, as a share of the year; None where the form states no
    month.
    """
    return (
        form.as_of.time_progress
        if form.as_of is not None and form.as_of.month is not None
        else None
    )


def point_month(form: Form) -> int | None:
    """The month of the monitoring point."""
    return form.as_of.month if form.as_of is not None else None
