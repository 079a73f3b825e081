"""What the words around a print say that it is of: several years, a part, another place or way of
counting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.belonging import is_of_its_level, named_area_of
from jixiao.checks.book import Fact
from jixiao.checks.views import DocumentView, DossierView
from jixiao.core.figures import fold, scan
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, TARGET
from jixiao.knowledge.qualifying import (
    Clause,
    is_told_of_some,
    narrowing,
    of_years,
    qualified,
    with_own_area,
)

_SENTENCE = regex(r"[。;!?\n]")
_FARTHEST = 400  # characters before a figure that are looked at
_FIGURE = "\x01"
_TOLD_ASIDE = regex(r"\([^()]*\x01[^()]*\)|(?<=\x01)\([^()]*\)")
_ASIDE = regex(r"\(([^()]*)\)")
_AMOUNT = regex(r"\d[\d.]*(?:[万亿]+(?:[元户]|人次?)?|人次?|%|个百分点)")
_LISTED = regex(r"([^,:()\x01]*):?((?:,?\x01[、和及与以,]*)*)$")
_IN_TURN = regex(r"分别|依次")
_JOINED = regex(r"[、和及与]")
_NAMED = regex(r"率|人[数次员]|收入|补贴")
_MONTHS = regex(
    r"(?:\d{1,2}[-—~至到]{1,2})?\d{1,2}月(?:份|\d{1,2}日)?[底末止初]?|[上下]半年|[前第]?[一二三四]个?季度[底末]?"
)
_LEVELS = (ACTUAL, BUDGET, TARGET)
_CLAUSE = regex(r"([^,:(\x01]*)([,:(\x01]|$)")


def qualifiers(view: DossierView, fact: Fact) -> frozenset[str]:
    """How its sentence qualifies the figure of a fact (近三年, 12月份, 其中城关区, 剔除补助后, 男性参保人数);
    of what a table or a form prints, its name does. Prints that are qualified otherwise are of two
    facts.
    """
    statement, document = fact.statement, view.documents[fact.document]
    name = statement.words if statement else fact.operand.name
    if fact.origin != "text" or statement is None or statement.place.start is None:
        return _of_some_by_name(fold(name), document, fact)
    end = statement.place.start
    before = fold(statement.place.text[max(0, end - _FARTHEST) : end])
    sentence = before[max((each.end() for each in _SENTENCE.finditer(before)), default=0) :]
    clauses = tuple(_clauses(sentence, document))
    said = qualified(clauses, fact.item, fact.basis, fact.period.year if fact.period else None)
    if statement.in_turn:
        said = frozenset(key for key in said if not of_years(key))
    if fact.basis not in _LEVELS:
        return said | _of_some_by_name(name, document, fact)
    return said | _of_one_of_a_list(sentence, document, fact)


def _of_some_by_name(name: str, document: DocumentView, fact: Fact) -> frozenset[str]:
    """What narrows a figure by what it is called."""
    if not is_told_of_some(fact.item):
        return frozenset()
    return _of_some((_with_own_area(name, document),), fact)


def _of_one_of_a_list(sentence: str, document: DocumentView, fact: Fact) -> frozenset[str]:
    """What narrows a figure by the words since the last comma or amount; where its clause tells
    several in turn (男性、女性参保人数分别为 …), by those of its own place.
    """
    if not is_told_of_some(fact.item):
        return frozenset()
    words = _ASIDE.sub("", "".join(_with_own_area(sentence, document).split()))
    found = _LISTED.search(_AMOUNT.sub(_FIGURE, words))
    if found is None:
        return frozenset()
    clause, place = found[1], found[2].count(_FIGURE)
    parts = tuple(filter(None, _JOINED.split(clause)))
    if not _IN_TURN.search(clause) or len(parts) <= place:
        return _of_some((clause,), fact)
    before = parts[:place] if _NAMED.search(parts[place]) else parts[:place:-1]
    return _of_some((parts[place], *before), fact)


def _of_some(words: Sequence[str], fact: Fact) -> frozenset[str]:
    """The first words that narrow a count or a rate to some; the months that it is up to are its period."""
    dated = fact.period is not None and fact.period.month is not None
    for each in words:
        said = narrowing(_MONTHS.sub("", each) if dated else each, fact.item, fact.basis, fact.fund)
        if said:
            return frozenset({f"some:{said}"})
    return frozenset()


def _with_own_area(words: str, document: DocumentView) -> str:
    own = named_area_of(document)
    return with_own_area(words, own, of_its_level=is_of_its_level(document))


def _clauses(words: str, document: DocumentView) -> Iterator[Clause]:
    """The clauses of a sentence up to a figure; what stands in parentheses behind a figure, or
    with one of its own, is left out.
    """
    for span in reversed(scan(words)):
        if span.figure.unit is not None:
            words = words[: span.start] + _FIGURE + words[span.end :]
    words = _ASIDE.sub(r"\1", _TOLD_ASIDE.sub("", "".join(words.split())))
    for match in _CLAUSE.finditer(_with_own_area(words, document)):
        if match[1].strip("、"):
            yield Clause(match[1].strip("、"), told=match[2] in (_FIGURE, ""))
