"""Targets (指标值) as criteria, and whether an actual value attains them."""

from __future__ import annotations

import enum
from decimal import Decimal

import msgspec

from jixiao.core.figures import Figure
from jixiao.core.figures.units import Unit


class CriterionKind(enum.StrEnum):
    """What a target asks for."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACT = "exact"
    BETWEEN = "between"
    DEADLINE = "deadline"  # 2021年12月31日前, 12月底前
    PERIODIC = "periodic"  # 每月25日前, 每季度结束后15日内, 1次/月
    WITHIN = "within"  # 30日内, 2周内
    QUALITATIVE = "qualitative"
    NONE = "none"  # empty, —, /, 无
    UNREADABLE = "unreadable"


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """``low``/``high`` in base units of ``unit``; ``strict`` where the bound itself does not attain (> <).

    ``direction_stated`` is False where a bare number took its direction from the indicator's name or level;
    ``direction_reason`` says from what. ``doubt`` names a damaged notation (290% for ≥90%) with the text supposed.
    """

    kind: CriterionKind
    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    strict: bool = False
    figure: Figure | None = None  # the bound as printed; for BETWEEN the lower one
    upper: Figure | None = None  # for BETWEEN the upper one
    unit: Unit | None = None
    direction_stated: bool = True
    direction_reason: str = ""
    doubt: str | None = None


class Attainment(msgspec.Struct, frozen=True, kw_only=True):
    """``attained``: True, False, or None where it cannot be said (or the row is event-driven)."""

    attained: bool | None
    ratio: Decimal | None = None  # share of the points by the pack's formula, before the cap
    reason: str = ""
