"""How one report words its figures: its two units of money and its band of execution."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import half_up
from jixiao.core.packs import RangeRule
from jixiao.drafting.figures import Amount, ReportFigures
from jixiao.drafting.printing import RATE_PLACES, Money, plain
from jixiao.judging.ranges import side_of

LARGE_MOVE = Decimal(10)  # percent against last year from which a reader asks why


_SIDES = {"insufficient": "low", "low": "low", "high": "high", "excessive": "high"}


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """``overview`` is the money of overview and table, ``detail`` that of each fund's own section."""

    overview: Money
    detail: Money
    band: RangeRule | None

    def outside(self, amount: Amount) -> str:
        """``low`` or ``high`` where the execution rate, as printed, leaves the band; else empty."""
        band, value = self.band, amount.execution
        if band is None or value is None:
            return ""
        side = side_of(half_up(value, RATE_PLACES), band)
        return _SIDES.get(side, "")

    def asks_why(self, amount: Amount) -> bool:
        """Whether an amount moved so far, or left its budget so far, that a reason belongs beside
        it.
        """
        return bool(self.outside(amount)) or (
            amount.growth is not None and abs(amount.growth) >= LARGE_MOVE
        )

    def band_words(self) -> str:
        """95%至105%; empty without a band."""
        if self.band is None or self.band.low is None or self.band.high is None:
            return ""
        return f"{plain(self.band.low)}%至{plain(self.band.high)}%"

    def band_in_caption(self) -> str:
        """（控制区间95%至105%）."""
        words = self.band_words()
        return f"（控制区间{words}）" if words else ""


def wording_of(figures: ReportFigures) -> Wording:
    """The wording of a report."""
    detail = Money(*figures.detail)
    return Wording(
        overview=Money("亿元", 2) if figures.overview == "亿元" else detail,
        detail=detail,
        band=figures.band,
    )
