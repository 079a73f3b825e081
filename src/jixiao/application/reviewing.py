"""A review: files as values in; read and recognised, recomputed and checked; findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from jixiao.application.acceptance import Accepted, accepted_in
from jixiao.application.judgement import Context, JudgedDossier, judge
from jixiao.application.neighbours import as_note, beside
from jixiao.application.papers import Paper, paper_of
from jixiao.application.rounds.comparing import compared
from jixiao.application.rounds.several import Plan, left_out, merged, with_notes
from jixiao.application.rounds.versions import Written, unknown_times
from jixiao.application.separation import at_home, renumbered
from jixiao.application.sources import TEMPLATES_IN, Source, documents_in, each_document
from jixiao.checks.identity import identified
from jixiao.checks.registry import SUBMITTED
from jixiao.checks.releasing import with_accepted
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.rounds import LastRound
from jixiao.checks.versions import ALL, NEWEST, held_choice
from jixiao.checks.views import DocumentView
from jixiao.core.clock import since, ticks
from jixiao.core.documents import Document, Grid
from jixiao.core.dossier import Recognised
from jixiao.core.errors import traced
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Finding
from jixiao.core.locating import Locator, Spot
from jixiao.core.packs import RulePack
from jixiao.knowledge.shelf import Knowledge, shipped

Reviewable = Source | Document
"""A file's content with its name, or a document that was read already."""
_LAST = Spot(1 << 60)
_FIRST_SHEET = "基本情况"  # of a filling template


def review(
    given: Iterable[Reviewable],
    *,
    pack: RulePack | None = None,
    year: int | None = None,
    separate: bool = False,
    accept: Accepted | None = None,
    knowledge: Knowledge | None = None,
    stage: str = SUBMITTED,
    keep_documents: bool = True,
    versions: str | None = None,
    last: LastRound | None = None,
    written: Written = unknown_times,
) -> Review:
    """Review files: everything in them that is wrong, with its place.

    All of them are one dossier, and ties run across them, unless they are ``separate``; a zip stands
    for its members. ``pack`` is the rule pack to judge by, else it is chosen form by form of those of
    ``knowledge`` (the shipped ones); ``year`` the year the documents are about, else it is read
    from them. ``stage`` is DRAFTING for what is about to be written: what is missing is a remark.
    Without ``keep_documents`` the facts of the documents are kept alone, which is all that text,
    JSON and the list in xlsx show. A file that cannot be read is a finding (R1xx) of its own and the
    others go on.

    A form that was handed in more than once is told (E015, E016), and its prints are not held
    against each other: with ``versions`` ``newest`` the newest alone is reviewed, with ``all`` (or
    None) each of them, and what they share counts once. ``written`` gives the times of the files,
    the last resort to tell which is the newest. ``last`` is the last round: what became of its
    findings is in ``since``, and what was accepted then stays accepted.
    """
    begun = ticks()
    held_choice(versions)
    work = _Work(Context(rules=pack, knowledge=knowledge or shipped(), year=year, stage=stage))
    if separate and versions != NEWEST:
        judged = list(work.one_by_one(given, accept, keep_documents=keep_documents))
        facts = beside([each.view.document for each in judged])
        judged = [_of_facts(each, own) for each, own in zip(judged, facts, strict=True)]
        plan = Plan(facts, written=written)
        judged = [left_out(each) if plan.is_left_out(each.view.index) else each for each in judged]
    else:
        documents = [each for one in given for each in work.read(one)]
        facts = beside(work.facts(documents))
        plan = Plan(facts, versions or ALL, written, submitted=stage == SUBMITTED)
        judged = [
            _settled(each, accept, keep_documents=keep_documents)
            for each in work.judged(documents, facts, plan, separate=separate)
        ]
    review = Review(documents=_told(judged, plan, facts), versions=plan.same)
    found = compared(review, last) if last is not None else review
    return msgspec.structs.replace(found, seconds=since(begun))


