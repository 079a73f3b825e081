"""What is known of documents once they are read: facts with places and addresses, without the
documents themselves.
"""

from __future__ import annotations

import msgspec

from jixiao.core.findings import Text
from jixiao.core.forms import Entry, Form
from jixiao.core.places import Place
from jixiao.core.statements import Statement


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in words that figures can refute: 稳步增长, 达到了预期目标, 无偏差, 当期收不抵支.

    ``kind``: steady_growth, goal_reached, no_deviation, on_time_payment, deficit, surplus, stable …
    """

    kind: str
    words: str
    place: Place
    fund: str | None = None
    item: str | None = None
    sentence: int = 0


class DocumentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says, as checks look at it; also forms that never were a document.

    ``path`` and ``member`` name it, ``format`` is its format, or ``data``; ``readable`` is False
    where it could not be read at all. ``statements`` and ``claims`` are those of its prose,
    ``year`` and ``scope`` what it is about as a whole, ``head`` its first lines, ``texts`` all its
    words that stand in no form. ``asked`` is the year that the user says it is of;
    ``template`` says that it is a filling template and no form, ``fact_sheet`` that it is the fact
    sheet of a report; ``paper`` what it is where a review wrote it, ``answered`` where units write
    their answers into it. ``shown`` is what its file is called where its own name alone does not tell
    it from others of the call; ``sender`` the unit that its path says it is of, where it names none;
    ``aside`` whether it is a
    note that this unit handed in beside its forms.
    """

    path: str = ""
    member: str | None = None
    format: str = "data"
    sha256: str = ""
    readable: bool = True
    forms: tuple[Form, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    year: int | None = None
    asked: int | None = None
    template: bool = False
    fact_sheet: bool = False
    paper: Text | None = None
    answered: bool = False
    shown: str = ""
    sender: str = ""
    aside: bool = False
    scope: str | None = None
    head: tuple[Entry, ...] = ()
    texts: tuple[Entry, ...] = ()

    def place_words(self) -> str:
        """The first lines, which may name the place that the document comes from."""
        return "\n".join(entry.text for entry in self.head)


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All documents of one call; ties run across them."""

    documents: tuple[DocumentFacts, ...]
