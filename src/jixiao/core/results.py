"""What scoring and monitoring compute for a form, each number with its derivation."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.criteria import Attainment, Criterion
from jixiao.core.findings import OperandShown
from jixiao.core.packs import Source


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """``formula`` with the printed figures put in, its ``operands`` with their places, the ``result`` as text, and the rule's source."""

    formula: str
    result: str
    operands: tuple[OperandShown, ...] = ()
    rule: str = ""
    source: Source | None = None


class IndicatorResult(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator recomputed. ``score`` is rounded by the pack; ``lowest``/``highest`` bound it where the rule leaves a choice
    (a qualitative band, two reverse formulas). ``completion`` is in percent (44.75 for 44.75%)."""

    criterion: Criterion
    attainment: Attainment
    direction: str | None = None
    direction_reason: str = ""
    score: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    completion: Decimal | None = None
    event_driven: bool = False
    derivation: Derivation | None = None


class FormResult(msgspec.Struct, frozen=True, kw_only=True):
    """A form recomputed. ``indicators`` run with ``form.indicators``. Rates and completions are in percent."""

    indicators: tuple[IndicatorResult, ...] = ()
    execution_rate: Decimal | None = None
    execution_score: Decimal | None = None
    execution_derivation: Derivation | None = None
    score: Decimal | None = None
    score_derivation: Derivation | None = None
    grade: str | None = None
    overall_completion: Decimal | None = None
    overall_derivation: Derivation | None = None
    deviation: Decimal | None = None
    deviation_derivation: Derivation | None = None
