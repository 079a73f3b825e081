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
from jixiao.knowledge.qualifying import Clause, of_years, qualified, with_own_area

_SENTENCE = regex(r"[。;!?\n]")
_FARTHEST = 400  # characters before a figure that are looked at
_FIGURE = "\x01"
_TOLD_ASIDE = regex(r"\([^()]*\x01[^()]*\)|(?<=\x01)\([^()]*\)")
_ASIDE = regex(r"\(([^()]*)\)")
_CLAUSE = regex(r"([^,:(\x01]*)([,:(\x01]|$)")


def qualifiers(view: DossierView, fact: Fact) -> frozenset[str]:
    """How its sentence qualifies the figure of a fact (近三年, 12月份, 其中城关区, 剔除补助后); nothing for
    what a table or a form prints. Prints that are qualified otherwise are of two facts.
    """
    statement = fact.statement
    if fact.origin != "text" or statement is None or statement.place.start is None:
        return frozenset()
    end = statement.place.start
    before = fold(statement.place.text[max(0, end - _FARTHEST) : end])
    begin = max((each.end() for each in _SENTENCE.finditer(before)), default=0)
    clauses = tuple(_clauses(before[begin:], view.documents[fact.document]))
    said = qualified(clauses, fact.item, fact.basis, fact.period.year if fact.period else None)
    return said if not statement.in_turn else frozenset(key for key in said if not of_years(key))


def _clauses(words: str, document: DocumentView) -> Iterator[Clause]:
    """The clauses of a sentence up to a figure; what stands in parentheses behind a figure, or
    with one of its own, is left out.
    """
    for span in reversed(scan(words)):
        if span.figure.unit is not None:
            words = words[: span.start] + _FIGURE + words[span.end :]
    words = _ASIDE.sub(r"\1", _TOLD_ASIDE.sub("", "".join(words.split())))
    own = named_area_of(document)
    marked = with_own_area(words, own, of_its_level=is_of_its_level(document))
    for match in _CLAUSE.finditer(marked):
        if match[1].strip("、"):
            yield Clause(match[1].strip("、"), told=match[2] in (_FIGURE, ""))
