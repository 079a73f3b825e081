"""Drafts: forms that are written though they lack something, which is marked where it is to stand."""

from __future__ import annotations

from typing import Protocol, TypeVar

import msgspec

from jixiao.application.whereabouts import gathered_at
from jixiao.checks.registry import all_checks
from jixiao.core.findings import Finding
from jixiao.core.formdata import FormData
from jixiao.filling.pending import computed_open, with_doubts, with_pending
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


def as_draft(form: F) -> F:
    """The form with what it lacks marked where it is to stand."""
    absent = {each.code for each in all_checks() if each.of_absence}
    missing = [
        address
        for finding in form.findings
        if finding.code in absent
        for address in gathered_at(finding, form.data)
    ]
    missing += computed_open(form.data)
    places = form.layout.places() if form.layout is not None else frozenset[str]()
    data = with_pending(with_doubts(form.data), missing, places)
    return msgspec.structs.replace(form, data=data)  # type: ignore[type-var]