def reviews(
    given: Iterable[Reviewable],
    *,
    pack: RulePack | None = None,
    year: int | None = None,
    accept: Accepted | None = None,
    knowledge: Knowledge | None = None,
    keep_documents: bool = True,
) -> Iterator[DocumentReview]:
    """Review files each for itself, one by one as they are done, as ``review`` does with
    ``separate``; a zip is as many files as it has members. Nothing is kept of a file once its review
    was taken; without ``keep_documents`` the review does not hold the document either.
    """
    work = _Work(Context(rules=pack, knowledge=knowledge or shipped(), year=year))
    return work.one_by_one(given, accept, keep_documents=keep_documents)


class _Work:
    """One call's settings, with the crashes of our own met on the way (document → tracebacks)."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._crashed: dict[int, list[str]] = {}
        self._unread: dict[str, str] = {}

    def one_by_one(
        self, given: Iterable[Reviewable], accept: Accepted | None, *, keep_documents: bool
    ) -> Iterator[DocumentReview]:
        """The reviews of documents each for itself, made when they are asked for."""
        done = 0
        for one in given:
            for document in self._each(one):
                facts = self.facts([document])
                plan = Plan(facts)
                (judged,) = renumbered(self.judged([document], facts, plan), done)
                done += 1
                yield _settled(judged, accept, keep_documents=keep_documents)

    def read(self, given: Reviewable) -> tuple[Document, ...]:
        """The documents of a file."""
        return tuple(self._read(lambda: documents_in(given), given))

    def _each(self, given: Reviewable) -> Iterator[Document]:
        """The documents of a file, each read when it is asked for."""
        return self._read(lambda: each_document(given), given)

    def _read(
        self, read: Callable[[], Iterable[Document]], given: Reviewable
    ) -> Iterator[Document]:
        try:
            yield from read()
        # readers report what they cannot read; what they raise is our defect, and the other files
        # go on
        except Exception:
            name = given.path if isinstance(given, Document) else given.name
            self._unread[name] = f"reading: {traced()}"
            yield Document(path=name, format="unknown", sha256="")

    def facts(self, documents: Sequence[Document]) -> list[DocumentFacts]:
        """What the documents of a call say."""
        self._crashed = {}
        return [self._facts(index, document) for index, document in enumerate(documents)]

    def judged(
        self,
        documents: Sequence[Document],
        facts: Sequence[DocumentFacts],
        plan: Plan,
        *,
        separate: bool = False,
    ) -> list[DocumentReview]:
        """Recompute and check the documents of one dossier, or each for itself; by the plan further
        prints of a form by themselves.
        """
        kept = plan.kept()
        if separate:
            found = [
                each
                for at, document in enumerate(documents)
                for each in renumbered(self._dossier([document], [kept[at]], at), at)
            ]
        else:
            found = self._dossier(documents, kept)
        return [self._whole(each, documents[at], facts[at], plan) for at, each in enumerate(found)]

    def _whole(
        self, main: DocumentReview, document: Document, facts: DocumentFacts, plan: Plan
    ) -> DocumentReview:
        """A document's review with those of its forms that are reviewed by themselves."""
        at = main.view.index
        if plan.is_left_out(at):
            return left_out(_of_facts(main, facts))
        others = [
            each
            for part in plan.by_itself(at)
            for each in renumbered(self._dossier([document], [part], at), at)
        ]
        if plan.reviewed_apart(at):
            main, *others = others
        if not others:
            return _of_facts(main, facts)
        whole = merged(main, others, facts)
        return msgspec.structs.replace(whole, findings=_in_order(whole.findings, document))

    def _dossier(
        self, documents: Sequence[Document], facts: Sequence[DocumentFacts], first: int = 0
    ) -> list[DocumentReview]:
        """The documents of one dossier; ``first`` is the index of its first one in the call."""
        found = judge(facts, self._context)
        return identified(
            [
                _of_document(found, view, document, self._crashed.get(first + view.index, ()))
                for view, document in zip(found.views, documents, strict=True)
            ]
        )

    def _facts(self, index: int, document: Document) -> DocumentFacts:
        from jixiao.recognition import recognise

        if document.path in self._unread:
            self._crashed.setdefault(index, []).append(self._unread[document.path])
        if _is_template(document):
            return msgspec.structs.replace(Recognised(document=document).facts(), template=True)
        if _is_fact_sheet(document):
            return msgspec.structs.replace(Recognised(document=document).facts(), fact_sheet=True)
        paper = paper_of(document)
        if paper is not None and paper.shows_forms:
            return _of_paper(document, paper)
        try:
            known = self._context.knowledge
            facts = recognise(document, known.words if known is not None else None).facts()
        # our defect on one document must not take the others with it; it is reported as internal
        except Exception:
            self._crashed.setdefault(index, []).append(f"recognition: {traced()}")
            facts = Recognised(document=document).facts()
        if paper is not None and not facts.forms:  # a unit may have put its form beside the list
            return _of_paper(document, paper)
        year = self._context.year
        return facts if year is None else _in_year(facts, year)


