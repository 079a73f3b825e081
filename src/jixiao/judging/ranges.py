"""Ranges that a quantity should lie in: 可支付月数 of a fund, execution at the year's end."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from jixiao.core.packs import BandRule, RangeRule, RulePack
from jixiao.knowledge.funds import ALL_FUNDS, PERSONAL, account_of, parent_of

Side = Literal["insufficient", "low", "inside", "high", "excessive"]


def months_band(fund: str | None, pack: RulePack) -> BandRule | None:
    """The pack's band for a fund; one that names no fund is for each of them. None for personal
    accounts, whose balance is not there to be spent, for all funds together and for an unknown one.
    """
    if pack.months_payable is None or not fund or fund == ALL_FUNDS or account_of(fund) == PERSONAL:
        return None
    own = parent_of(fund)
    return next(
        (
            band
            for band in pack.months_payable.bands
            if not band.funds or any(parent_of(name) == own for name in band.funds)
        ),
        None,
    )


def side_of(value: Decimal, band: RangeRule) -> Side:
    """On which side of the range the value is; far off is told apart from merely outside."""
    least = band.insufficient if isinstance(band, BandRule) else None
    most = band.excessive if isinstance(band, BandRule) else None
    if least is not None and value < least:
        return "insufficient"
    if band.low is not None and value < band.low:
        return "low"
    if most is not None and value > most:
        return "excessive"
    return "high" if band.high is not None and value > band.high else "inside"


def range_words(band: RangeRule) -> str:
    """A range of percent: 95%—105%, ≥95%, ≤105%."""
    if band.low is None or band.high is None:
        return f"≤{band.high}%" if band.low is None else f"≥{band.low}%"
    return f"{band.low}%—{band.high}%"
