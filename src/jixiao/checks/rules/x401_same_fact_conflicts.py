"""X401: one fact printed twice with values that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.book import Fact, FactBook, Key, same_scope
from jixiao.checks.qualifiers import qualifiers
from jixiao.checks.registry import check
from jixiao.checks.supports import Support, supports
from jixiao.checks.verdicts import broken, of_tie, related_operand
from jixiao.checks.views import DossierView
from jixiao.core.figures import quantum
from jixiao.core.figures.units import COUNT, MONEY
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.periods import period_words
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, EXECUTION_RATE, GROWTH_RATE, TARGET
from jixiao.core.ties import Operand, Outcome, Tie, judge, same
from jixiao.knowledge.items import ITEMS
from jixiao.knowledge.labels import in_english

_RANK = {"table": 0, "form": 1, "text": 2}
_BASES = (ACTUAL, BUDGET, TARGET, CHANGE, GROWTH_RATE, EXECUTION_RATE)
_MOST_PRINTS = 120  # of one fact; a document that repeats it more often says nothing new
_WHERE = {"table": "收支表", "form": "自评表", "text": "正文"}


@check(
    "X401",
    "同一事项前后数字不一致",
    "one fact is printed with values that conflict",
    over="dossier",
    source="arithmetic",
    relation="X401",
    alike=1,
)
def same_fact_conflicts(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：同一险种、同一年度、同一项目的数，在正文、收支表、自评表以及同一次提交的各文件之间是否一致；今年文件里的“上年”与去年文件里的“本年”也在内。
    为什么：一处改了别处没改，是公开后被指出最多的错。
    依据：算术关系。亿元数与万元数按各自印出的位数取区间比较；比例如果都能由各自旁边的数算出来，且这些数本身一致，则都算对（97.53%与97.51%）。
    已知例外：写明口径不同（本级与全地区、含与不含上下级往来）的不比；同一段话里前后两句的数不比（多为总数与其中项）；“近三年”“12月份”“剔除…后”“全市”“城关镇”“困难群众”这类限定一处有、另一处没有或不同的不比，限定要写在这个数自己的小句里或整句写在它前面；“95%以上”这类数不比；一处没有注明口径时只作警告。
    """
    book = FactBook.of(view)
    for key, facts in book.clusters():
        usable = [
            fact
            for fact in facts
            if fact.operator is None and fact.figure.unit is not None and fact.figure.unit.base
        ]
        if (
            key[0] is None
            or key[1] not in ITEMS
            or key[2] is None
            or key[3] not in _BASES
            or len(usable) < 2
        ):
            continue
        for group in _comparable_groups(usable):
            for words, alike in _qualified_alike(view, group):
                for verdict in _compare(view, key, alike[:_MOST_PRINTS]):
                    yield _about_what_is_qualified(verdict, words)


