"""The funding block as the checks read it: amounts with the zeros put back, the total row, its
parts, the execution rate.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.checks.rows import is_blank, mixes_signs, plain_figure
from jixiao.checks.views import FormView
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.figures import HUNDRED, Figure, fold, parse, peers_places
from jixiao.core.forms import ASIDE, DETAIL, TOTAL, FundingRow, text_of
from jixiao.core.regex import regex
from jixiao.core.ties import Operand
from jixiao.judging.execution import printed_rates, total_index

NAMES = {
    "initial_budget": "年初预算数",
    "budget": "全年预算数",
    "arrived": "到位数",
    "executed": "执行数",
    "forecast": "全年预计执行数",
    "rate": "执行率",
    "points": "执行率分值",
    "score": "执行率得分",
}
_LABELS = regex(r"(?:预算数|到位数|执行数|其中|[:：\s])+")
_REST = regex(r"其他|其它")


def amount(view: FormView, index: int, field: str) -> Operand | None:
    """An amount of the funding block as an operand, its dropped zeros put back from its peers; a
    budget is exact.
    """
    return view.once(_amount, index, field)


def _amount(view: FormView, index: int, field: str) -> Operand | None:
    figure = _figure(view, index, field)
    if figure is None:
        return None
    figure = figure.with_places(view.once(_peer_places))
    name = _LABELS.sub("", view.form.funding[index].source) + NAMES[field]
    return view.operand(f"funding[{index}].{field}", name, figure)


def fixed_budget(operand: Operand) -> Operand:
    """A budget as the exact figure that a rate is taken of."""
    return msgspec.structs.replace(operand, figure=operand.figure.assigned())


def rate(view: FormView, index: int) -> Operand | None:
    """The printed execution rate, measured; its base is the share."""
    figure = view.once(_printed_rates)[index]
    if figure is None or is_blank(view.form.funding[index].rate) or shifted(view):
        return None
    return view.operand(f"funding[{index}].rate", "执行率", figure.measured())


def _printed_rates(view: FormView) -> list[Figure | None]:
    return printed_rates(view.form)


def shifted(view: FormView) -> bool:
    """Whether the block's columns seem to be shifted: a rate without % that repeats an amount
    beside it, or points with % where the indicators' points have none. Nothing is judged by its
    rates and points then.
    """
    return view.once(_shifted)


def _shifted(view: FormView) -> bool:
    for row in view.form.funding:
        beside = {
            entry.text.strip()
            for field in MONEY_FIELDS
            if (entry := getattr(row, field)) is not None and not is_blank(entry)
        }
        if (
            row.rate is not None
            and row.rate.text.strip() in beside
            and "%" not in row.rate.text
            and len(row.rate.text.strip()) > 2
        ):
            return True
    own = [row.points for row in view.form.funding]
    rows = [each.points for each in view.form.indicators]
    in_percent = any(
        "%" in fold(text_of(each)) for each in own
    )  # 10 beside weights in percent is 10%
    return mixes_signs(own) or mixes_signs(rows) or (in_percent and mixes_signs([*own, *rows]))


def points(view: FormView, index: int, field: str) -> Operand | None:
    """The points or the score of the execution, exact."""
    if shifted(view):
        return None
    figure = plain_figure(getattr(view.form.funding[index], field))
    return view.operand(f"funding[{index}].{field}", NAMES[field], figure) if figure else None


def executed_and_budget(view: FormView) -> tuple[Operand, Operand] | None:
    """What the form itself says was executed, of which budget (the adjusted one before the initial
    one).
    """
    index = total_index(view.form)
    if index is None:
        return None
    executed = amount(view, index, "executed")
    budget = amount(view, index, "budget") or amount(view, index, "initial_budget")
    if executed is None or budget is None or budget.figure.value <= 0:
        return None
    return executed, fixed_budget(budget)


def execution(view: FormView) -> Decimal | None:
    """The form's execution rate as a share of 1; None where it could only be read from columns that
    seem to be shifted.
    """
    share = view.result.execution_rate
    if share is None or (shifted(view) and executed_and_budget(view) is None):
        return None
    return share / HUNDRED


def execution_place(view: FormView) -> Operand | None:
    """Where the execution rate is printed, else the amount executed."""
    rates = [
        found for index in range(len(view.form.funding)) if (found := rate(view, index)) is not None
    ]
    if rates:
        return rates[0]
    pair = executed_and_budget(view)
    return pair[0] if pair else None


def parts_of(view: FormView, index: int) -> list[int]:
    """The part rows that follow a total row, up to the next total; what breaks a part down is none
    of them.
    """
    parts: list[int] = []
    for number in range(index + 1, len(view.form.funding)):
        if view.form.funding[number].role == "total":
            break
        if view.form.funding[number].role == "part":
            parts.append(number)
    return parts


def counterpart(view: FormView, index: int) -> int | None:
    """Of a total with one part the part, of that part the total: two rows that may say the same."""
    row = view.form.funding[index]
    wholes = [index] if row.role == TOTAL else range(index)
    for whole in wholes:
        if view.form.funding[whole].role == TOTAL:
            parts = parts_of(view, whole)
            if len(parts) == 1 and index in (whole, parts[0]):
                return parts[0] if index == whole else whole
    return None


def divided(view: FormView, part: int) -> list[int]:
    """The rows below a part that break it down."""
    found: list[int] = []
    for number, row in enumerate(view.form.funding[part + 1 :], part + 1):
        if row.role == DETAIL:
            found.append(number)
        elif row.role != ASIDE:
            break
    return found


def lists_all(rows: list[FundingRow]) -> bool:
    """Whether a list of sources leaves nothing out: it has a row for the rest (其他资金) and one
    before it.
    """
    return len(rows) >= 2 and any(_REST.search(row.source) for row in rows)


def _figure(view: FormView, index: int, field: str) -> Figure | None:
    entry = getattr(view.form.funding[index], field)
    if entry is None or is_blank(entry):
        return None
    figure: Figure | None = entry.figure or parse(entry.text)
    return None if figure is None else msgspec.structs.replace(figure, exact=False)


def _peer_places(view: FormView) -> int:
    figures = [
        _figure(view, index, field)
        for index in range(len(view.form.funding))
        for field in MONEY_FIELDS
    ]
    return peers_places(figure.places for figure in figures if figure is not None)
