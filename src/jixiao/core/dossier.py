"""A dossier: one unit's documents with the forms and statements recognised in them; the thing that
is checked.
"""

from __future__ import annotations

import msgspec

from jixiao.core.documents import Document
from jixiao.core.facts import Claim, DocumentFacts
from jixiao.core.forms import Entry, Form
from jixiao.core.statements import Statement


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """One document with what was recognised in it. ``statements`` are those of prose; a form's
    lines are in the form.

    ``year`` is the year that the document is about, ``scope`` the scope its title states; ``head``
    its first lines, ``texts`` all its words outside the forms.
    """

    document: Document
    forms: tuple[Form, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    year: int | None = None
    scope: str | None = None
    head: tuple[Entry, ...] = ()
    texts: tuple[Entry, ...] = ()

    def facts(self) -> DocumentFacts:
        """What checks look at, free of the document's blocks."""
        return DocumentFacts(
            path=self.document.path,
            member=self.document.member,
            format=self.document.format,
            sha256=self.document.sha256,
            readable=self.document.readable,
            forms=self.forms,
            statements=self.statements,
            claims=self.claims,
            year=self.year,
            scope=self.scope,
            head=self.head,
            texts=self.texts,
        )
