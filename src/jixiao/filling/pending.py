"""What a draft lacks, marked where it is to stand, and the marks taken away when it is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from jixiao.core.formdata import FormData
from jixiao.core.regex import regex
from jixiao.core.words import PENDING, squeezed

_FIELD = regex(r"^(?:(funding|goals|indicators)(?:\[(\d+)\])?\.)?([a-z_0-9]+)$")
_WITH = {"actual": ("target",), "target": ("actual",)}
"""What is told as missing at one field together with another."""


def with_pending(data: FormData, addresses: Iterable[str], places: frozenset[str]) -> FormData:
    """The form with the fields that are missing marked, those of every row of a column that is empty,
    as far as a layout with ``places`` prints them.
    """
    for address in addresses:
        data = _marked(data, address, places)
    return data


def _marked(data: FormData, address: str, places: frozenset[str]) -> FormData:
    match = _FIELD.fullmatch(address)
    if match is None:
        return data
    group, number, name = match.groups()
    if group is None:
        own = data if getattr(data, name, None) == "" and name in places else None
        return data if own is None else msgspec.structs.replace(data, **{name: PENDING})
    rows = list(getattr(data, group))
    for at in range(len(rows)) if number is None else [int(number)]:
        if at < len(rows):
            open_ = dict.fromkeys(_open(rows[at], group, name, places), PENDING)
            rows[at] = msgspec.structs.replace(rows[at], **open_)
    return msgspec.structs.replace(data, **{group: tuple(rows)})


def _open(row: Any, group: str, name: str, places: frozenset[str]) -> Iterator[str]:
    """The field, and those that are told with it, where the row is empty; a dash that was given stays."""
    of = f"funding.{'total' if row.role == 'total' else 'parts'}" if group == "funding" else group
    if group == "indicators" and not row.name.strip():
        return
    for each in (name, *_WITH.get(name, ())):
        if f"{of}.{each}" in places and not getattr(row, each).strip():
            yield each


def without_pending(data: FormData) -> FormData:
    """The form with nothing where a draft says that something is still to come."""
    changes: dict[str, Any] = {}
    for name in data.__struct_fields__:
        value = getattr(data, name)
        if isinstance(value, str) and _is_pending(value):
            changes[name] = ""
        elif isinstance(value, tuple) and name in ("funding", "goals", "indicators"):
            changes[name] = tuple(map(_emptied, value))
    return msgspec.structs.replace(data, **changes)


def _emptied(row: Any) -> Any:
    pending = {
        name: ""
        for name in row.__struct_fields__
        if isinstance(getattr(row, name), str) and _is_pending(getattr(row, name))
    }
    return msgspec.structs.replace(row, **pending) if pending else row


def _is_pending(text: str) -> bool:
    return squeezed(text) == PENDING
