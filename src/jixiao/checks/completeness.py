"""How complete a form is: what one of its kind must have and lacks, and how many of the figures that
it has places for are filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

import msgspec

from jixiao.checks.rows import named_rows
from jixiao.checks.views import FormView
from jixiao.core.findings import Finding, split_address
from jixiao.core.forms import (
    DEPARTMENT,
    FUND_STATEMENT,
    MONITORING,
    SELF_EVALUATION,
    TARGET_DECLARATION,
    Form,
    FundingRow,
    text_of,
)
from jixiao.core.regex import regex
from jixiao.core.words import blank
from jixiao.judging.emptiness import is_unfilled, reports_nothing
from jixiao.judging.execution import budget_of, total_row
from jixiao.judging.totals import without_column

_CORE = "R131"
"""The check that says which parts of its core a form lacks."""
_ROW_FIELDS = MappingProxyType(
    {
        SELF_EVALUATION: ("target", "actual", "points", "score"),
        DEPARTMENT: ("target", "actual", "points", "score"),
        MONITORING: ("target", "actual", "completion"),
        TARGET_DECLARATION: ("target",),
    }
)
_MONEY_FIELDS = MappingProxyType(
    {
        SELF_EVALUATION: ("budget", "executed", "rate"),
        DEPARTMENT: ("budget", "executed", "rate"),
        MONITORING: ("budget", "executed", "rate"),
        TARGET_DECLARATION: ("budget",),
    }
)
_SCORED = (SELF_EVALUATION, DEPARTMENT)
_SCORES = ("points", "score")
_NUMBER = regex(r"\[\d+\]")


class Completeness(msgspec.Struct, frozen=True, kw_only=True):
    """``lacks`` are the fields that a form of its kind must have and lacks (``indicators.actual``), by
    their names without numbers of rows; ``wanted`` and ``filled`` count the cells for figures of its
    indicators, its money and its total.
    """

    lacks: tuple[str, ...] = ()
    wanted: int = 0
    filled: int = 0


def completeness_of(view: FormView, findings: Iterable[Finding]) -> Completeness:
    """How complete a form is; ``findings`` are those about it, of which the check of the core says
    what is lacking there.
    """
    form = view.form
    if form.kind == FUND_STATEMENT:
        return Completeness(wanted=len(form.lines), filled=len(form.lines))
    core = [split_address(each.address)[2] for each in findings if each.code == _CORE]
    lacks = dict.fromkeys(_NUMBER.sub("", field) for field in (*core, *_besides(form)))
    cells = list(_cells(view))
    return Completeness(lacks=tuple(lacks), wanted=len(cells), filled=sum(cells))


def _besides(form: Form) -> Iterator[str]:
    """What the check of the core leaves to others: the money, and the total of a scored form."""
    if total_row(form) is None:
        yield "funding"
    if reports_nothing(form) and not is_unfilled(form):
        yield "funding.executed"  # the core says once that nothing is reported
        if _has_scores(form):
            yield "indicators.score"
    if _has_scores(form) and not _is_scored(form):
        yield "total_score"


def _has_scores(form: Form) -> bool:
    """Whether a form is scored at all: its table has a column of scores, or anything in it has points
    or a score. Layouts without them have no total score either.
    """
    if form.kind not in _SCORED:
        return False
    rows = (*form.indicators, *form.funding)
    return (
        form.total is not None
        or any(column.role in _SCORES for column in form.columns)
        or any(getattr(row, name) is not None for row in rows for name in _SCORES)
    )


def _is_scored(form: Form) -> bool:
    return form.total is not None and not blank(text_of(form.total.score))


def _cells(view: FormView) -> Iterator[bool]:
    """Of each cell that should have a figure whether it has one."""
    form = view.form
    printed = {column.role for column in form.columns}
    without, scored = without_column(form), _has_scores(form)
    for row in named_rows(view):
        for name in _ROW_FIELDS.get(form.kind, ()):
            entry = getattr(row.indicator, name)
            is_there = entry is not None and not blank(entry.text)
            has_place = name in printed if printed else name != "completion"
            if name == "points" and (without or row.indicator.points_shared):
                has_place = False
            if name in _SCORES and not scored:
                has_place = False
            if is_there or has_place:
                yield is_there
    total = total_row(form)
    for name in _MONEY_FIELDS.get(form.kind, ()):
        yield total is not None and _has(total, name)
    if scored:
        yield _is_scored(form)


def _has(row: FundingRow, name: str) -> bool:
    entry = budget_of(row) if name == "budget" else getattr(row, name)
    return entry is not None and not blank(entry.text)
