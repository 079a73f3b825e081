"""Checking: forms in, as data or recognised, alone or several; everything that is wrong in them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jixiao.application.judgement import Context, JudgedDossier, judge
from jixiao.application.soundness import all_sound
from jixiao.checks.identity import identified
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.views import DocumentView
from jixiao.core.clock import since, ticks
from jixiao.core.errors import Faults
from jixiao.core.facts import DocumentFacts, Dossier
from jixiao.core.formdata import FormData, form_of
from jixiao.core.forms import Entry, Form, placed
from jixiao.core.keys import keyed_facts, keyed_forms
from jixiao.core.packs import RulePack
from jixiao.core.places import Place
from jixiao.core.taking import hold_whole, typed
from jixiao.judging.choosing import choose
from jixiao.judging.execution_row import with_execution_row
from jixiao.judging.fund_lines import linked
from jixiao.knowledge.funds import fund_of
from jixiao.recognition import prose_of_forms

Checkable = FormData | Form | DocumentFacts | Dossier | Sequence[FormData | Form]


@typed(Checkable="FormData | Form | DocumentFacts | Dossier | Sequence[FormData | Form]")
def check(subject: Checkable, context: Context | None = None) -> Review:
    """Everything that is wrong in forms, without a document. Several forms are the forms of one
    document, in order ``form1`` …; a dossier's documents stay apart, and ties run across them.
    """
    begun = ticks()
    settings = context or Context()
    judged = judge(_documents(subject, settings), settings)
    found = identified([_reviewed(view, judged) for view in judged.views])
    return Review(documents=tuple(found), seconds=since(begun))


def _reviewed(view: DocumentView, judged: JudgedDossier) -> DocumentReview:
    verdicts = judged.of(view)
    return DocumentReview(
        view=view,
        findings=tuple(each.finding for each in verdicts if each.finding is not None),
        verdicts=verdicts,
        internal=judged.crashed.get(view.index, ()),
    )


def _documents(subject: Checkable, context: Context) -> tuple[DocumentFacts, ...]:
    if isinstance(subject, (Dossier, DocumentFacts)):
        hold_whole("check(subject)", subject)
        return subject.documents if isinstance(subject, Dossier) else (subject,)
    listed = [subject] if isinstance(subject, (FormData, Form)) else subject
    faults = Faults()
    for number, each in enumerate(listed):
        if isinstance(each, Form):
            faults.of(hold_whole, f"check(subject[{number}])", each)
    faults.of(all_sound, [each for each in listed if isinstance(each, FormData)])
    faults.tell()
    lines = context.place.splitlines()
    forms = keyed_forms(checkable(each, number) for number, each in enumerate(listed, start=1))
    statements, claims = prose_of_forms(forms)
    return (
        DocumentFacts(
            forms=forms,
            statements=keyed_facts(statements),
            claims=claims,
            year=context.year,
            head=tuple(Entry(text=line, place=Place(text=line)) for line in lines),
        ),
    )


def checkable(given: FormData | Form, number: int) -> Form:
    """The form as checks take it, ``form<number>``: the fund by its words where none is stated."""
    name = f"form{number}"
    if isinstance(given, Form):
        return given if given.id == name else msgspec.structs.replace(given, id=name)
    form = _with_fund(form_of(given, name))
    return with_execution_row(placed(msgspec.structs.replace(form, lines=linked(form.lines))))


def _with_fund(form: Form) -> Form:
    """The form with the fund that its words name, where none is stated."""
    words = [entry.text for entry in (form.project, form.title) if entry is not None]
    fund = form.fund or next((found for text in words if (found := fund_of(text))), None)
    return msgspec.structs.replace(form, fund=fund)


def pack_of(
    data: FormData, packs: Mapping[str, RulePack], chosen: RulePack | None = None
) -> tuple[RulePack, str]:
    """The pack for a form as data, and why: the user's ``chosen`` one, else as the form says."""
    return choose(_with_fund(form_of(data)), packs, chosen=chosen)
