"""The budget's execution: which amounts count, the rate, its points and the share of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.core.fieldvalues import in_column, nearest_reading, percentage
from jixiao.core.figures import HUNDRED, Figure, half_up, shown
from jixiao.core.findings import OperandShown
from jixiao.core.forms import Entry, Form, FundingRow, figure_of, total_at
from jixiao.core.packs import Bracket, ExecutionRule, RulePack
from jixiao.judging.amounts import execution
from jixiao.judging.results import Derivation
from jixiao.judging.shares import score_places

Operands = tuple[OperandShown, ...]


def whole_at(funding: Sequence[FundingRow]) -> int | None:
    """The index of the funding row that stands for the whole: the first of role total, else the
    only row.
    """
    found = total_at(funding)
    return 0 if found is None and len(funding) == 1 else found


def total_index(form: Form) -> int | None:
    """The index of the row that stands for the whole of a form's money."""
    return whole_at(form.funding)


def total_row(form: Form) -> FundingRow | None:
    """The funding row of the total."""
    index = total_index(form)
    return form.funding[index] if index is not None else None


def budget_of(row: FundingRow) -> Entry | None:
    """The budget that execution is taken of: the full year's (the adjusted one), else the initial."""
    full = row.budget is not None and row.budget.figure is not None
    return row.budget if full else row.initial_budget


def rate_of(row: FundingRow) -> Decimal | None:
    """执行率 of a row in percent, from its amounts; None where one is missing or the budget is not
    positive.
    """
    budget, executed = budget_of(row), row.executed
    if budget is None or budget.figure is None or executed is None or executed.figure is None:
        return None
    return execution(executed.figure.base, budget.figure.base)


def printed_rates(form: Form) -> list[Figure | None]:
    """The printed 执行率 of each funding row. A bare number is what the row's own amounts come
    nearer to, else what its column has.
    """
    figures = [row.rate.figure if row.rate is not None else None for row in form.funding]
    column = [figure for figure in figures if figure is not None]
    return [
        _read(in_column(figure, column), row) if figure is not None else None
        for figure, row in zip(figures, form.funding, strict=True)
    ]


def _read(figure: Figure, row: FundingRow) -> Figure:
    rate = rate_of(row)
    return nearest_reading(figure, rate / HUNDRED if rate is not None else None)


USUAL_CHANGE = Decimal(20)
"""预算编制偏差率 in percent beyond which a change of the budget is explained (practice)."""


def budget_change(row: FundingRow) -> Decimal | None:
    """By how much, in percent of the first one, the budget was changed in the year, either way;
    None where one is missing or there was no first one.
    """
    initial, budget = figure_of(row.initial_budget), figure_of(row.budget)
    if initial is None or budget is None or initial.base <= 0:
        return None
    return abs(budget.base - initial.base) / initial.base * HUNDRED


def change_to_explain(pack: RulePack) -> Decimal:
    """The change of a budget, in percent, beyond which it must be explained."""
    stated = pack.reasons.budget_changed_by if pack.reasons is not None else None
    return USUAL_CHANGE if stated is None else stated


def execution_rate(form: Form) -> tuple[Decimal | None, Operands]:
    """执行率 of the form in percent with what it was taken from: the total row's amounts, else its
    printed rate.
    """
    index = total_index(form)
    if index is None:
        return None, ()
    row = form.funding[index]
    budget = budget_of(row)
    if (
        budget is not None
        and budget.figure is not None
        and row.executed is not None
        and row.executed.figure is not None
    ):
        operands = (operand("全年执行数", row.executed), operand("全年预算数", budget))
        return rate_of(row), operands
    printed = printed_rates(form)[index]
    if row.rate is not None and printed is not None:
        return percentage(printed).value, (operand("执行率", row.rate),)
    return None, ()


def execution_points(form: Form) -> Entry | None:
    """The points of budget execution: in the funding rows, else in a heading (预算执行情况(10分))."""
    row = total_row(form)
    rows = ([row] if row is not None else []) + list(form.funding)
    for each in rows:
        if each.points is not None and each.points.figure is not None:
            return each.points
    return next(
        (
            heading.points
            for heading in form.level_points
            if heading.level == 0 and heading.points.figure is not None
        ),
        None,
    )


