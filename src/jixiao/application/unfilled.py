"""Forms that nobody filled in: empty official forms and templates as they were handed out."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.application.loaded import Loaded
from jixiao.core.errors import fault, user_error
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.forms import FUND_STATEMENT, TARGET_DECLARATION
from jixiao.core.words import blank

_NAMED = ("project", "implementing_unit", "supervising_department", "total_score", "conclusion")
_SHOWN = 6


def says_nothing(data: FormData) -> bool:
    """Whether a form names neither project nor unit and holds no amount, no goal and no result: what
    it has is what it was handed out with.
    """
    if data.kind == FUND_STATEMENT:
        return False
    said = [getattr(data, name) for name in _NAMED]
    said += [getattr(row, name) for row in data.funding for name in MONEY_FIELDS]
    said += [text for goal in data.goals for text in (goal.expected, goal.actual)]
    said += [row.actual for row in data.indicators]
    if data.kind == TARGET_DECLARATION:
        said += [row.name for row in data.indicators]
    return all(map(blank, said))


def reports_nothing(data: FormData) -> bool:
    """Whether a form reports no result, no score and no money spent; a declaration of targets reports
    none of these and is empty where it says nothing.
    """
    if data.kind in (TARGET_DECLARATION, FUND_STATEMENT):
        return says_nothing(data)
    said = [row.actual for row in data.indicators]
    said += [row.executed for row in data.funding]
    return all(map(blank, (*said, data.total_score)))


def told_empty(data: FormData) -> tuple[Finding, ...]:
    """A warning that a form is empty, where it is."""
    if not says_nothing(data):
        return ()
    return (
        fault(
            "E014",
            "这张表是空的：没有填项目、单位、金额和完成值",
            "this form is empty: no project, unit, amount or result is given",
            "0:form1",
            severity=Severity.WARNING,
        ),
    )


def without_empty(
    forms: Sequence[Loaded], *, of_results: bool
) -> tuple[list[Loaded], tuple[Finding, ...]]:
    """The forms that have something for a list, with a warning that names the others. ``of_results``:
    the list asks what was achieved or spent. Raises UserError (E014) where none has.
    """
    is_empty = reports_nothing if of_results else says_nothing
    empty = [each for each in forms if is_empty(each.data)]
    if not empty:
        return list(forms), ()
    names = [
        _named(each, number) for number, each in enumerate(forms, start=1) if is_empty(each.data)
    ]
    zh = "、".join(names[:_SHOWN]) + (f"等{len(names)}张" if len(names) > _SHOWN else "")
    en = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    if len(empty) == len(forms):
        raise user_error(
            "E014",
            f"{zh}：都是空表，没有可以填进汇总表的",
            f"{en}: all forms are empty, there is nothing for the list",
        )
    why = "，没有填完成情况" if of_results else ""
    told = fault(
        "E014",
        f"{zh}：是空表{why}，没有填进汇总表",
        f"{en}: empty, left out of the list",
        severity=Severity.WARNING,
    )
    return [each for each in forms if not is_empty(each.data)], (told,)


def _named(form: Loaded, number: int) -> str:
    data = form.data
    name = " ".join(each for each in (data.implementing_unit, data.project) if each.strip())
    if name and form.source:
        return f"{name}（{form.source}）"
    return name or form.source or data.title.strip() or f"第{number}张"