def _told(
    judged: Sequence[DocumentReview], plan: Plan, facts: Sequence[DocumentFacts]
) -> tuple[DocumentReview, ...]:
    """The reviews with what is to say of notes and of forms that are there more than once."""
    return with_notes([as_note(each) for each in judged], plan, facts)


def _of_facts(reviewed: DocumentReview, facts: DocumentFacts) -> DocumentReview:
    view = msgspec.structs.replace(reviewed.view, document=facts)
    return msgspec.structs.replace(reviewed, view=view)


def _of_paper(document: Document, paper: Paper) -> DocumentFacts:
    """A paper that a review wrote, of which nothing is held against anything."""
    facts = Recognised(document=document).facts()
    return msgspec.structs.replace(facts, paper=paper.words, answered=paper.answered)


def _is_fact_sheet(document: Document) -> bool:
    """Whether a workbook is the fact sheet that a report is made from."""
    if document.format not in TEMPLATES_IN:
        return False
    from jixiao.application.factsheets.reading import is_fact_sheet

    return is_fact_sheet(document)


def _is_template(document: Document) -> bool:
    """Whether a workbook is a filling template: it holds what goes into forms, and no form."""
    if document.format not in TEMPLATES_IN or not any(
        isinstance(block, Grid) and block.sheet == _FIRST_SHEET for block in document.blocks
    ):
        return False
    from jixiao.application.templates.shape import is_template

    return is_template(document)


def _in_year(facts: DocumentFacts, year: int) -> DocumentFacts:
    """The user's year for the document, and for the forms that print none."""
    forms = tuple(
        form if form.year is not None else msgspec.structs.replace(form, year=year)
        for form in facts.forms
    )
    return msgspec.structs.replace(facts, forms=forms, year=year, asked=year)


def _of_document(
    judged: JudgedDossier, view: DocumentView, document: Document, crashed: Sequence[str]
) -> DocumentReview:
    own = tuple(at_home(verdict, view.document) for verdict in judged.of(view))
    findings = [verdict.finding for verdict in own if verdict.finding is not None]
    findings.extend(document.placed(view.index))
    return DocumentReview(
        view=view,
        document=document,
        findings=_in_order(findings, document),
        verdicts=own,
        internal=(*crashed, *judged.crashed.get(view.index, ())),
    )


def _in_order(findings: Sequence[Finding], document: Document) -> tuple[Finding, ...]:
    """By the first place in the document itself; what has no place comes first, what stands
    elsewhere last.
    """
    locator = Locator(document)

    def position(finding: Finding) -> tuple[Spot, int, str, str]:
        if finding.address.endswith(":file") and finding.place == finding.place.whole():
            return Spot(-1), 0, finding.code, finding.address
        for place in (finding.place, *(each.place for each in finding.related)):
            spot = locator.find(place) if place.document in (None, document.path) else None
            if spot is not None:
                return spot, place.start or 0, finding.code, finding.address
        return _LAST, 0, finding.code, finding.address

    return tuple(sorted(findings, key=position))


def _settled(
    reviewed: DocumentReview, accept: Accepted | None, *, keep_documents: bool
) -> DocumentReview:
    settled = with_accepted(reviewed, accepted_in(accept, reviewed))
    return settled if keep_documents else msgspec.structs.replace(settled, document=None)
