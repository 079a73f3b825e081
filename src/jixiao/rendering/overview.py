"""The overview: a line for each form of a review, and for what stands outside its forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.completeness import Completeness, completeness_of
from jixiao.checks.formless import EMPTY_FORM, NO_FORM, formless
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.units import unit_at, units_of
from jixiao.checks.views import FormView
from jixiao.core.figures import places_needed, shown
from jixiao.core.filers import plain_unit
from jixiao.core.findings import Finding, Severity, Text, split_address
from jixiao.core.forms import DEPARTMENT, Form, text_of
from jixiao.core.ties import Outcome
from jixiao.core.words import beginning
from jixiao.judging.emptiness import is_unfilled
from jixiao.judging.totals import grade_printed, value_of
from jixiao.knowledge.labels import label_of
from jixiao.rendering.words import display_name, form_of, kind_word

_LACKS = Text("缺：", "missing: ")
_BESIDE = Text("（表以外的文字）", "(the words beside the forms)")

_LONGEST_NAME, _PLACES = 24, 2


def score_words(score: Decimal | None) -> str:
    """A score in a column of scores: with two decimals, or more where it has them."""
    return "" if score is None else shown(score, max(_PLACES, places_needed(score)))


class OverviewRow(msgspec.Struct, frozen=True, kw_only=True):
    """A form, or what a document has beside its forms. ``points`` and ``score`` are the printed
    total, ``recomputed`` the score by the rules; ``grade`` is printed or that of the printed total,
    ``recomputed_grade`` that of the recomputed score. ``number`` is the form's in its document, None
    where the line is about none; ``note`` says why.
    """

    unit: str = ""
    department: str = ""
    project: str = ""
    kind: str = ""
    year: int | None = None
    points: Decimal | None = None
    score: Decimal | None = None
    recomputed: Decimal | None = None
    grade: str = ""
    recomputed_grade: str = ""
    completeness: Completeness | None = None
    findings: dict[Severity, int] = {}
    accepted: int = 0
    held: int = 0
    file: str = ""
    document: int = 0
    number: int | None = None
    note: str = ""

    def lacks(self, language: str) -> str:
        """What the form lacks of what one of its kind must have, in words; of an empty form and of a line
        that is about none what it is.
        """
        if self.note or self.completeness is None:
            return self.note
        names = [label_of(each).of(language) for each in self.completeness.lacks]
        return (", " if language == "en" else "、").join(dict.fromkeys(names))

    def aside(self, language: str) -> str:
        """The same in brackets, to stand behind a name; empty where nothing is missing."""
        words = self.lacks(language)
        if words and not self.note:
            words = _LACKS.of(language) + words
        return f" [{words}]" if words else ""

    def filled_in(self) -> str:
        """Figures filled in of those wanted: 46/50; empty where nothing is wanted."""
        done = self.completeness
        return f"{done.filled}/{done.wanted}" if done is not None and done.wanted else ""

    def named(self, language: str) -> str:
        """The form in a line or two: unit, project (a long name's beginning), kind."""
        project = beginning(self.project, _LONGEST_NAME)
        name = " · ".join(part for part in (self.unit, project) if part)
        if not name:
            return self.kind
        return f"{name} ({self.kind})" if language == "en" else f"{name}（{self.kind}）"


def overview_rows(review: Review, language: str = "zh") -> tuple[OverviewRow, ...]:
    """The lines of all documents in their order."""
    return tuple(
        row
        for number, each in enumerate(review.documents)
        for row in rows_of_document(each, language, number)
    )


def rows_of_document(
    reviewed: DocumentReview, language: str = "zh", number: int = 0
) -> Iterator[OverviewRow]:
    """A line for each form of a document, and one for what else was found in it; a document without a
    form has one that says so. ``number`` is the document's, from 0.
    """
    view = reviewed.view
    for each in view.forms:
        yield _of_form(reviewed, each, language, number)
    beside = _Counted(reviewed, None)
    if view.forms and not beside.any():
        return
    yield OverviewRow(
        unit="、".join(units_of(view)),
        project="" if not view.forms else _BESIDE.of(language),
        year=view.document.year,
        findings=beside.findings,
        accepted=beside.accepted,
        held=beside.held,
        file=display_name(view.document),
        document=number,
        note="" if view.forms else (formless(view) or NO_FORM).of(language),
    )


def _of_form(reviewed: DocumentReview, view: FormView, language: str, number: int) -> OverviewRow:
    form, counted = view.form, _Counted(reviewed, view.form.id)
    return OverviewRow(
        unit=unit_at(reviewed.view, form.id),
        department=plain_unit(text_of(form.supervising_department)),
        project=_project(form),
        kind=_kind(form, language),
        year=form.year if form.year is not None else view.document.year,
        points=value_of(form.total.points) if form.total is not None else None,
        score=value_of(form.total.score) if form.total is not None else None,
        recomputed=view.result.score,
        grade=grade_printed(form, view.pack) or "",
        recomputed_grade=view.result.grade or "",
        completeness=completeness_of(view, counted.all),
        findings=counted.findings,
        accepted=counted.accepted,
        held=counted.held,
        file=display_name(view.document),
        document=number,
        number=int(form.id.removeprefix("form")),
        note=EMPTY_FORM.of(language) if is_unfilled(form) else "",
    )


class _Counted:
    """What was found about one form of a document, or (None) beside its forms."""

    def __init__(self, reviewed: DocumentReview, form_id: str | None) -> None:
        self.all: Sequence[Finding] = [
            each for each in reviewed.findings if form_of(each) == form_id
        ]
        open_ones = [each for each in self.all if each.id not in reviewed.accepted]
        self.findings = {
            severity: sum(each.severity is severity for each in open_ones) for severity in Severity
        }
        self.accepted = len(self.all) - len(open_ones)
        self.held = sum(
            each.outcome is Outcome.REPRODUCED and split_address(each.address)[1] == form_id
            for each in reviewed.verdicts
        )

    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.all)


def _project(form: Form) -> str:
    """What the form is of; a department's form is of the department itself."""
    if form.kind == DEPARTMENT:
        return ""
    return " ".join((text_of(form.project) or form.fund or "").split())


def _kind(form: Form, language: str) -> str:
    kind = kind_word(form.kind, language)
    if form.as_of is None:
        return kind
    return f"{kind} ({form.as_of})" if language == "en" else f"{kind}（{form.as_of}）"
