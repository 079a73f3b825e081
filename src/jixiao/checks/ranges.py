"""The range that a fund's execution rate should lie in, and how firmly it is known."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.checks.rows import named_rows
from jixiao.checks.views import FormView
from jixiao.judging.criteria import CriterionKind
from jixiao.judging.monitoring.own_rates import of_this_fund

_EXECUTION = frozenset({"expenditure_execution_rate", "execution_rate"})


class ExecutionBand(msgspec.Struct, frozen=True):
    """From ``low`` to ``high`` percent. ``firm`` where the form prints it as its own target, or the
    pack has it from forms or a document that were read.
    """

    low: Decimal | None
    high: Decimal | None
    firm: bool

    def holds(self, share: Decimal) -> bool:
        """Whether a share (1 for 100%) lies inside."""
        return (self.low is None or share * 100 >= self.low) and (
            self.high is None or share * 100 <= self.high
        )

    def shown(self) -> str:
        """95%—105%, ≥95%, ≤105%."""
        if self.low is None or self.high is None:
            return f"≤{self.high}%" if self.low is None else f"≥{self.low}%"
        return f"{self.low}%—{self.high}%"


def execution_band(view: FormView) -> ExecutionBand | None:
    """The form's own range before the pack's; None where there is neither."""
    for row in named_rows(view):
        criterion = row.criterion
        if (
            row.result.library_id in _EXECUTION
            and of_this_fund(view.form, row.name)
            and criterion.kind is CriterionKind.BETWEEN
            and criterion.low is not None
            and criterion.high is not None
        ):
            return ExecutionBand(_percent(criterion.low), _percent(criterion.high), True)
    rule = view.pack.execution_range
    return None if rule is None else ExecutionBand(rule.low, rule.high, rule.source.firm)


def _percent(share: Decimal) -> Decimal:
    value = (share * 100).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
