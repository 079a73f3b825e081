"""The forms of reviewed documents as a summary counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.application.summaries.project_list import step_of
from jixiao.checks.completeness import completeness_of
from jixiao.checks.registry import check_of
from jixiao.checks.review import DocumentReview
from jixiao.checks.units import unit_at
from jixiao.checks.views import FormView
from jixiao.core.errors import fault
from jixiao.core.figures.units import MONEY
from jixiao.core.filers import plain_unit
from jixiao.core.findings import Finding, Severity, Text, split_address
from jixiao.core.forms import (
    DEPARTMENT,
    Entry,
    Form,
    figure_of,
    text_of,
)
from jixiao.core.keys import name_key, parts_of
from jixiao.core.regex import regex
from jixiao.core.summaries import Problem, SummedForm
from jixiao.judging.emptiness import reports_nothing
from jixiao.judging.execution import budget_of, execution_rate, total_row
from jixiao.judging.summing import doubts_of, of_hundred, score_and_full
from jixiao.judging.totals import grade_printed, grade_stated, value_of

_CODE = regex(r"(?<![0-9A-Za-z.])[0-9A-Za-z]*\d{6,}[0-9A-Za-z]*(?![0-9A-Za-z.])")
_YEARS_DIFFER = "D604"
_COUNTED = (Severity.ERROR, Severity.WARNING)


def summed_forms(reviewed: DocumentReview, file: str) -> Iterator[SummedForm]:
    """Each form of a document that messages call ``file``."""
    for view in reviewed.view.forms:
        yield _summed(reviewed, view, file)


def _summed(reviewed: DocumentReview, view: FormView, file: str) -> SummedForm:
    form, pack = view.form, view.pack
    unit, project = unit_at(reviewed.view, form.id), project_of(form)
    year = form.year if form.year is not None else view.document.year
    row, doubts = total_row(form), doubts_of(form, pack)
    score, whole = (
        value_of(form.total.score) if form.total is not None else None,
        score_and_full(form, pack),
    )
    rate, _ = execution_rate(form)
    complete = completeness_of(view, ())
    found = [each for each in reviewed.open_findings() if split_address(each.address)[1] == form.id]
    return SummedForm(
        key=_key(form, unit, year),
        kind=form.kind,
        file=file,
        number=int(form.id.removeprefix("form")),
        unit=unit,
        department=plain_unit(text_of(form.supervising_department)),
        project=project,
        year=year,
        as_of=str(form.as_of) if form.as_of is not None else "",
        initial_budget=amount(row.initial_budget) if row is not None else None,
        budget=amount(budget_of(row)) if row is not None else None,
        step=step_of(figure_of(budget_of(row))) if row is not None else Decimal(0),
        executed=amount(row.executed) if row is not None else None,
        rate=rate,
        points=value_of(form.total.points) if form.total is not None else None,
        score=score,
        full=whole[1] if whole is not None else None,
        beside=whole[0] - score if whole is not None and score is not None else Decimal(0),
        of_hundred=of_hundred(form, pack),
        recomputed=view.result.score,
        grade=(grade_stated if doubts else grade_printed)(form, pack) or "",
        recomputed_grade=view.result.grade or "",
        completion=view.result.overall_taken,
        deviation=view.result.deviation,
        empty=reports_nothing(form),
        year_in_doubt=year is None or any(each.code == _YEARS_DIFFER for each in found),
        wanted=complete.wanted,
        filled=complete.filled,
        errors=sum(each.severity is Severity.ERROR for each in found),
        warnings=sum(each.severity is Severity.WARNING for each in found),
        remarks=sum(each.severity is Severity.REMARK for each in found),
        doubts=doubts,
        problems=_problems(found),
        codes=_codes(form),
    )


def _codes(form: Form) -> tuple[str, ...]:
    """Long numbers, as codes of projects are, that stand beside the fields of a form or in its names."""
    words = [text_of(form.title), text_of(form.project), *(each.text for each in form.texts)]
    return tuple(dict.fromkeys(code for text in words for code in _CODE.findall(text)))


def project_of(form: Form) -> str:
    """What a form is of: its project, else its fund; of a department's form nothing but the unit."""
    if form.kind == DEPARTMENT:
        return ""
    return " ".join((text_of(form.project) or form.fund or "").split())


def _key(form: Form, unit: str, year: int | None) -> str:
    """The form's key without the number of a copy, with the unit where it is known from elsewhere and
    with the year that its document is of.
    """
    key = parts_of(form.key)
    return key._replace(year=key.year or str(year or ""), unit=key.unit or name_key(unit)).joined


def amount(entry: Entry | None) -> Decimal | None:
    """A printed amount in yuan; None where there is none, or its unit is not known."""
    figure = entry.figure if entry is not None else None
    if figure is None or figure.unit is None or figure.unit.dimension != MONEY:
        return None
    return figure.base


def _problems(found: Sequence[Finding]) -> tuple[Problem, ...]:
    """Errors and warnings by their checks, errors first, then those found most often."""
    counted = Counter(each.code for each in found if each.severity in _COUNTED)
    errors = {each.code for each in found if each.severity is Severity.ERROR}
    ordered = sorted(counted, key=lambda code: (code not in errors, -counted[code], code))
    return tuple(Problem(code=code, title=title_of(code), count=counted[code]) for code in ordered)


def title_of(code: str) -> Text:
    """What a check looks for, in its title's words."""
    check = check_of(code)
    if check is not None:
        return check.title
    from jixiao.application.explaining import explain

    found = explain(code)
    return found.title if found is not None else Text(code, code)


def without_unit(reviewed: DocumentReview, file: str) -> Iterator[Finding]:
    """Of each form whose money is printed without a unit that it is not in the sums."""
    for view in reviewed.view.forms:
        row = total_row(view.form)
        entries = (budget_of(row), row.executed) if row is not None else ()
        bare = [
            each for each in entries if each is not None and each.figure and amount(each) is None
        ]
        if bare:
            said = project_of(view.form) or unit_at(reviewed.view, view.form.id)
            yield fault(
                "E072",
                f"{file}“{said}”的金额没有写单位（元、万元），没有计入合计",
                f"{file}, “{said}”: its amounts have no unit and are not in the sums",
                severity=Severity.WARNING,
            )
