"""T239: a figure for all funds together in prose against the funds stated one by one, and a fund's
own against its two sub-accounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from jixiao.checks.book import Fact, FactBook, same_scope
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DossierView
from jixiao.core.findings import Text, Verdict
from jixiao.core.periods import Period
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE
from jixiao.core.ties import Outcome, Tie, judge, total
from jixiao.knowledge.funds import ALL_FUNDS, INSURANCE, accounts_of
from jixiao.knowledge.items import CUMULATIVE_BALANCE, EXPENDITURE, INCOME

_OF_ACCOUNTS = (INCOME, EXPENDITURE, CUMULATIVE_BALANCE)
_MOST = 4  # prints of one figure that are tried


@check(
    "T239",
    "各险种之和与全部基金的数不符",
    "funds in prose do not add up to the figure for all funds",
    over="dossier",
    source="arithmetic",
    relation="parts",
)
def funds_in_prose(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：正文“各项基金滚存结余”是否等于后文各险种累计结余之和（险种以收支表的栏目为准）；某险种的收入、支出、结余及其预算、增减额，是否等于分别写出的统筹基金与个人账户之和。
    为什么：总述与分述往往由不同的人起草，总述用的是旧数。
    依据：算术关系，按印出位数的区间比较。
    已知例外：收支表里的险种没有全部写出结余的不查；各项基金的收入、支出由收支表的合计去查，这里只查结余这类存量；同一个数写了几处、口径不一的，有一种取法能平就不报。
    """
    book = FactBook.of(view)
    yield from _accounts(book)
    for fact in book.facts:
        if (
            fact.fund != ALL_FUNDS
            or fact.item != CUMULATIVE_BALANCE
            or fact.basis != ACTUAL
            or fact.origin != "text"
            or fact.operator
        ):
            continue
        parts = _parts(book, fact)
        if len(parts) < 2:
            continue
        verdict = of_tie(
            _sum_of(fact, *parts),
            advice=Text(
                "请核对各险种结余是否为同一口径、同一时点。",
                "Check that the balances are of one scope and date.",
            ),
        )
        if verdict is not None:
            yield verdict


def _accounts(book: FactBook) -> Iterator[Verdict]:
    """The two sub-accounts of a fund are all of it."""
    heads = dict.fromkeys((fact.key, fact.document) for fact in book.facts if _is_split(fact))
    for (fund, item, period, basis), document in heads:
        prints = [
            [each for each in book.at(of, item, period, basis) if _told(each, document)][:_MOST]
            for of in (fund, *accounts_of(fund or ""))
        ]
        ties = [_sum_of(*chosen) for chosen in product(*prints) if _together(*chosen)]
        judged = [each for each in map(judge, ties) if each is not None]
        held = next((each for each in judged if each.outcome is not Outcome.IMPOSSIBLE), None)
        verdict = of_tie((held or judged[0]).tie) if judged else None
        if verdict is not None:
            yield verdict


def _is_split(fact: Fact) -> bool:
    return (
        fact.fund is not None
        and accounts_of(fact.fund) != ()
        and fact.item in _OF_ACCOUNTS
        and fact.basis in (ACTUAL, BUDGET, CHANGE)
        and fact.origin == "text"
    )


def _told(fact: Fact, document: int) -> bool:
    return fact.document == document and fact.origin == "text" and fact.operator is None


def _together(whole: Fact, *parts: Fact) -> bool:
    """Whether three prints are of one scope, place and dimension, and no list of its own (T231)."""
    return all(
        same_scope(whole, part)
        and part.area == whole.area
        and part.figure.unit is not None
        and whole.figure.unit is not None
        and part.figure.unit.comparable(whole.figure.unit)
        and (part.statement is None or part.statement.part_of is None)
        for part in parts
    )


def _sum_of(whole: Fact, *parts: Fact) -> Tie:
    return Tie(
        owner="T239",
        result=whole.operand,
        operands=tuple(part.operand for part in parts),
        formula=total([1] * len(parts)),
    )


def _parts(book: FactBook, fact: Fact) -> list[Fact]:
    """One balance for every fund that the document's fund table lists; nothing where one is
    missing.
    """
    found: list[Fact] = []
    for fund in _funds_listed(book, fact.document, fact.period):
        prints = [
            each
            for each in book.at(fund, CUMULATIVE_BALANCE, fact.period, ACTUAL)
            if each.document == fact.document and each.operator is None
        ]
        if not prints:
            return []
        found.append(
            max(prints, key=lambda each: each.figure.places - each.figure.factor.adjusted())
        )
    return found


def _funds_listed(book: FactBook, document: int, period: Period | None) -> list[str]:
    listed = [
        each.fund
        for each in book.facts
        if each.document == document
        and each.origin == "table"
        and each.fund in INSURANCE
        and each.item in (INCOME, EXPENDITURE)
        and each.period == period
    ]
    return sorted({fund for fund in listed if fund is not None})
