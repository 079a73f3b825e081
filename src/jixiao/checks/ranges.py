"""The range that a fund's execution rate should lie in, and how firmly it is known."""

from __future__ import annotations

from decimal import Decimal

from jixiao.checks.rows import named_rows
from jixiao.checks.views import FormView
from jixiao.core.packs import Ground, RangeRule
from jixiao.judging.criteria import CriterionKind
from jixiao.judging.monitoring.own_rates import of_this_fund

_EXECUTION = frozenset({"expenditure_execution_rate", "execution_rate"})


_OWN = Ground(kind="printed", text="本表所印的指标值")


def execution_band(view: FormView) -> RangeRule | None:
    """The range of percent, the form's own before the pack's; None where there is neither."""
    for row in named_rows(view):
        criterion = row.criterion
        if (
            row.result.library_id in _EXECUTION
            and of_this_fund(view.form, row.name)
            and criterion.kind is CriterionKind.BETWEEN
            and criterion.low is not None
            and criterion.high is not None
        ):
            return RangeRule(
                source=_OWN, low=_percent(criterion.low), high=_percent(criterion.high)
            )
    return view.pack.execution_range


def _percent(share: Decimal) -> Decimal:
    value = (share * 100).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
