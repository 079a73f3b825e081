"""Whether a form was filled in at all, or is as it was handed out."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.forms import FUND_STATEMENT, TARGET_DECLARATION, Entry, Form, text_of
from jixiao.core.words import blank


def says_nothing(form: Form) -> bool:
    """Whether a form names neither project nor unit and holds no amount, no goal and no result: what
    it has is what it was handed out with.
    """
    named = (form.project, form.implementing_unit, form.supervising_department)
    return is_unfilled(form) and (form.kind == FUND_STATEMENT or _are_blank(named))


def is_unfilled(form: Form) -> bool:
    """Whether a form holds no amount, no goal and no result, whoever and whatever it names."""
    if form.kind == FUND_STATEMENT:
        return not form.lines
    said = [form.conclusion]
    said += [getattr(row, name) for row in form.funding for name in MONEY_FIELDS]
    said += [entry for goal in form.goals for entry in (goal.expected, goal.actual)]
    said += [row.actual for row in form.indicators]
    if form.kind == TARGET_DECLARATION:
        said += [row.name for row in form.indicators]
    return _are_blank((*said, _score(form)))


def reports_nothing(form: Form) -> bool:
    """Whether a form reports no result, no score and no money spent; a declaration of targets reports
    none of these and is empty where it says nothing.
    """
    if form.kind in (TARGET_DECLARATION, FUND_STATEMENT):
        return says_nothing(form)
    said = [row.actual for row in form.indicators]
    said += [row.executed for row in form.funding]
    return _are_blank((*said, _score(form)))


def _score(form: Form) -> Entry | None:
    return form.total.score if form.total is not None else None


def _are_blank(entries: Iterable[Entry | None]) -> bool:
    return all(blank(text_of(each)) for each in entries)
