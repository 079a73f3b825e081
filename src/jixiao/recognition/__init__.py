"""Recognition: forms, statements and claims in a document as it was read."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from jixiao.core.documents import Document
from jixiao.core.dossier import Claim, Reviewed
from jixiao.core.forms import Form
from jixiao.core.statements import Statement
from jixiao.recognition.forms import recognise_forms

_Prose = tuple[tuple[Statement, ...], tuple[Claim, ...], int | None, str | None]
_Reader = Callable[[Document, frozenset[int], tuple[Form, ...]], _Prose]


def recognise(document: Document) -> Reviewed:
    """Forms first; then statements and claims from the blocks that no form covers."""
    forms = recognise_forms(document)
    covered = frozenset(index for form in forms for index in range(*form.span))
    read: _Reader = importlib.import_module("jixiao.recognition.narrative").recognise_prose
    statements, claims, year, scope = read(document, covered, forms)
    return Reviewed(document=document, forms=forms, statements=statements, claims=claims, year=year, scope=scope)


__all__ = ["recognise", "recognise_forms"]
