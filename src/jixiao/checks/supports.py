"""The amounts that stand behind a printed rate or change: in its sentence, its table or its form."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.book import Fact
from jixiao.checks.prose import Prose, is_amount
from jixiao.checks.tables import before, find, line_operand
from jixiao.checks.views import DossierView, FormView
from jixiao.core.findings import split_address
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, EXECUTION_RATE, GROWTH_RATE, Statement
from jixiao.core.ties import Formula, Operand, growth, growth_by_change, ratio, total

Support = tuple[tuple[Operand, ...], Formula]


def supports(view: DossierView, fact: Fact) -> list[Support]:
    """The operands beside a rate or change with the formula that gives it from them; empty where it
    stands alone.
    """
    if fact.origin == "form":
        return list(_in_form(view, fact))
    if fact.statement is None:
        return []
    return list(
        _in_table(view, fact, fact.statement)
        if fact.origin == "table"
        else _in_text(view, fact, fact.statement)
    )


def _form_of(view: DossierView, fact: Fact) -> FormView | None:
    index, form_id, _ = split_address(fact.operand.address)
    return next((form for form in view.documents[index].forms if form.form.id == form_id), None)


def _in_form(view: DossierView, fact: Fact) -> Iterator[Support]:
    form = _form_of(view, fact)
    if form is None or fact.basis != EXECUTION_RATE or fact.item != "支出":
        return
    for index, row in enumerate(form.form.funding):
        if row.role == "total":
            budget = form.operand(f"funding[{index}].budget", "预算数")
            executed = form.operand(f"funding[{index}].executed", "执行数")
            if budget is not None and executed is not None:
                yield (executed, budget), ratio()
            return


def _in_table(view: DossierView, fact: Fact, line: Statement) -> Iterator[Support]:
    form = _form_of(view, fact)
    if form is None:
        return
    actual = find(form, line, basis=ACTUAL)
    other = find(form, line, basis=BUDGET) if fact.basis == EXECUTION_RATE else before(form, line)
    formula = {EXECUTION_RATE: ratio(), GROWTH_RATE: growth(), CHANGE: total([1, -1])}.get(
        fact.basis
    )
    if actual is not None and other is not None and formula is not None:
        yield (line_operand(form, actual), line_operand(form, other)), formula


def _in_text(view: DossierView, fact: Fact, statement: Statement) -> Iterator[Support]:
    prose = Prose.of(view.documents[fact.document])
    before = prose.by_address.get(statement.compared_with or "")
    for amount in prose.subjects(statement):
        if not is_amount(amount):
            continue
        if before is not None and fact.basis == EXECUTION_RATE:
            yield (prose.operand(amount), prose.operand(before)), ratio()
        elif before is not None:
            yield (
                (prose.operand(amount), prose.operand(before)),
                growth() if fact.basis == GROWTH_RATE else total([1, -1]),
            )
        elif fact.basis == GROWTH_RATE:
            for change in prose.about(amount, CHANGE):
                yield (prose.operand(amount), prose.operand(change)), growth_by_change()
