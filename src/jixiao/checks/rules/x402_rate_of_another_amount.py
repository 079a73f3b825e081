"""X402: an execution rate beside an amount that it does not belong to."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks.book import Fact, FactBook
from jixiao.checks.prose import Prose, comparable, is_amount, name_of
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held, of_tie, related_operand, without_value
from jixiao.checks.views import DocumentView, DossierView
from jixiao.core.findings import Cause, Severity, Text, Verdict
from jixiao.core.places import Place
from jixiao.core.statements import ACTUAL, BUDGET, EXECUTION_RATE, Statement
from jixiao.core.ties import Operand, Outcome, Tie, judge, ratio
from jixiao.knowledge.items import EXPENDITURE, INCOME, side_of


@check(
    "X402",
    "完成预算比例与所附数额口径不符",
    "execution rate does not belong to the amount beside it",
    over="dossier",
    source="arithmetic",
)
def rate_of_another_amount(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：正文“收入X，完成年度预算的Y%”，句中没有写预算数时，用别处写明的同一险种、同一项目的预算数去算，看Y是不是X的比例。
    为什么：把不含上下级往来的完成比例，写在含往来的数额后面；或者把总收入的比例写在保费收入后面，单看一句看不出来。
    依据：算术关系。
    已知例外：全文没有写出该项目预算数、比例也不与总收入（总支出）的比例相同的，不报。
    """
    book = FactBook.of(view)
    for document in view.documents:
        prose = Prose.of(document)
        for rate in prose.statements:
            if (
                rate.basis != EXECUTION_RATE
                or rate.operator is not None
                or rate.compared_with is not None
                or rate.fund is None
            ):
                continue
            subjects = [each for each in prose.subjects(rate) if is_amount(each)]
            if subjects:
                yield from _judge_rate(book, document, rate, subjects)


def _judge_rate(
    book: FactBook, document: DocumentView, rate: Statement, subjects: list[Statement]
) -> Iterator[Verdict]:
    prose = Prose.of(document)
    amount = subjects[0]
    ties = [
        (
            subject,
            Tie(
                owner="X402",
                result=prose.operand(rate),
                operands=(prose.operand(subject), budget.operand),
                formula=ratio(),
            ),
        )
        for subject in subjects
        for budget in book.at(subject.fund, subject.item, rate.period or subject.period, BUDGET)
        if budget.statement is None or comparable(budget.statement, subject)
    ]
    judged = [(subject, found) for subject, tie in ties if (found := judge(tie)) is not None]
    if any(found.outcome is not Outcome.IMPOSSIBLE for _, found in judged):
        yield held("X402", document.address(rate))
    elif judged and judged[0][0] is amount:
        yield from _mismatch(book, judged[0][1].tie, rate, amount)
    else:
        yield from _borrowed(book, document, rate, amount)


def _mismatch(book: FactBook, tie: Tie, rate: Statement, amount: Statement) -> Iterator[Verdict]:
    """The rate is not this amount's; another print of the item may be the one that it belongs to."""
    owner = min(
        (
            fact
            for fact in book.at(amount.fund, amount.item, amount.period, ACTUAL)
            if _gives(fact, tie)
        ),
        key=lambda fact: ("table", "text", "form").index(fact.origin),
        default=None,
    )
    judged = judge(tie)
    expected = judged.expected if judged else ""
    tail = (
        f"；{rate.figure.in_words}是{owner.operand.name}{owner.figure.in_words}的比例，口径不同"
        if owner is not None
        else ""
    )
    message = Text(
        f"{name_of(amount)}{amount.figure.in_words}，"
        f"按预算{tie.operands[1].figure.in_words}应完成{expected}%，"
        f"却写{rate.figure.in_words}{tail}",
        f"“{name_of(amount)}” {amount.figure.in_words} against a budget of {tie.operands[1].figure.in_words} is"
        f" {expected}%, not {rate.figure.in_words}",
    )
    verdict = of_tie(
        tie,
        message=message,
        advice=Text(
            "请使数额与比例为同一口径：要么改数额，要么改比例，并注明口径。",
            "Bring amount and rate to one scope, and state it.",
        ),
    )
    if verdict is None:
        return
    if owner is not None and verdict.finding is not None:
        words = Text(
            f"比例取自另一口径的数{owner.figure.in_words}",
            f"the rate is that of {owner.figure.in_words}",
        )
        cause = Cause(kind="other_scope", text=words, restores=1)
        finding = msgspec.structs.replace(
            verdict.finding,
            causes=(cause,),
            related=(*verdict.finding.related, related_operand(owner.operand)),
        )
        finding = without_value(finding)  # whether amount or rate is to change nobody can say
        verdict = msgspec.structs.replace(verdict, finding=finding, tie=None)
    yield verdict


