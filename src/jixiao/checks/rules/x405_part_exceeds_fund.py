"""X405: a part of a fund's income or expenditure larger than the whole, or with a budget larger
than the whole budget.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks.book import Fact, FactBook
from jixiao.checks.prose import Prose
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView
from jixiao.core.figures import half_up
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.statements import ACTUAL, BUDGET, EXECUTION_RATE
from jixiao.knowledge.funds import parent_of
from jixiao.knowledge.items import (
    BETWEEN_LEVELS,
    EXPENDITURE,
    INCOME,
    ITEMS,
    MONTHLY_EXPENDITURE,
    side_of,
)
from jixiao.knowledge.labels import in_english


@check(
    "X405",
    "分项大于该险种总数",
    "a part is larger than the fund's total",
    over="dossier",
    source="arithmetic",
    relation="X405",
    alike=1,
)
def part_exceeds_fund(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：某险种的待遇支出、保费收入等分项，以及月均支出，是否大于本文件同一年度写出的该险种总支出、总收入；下年预算的月均支出，是否大于本年总支出；由完成比例倒算出的分项预算，是否大于该险种总预算。
    为什么：把全地区的数写进本级报告，或者单位写错，分项就会比总数还大。
    依据：部分不大于整体。取该险种写出的最大总数、最大总预算来比。
    已知例外：没有写出该险种总数的不查；上下级往来项目不查；写明“全地区”的分项与“本级”总数不比。
    """
    book = FactBook.of(view)
    for fact in book.facts:
        side = side_of(fact.item)
        if fact.item == MONTHLY_EXPENDITURE and fact.basis == BUDGET:
            fact = _as_of_the_year_before(fact)
        if (
            fact.basis != ACTUAL
            or side not in (INCOME, EXPENDITURE)
            or fact.item in (INCOME, EXPENDITURE)
            or fact.item in BETWEEN_LEVELS
        ):
            continue
        if (
            fact.fund is None
            or fact.operator is not None
            or fact.item not in ITEMS
            or fact.statement is None
        ):
            continue
        yield from _against_total(book, fact, side)
        yield from _implied_budget(view, book, fact, side)


def _as_of_the_year_before(fact: Fact) -> Fact:
    """A month of next year's budget, set beside what this year spent in all."""
    period = fact.period.before() if fact.period is not None else None
    return msgspec.structs.replace(fact, period=period, basis=ACTUAL)


def _whole(book: FactBook, fact: Fact, side: str, basis: str) -> Fact | None:
    """The largest total of the fund in the same document and year."""
    found = [
        each
        for fund in {fact.fund, parent_of(fact.fund or "")}
        for each in book.at(fund, side, fact.period, basis)
        if each.document == fact.document
        and each.figure.unit is not None
        and each.operator is None
        and not _apart(each, fact)
    ]
    return max(found, key=lambda each: each.figure.interval.high, default=None)


def _apart(a: Fact, b: Fact) -> bool:
    return (
        ("全地区" in (a.scope or "")) != ("全地区" in (b.scope or ""))
        and bool(a.scope)
        and bool(b.scope)
    )


def _against_total(book: FactBook, fact: Fact, side: str) -> Iterator[Verdict]:
    whole = _whole(book, fact, side, ACTUAL)
    if (
        whole is None
        or fact.figure.unit is None
        or not fact.figure.unit.comparable(whole.figure.unit or fact.figure.unit)
    ):
        return
    if fact.figure.printed_interval.low <= whole.figure.printed_interval.high:
        yield held("X405", fact.operand.address)
        return
    name = fact.operand.name
    whose = "" if (fact.fund or "") in name else fact.fund
    yield broken(
        "X405",
        fact.operand.address,
        fact.operand.place,
        Severity.ERROR,
        Text(
            f"{whose}{name}{fact.figure.in_words}，"
            f"大于该险种总{side}{whole.figure.in_words}；可能是别的口径（如全地区）的数，"
            "或单位有误",
            f"{in_english(name)} of “{fact.fund}” {fact.figure.in_words} is larger than the"
            f" fund's total of {whole.figure.in_words}; it may be of another scope, or its unit is"
            " wrong",
        ),
        printed=fact.figure.text,
        related=(whole.operand.place,),
        operands=(fact.operand, whole.operand),
        advice=Text(
            "请核对口径和单位，改为与总数同一口径的数。",
            "Check scope and unit; give the figure in the scope of the total.",
        ),
    )


def _implied_budget(view: DossierView, book: FactBook, fact: Fact, side: str) -> Iterator[Verdict]:
    budget = _whole(book, fact, side, BUDGET)
    prose = Prose.of(view.documents[fact.document])
    if budget is None or fact.statement is None or fact.origin != "text":
        return
    for rate in prose.about(fact.statement, EXECUTION_RATE):
        if rate.figure.base <= 0 or rate.operator is not None or rate.compared_with is not None:
            continue
        implied = fact.figure.printed_interval.low / rate.figure.printed_interval.high
        if implied <= budget.figure.printed_interval.high:
            continue
        operand = prose.operand(rate)
        shown = half_up(
            fact.figure.base / rate.figure.base / budget.figure.factor, max(budget.figure.places, 2)
        )
        unit = budget.figure.unit.symbol if budget.figure.unit else ""
        yield broken(
            "X405",
            operand.address,
            operand.place,
            Severity.ERROR,
            Text(
                f"按完成比例{rate.figure.in_words}倒算，{fact.operand.name}的预算应为{shown}{unit}，"
                f"大于该险种总{side}预算{budget.figure.in_words}，比例与本文件口径不符",
                f"a rate of {rate.figure.in_words} implies a budget of {shown}{unit}, more than the"
                f" fund's total budget of {budget.figure.in_words}",
            ),
            printed=rate.figure.text,
            related=(fact.operand.place, budget.operand.place),
            operands=(operand, fact.operand, budget.operand),
        )
