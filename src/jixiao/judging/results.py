"""What scoring and monitoring compute for a form, each number with its derivation."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED
from jixiao.core.findings import OperandShown
from jixiao.core.packs import Ground, PackName
from jixiao.judging.criteria import Attainment, Criterion, CriterionKind


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """``formula`` with the printed figures put in, its ``operands`` with their places, the
    ``result`` as text, and the rule's source.
    """

    formula: str
    result: str
    operands: tuple[OperandShown, ...] = ()
    rule: str = ""
    source: Ground | None = None


class IndicatorResult(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator recomputed. ``lowest``/``highest`` bound its score: they differ where the rule
    leaves a choice (a qualitative band, two reverse formulas, an actual that was rounded).
    ``score`` is the printed one where it lies between them, else the rule's own (for a band its
    nearer end). ``completion`` is in percent (44.75 for 44.75%), None where no rule gives it;
    ``convention`` says by which it was computed (scaled, plain).

    ``library_id`` and ``library_name`` are those of the indicator library's entry; ``accumulates``
    is whether the row counts up over the year, None where the library does not say.
    """

    criterion: Criterion
    attainment: Attainment
    direction: str | None = None
    direction_reason: str = ""
    score: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    completion: Decimal | None = None
    convention: str | None = None
    event_driven: bool = False
    derivation: Derivation | None = None
    library_id: str = ""
    library_name: str = ""
    accumulates: bool | None = None

    @property
    def of_target(self) -> Decimal | None:
        """The actual in percent of the target, beyond 100 too. A range has none: inside it nothing
        is more complete than the rest.
        """
        ratio, kind = self.attainment.ratio, self.criterion.kind
        if ratio is None or not self.criterion.numeric or kind is CriterionKind.BETWEEN:
            return None
        return ratio * HUNDRED


class FormResult(msgspec.Struct, frozen=True, kw_only=True):
    """A form recomputed by ``pack``. ``indicators`` run with ``form.indicators``. Rates and
    completions are in percent.

    ``overall_completion`` is the mean of the printed row completions (with a single missing cell
    solved where the printed total allows it);
    ``overall_taken`` and ``rate_taken`` what ``deviation`` is of: the printed 总体完成率 and 执行率,
    else the mean and the computed one.
    ``convention`` is scaled or plain, and ``convention_reason`` says from what.
    """

    indicators: tuple[IndicatorResult, ...] = ()
    pack: PackName | None = None
    execution_rate: Decimal | None = None
    execution_score: Decimal | None = None
    execution_derivation: Derivation | None = None
    score: Decimal | None = None
    score_derivation: Derivation | None = None
    grade: str | None = None
    overall_completion: Decimal | None = None
    overall_derivation: Derivation | None = None
    overall_taken: Decimal | None = None
    rate_taken: Decimal | None = None
    convention: str | None = None
    convention_reason: str = ""
    deviation: Decimal | None = None
    deviation_derivation: Derivation | None = None