def _gives(fact: Fact, tie: Tie) -> bool:
    if fact.figure.unit is None or fact.operand.address == tie.operands[0].address:
        return False
    judged = judge(msgspec.structs.replace(tie, operands=(fact.operand, tie.operands[1])))
    return judged is not None and judged.outcome is not Outcome.IMPOSSIBLE


def _borrowed(
    book: FactBook, document: DocumentView, rate: Statement, amount: Statement
) -> Iterator[Verdict]:
    """No budget is stated for the item: the rate may be the total's, or taken on the total's
    budget.
    """
    side = side_of(amount.item)
    if side not in (INCOME, EXPENDITURE) or amount.item == side:
        return
    period = rate.period or amount.period
    prose = Prose.of(document)
    budgets = book.at(amount.fund, side, period, BUDGET)
    result, part = prose.operand(rate), prose.operand(amount)
    on_total = next((budget for budget in budgets if _holds(result, part, budget.operand)), None)
    total_rate = next(
        (
            fact
            for fact in book.at(amount.fund, side, period, EXECUTION_RATE)
            if _same_digits(fact, rate)
        ),
        None,
    )
    budget = on_total or (budgets[0] if budgets else None)
    if budget is None or (on_total is None and total_rate is None):
        return
    tie = Tie(owner="X402", result=result, operands=(part, budget.operand), formula=ratio())
    message = (
        _on_total(amount, rate, budget) if on_total is not None else _copied(amount, rate, side)
    )
    related = (
        (budget.operand.place,)
        if total_rate is None
        else (total_rate.operand.place, budget.operand.place)
    )
    yield _warning(document, rate, message, tie, related)


def _holds(result: Operand, part: Operand, budget: Operand) -> bool:
    judged = judge(Tie(owner="X402", result=result, operands=(part, budget), formula=ratio()))
    return judged is not None and judged.outcome is Outcome.REPRODUCED


def _same_digits(fact: Fact, rate: Statement) -> bool:
    return fact.figure.value == rate.figure.value and fact.figure.places == rate.figure.places >= 1


def _on_total(amount: Statement, rate: Statement, budget: Fact) -> Text:
    return Text(
        f"{name_of(amount)}{amount.figure.in_words}的完成比例{rate.figure.in_words}是除以总预算{budget.figure.in_words}得来的，"
        "应除以本项目自己的预算",
        f"the rate {rate.figure.in_words} of {amount.figure.in_words} was taken on the total's"
        f" budget {budget.figure.in_words}",
    )


def _copied(amount: Statement, rate: Statement, side: str) -> Text:
    return Text(
        f"{name_of(amount)}{amount.figure.in_words}后面的完成比例{rate.figure.in_words}与总{side}的完成比例相同，"
        f"像是照抄总{side}的比例",
        f"the rate {rate.figure.in_words} beside {amount.figure.in_words} is the rate of the total",
    )


def _warning(
    document: DocumentView, rate: Statement, message: Text, tie: Tie, related: tuple[Place, ...]
) -> Verdict:
    return broken(
        "X402",
        document.address(rate),
        rate.place,
        Severity.WARNING,
        message,
        printed=rate.figure.text,
        unit="%",
        operands=tie.members(),
        formula=tie.shown(),
        related=(tie.operands[0].place, *related),
        advice=Text(
            "请写明该项目自己的预算数和完成比例。", "State the item's own budget and rate."
        ),
    )
