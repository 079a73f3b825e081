"""A form as a file gave it, whatever kind of file that was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from jixiao.core.findings import Finding, Severity, Text, split_address
from jixiao.core.formdata import FormData


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it was given. ``cells`` says where in a template each field stands (指标!D5),
    ``findings`` what its file lacks that the form can do without.
    """

    data: FormData
    cells: dict[str, str] = {}
    findings: tuple[Finding, ...] = ()


def as_loaded(forms: Iterable[Loaded | FormData]) -> list[Loaded]:
    """The forms as they were given, those that are data alone among them."""
    return [each if isinstance(each, Loaded) else Loaded(data=each) for each in forms]


def told_at(finding: Finding, cells: Mapping[str, str]) -> Text:
    """A finding's message, with its code and the template's cell before it."""
    cell = cells.get(split_address(finding.address)[2]) if finding.address else None
    head = f"{finding.code} {cell}" if cell else finding.code
    return Text(f"{head} {finding.message.zh}", f"{head} {finding.message.en}")


class _Found(Protocol):
    """A form with everything that is wrong in it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of it."""


def count_in(forms: Iterable[_Found], severity: Severity) -> int:
    """How many findings of a severity all forms have."""
    return sum(each.severity is severity for form in forms for each in form.findings)


class InTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of a form that a template may have given: ``cells`` says where each field stands
    there.
    """

    cells: dict[str, str] = {}

    def told(self, finding: Finding) -> Text:
        """The finding's message, with its code and the template's cell before it."""
        return told_at(finding, self.cells)
