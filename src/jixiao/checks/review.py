"""The result of a review, as every renderer takes it."""

from __future__ import annotations

import hashlib
from collections import Counter

import msgspec

from jixiao.checks.rounds import Since
from jixiao.checks.versions import SameForm
from jixiao.checks.views import DocumentView
from jixiao.core.documents import Document
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Finding, Severity, Verdict, split_address
from jixiao.core.ties import Outcome


class DocumentReview(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its findings (sorted by place), all verdicts on it, and our own crashes
    while checking it.

    ``accepted`` maps the id of a finding to the written reason it was accepted with; such a finding
    stays listed and no longer counts. ``document`` is the document itself, for those who draw or
    mark it; None where the forms were given as data, or where it was let go of.
    """

    view: DocumentView
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    internal: tuple[str, ...] = ()
    accepted: dict[str, str] = {}

    @property
    def paper(self) -> Document:
        """The document to draw; without words where there is none."""
        facts = self.view.document
        return self.document or Document(
            path=facts.path, member=facts.member, format=facts.format, sha256=facts.sha256
        )

    def identified(self) -> tuple[tuple[str, Finding], ...]:
        """The findings with their ids."""
        return tuple((finding.id, finding) for finding in self.findings)

    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody accepted."""
        return tuple(finding for name, finding in self.identified() if name not in self.accepted)

    def count(self, severity: Severity) -> int:
        """Open findings of a severity."""
        return sum(each.severity is severity for each in self.open_findings())

    def outcomes(self) -> dict[Outcome, int]:
        """How many verdicts came out which way, every outcome present."""
        counted = Counter(verdict.outcome for verdict in self.verdicts)
        return {outcome: counted[outcome] for outcome in Outcome}


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted over documents: open findings by severity, whether anything failed, and which
    files could not be read.
    """

    documents: int = 0
    forms: int = 0
    errors: int = 0
    warnings: int = 0
    remarks: int = 0
    unread: tuple[DocumentFacts, ...] = ()
    internal: bool = False

    def plus(self, document: DocumentReview) -> Summary:
        """With one more document."""
        facts = document.view.document
        return Summary(
            documents=self.documents + 1,
            forms=self.forms + len(document.view.forms),
            errors=self.errors + document.count(Severity.ERROR),
            warnings=self.warnings + document.count(Severity.WARNING),
            remarks=self.remarks + document.count(Severity.REMARK),
            unread=self.unread if facts.readable else (*self.unread, facts),
            internal=self.internal or bool(document.internal),
        )

    def exit_status(self) -> int:
        """0 no error finding, 1 some, 2 a path could not be read, 3 an internal failure; the
        highest holds.
        """
        if self.internal:
            return 3
        return 2 if self.unread else int(self.errors > 0)


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """All documents of a call. ``seconds`` is the whole time it took, as text with three decimals.
    ``versions`` are the forms that were handed in more than once; ``since`` is what became of the
    findings of the last round, None where none was given.
    """

    documents: tuple[DocumentReview, ...]
    seconds: str = "0.000"
    versions: tuple[SameForm, ...] = ()
    since: Since | None = None

    def summary(self) -> Summary:
        """What is counted over all documents."""
        counted = Summary()
        for document in self.documents:
            counted = counted.plus(document)
        return counted

    def count(self, severity: Severity) -> int:
        """Open findings of a severity over all documents."""
        return sum(document.count(severity) for document in self.documents)

    def exit_status(self) -> int:
        """0 no error finding, 1 some, 2 a path could not be read, 3 an internal failure; the
        highest holds.
        """
        return self.summary().exit_status()


def legacy_ids(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """The ids that version 0.1 gave to one document's findings, for lists of accepted findings
    that were written with it.
    """
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for finding in findings:
        index, form, field = split_address(finding.address)
        text = f"{finding.code}|{index}|{form}|{field}"
        name = hashlib.sha256(text.encode()).hexdigest()[:12]
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(ids)