def _comparable_groups(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Prints of one dimension (money with money, persons with persons, rates with rates)."""
    groups: list[list[Fact]] = []
    for fact in facts:
        unit = fact.figure.unit
        home = next(
            (
                group
                for group in groups
                if unit and group[0].figure.unit and unit.comparable(group[0].figure.unit)
            ),
            None,
        )
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    yield from (group for group in groups if len(group) > 1)


def _qualified_alike(
    view: DossierView, facts: Sequence[Fact]
) -> Iterator[tuple[frozenset[str], list[Fact]]]:
    """The prints of one fact, apart by what their sentences qualify them with (近三年, 其中城关区)."""
    groups: dict[frozenset[str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(qualifiers(view, fact), []).append(fact)
    yield from ((words, group) for words, group in groups.items() if len(group) > 1)


def _about_what_is_qualified(verdict: Verdict, words: frozenset[str]) -> Verdict:
    """The verdict as one of what the words make of the fact, which is another fact."""
    if verdict.finding is None or not words:
        return verdict
    about = "|".join((verdict.finding.about, *sorted(words)))
    return msgspec.structs.replace(
        verdict, finding=msgspec.structs.replace(verdict.finding, about=about)
    )


def _compare(view: DossierView, key: Key, facts: list[Fact]) -> Iterator[Verdict]:
    reference = min(
        facts, key=lambda fact: (-_agreeing(fact, facts), _RANK[fact.origin], -fact.figure.places)
    )
    agreeing = [fact for fact in facts if fact is not reference and _meets(fact, reference)]
    told: set[tuple[str, Decimal, int]] = set()
    for fact in facts:
        if (
            fact is reference
            or not same_scope(fact, reference)
            or fact.operand.place.key() == reference.operand.place.key()
        ):
            continue
        print_ = fact.origin, fact.figure.base, fact.figure.places
        if print_ in told and not _meets(fact, reference):
            continue
        told.add(print_)
        if (
            _is_part_of(fact, reference)
            or _is_part_of(reference, fact)
            or _in_one_breath(fact, reference)
        ):
            continue
        excused = key[3] in (EXECUTION_RATE, GROWTH_RATE, CHANGE) and _explained(
            view, fact, reference, facts
        )
        again = [
            other
            for other in facts
            if other is not fact
            and (other.origin, other.figure.base, other.figure.places) == print_
        ]
        verdict = _against(key, fact, reference, [*again, *agreeing], excused=excused)
        if verdict is not None:
            yield verdict


def _agreeing(fact: Fact, facts: Sequence[Fact]) -> int:
    """In how many kinds of places (table, form, text) the value stands; the same sentence repeated
    proves nothing.
    """
    return len(
        {other.origin for other in facts if other is not fact and _meets(fact, other)}
        | {fact.origin}
    )


def _meets(a: Fact, b: Fact) -> bool:
    return a.figure.printed_interval.meets(b.figure.printed_interval)


def _against(
    key: Key, fact: Fact, reference: Fact, agreeing: Sequence[Fact], *, excused: bool
) -> Verdict | None:
    result, other = _named(fact), _named(reference)
    tie = Tie(owner="X401", result=result, operands=(other,), formula=same())
    judged = judge(tie)
    if judged is not None and judged.outcome is Outcome.TRUNCATED:
        return _rounded_differently(tie, fact, reference)
    if judged is None or judged.outcome is not Outcome.IMPOSSIBLE:
        return of_tie(tie)
    if excused:
        return Verdict(code="X401", outcome=Outcome.COMPATIBLE, address=fact.operand.address)
    severity = _severity(key, fact, reference)
    verdict = of_tie(
        tie,
        severity=severity,
        message=_message(fact, reference, severity),
        advice=Text(
            "请核实哪一处正确，把各处改为一致；口径不同的，请在数字旁注明口径。",
            "Find out which is right and bring them into line; where the scope differs, state it"
            " beside the figure.",
        ),
    )
    if verdict is None or verdict.finding is None:
        return verdict
    related = verdict.finding.related + tuple(
        related_operand(each.operand) for each in agreeing if each is not fact
    )
    undecided = msgspec.structs.replace(
        verdict.finding,
        related=related,
        about=fact.about(reference),
        expected=None,
        expected_interval=None,
        difference=None,
        correction=None,
        formula=None,
    )
    return msgspec.structs.replace(verdict, finding=undecided)


def _rounded_differently(tie: Tie, fact: Fact, reference: Fact) -> Verdict:
    verdict = broken(
        "X401",
        fact.operand.address,
        fact.operand.place,
        Severity.REMARK,
        Text(
            f"{fact.operand.name}此处为{fact.figure.in_words}，"
            f"另一处为{reference.figure.in_words}，取整方法不一致（一处是截断）",
            f"{_in_english(fact)} is {fact.figure.in_words} here and {reference.figure.in_words}"
            " elsewhere: one of them was cut off",
        ),
        printed=fact.figure.text,
        related=(reference.operand.place,),
        about=fact.about(reference),
    )
    return msgspec.structs.replace(verdict, outcome=Outcome.TRUNCATED, tie=tie)


def _named(fact: Fact) -> Operand:
    return msgspec.structs.replace(fact.operand, name=f"{_WHERE[fact.origin]}“{fact.operand.name}”")


def _is_part_of(fact: Fact, other: Fact) -> bool:
    """A total and its part under one name (统筹基金待遇支出 with an account of it in parentheses)
    are two facts.
    """
    return (
        fact.statement is not None
        and other.statement is not None
        and fact.document == other.document
        and fact.statement.part_of == other.statement.address
    )


def _in_one_breath(fact: Fact, other: Fact) -> bool:
    """Two figures of one paragraph: nobody contradicts himself there; the second is a part or
    another scope that the words leave open.
    """
    if (
        fact.statement is None
        or other.statement is None
        or fact.origin != "text"
        or other.origin != "text"
    ):
        return False
    near = abs(fact.statement.sentence - other.statement.sentence) <= 2
    return near and fact.operand.place.whole().key() == other.operand.place.whole().key()


def _explained(view: DossierView, fact: Fact, reference: Fact, facts: Sequence[Fact]) -> bool:
    """Whether each of two prints of a rate follows to the digit from the figures beside it, and
    those figures agree.
    """
    own, others = _support(view, fact, facts), _support(view, reference, facts)
    return (
        own is not None
        and others is not None
        and own[0][0].figure.printed_interval.meets(others[0][0].figure.printed_interval)
    )


def _support(view: DossierView, fact: Fact, facts: Sequence[Fact]) -> Support | None:
    """The operands that give the print, beside it or beside another print of the same value."""
    for each in (fact, *(other for other in facts if other is not fact and _meets(other, fact))):
        for operands, formula in supports(view, each):
            judged = judge(
                Tie(owner="X401", result=each.operand, operands=operands, formula=formula)
            )
            if judged is not None and judged.outcome in (Outcome.REPRODUCED, Outcome.TRUNCATED):
                return operands, formula
    return None


def _severity(key: Key, fact: Fact, reference: Fact) -> Severity:
    unit = fact.figure.unit
    if (
        key[3] in (BUDGET, TARGET)
        and unit is not None
        and (unit.dimension == COUNT or (unit.dimension == MONEY and _close(fact, reference)))
    ):
        return Severity.WARNING
    if _within_last_digit(fact, reference):
        return Severity.WARNING
    opposed = key[3] in (CHANGE, GROWTH_RATE) and fact.figure.value * reference.figure.value < 0
    one_sided = ("往来" in (fact.scope or "")) != ("往来" in (reference.scope or ""))
    if one_sided and not opposed and key[3] in (ACTUAL, BUDGET, CHANGE, GROWTH_RATE):
        return Severity.WARNING
    return Severity.ERROR


def _within_last_digit(fact: Fact, reference: Fact) -> bool:
    """A difference of one or two in the last printed digit: parts that were rounded before they
    were added.
    """
    coarser = max(quantum(each.figure.places) * each.figure.factor for each in (fact, reference))
    return abs(fact.figure.base - reference.figure.base) <= 2 * coarser and not _whole_numbers(
        fact, reference
    )


def _whole_numbers(fact: Fact, reference: Fact) -> bool:
    return fact.figure.exact and reference.figure.exact


def _close(fact: Fact, reference: Fact) -> bool:
    return abs(fact.figure.base - reference.figure.base) * 100 <= abs(reference.figure.base)


def _in_english(fact: Fact) -> str:
    return in_english(_named(fact).name)


def _message(fact: Fact, reference: Fact, severity: Severity) -> Text:
    year = period_words(fact.period) if fact.period else ""
    tail = (
        "（至少一处未注明口径，如口径不同请注明）"
        if severity is Severity.WARNING and fact.basis in (ACTUAL, CHANGE, GROWTH_RATE)
        else ""
    )
    tail_en = " (state the scope where they are of different ones)" if tail else ""
    year_en = f" {fact.period}" if fact.period else ""
    return Text(
        f"{fact.fund}{year}{fact.item}：{_WHERE[fact.origin]}“{fact.operand.name}”为{fact.figure.in_words}，{_WHERE[reference.origin]}“{reference.operand.name}”为{reference.figure.in_words}，"
        f"两处不一致{tail}",
        f"“{fact.fund}”{year_en}: {_in_english(fact)} is {fact.figure.in_words},"
        f" {_in_english(reference)} is {reference.figure.in_words}; the two differ{tail_en}",
    )
