"""A form as a file gave it, whatever kind of file that was, and where in that file its fields stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from jixiao.application.whereabouts import Origin, said_at
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData


class Loaded(Origin, frozen=True, kw_only=True):
    """A form as it was given, with where its fields stand. ``findings`` are what its file lacks that
    the form can do without; ``written`` is when the file was written, in nanoseconds since 1970.
    """

    data: FormData
    written: int | None = None
    findings: tuple[Finding, ...] = ()


def as_loaded(forms: Iterable[Loaded | FormData]) -> list[Loaded]:
    """The forms as they were given, those that are data alone among them."""
    return [each if isinstance(each, Loaded) else Loaded(data=each) for each in forms]


class _Found(Protocol):
    """A form with everything that is wrong in it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of it."""


def count_in(forms: Iterable[_Found], severity: Severity) -> int:
    """How many findings of a severity all forms have."""
    return sum(each.severity is severity for form in forms for each in form.findings)


class InTemplate(Origin, frozen=True, kw_only=True):
    """What was made of a form that was given, with where in its file each of its fields stands."""

    data: FormData

    def told(self, finding: Finding) -> Text:
        """The finding's message with its code, where the field stands, its row and its name."""
        said = said_at(finding, self, self.data)
        return Text(f"{finding.code} {said.zh}", f"{finding.code} {said.en}")
