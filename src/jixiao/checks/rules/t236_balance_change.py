"""T236: the change of the cumulative balance against the balance of the year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.book import Fact, FactBook, same_scope
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DossierView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.statements import ACTUAL, CHANGE
from jixiao.core.ties import Outcome, Tie, judge, same, total
from jixiao.knowledge.items import CUMULATIVE_BALANCE, CURRENT_BALANCE


@check(
    "T236",
    "滚存结余与当期结余不衔接",
    "cumulative balance does not follow from the balance of the year",
    over="dossier",
    source="arithmetic",
)
def balance_change(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：滚存结余较上年的增减额是否等于当期结余；写有上年滚存结余的，本年滚存结余是否等于上年滚存结余加当期结余。
    为什么：结余是存量，上年数加当期数必须等于本年数。
    依据：算术关系，按印出位数的区间比较。
    已知例外：季度、月份的增减额不查（多是与上年同期比）；制度并轨、上解划转会使两者不等，所以只作警告；口径不同的不比。
    """
    book = FactBook.of(view)
    for fact in book.facts:
        if (
            fact.item != CUMULATIVE_BALANCE
            or fact.operator is not None
            or fact.fund is None
            or fact.period is None
        ):
            continue
        tie = (
            _of_change(book, fact)
            if fact.basis == CHANGE
            else _of_stock(book, fact)
            if fact.basis == ACTUAL
            else None
        )
        verdict = (
            of_tie(
                tie,
                severity=Severity.WARNING,
                advice=Text(
                    "请核对上年末结余是否调整过，并在文中说明。",
                    "Check whether last year's balance was adjusted, and say so.",
                ),
            )
            if tie is not None
            else None
        )
        if verdict is not None:
            yield verdict


def _of_change(book: FactBook, fact: Fact) -> Tie | None:
    """Within a year a balance is compared with that of a year before, as often as with the last
    year's end.
    """
    if fact.period is not None and fact.period.month is not None:
        return None
    ties = [
        Tie(owner="T236", result=fact.operand, operands=(year.operand,), formula=same())
        for year in _current(book, fact)
    ]
    return _best(ties)


def _of_stock(book: FactBook, fact: Fact) -> Tie | None:
    if fact.origin == "table" or fact.period is None:
        return None
    before = [
        each
        for each in book.at(fact.fund, CUMULATIVE_BALANCE, fact.period.opening, ACTUAL)
        if _with(fact, each)
    ]
    ties = [
        Tie(
            owner="T236",
            result=fact.operand,
            operands=(last.operand, year.operand),
            formula=total([1, 1]),
        )
        for last in before
        for year in _current(book, fact)
    ]
    return _best(ties)


def _current(book: FactBook, fact: Fact) -> list[Fact]:
    return [
        each
        for each in book.at(fact.fund, CURRENT_BALANCE, fact.period, ACTUAL)
        if _with(fact, each)
    ]


def _with(fact: Fact, other: Fact) -> bool:
    units = fact.figure.unit, other.figure.unit
    return (
        same_scope(fact, other)
        and other.operator is None
        and units[0] is not None
        and units[1] is not None
        and units[0].comparable(units[1])
    )


def _best(ties: list[Tie]) -> Tie | None:
    judged = [each for each in (judge(tie) for tie in ties) if each is not None]
    held = next((each for each in judged if each.outcome is not Outcome.IMPOSSIBLE), None)
    return (held or judged[0]).tie if judged else None
