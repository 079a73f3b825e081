"""What the words around a print say that it is of: several years, a part, another place or way of
counting.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.belonging import is_of_its_level, named_area_of
from jixiao.checks.book import Fact
from jixiao.checks.views import DocumentView, DossierView
from jixiao.core.figures import fold, scan
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, BUDGET, TARGET
from jixiao.knowledge.qualifying import (
    Clause,
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
_AMOUNT = regex(r"\d[\d.]*(?:[万亿]+[元人户]?|人次?|%|个百分点)|[:()]")
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
    statement = fact.statement
    if fact.origin != "text" or statement is None or statement.place.start is None:
        return _of_some(statement.words if statement else fact.operand.name, fact)
    document = view.documents[fact.document]
    end = statement.place.start
    before = fold(statement.place.text[max(0, end - _FARTHEST) : end])
    begin = max((each.end() for each in _SENTENCE.finditer(before)), default=0)
    clauses = tuple(_clauses(before[begin:], document))
    said = qualified(clauses, fact.item, fact.basis, fact.period.year if fact.period else None)
    if statement.in_turn:
        said = frozenset(key for key in said if not of_years(key))
    if fact.basis in _LEVELS:
        return said | _of_some(_with_own_area(_last_clause(before[begin:]), document), fact)
    return said | _of_some(statement.words, fact)


def _of_some(words: str, fact: Fact) -> frozenset[str]:
    """The words that narrow a count or a rate to some; the months that it is up to are its period."""
    if fact.period is not None and fact.period.month is not None:
        words = _MONTHS.sub("", words)
    said = narrowing(words, fact.item)
    return frozenset({f"some:{said}"} if said else ())


def _last_clause(words: str) -> str:
    """The words since the last comma or amount; an age or a price stays with what it narrows."""
    words = _ASIDE.sub("", "".join(words.split()))
    return _AMOUNT.sub(",", words).rsplit(",", 1)[-1]


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
