"""Findings in their own document: places that need not name it, and indexes that run on over
dossiers kept apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.checks.review import DocumentReview, finding_id
from jixiao.core.documents import Document
from jixiao.core.findings import Finding, Verdict
from jixiao.core.places import Place


def renumbered(documents: Sequence[DocumentReview], by: int) -> list[DocumentReview]:
    """The documents of one dossier with ``by`` added to their indexes, in addresses and groups too."""
    if by == 0:
        return list(documents)
    names = {
        finding_id(old): finding_id(_moved(old, by)) for each in documents for old in each.findings
    }
    return [_renumbered(each, by, names) for each in documents]


def at_home(verdict: Verdict, document: Document) -> Verdict:
    """The verdict with its finding's places freed of the document's own name; places in other
    documents keep theirs.
    """
    finding = verdict.finding
    if finding is None:
        return verdict
    operands = tuple(
        msgspec.structs.replace(each, place=_at_home(each.place, document))
        for each in finding.operands
    )
    moved = msgspec.structs.replace(
        finding,
        place=_at_home(finding.place, document),
        related=tuple(_at_home(place, document) for place in finding.related),
        operands=operands,
    )
    return msgspec.structs.replace(verdict, finding=moved)


def _at_home(place: Place, document: Document) -> Place:
    own = (place.document, place.member) == (document.path, document.member)
    return msgspec.structs.replace(place, document=None) if own else place


def _renumbered(reviewed: DocumentReview, by: int, names: dict[str, str]) -> DocumentReview:
    def finding(old: Finding) -> Finding:
        group = names.get(old.group, old.group) if old.group is not None else None
        return msgspec.structs.replace(_moved(old, by), group=group)

    def verdict(old: Verdict) -> Verdict:
        return msgspec.structs.replace(
            old,
            address=_address(old.address, by),
            finding=finding(old.finding) if old.finding else None,
        )

    view = reviewed.view
    forms = tuple(msgspec.structs.replace(form, index=form.index + by) for form in view.forms)
    return msgspec.structs.replace(
        reviewed,
        view=msgspec.structs.replace(view, index=view.index + by, forms=forms),
        findings=tuple(finding(each) for each in reviewed.findings),
        verdicts=tuple(verdict(each) for each in reviewed.verdicts),
    )


def _moved(finding: Finding, by: int) -> Finding:
    return msgspec.structs.replace(finding, address=_address(finding.address, by))


def _address(address: str, by: int) -> str:
    index, colon, rest = address.partition(":")
    return f"{int(index) + by}{colon}{rest}"
