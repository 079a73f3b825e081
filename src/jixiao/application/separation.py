"""Findings in their own document: places that need not name it, and indexes that run on over
dossiers kept apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from jixiao.checks.review import DocumentReview
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Finding, Verdict
from jixiao.core.places import Place
from jixiao.core.ties import Operand, Tie

_Addressed = TypeVar("_Addressed", Finding, Operand)


def renumbered(documents: Sequence[DocumentReview], by: int) -> list[DocumentReview]:
    """The documents of one dossier with ``by`` added to their indexes, in addresses too."""
    if by == 0:
        return list(documents)
    return [_renumbered(each, by) for each in documents]


def at_home(verdict: Verdict, document: DocumentFacts) -> Verdict:
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
    related = tuple(
        msgspec.structs.replace(each, place=_at_home(each.place, document))
        for each in finding.related
    )
    moved = msgspec.structs.replace(
        finding,
        place=_at_home(finding.place, document),
        related=related,
        operands=operands,
    )
    return msgspec.structs.replace(verdict, finding=moved)


def _at_home(place: Place, document: DocumentFacts) -> Place:
    own = (place.document, place.member) == (document.path, document.member)
    return msgspec.structs.replace(place, document=None) if own else place


def _renumbered(reviewed: DocumentReview, by: int) -> DocumentReview:
    def verdict(old: Verdict) -> Verdict:
        return msgspec.structs.replace(
            old,
            address=_address(old.address, by),
            finding=_moved(old.finding, by) if old.finding else None,
            tie=_tie(old.tie, by) if old.tie else None,
        )

    view = reviewed.view
    forms = tuple(msgspec.structs.replace(form, index=form.index + by) for form in view.forms)
    return msgspec.structs.replace(
        reviewed,
        view=msgspec.structs.replace(view, index=view.index + by, forms=forms),
        findings=tuple(_moved(each, by) for each in reviewed.findings),
        verdicts=tuple(verdict(each) for each in reviewed.verdicts),
    )


def _moved(old: _Addressed, by: int) -> _Addressed:
    return msgspec.structs.replace(old, address=_address(old.address, by))


def _tie(tie: Tie, by: int) -> Tie:
    operands = tuple(_moved(each, by) for each in tie.operands)
    return msgspec.structs.replace(tie, result=_moved(tie.result, by), operands=operands)


def _address(address: str, by: int) -> str:
    index, colon, rest = address.partition(":")
    return f"{int(index) + by}{colon}{rest}"
