"""Recognition: forms, statements and claims in a document as it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jixiao.core.documents import Document, Grid
from jixiao.core.dossier import Recognised
from jixiao.core.forms import Form
from jixiao.core.keys import keyed_facts, keyed_forms
from jixiao.recognition.forms import recognise_forms
from jixiao.recognition.forms.title import reports_above
from jixiao.recognition.narrative import (
    prose_of_forms,
    recognise_fund_statement,
    recognise_prose,
)
from jixiao.recognition.rewording import as_printed, reworded
from jixiao.recognition.texts import head_of, with_texts


def recognise(document: Document, words: Mapping[str, str] | None = None) -> Recognised:
    """Performance forms first, then fund statements among the other tables, then the prose that no
    form covers. ``words`` are a bureau's own for columns, labels and kinds of forms, with the usual
    ones that they stand for.

    All forms together are numbered in the order of the document; they, their rows and the
    statements have keys (``core.keys``).
    """
    if words:
        found = recognise(reworded(document, words))
        forms = tuple(as_printed(form, words) for form in found.forms)
        return msgspec.structs.replace(found, document=document, forms=forms)
    performance = recognise_forms(document)
    forms = _in_order([*performance, *_fund_statements(document, performance)])
    covered = frozenset(index for form in forms for index in _covered(document, form))
    statements, claims, year, scope = recognise_prose(document, covered, forms)
    forms, texts = with_texts(document, forms)
    if document.rules:
        forms = tuple(msgspec.structs.replace(form, rules=document.rules) for form in forms)
    return Recognised(
        document=document,
        forms=keyed_forms(forms),
        statements=keyed_facts(statements),
        claims=claims,
        year=year,
        scope=scope,
        head=head_of(document),
        texts=texts,
    )


def _covered(document: Document, form: Form) -> set[int]:
    """The blocks that a form takes, without the sentences in its head that are prose."""
    return set(range(*form.span)).difference(reports_above(document, form))


def _fund_statements(document: Document, forms: Sequence[Form]) -> list[Form]:
    taken = {index for form in forms for index in form.tables}
    found: list[Form] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Grid) and index not in taken:
            form = recognise_fund_statement(block, document, index, len(found) + 1)
            if form is not None:
                found.append(form)
    return found


def _in_order(forms: Sequence[Form]) -> tuple[Form, ...]:
    ordered = sorted(forms, key=lambda form: form.tables)
    return tuple(
        msgspec.structs.replace(form, id=f"form{number}")
        for number, form in enumerate(ordered, start=1)
    )


__all__ = ["prose_of_forms", "recognise", "recognise_forms"]
