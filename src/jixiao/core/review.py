"""The result of a review, as every renderer takes it."""

from __future__ import annotations

import hashlib

import msgspec

from jixiao.core.checks.views import DocumentView
from jixiao.core.findings import Finding, Severity, Verdict, split_address


class DocumentReview(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its findings (sorted by place), all verdicts on it, and our own crashes while checking it.

    ``accepted`` maps the id of a finding to the written reason it was accepted with; such a finding stays listed and no longer counts.
    """

    view: DocumentView
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    internal: tuple[str, ...] = ()
    accepted: dict[str, str] = {}

    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody accepted."""
        return tuple(each for each in self.findings if finding_id(each) not in self.accepted)


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """All documents of a call. ``seconds`` is the whole time it took, as text with three decimals."""

    documents: tuple[DocumentReview, ...]
    seconds: str = "0.000"

    def count(self, severity: Severity) -> int:
        """Open findings of a severity over all documents."""
        return sum(each.severity is severity for document in self.documents for each in document.open_findings())

    def exit_status(self) -> int:
        """0 no error finding, 1 some, 2 a path could not be read, 3 an internal failure; the highest holds."""
        unreadable = any(problem.fatal for each in self.documents for problem in each.view.reviewed.document.problems)
        if any(each.internal for each in self.documents):
            return 3
        return 2 if unreadable else int(self.count(Severity.ERROR) > 0)


def finding_id(finding: Finding) -> str:
    """A hash of code and address, stable over runs and formats."""
    index, form, field = split_address(finding.address)
    return hashlib.sha256(f"{finding.code}|{index}|{form}|{field}".encode()).hexdigest()[:12]