IN_USE = (
    Bracket(at_least=Decimal(1), share=Decimal(1)),
    Bracket(at_least=Decimal("0.8"), share=Decimal("0.7")),
    Bracket(at_least=Decimal("0.6"), share=Decimal("0.5")),
)
"""Brackets that bureaus score the execution by without a document that says so (practice)."""

_RULES = {
    "linear": "执行得分＝分值×执行率，以分值为限",
    "bracket": "执行得分＝分值×执行率所在档的比例",
    "floor": "执行得分＝分值×执行率，以分值为限，只取整数",
}


def execution_shares(form: Form, index: int) -> tuple[Decimal, ...]:
    """执行率 of a funding row as a share of 1: by its amounts, and as printed (rounded) beside it;
    none where budget and execution are 0, whatever is printed.
    """
    row = form.funding[index]
    budget, executed = figure_of(budget_of(row)), figure_of(row.executed)
    if budget is not None and budget.value == 0 and (executed is None or executed.value == 0):
        return ()
    rate, printed = rate_of(row), printed_rates(form)[index]
    found = (rate / HUNDRED if rate is not None else None, printed.base if printed else None)
    return tuple(share for share in found if share is not None)


def execution_share(rule: ExecutionRule, rate: Decimal) -> Decimal:
    """The share of the execution points for a rate (1 for 100%)."""
    if rule.method == "bracket":
        return bracket_share(rule.brackets, rate)
    return max(Decimal(0), min(rate, rule.cap))


def bracket_share(brackets: Sequence[Bracket], rate: Decimal) -> Decimal:
    """The share of the highest bracket that a rate (1 for 100%) reaches; 0 below all."""
    reached = [each for each in brackets if rate >= each.at_least]
    return max(reached, key=lambda each: each.at_least).share if reached else Decimal(0)


def most_of_execution(points: Decimal, rule: ExecutionRule | None) -> Decimal:
    """The highest score of the execution that a rule gives: above its points where the rule counts
    a rate beyond the budget.
    """
    if rule is None:
        return points
    shares = [each.share for each in rule.brackets] if rule.method == "bracket" else [rule.cap]
    return points * max([Decimal(1), *shares])


def unrounded_score(points: Decimal, share: Decimal, rule: ExecutionRule) -> Decimal:
    """The score of the execution for the share of the budget executed; not rounded yet."""
    exact = points * execution_share(rule, share)
    return Decimal(int(exact)) if rule.method == "floor" else exact


def score_formula(points: str, share: Decimal, rule: ExecutionRule) -> str:
    """What is computed at a share of the budget executed, with the printed points."""
    if rule.method == "bracket":
        return f"{points}×{shown(execution_share(rule, share) * HUNDRED, 2)}%"
    product = f"{points}×min({shown(share * HUNDRED, 2)}%,{shown(rule.cap * HUNDRED, 0)}%)"
    return f"取整({product})" if rule.method == "floor" else product


def execution_score(points: Decimal, share: Decimal, pack: RulePack) -> Decimal | None:
    """The score of the execution for the share of the budget executed, by the pack; None where it
    has no rule.
    """
    rule = pack.execution
    if rule is None:
        return None
    return half_up(unrounded_score(points, share, rule), score_places(pack))


def derived_score(
    points: Entry, rate: Decimal, operands: Operands, pack: RulePack
) -> tuple[Decimal, Derivation] | None:
    """The score at a rate (in percent) with its derivation; None where the pack has no rule."""
    rule = pack.execution
    if rule is None or points.figure is None:
        return None
    score = execution_score(points.figure.value, rate / HUNDRED, pack)
    if score is None:
        return None
    derivation = Derivation(
        formula=score_formula(points.text.strip(), rate / HUNDRED, rule),
        result=format(score, "f"),
        operands=(operand("分值", points), *operands),
        rule=_RULES[rule.method],
        source=rule.source,
    )
    return score, derivation


def operand(name: str, entry: Entry) -> OperandShown:
    """A printed text as the operand of a derivation."""
    return OperandShown(name=name, printed=entry.text.strip(), place=entry.place)
