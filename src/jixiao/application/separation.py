"""Dossiers of their own in one result: document indexes run on, so that addresses and ids stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.findings import Finding, Verdict
from jixiao.core.review import DocumentReview, finding_id


def renumbered(documents: Sequence[DocumentReview], by: int) -> list[DocumentReview]:
    """The documents of one dossier with ``by`` added to their indexes, in addresses and groups too."""
    if by == 0:
        return list(documents)
    names = {finding_id(old): finding_id(_moved(old, by)) for each in documents for old in each.findings}
    return [_renumbered(each, by, names) for each in documents]


def _renumbered(reviewed: DocumentReview, by: int, names: dict[str, str]) -> DocumentReview:
    def finding(old: Finding) -> Finding:
        group = names.get(old.group, old.group) if old.group is not None else None
        return msgspec.structs.replace(_moved(old, by), group=group)

    def verdict(old: Verdict) -> Verdict:
        return msgspec.structs.replace(old, address=_address(old.address, by), finding=finding(old.finding) if old.finding else None)

    view = reviewed.view
    forms = tuple(msgspec.structs.replace(form, index=form.index + by) for form in view.forms)
    return msgspec.structs.replace(
        reviewed, view=msgspec.structs.replace(view, index=view.index + by, forms=forms),
        findings=tuple(finding(each) for each in reviewed.findings), verdicts=tuple(verdict(each) for each in reviewed.verdicts),
    )


def _moved(finding: Finding, by: int) -> Finding:
    return msgspec.structs.replace(finding, address=_address(finding.address, by))


def _address(address: str, by: int) -> str:
    index, colon, rest = address.partition(":")
    return f"{int(index) + by}{colon}{rest}"
