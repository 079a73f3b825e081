"""What the words around a print say that it is of: several years, a part, another place or way of
counting.
"""

from __future__ import annotations

from jixiao.checks.belonging import area_of
from jixiao.checks.book import Fact
from jixiao.checks.prose import Prose
from jixiao.checks.views import DossierView
from jixiao.core.regex import regex
from jixiao.knowledge.qualifying import qualified

_SENTENCE = regex(r"[。；;！!？?\n]")


def qualifiers(view: DossierView, fact: Fact) -> frozenset[str]:
    """How its sentence qualifies the figure of a fact (近三年, 12月份, 其中城关区, 剔除补助后); nothing for
    what a table or a form prints. Prints that are qualified otherwise are of two facts.
    """
    statement = fact.statement
    if fact.origin != "text" or statement is None or statement.place.start is None:
        return frozenset()
    document = view.documents[fact.document]
    text, end = statement.place.text, statement.place.start
    begin = max((each.end() for each in _SENTENCE.finditer(text, 0, end)), default=0)
    before = [each.place for each in Prose.of(document).before(statement)]
    first = min((place.start or 0 for place in before), default=end)
    last = max((place.end or 0 for place in before), default=begin)
    own = area_of(document) or ""
    return qualified(_without(text[begin:first], own), _without(text[last:end], own))


def _without(words: str, area: str) -> str:
    """The words without the document's own area, and without 全县 in a county's."""
    return words.replace(area, "").replace(f"全{area[-1]}", "") if area else words
