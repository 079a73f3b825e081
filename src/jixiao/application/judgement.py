"""Judgement: the documents of a dossier, recognised, with their packs chosen, all recomputed and
checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jixiao.checks.registry import DRAFTING, FINISHED, SUBMITTED, run_checks
from jixiao.checks.suspicion import resolve
from jixiao.checks.views import DocumentView, DossierView, FormView
from jixiao.core.errors import Faults, traced, user_error
from jixiao.core.facts import DocumentFacts, Dossier
from jixiao.core.findings import Verdict, split_address
from jixiao.core.forms import Form
from jixiao.core.packs import RulePack
from jixiao.core.taking import hold_fields
from jixiao.judging.choosing import choose
from jixiao.judging.scoring import score_form
from jixiao.knowledge.shelf import Knowledge, shipped


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What is known beside the forms. ``rules`` is the rule pack to judge by, else it is chosen of
    those of ``knowledge`` (what is shipped) form by form; its indicators say what rows are.

    ``year`` and ``place`` (lines that name it) are for forms that state none; ``stage`` is DRAFTING
    while what is missing may still come, FINISHED where it keeps a form from being handed in.
    """

    rules: RulePack | None = None
    knowledge: Knowledge | None = None
    year: int | None = None
    place: str = ""
    stage: str = SUBMITTED

    def __post_init__(self) -> None:
        faults = Faults()
        faults.of(hold_fields, self)
        faults.of(_hold_stage, self.stage)
        faults.tell()


def _hold_stage(stage: str) -> None:
    if stage not in (SUBMITTED, DRAFTING, FINISHED):
        raise user_error(
            "E004",
            f"Context(stage) 应为 {SUBMITTED}、{DRAFTING} 或 {FINISHED}，给的是 {stage}",
            f"Context(stage) must be {SUBMITTED}, {DRAFTING} or {FINISHED}, not {stage!r}",
            "stage",
        )


class JudgedDossier(msgspec.Struct, frozen=True, kw_only=True):
    """The documents of one dossier with all verdicts on them, and our own crashes by document."""

    views: tuple[DocumentView, ...]
    verdicts: tuple[Verdict, ...]
    crashed: dict[int, tuple[str, ...]] = {}

    def of(self, view: DocumentView) -> tuple[Verdict, ...]:
        """The verdicts on one of the documents."""
        return tuple(
            verdict for verdict in self.verdicts if split_address(verdict.address)[0] == view.index
        )


def judge(documents: Sequence[DocumentFacts], context: Context) -> JudgedDossier:
    """Choose the packs, recompute and check the documents of one dossier."""
    crashed: dict[int, list[str]] = {}
    knowledge = context.knowledge or shipped()
    views = tuple(
        _view(index, facts, knowledge, context, crashed.setdefault(index, []))
        for index, facts in enumerate(documents)
    )
    dossier = DossierView(dossier=Dossier(documents=tuple(documents)), documents=views)
    verdicts, broken = run_checks(dossier, stage=context.stage)
    if views:
        crashed[0].extend(broken)
    return JudgedDossier(
        views=views,
        verdicts=tuple(resolve(verdicts)),
        crashed={index: tuple(found) for index, found in crashed.items() if found},
    )


def _view(
    index: int,
    facts: DocumentFacts,
    knowledge: Knowledge,
    context: Context,
    crashed: list[str],
) -> DocumentView:
    views = (_form_view(index, form, facts, knowledge, context, crashed) for form in facts.forms)
    return DocumentView(
        index=index, document=facts, forms=tuple(view for view in views if view is not None)
    )


def pack_for(
    form: Form, facts: DocumentFacts, packs: Mapping[str, RulePack], chosen: RulePack | None = None
) -> tuple[RulePack, str]:
    """The pack for a form of a document, and why: the user's ``chosen`` one, else as the file and
    the form say.
    """
    return choose(
        form,
        packs,
        chosen=chosen,
        year=facts.year,
        place=facts.place_words(),
    )


def _form_view(
    index: int,
    form: Form,
    facts: DocumentFacts,
    knowledge: Knowledge,
    context: Context,
    crashed: list[str],
) -> FormView | None:
    try:
        pack, reason = pack_for(form, facts, knowledge.packs, context.rules)
        result = score_form(form, pack, library=knowledge.library())
    # one form that scoring cannot take is our defect, not the others'
    except Exception:
        crashed.append(f"{form.id}: {traced()}")
        return None
    return FormView(
        index=index, form=form, pack=pack, pack_reason=reason, result=result, document=facts
    )
