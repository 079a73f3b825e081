"""The budget's execution: which amounts count, the rate, its points and the share of them."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.findings import OperandShown
from jixiao.core.forms import Entry, Form, FundingRow
from jixiao.core.packs import ExecutionRule, RulePack
from jixiao.judging.results import Derivation
from jixiao.judging.shares import score_places

Operands = tuple[OperandShown, ...]


def total_index(form: Form) -> int | None:
    """The index of the funding row that stands for the whole: the first of role total, else the
    only row.
    """
    found = [index for index, row in enumerate(form.funding) if row.role == "total"]
    if found:
        return found[0]
    return 0 if len(form.funding) == 1 else None


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
    if budget.figure.base <= 0:
        return None
    return executed.figure.base / budget.figure.base * HUNDRED


def execution_rate(form: Form) -> tuple[Decimal | None, Operands]:
    """执行率 of the form in percent with what it was taken from: the total row's amounts, else its
    printed rate.
    """
    row = total_row(form)
    if row is None:
        return None, ()
    budget = budget_of(row)
    if (
        budget is not None
        and budget.figure is not None
        and row.executed is not None
        and row.executed.figure is not None
    ):
        operands = (operand("全年执行数", row.executed), operand("全年预算数", budget))
        return rate_of(row), operands
    if row.rate is not None and row.rate.figure is not None:
        return row.rate.figure.base * HUNDRED, (operand("执行率", row.rate),)
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


def execution_share(rule: ExecutionRule, rate: Decimal) -> Decimal:
    """The share of the execution points for a rate (1 for 100%)."""
    if rule.method == "bracket":
        return next(
            (
                bracket.share
                for bracket in sorted(rule.brackets, key=lambda each: -each.at_least)
                if rate >= bracket.at_least
            ),
            Decimal(0),
        )
    return max(Decimal(0), min(rate, rule.cap))


def execution_score(points: Decimal, share: Decimal, pack: RulePack) -> Decimal | None:
    """The score of the execution for the share of the budget executed, by the pack; None where it
    has no rule.
    """
    rule = pack.execution
    if rule is None:
        return None
    exact = points * execution_share(rule, share)
    if rule.method == "floor":
        return Decimal(int(exact))
    return half_up(exact, score_places(pack))


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
        formula=f"{points.text.strip()}×min({shown(rate, 2)}%,{shown(rule.cap * HUNDRED, 0)}%)",
        result=format(score, "f"),
        operands=(operand("分值", points), *operands),
        rule="执行得分＝分值×执行率，以分值为限",
        source=rule.source,
    )
    return score, derivation


def operand(name: str, entry: Entry) -> OperandShown:
    """A printed text as the operand of a derivation."""
    return OperandShown(name=name, printed=entry.text.strip(), place=entry.place)
