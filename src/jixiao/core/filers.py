"""Whose a form is: the unit that it names, never who evaluated it."""

from __future__ import annotations

from jixiao.core.forms import DEPARTMENT, Entry, Form
from jixiao.core.words import SEALED


def unit_of_form(form: Form) -> str:
    """The unit that filled a form in: the one that carries it out, of a department's form the
    department, else the one in charge (社会保险基金预算支出部门); empty where it names none.
    """
    own = form.project if form.kind == DEPARTMENT else None
    named = (form.implementing_unit, own, form.supervising_department)
    return next(filter(None, map(_name, named)), "")


def plain_unit(text: str) -> str:
    """A unit's name without its seal."""
    return " ".join(SEALED.sub("", text).split())


def _name(entry: Entry | None) -> str:
    return plain_unit(entry.text) if entry is not None else ""
