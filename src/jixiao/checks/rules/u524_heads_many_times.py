"""U524: people who are many times as many as the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.book import Fact, FactBook, same_scope
from jixiao.checks.qualifiers import qualifiers
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView
from jixiao.core.figures.units import COUNT
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.periods import Period
from jixiao.core.statements import ACTUAL
from jixiao.judging.headcounts import differ_much, times_words
from jixiao.knowledge.items import ITEMS
from jixiao.knowledge.labels import in_english


@check(
    "U524",
    "人数与上年相差悬殊",
    "many times the people of last year",
    over="dossier",
    source="practice",
)
def heads_many_times(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：同一险种的参保人数、享受待遇人数等，本年是否是上年的五倍以上，或不到上年的五分之一；正文、收支表、自评表和同一次提交的各文件都看。
    为什么：人数一年里不会翻几番，多半是“人”和“万人”写混，或者多漏了一位。
    依据：常识界限，取得很宽，只用来发现数量级的差错。
    已知例外：当年新开的待遇会猛增，所以只作警告；不满100人的、写明是其中一部分或口径不同的不比；正文和自评表互不比；本年或上年有一个数合得上的不报。
    """
    book = FactBook.of(view)
    told: set[tuple[object, ...]] = set()
    for fact in book.facts:
        if not _is_headcount(fact) or fact.period is None:
            continue
        before = _before(view, book, fact, fact.period)
        if not before:
            continue
        now = book.at(fact.fund, fact.item, fact.period, ACTUAL)
        if any(not _apart(one, each) for one in now for each in before):
            yield held("U524", fact.operand.address)
        elif (fact.key, fact.figure.base) not in told:
            told.add((fact.key, fact.figure.base))
            yield _finding(fact, before)


def _is_headcount(fact: Fact) -> bool:
    """Whether a print is of a number of people in a whole year."""
    unit, period = fact.figure.unit, fact.period
    known = fact.item in ITEMS and ITEMS[fact.item].dimension == COUNT
    people = unit is not None and unit.dimension == COUNT and "人" in unit.symbol
    whole = period is not None and period == Period(period.year)
    return known and people and whole and fact.basis == ACTUAL and fact.operator is None


def _apart(one: Fact, other: Fact) -> bool:
    return differ_much(abs(one.figure.base), abs(other.figure.base))


def _before(view: DossierView, book: FactBook, fact: Fact, period: Period) -> list[Fact]:
    """The prints of the same people in the year before, qualified alike: a form is of its own unit, and
    text may be of the whole area.
    """
    known = book.at(fact.fund, fact.item, Period(period.year - 1), ACTUAL)
    alike = [
        each
        for each in known
        if _is_headcount(each) and each.origin == fact.origin and same_scope(each, fact)
    ]
    own = qualifiers(view, fact) if alike else frozenset()
    return [each for each in alike if qualifiers(view, each) == own]


def _finding(fact: Fact, before: Sequence[Fact]) -> Verdict:
    last, year = before[0], fact.period.year if fact.period is not None else 0
    times = times_words(abs(fact.figure.base), abs(last.figure.base))
    name = fact.operand.name
    return broken(
        "U524",
        fact.operand.address,
        fact.operand.place,
        Severity.WARNING,
        Text(
            f"{_named(fact)}{year}年为{fact.figure.in_words}，上年为{last.figure.in_words}，"
            f"相差{times}倍，请核对单位和位数",
            f"{in_english(name)} is {fact.figure.in_words} in {year} and {last.figure.in_words} the year"
            f" before, {times} times apart; check units and digits",
        ),
        printed=fact.figure.text,
        related=tuple(each.operand.place for each in before),
        operands=(fact.operand, last.operand),
    )


def _named(fact: Fact) -> str:
    """What the people are called, with the fund where the words do not say it."""
    name = fact.operand.name
    return name if fact.fund is None or fact.fund in name else f"{fact.fund}{name}"
