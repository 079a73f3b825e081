"""可支付月数 against what a pack calls reasonable for the fund."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from jixiao.core.packs import RangeRule, RulePack
from jixiao.knowledge.funds import ALL_FUNDS, PERSONAL, account_of, parent_of

Side = Literal["insufficient", "low", "inside", "high", "excessive"]


def months_band(fund: str | None, pack: RulePack) -> RangeRule | None:
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


def side_of(months: Decimal, band: RangeRule) -> Side:
    """On which side of the band the months are; far off is told apart from merely outside."""
    if band.insufficient is not None and months < band.insufficient:
        return "insufficient"
    if band.low is not None and months < band.low:
        return "low"
    if band.excessive is not None and months > band.excessive:
        return "excessive"
    return "high" if band.high is not None and months > band.high else "inside"
