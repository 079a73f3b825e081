"""Whose a form and a document are: the unit that each of them names, never who evaluated it."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.checks.views import DocumentView
from jixiao.core.filers import plain_unit, unit_of_form
from jixiao.core.forms import Form
from jixiao.core.regex import regex
from jixiao.core.unitnames import unit_key
from jixiao.core.words import squeezed
from jixiao.knowledge.vocabulary import words

_LABELLED = regex(r"(?P<label>[^：:]{2,24})[：:]\s*(?P<unit>[^：:\s][^：:]{1,40})$")
_SAID_BESIDE = regex(r"[（(][^）)]*[）)]")
_COVER = 40  # lines of a document in which its cover stands
_LABELS = words("implementing"), words("filer"), words("department")


def units_of(view: DocumentView) -> tuple[str, ...]:
    """The units of a document's forms in their order, without repeats; else the one on its cover."""
    named: dict[str, str] = {}
    for form in _forms(view):
        unit = unit_of_form(form)
        if unit:
            named.setdefault(unit_key(unit), unit)
    cover = unit_on_cover(view)
    return tuple(named.values()) or ((cover,) if cover else ())


def unit_at(view: DocumentView, form_id: str | None) -> str:
    """The unit whose finding it is: the form's own; of a form that names none, and of words beside
    the forms, the one on the cover, else the only one that the document names. Empty where that is
    not known: never another form's of several.
    """
    form = next((each for each in _forms(view) if each.id == form_id), None)
    unit = (unit_of_form(form) if form is not None else "") or unit_on_cover(view)
    units = units_of(view) if not unit else ()
    return units[0] if len(units) == 1 else unit


def _forms(view: DocumentView) -> Sequence[Form]:
    """The forms that were reviewed; of a document that was left out those that stand in it."""
    return [each.form for each in view.forms] or view.document.forms


def unit_on_cover(view: DocumentView) -> str:
    """The unit that a report's cover states (实施单位（公章）：…), else the one that its path says it is
    of; empty where neither is known.
    """
    return view.once(_cover)


def _cover(view: DocumentView) -> str:
    document = view.document
    lines = (entry.text.strip() for entry in (*document.head, *document.texts[:_COVER]))
    return next(filter(None, map(_said_to_be, lines)), "") or document.sender


def _said_to_be(line: str) -> str:
    found = _LABELLED.match(line)
    label = squeezed(_SAID_BESIDE.sub("", found["label"])) if found is not None else ""
    if found is None or not any(pattern.fullmatch(label) for pattern in _LABELS):
        return ""
    return plain_unit(found["unit"])
