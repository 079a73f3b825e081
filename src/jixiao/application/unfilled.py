"""Forms that nobody filled in: empty official forms and templates as they were handed out."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.application.loaded import Loaded
from jixiao.core.errors import fault, user_error
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, form_of
from jixiao.core.formnames import form_name
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION
from jixiao.core.packs import RulePack
from jixiao.core.series import series
from jixiao.core.words import unsaid
from jixiao.judging.emptiness import reports_nothing, says_nothing
from jixiao.judging.weights import standard_points

_SHOWN = 6


def told_empty(data: FormData) -> tuple[Finding, ...]:
    """An error that a form is empty, where it is: there is nothing to fill in."""
    if not says_nothing(form_of(data)):
        return ()
    return (
        fault(
            "E014",
            "这张表是空的：没有填项目、单位、金额和完成值",
            "this form is empty: no project, unit, amount or result is given",
            "0:form1",
        ),
    )


def told_unshared(data: FormData, pack: RulePack, places: frozenset[str]) -> tuple[Finding, ...]:
    """A warning that the points of a completed form stand open, as its pack says nothing of how they
    are shared out: nothing of it can be scored.
    """
    named = [row for row in data.indicators if row.name.strip()]
    if (
        data.kind not in (SELF_EVALUATION, DEPARTMENT)
        or not named
        or not {"indicators.points", "indicators.score"} <= places
        or any(not unsaid(row.points) for row in named)
        or standard_points(pack)
    ):
        return ()
    return (
        fault(
            "E065",
            f"“分值”整栏没有填，“{pack.title}”没有规定各级指标的权重，没有分配，得分和总分也没有算；"
            "请填分值，或填各级指标的分值（模板的“指标名里的分值”页）",
            f"no points are given and {pack.title_en or pack.id} says nothing of weights: nothing is"
            " shared out or scored; give the points of the rows or of their headings",
            "0:form1.indicators.points",
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
    filled = [each for each in forms if not is_empty(form_of(each.data))]
    if len(filled) == len(forms):
        return filled, ()
    names = [
        _named(each, number) for number, each in enumerate(forms, start=1) if each not in filled
    ]
    zh, en = (series(names, _SHOWN, "张").of(language) for language in ("zh", "en"))
    if not filled:
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
    return filled, (told,)


def _named(form: Loaded, number: int) -> str:
    data = form.data
    if form.source and (data.implementing_unit or data.project).strip():
        return f"{form_name(data, with_unit=True)}（{form.source}）"
    return form_name(data, with_unit=True) or f"第{number}张"
