"""Drafts: forms that are written though they lack something, which is marked where it is to stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import msgspec

from jixiao.application.absences import of_absence
from jixiao.application.whereabouts import gathered_at, moved
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.packs import RulePack
from jixiao.filling.completing import Completed, complete
from jixiao.filling.pending import (
    computed_open,
    emptied,
    unread_texts,
    with_doubts,
    with_pending,
    with_texts,
)
from jixiao.knowledge.indicators import Indicators
from jixiao.knowledge.layouts import Layout


class _Written(Protocol):
    """A form that is to be written, with everything that is wrong in it."""

    @property
    def data(self) -> FormData:
        """What is printed."""

    @property
    def layout(self) -> Layout | None:
        """How; None in an office's own blank."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong."""


F = TypeVar("F", bound=_Written)
_IN_PART = "E066"
"""The code of what the data lack that no check of their print tells: goals, names, targets."""


def completed(
    data: FormData,
    pack: RulePack,
    places: frozenset[str],
    library: Indicators | None = None,
) -> Completed:
    """The form completed; where some fields hold no figure, without these, which stay as they are: of
    the others nothing is to be told as missing that is computed.
    """
    done = complete(data, pack, places=places, library=library)
    texts = unread_texts(data) if done.stopped else {}
    if done.stopped and data.money_unit.strip() and money_unit(data.money_unit) is None:
        texts["money_unit"] = data.money_unit
    if not texts:
        return done
    rest = emptied(data, texts)
    partly = complete(rest, pack, places=places, library=library)
    if partly.stopped:
        return done
    again = with_texts(partly.data, moved(texts, rest, partly.data, partly.gone))
    return msgspec.structs.replace(partly, data=again, unfit=done.unfit)


def as_draft(form: F) -> F:
    """The form with what it lacks marked where it is to stand."""
    places = form.layout.places() if form.layout is not None else frozenset[str]()
    data = marked(form.data, form.findings, places)
    return msgspec.structs.replace(form, data=data)  # type: ignore[type-var]


def marked(data: FormData, findings: Sequence[Finding], places: frozenset[str]) -> FormData:
    """A form of which something is found, with what it lacks marked in the ``places`` that it has for
    it.
    """
    absent = of_absence()
    missing = [
        address
        for finding in findings
        if finding.code in absent or _is_in_part(finding)
        for address in gathered_at(finding, data)
    ]
    missing += computed_open(data)
    return with_pending(with_doubts(data), missing, places)


def _is_in_part(finding: Finding) -> bool:
    """Whether a finding tells something that keeps the form from being handed in as it is open, in
    monitoring that its goals are.
    """
    stops = finding.code == _IN_PART and finding.severity is Severity.ERROR
    return stops or (finding.code == "E058" and ".goals[" in finding.address)
