"""L720: a claim of steady growth, decline or balance against the figures."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.book import Fact, FactBook
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView
from jixiao.core.facts import Claim
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.statements import CHANGE, GROWTH_RATE
from jixiao.knowledge.funds import ALL_FUNDS
from jixiao.knowledge.items import EXPENDITURE, INCOME
from jixiao.knowledge.labels import in_english

_UP, _DOWN = "steady_growth", "decline"


@check(
    "L720",
    "文字说增长，数字在下降",
    "words of growth against figures that fall",
    over="dossier",
    source="arithmetic",
)
def claim_against_growth(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：“收入稳步增长”“支出持续增加”“有所下降”等说法，与同一险种同一项目写出的增减额、增幅方向是否相反。
    为什么：套用上年的开头语，是读者一眼就能看出的硬伤。
    依据：文字与数字的方向。
    已知例外：没有写出增减数的不查；只说“平稳”的不查。
    """
    book = FactBook.of(view)
    for document in view.documents:
        for number, claim in enumerate(document.document.claims):
            if claim.kind not in (_UP, _DOWN) or claim.item not in (INCOME, EXPENDITURE):
                continue
            facts = [
                fact for fact in _speaking(book, document.index, claim) if fact.figure.value != 0
            ]
            against = [fact for fact in facts if (fact.figure.value < 0) == (claim.kind == _UP)]
            address = f"{document.index}:claims[{number}]"
            if against and len(against) == len(facts):
                yield _refuted(address, claim, against)
            elif facts:
                yield held("L720", address)


def _speaking(book: FactBook, document: int, claim: Claim) -> list[Fact]:
    year = claim_year(book, document)
    return [
        fact
        for fact in book.facts
        if fact.document == document
        and fact.fund == (claim.fund or ALL_FUNDS)
        and fact.item == claim.item
        and fact.basis in (CHANGE, GROWTH_RATE)
        and (year is None or fact.period is None or fact.period.year == year)
        and fact.operator is None
    ]


def claim_year(book: FactBook, document: int) -> int | None:
    """The latest year that the document's growth figures speak of."""
    years = [
        fact.period.year
        for fact in book.facts
        if fact.document == document and fact.period is not None and fact.basis == GROWTH_RATE
    ]
    return max(years, default=None)


def _signed(fact: Fact) -> str:
    """The figure as a signed one: 减少2.61亿元 is -2.61亿元."""
    text = fact.figure.text
    return f"-{text}" if fact.figure.value < 0 and text[:1].isdigit() else text


def _refuted(address: str, claim: Claim, against: list[Fact]) -> Verdict:
    first = against[0]
    return broken(
        "L720",
        address,
        claim.place,
        Severity.ERROR,
        Text(
            f"文中称“{claim.words}”，但{first.fund}{first.operand.name}为{_signed(first)}，方向相反",
            f"the text claims “{claim.words}” while {in_english(first.operand.name)} of “{first.fund}”"
            f" is {_signed(first)}: the opposite",
        ),
        printed=claim.words,
        related=tuple(fact.operand.place for fact in against),
        operands=tuple(fact.operand for fact in against[:2]),
        advice=Text("请按实际增减改写这句话。", "Rewrite the sentence to the figures."),
    )
