"""偏差 of a monitoring form: overall completion less execution rate. There is one figure of it, for the
duties, the dashboard, the drafted words, what is recomputed and what is checked.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.fieldvalues import percentage
from jixiao.core.figures import Figure, half_up, shown
from jixiao.core.findings import OperandShown
from jixiao.core.forms import Form, figure_of
from jixiao.core.packs import RulePack
from jixiao.judging.execution import printed_rates, total_index
from jixiao.judging.results import Derivation, FormResult


def overall_goal(form: Form) -> int | None:
    """Which of the goals has the printed 总体完成率."""
    printed = (figure_of(goal.completion) for goal in form.goals)
    return next((index for index, figure in enumerate(printed) if figure is not None), None)


def printed_overall(form: Form) -> Figure | None:
    """The printed 总体完成率."""
    index = overall_goal(form)
    return figure_of(form.goals[index].completion) if index is not None else None


def overall_taken(form: Form, mean: Decimal | None) -> Decimal | None:
    """The overall completion in percent that a deviation is of: the printed one, which is the
    clerk's own figure (M903 tells where it is not the mean), else the rows' ``mean``.
    """
    printed = printed_overall(form)
    return percentage(printed).value if printed is not None else mean


def rate_taken(form: Form, result: FormResult) -> Decimal | None:
    """The execution rate in percent that a deviation is of: that which the total row prints (T201
    tells where it is not that of the amounts), else the computed one.
    """
    index = total_index(form)
    printed = printed_rates(form)[index] if index is not None else None
    return percentage(printed).value if printed is not None else result.execution_rate


def with_deviation(
    result: FormResult, form: Form, pack: RulePack, rate_operands: tuple[OperandShown, ...]
) -> FormResult:
    """The result with its 偏差 in percentage points: the overall completion that is taken less the
    execution rate, each to two places; without one where either is not known.
    """
    taken, executed = overall_taken(form, result.overall_completion), rate_taken(form, result)
    result = msgspec.structs.replace(result, overall_taken=taken, rate_taken=executed)
    if taken is None or executed is None:
        return result
    overall, rate = half_up(taken, 2), half_up(executed, 2)
    derivation = Derivation(
        formula=f"{shown(overall, 2)}%-{shown(rate, 2)}%",
        result=f"{shown(overall - rate, 2)}个百分点",
        operands=rate_operands,
        rule="偏差＝总体完成率−执行率",
        source=pack.monitoring.source if pack.monitoring else None,
    )
    return msgspec.structs.replace(
        result, deviation=overall - rate, deviation_derivation=derivation
    )
