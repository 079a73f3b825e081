"""T239: a figure for all funds together in prose against the funds stated one by one."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.facts import Fact, FactBook
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DossierView
from jixiao.core.findings import Text, Verdict
from jixiao.core.periods import Period
from jixiao.core.statements import ACTUAL
from jixiao.core.ties import Tie, total
from jixiao.knowledge.funds import ALL_FUNDS, INSURANCE
from jixiao.knowledge.items import CUMULATIVE_BALANCE, EXPENDITURE, INCOME


@check(
    "T239",
    "各险种之和与全部基金的数不符",
    "funds in prose do not add up to the figure for all funds",
    over="dossier",
    source="arithmetic",
)
def funds_in_prose(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：正文“各项基金滚存结余”是否等于后文各险种累计结余之和（险种以收支表的栏目为准）。
    为什么：总述与分述往往由不同的人起草，总述用的是旧数。
    依据：算术关系，按印出位数的区间比较。
    已知例外：收支表里的险种没有全部写出结余的不查；收入、支出由收支表的合计去查，这里只查结余这类存量。
    """
    book = FactBook.of(view)
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
        tie = Tie(
            owner="T239",
            result=fact.operand,
            operands=tuple(part.operand for part in parts),
            formula=total([1] * len(parts)),
        )
        verdict = of_tie(
            tie,
            advice=Text(
                "请核对各险种结余是否为同一口径、同一时点。",
                "Check that the balances are of one scope and date.",
            ),
        )
        if verdict is not None:
            yield verdict


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
