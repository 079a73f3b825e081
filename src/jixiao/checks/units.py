"""Whose a form and a document are: the unit that each of them names, never who evaluated it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.views import DocumentView
from jixiao.core.forms import DEPARTMENT, Entry, Form
from jixiao.core.keys import name_key
from jixiao.core.regex import regex

_ON_COVER = regex(
    r"(?:(?:项目|自评)?(?:实施|填报|编制|报告|被评价|申报|报送|预算)?(?<=[施报制告价送算目评])(?:单位|部门)(?:名称)?|(?:单位|部门)名称)"
    r"\s*(?:[（(][^）)]*[）)])?\s*[：:]\s*(?P<unit>[^：:\s][^：:]{1,40})$"
)
_SEAL = regex(r"\s*[（(]\s*(?:公章|盖章|签章|章)\s*[)）]\s*")
_COVER = 40  # lines of a document in which its cover stands


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
    own = unit_of_form(form) if form is not None else ""
    if own or (cover := unit_on_cover(view)):
        return own or cover
    units = units_of(view)
    return units[0] if len(units) == 1 else ""


def unit_on_cover(view: DocumentView) -> str:
    """The unit that a report's cover states (实施单位（公章）：…); empty where it states none."""
    return next(_covers(view), "")


def _covers(view: DocumentView) -> Iterator[str]:
    document = view.document
    for entry in (*document.head, *document.texts[:_COVER]):
        found = _ON_COVER.match(entry.text.strip())
        unit = _SEAL.sub("", found["unit"]).strip() if found is not None else ""
        if unit:
            yield " ".join(unit.split())


def _name(entry: Entry | None) -> str:
    return " ".join(_SEAL.sub("", entry.text).split()) if entry is not None else ""
