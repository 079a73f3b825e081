"""Whose a form and a document are: the unit that each of them names, never who evaluated it."""

from __future__ import annotations

from jixiao.checks.views import DocumentView
from jixiao.core.forms import DEPARTMENT, Entry, Form
from jixiao.core.keys import name_key
from jixiao.core.regex import regex
from jixiao.core.words import SEALED, squeezed
from jixiao.knowledge.vocabulary import words

_LABELLED = regex(r"(?P<label>[^：:]{2,24})[：:]\s*(?P<unit>[^：:\s][^：:]{1,40})$")
_SAID_BESIDE = regex(r"[（(][^）)]*[）)]")
_COVER = 40  # lines of a document in which its cover stands
_LABELS = words("implementing"), words("filer"), words("department")


def unit_of_form(form: Form) -> str:
    """The unit that filled a form in: the one that carries it out, of a department's form the
    department, else the one in charge (社会保险基金预算支出部门); empty where it names none.
    """
    own = form.project if form.kind == DEPARTMENT else None
    named = (form.implementing_unit, own, form.supervising_department)
    return next(filter(None, map(_name, named)), "")


def units_of(view: DocumentView) -> tuple[str, ...]:
    """The units of a document's forms in their order, without repeats; else the one on its cover."""
    named: dict[str, str] = {}
    for each in view.forms:
        unit = unit_of_form(each.form)
        if unit:
            named.setdefault(name_key(unit), unit)
    cover = unit_on_cover(view)
    return tuple(named.values()) or ((cover,) if cover else ())


def unit_at(view: DocumentView, form_id: str | None) -> str:
    """The unit whose finding it is: the form's own; of a form that names none, and of words beside
    the forms, the one on the cover, else the only one that the document names. Empty where that is
    not known: never another form's of several.
    """
    form = next((each.form for each in view.forms if each.form.id == form_id), None)
    unit = (unit_of_form(form) if form is not None else "") or unit_on_cover(view)
    units = units_of(view) if not unit else ()
    return units[0] if len(units) == 1 else unit


def unit_on_cover(view: DocumentView) -> str:
    """The unit that a report's cover states (实施单位（公章）：…); empty where it states none."""
    return view.once(_cover)


def _cover(view: DocumentView) -> str:
    document = view.document
    lines = (entry.text.strip() for entry in (*document.head, *document.texts[:_COVER]))
    return next(filter(None, map(_said_to_be, lines)), "")


def _said_to_be(line: str) -> str:
    found = _LABELLED.match(line)
    label = squeezed(_SAID_BESIDE.sub("", found["label"])) if found is not None else ""
    if found is None or not any(pattern.fullmatch(label) for pattern in _LABELS):
        return ""
    return plain_unit(found["unit"])


def _name(entry: Entry | None) -> str:
    return plain_unit(entry.text) if entry is not None else ""


def plain_unit(unit: str) -> str:
    """A unit's printed name without the place for its seal."""
    return " ".join(SEALED.sub("", unit).split())
