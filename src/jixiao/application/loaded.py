"""A form as a file gave it, whatever kind of file that was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from jixiao.core.findings import Finding, Text, split_address
from jixiao.core.formdata import FormData


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it was given. ``cells`` says where in a template each field stands (指标!D5)."""

    data: FormData
    cells: dict[str, str] = {}


def as_loaded(forms: Iterable[Loaded | FormData]) -> list[Loaded]:
    """The forms as they were given, those that are data alone among them."""
    return [each if isinstance(each, Loaded) else Loaded(data=each) for each in forms]


def told_at(finding: Finding, cells: Mapping[str, str]) -> Text:
    """A finding's message, with its code and the template's cell before it."""
    cell = cells.get(split_address(finding.address)[2])
    head = f"{finding.code} {cell}" if cell else finding.code
    return Text(f"{head} {finding.message.zh}", f"{head} {finding.message.en}")
