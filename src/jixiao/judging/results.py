"""What scoring and monitoring compute for a form, each number with its derivation."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from jixiao.core.figures import HUNDRED
from jixiao.core.findings import OperandShown
from jixiao.core.packs import Ground, PackName
from jixiao.judging.criteria import Attainment, Criterion, CriterionKind

EarnedBy = Literal["full", "share", "linear", "zero", "band", "open"]


class Earned(msgspec.Struct, frozen=True, kw_only=True):
    """The share of its points that a pack's rule gives a row, whatever score is printed: between
    ``low`` and ``high``; ``share`` is the rule's own, None where the rule leaves it open.

    ``by`` says how: all of them, in proportion, by the excess over a limit (linear), nothing outside
    a range, by a band for words, or open. ``methods`` holds, for each method that the rule allows,
    the range over what the printed actual may stand for; ``formula`` shows the share. ``departs``:
    the actual lies on the better side of a target that is missed from both (9% for =8% of a rate of
    contribution), which is neither met nor missed.
    """

    low: Decimal
    high: Decimal
    share: Decimal | None = None
    methods: tuple[tuple[Decimal, Decimal], ...] = ()
    by: EarnedBy = "open"
    formula: str = ""
    departs: bool = False


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
    ``score`` is the printed one where a method that the rule allows (or a band) gives it, else the
    rule's own (for a band its nearer end). ``earned`` is what the rule gives whatever is printed; of
    an event-driven row by its number, which settles nothing. ``completion`` is in percent (44.75
    for 44.75%), None where no rule gives it; ``convention`` says by which it was computed (scaled,
    plain).

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
    earned: Earned | None = None
    completion: Decimal | None = None
    convention: str | None = None
    event_driven: bool = False
    derivation: Derivation | None = None
    library_id: str = ""
    library_name: str = ""
    accumulates: bool | None = None

    @property
    def departs(self) -> bool:
        """Whether the actual departs from a two-sided target, so that no rule gives a completion."""
        return self.earned is not None and self.earned.departs

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
