"""A review as a stream of records, one a line, and the review that they make again: for results that
leave their process, and for more documents than memory holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.rounds import Since
from jixiao.checks.versions import SameForm
from jixiao.checks.views import FormView
from jixiao.core.errors import user_error
from jixiao.core.findings import Finding, Verdict
from jixiao.core.packs import RulePack
from jixiao.core.taking import typed
from jixiao.core.versions import Upgrade, upgraded, written
from jixiao.judging.results import FormResult
from jixiao.starting.shapes import known

SCHEMA = 1
STEPS: Mapping[int, Upgrade] = {}
"""What brings a record of each earlier schema to the next: the values of records, as JSON has
them.
"""


class _Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="record"):
    """``schema`` is the version of the record's shape."""

    schema: int = SCHEMA


class Begun(_Record, frozen=True, kw_only=True, tag="review"):
    """The first record. ``seconds``, ``versions`` and ``since`` as in ``Review``."""

    seconds: str
    versions: tuple[SameForm, ...] = ()
    since: Since | None = None


class DocumentRecord(_Record, frozen=True, kw_only=True, tag="document"):
    """A document; what was judged of its forms and found in it follows, up to the next document."""

    document: DocumentReview


class FormRecord(_Record, frozen=True, kw_only=True, tag="form"):
    """What was judged of one form of the document. ``id`` is the form's."""

    id: str
    pack: RulePack
    pack_reason: str
    result: FormResult


class FindingRecord(_Record, frozen=True, kw_only=True, tag="finding"):
    """One finding, in the order of the document."""

    finding: Finding


class VerdictRecord(_Record, frozen=True, kw_only=True, tag="verdict"):
    """One verdict; ``finding`` is the number of its finding among those before, from 0."""

    verdict: Verdict
    finding: int | None = None


Record = Begun | DocumentRecord | FormRecord | FindingRecord | VerdictRecord
_ANY_RECORD: Any = Record  # a union is no type to the type checker
_held = typed(Record="Begun | DocumentRecord | FormRecord | FindingRecord | VerdictRecord")


@_held
def records(review: Review) -> Iterator[Record]:
    """The review record by record."""
    yield Begun(seconds=review.seconds, versions=review.versions, since=review.since)
    for document in review.documents:
        yield from records_of(document)


@_held
def records_of(review: DocumentReview) -> Iterator[Record]:
    """One document record by record."""
    yield DocumentRecord(
        document=msgspec.structs.replace(
            review,
            view=msgspec.structs.replace(review.view, forms=()),
            findings=(),
            verdicts=(),
        )
    )
    for view in review.view.forms:
        yield FormRecord(
            id=view.form.id, pack=view.pack, pack_reason=view.pack_reason, result=view.result
        )
    for finding in review.findings:
        yield FindingRecord(finding=finding)
    numbers = {finding: number for number, finding in enumerate(map(id, review.findings))}
    for verdict in review.verdicts:
        number = numbers.get(id(verdict.finding))
        yield VerdictRecord(
            verdict=verdict if number is None else msgspec.structs.replace(verdict, finding=None),
            finding=number,
        )


@_held
def review_of(stream: Iterator[Record] | Sequence[Record]) -> Review:
    """The review that records make. Raises UserError (E012) where they are in no order."""
    begun = Begun(seconds="0.000")
    own: list[list[Record]] = []
    for record in stream:
        if isinstance(record, Begun):
            begun = record
        elif isinstance(record, DocumentRecord):
            own.append([record])
        elif own:
            own[-1].append(record)
        else:
            raise _disordered()
    return Review(
        documents=tuple(document_of(each) for each in own),
        seconds=begun.seconds,
        versions=begun.versions,
        since=begun.since,
    )


def document_of(stream: Sequence[Record]) -> DocumentReview:
    """The document that its own records make. Raises UserError (E012) where they are in no order."""
    document: DocumentReview | None = None
    forms: list[FormRecord] = []
    findings: list[Finding] = []
    verdicts: list[Verdict] = []
    for record in stream:
        if isinstance(record, DocumentRecord) and document is None:
            document = record.document
        elif isinstance(record, FormRecord):
            forms.append(record)
        elif isinstance(record, FindingRecord):
            findings.append(record.finding)
        elif isinstance(record, VerdictRecord):
            verdicts.append(_verdict(record, findings))
        else:
            raise _disordered()
    if document is None:
        raise _disordered()
    views = tuple(_form_view(document, each) for each in forms)
    return msgspec.structs.replace(
        document,
        view=msgspec.structs.replace(document.view, forms=views),
        findings=tuple(findings),
        verdicts=tuple(verdicts),
    )


@_held
def as_lines(stream: Iterator[Record] | Sequence[Record]) -> Iterator[bytes]:
    """Each record as a line of JSON (utf-8, with its newline); amounts are strings."""
    for record in stream:
        yield msgspec.json.encode(record) + b"\n"


@_held
def from_lines(lines: Iterator[bytes] | Sequence[bytes]) -> Iterator[Record]:
    """The records of lines of JSON, those of an earlier schema brought to today's; empty lines are
    passed over. Raises UserError (E012) for a later schema, and (E011) for what is no record.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            raw = written(line)
            if not isinstance(raw, dict):
                raise msgspec.ValidationError("no object")
            yield msgspec.convert(upgraded(raw, SCHEMA, STEPS), known(_ANY_RECORD))
        except msgspec.MsgspecError as error:
            raise user_error(
                "E011",
                f"第{number}行不是审核结果的记录",
                f"line {number} is no record of a review: {error}",
                f"{number}",
            ) from error


def _verdict(record: VerdictRecord, findings: list[Finding]) -> Verdict:
    if record.finding is None:
        return record.verdict
    if not 0 <= record.finding < len(findings):
        raise _disordered()
    return msgspec.structs.replace(record.verdict, finding=findings[record.finding])


def _form_view(review: DocumentReview, record: FormRecord) -> FormView:
    facts = review.view.document
    form = next((each for each in facts.forms if each.id == record.id), None)
    if form is None:
        raise _disordered()
    return FormView(
        index=review.view.index,
        form=form,
        pack=record.pack,
        pack_reason=record.pack_reason,
        result=record.result,
        document=facts,
    )


def _disordered() -> Exception:
    return user_error(
        "E012",
        "审核结果的记录不全，或次序不对",
        "records of a review are missing or out of order",
    )
