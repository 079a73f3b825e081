"""What a draft lacks, marked where it is to stand, and the marks taken away when it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from jixiao.core.formdata import GIVEN_AS, FormData, GoalData, form_of
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION, total_at
from jixiao.core.regex import regex
from jixiao.core.words import DOUBTED, PENDING, squeezed
from jixiao.judging.unread import unread

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


def computed_open(data: FormData) -> Iterator[str]:
    """The fields of a scored form that are computed and stand open, as something that they are
    computed of is missing.
    """
    if data.kind not in (SELF_EVALUATION, DEPARTMENT):
        return
    at = total_at(data.funding)
    if at is not None:
        yield from (f"funding[{at}].{name}" for name in ("points", "rate", "score"))
    for number, row in enumerate(data.indicators):
        if row.points.strip() and row.target.strip():
            yield f"indicators[{number}].score"
    yield from ("total_points", "total_score")


def unread_texts(data: FormData) -> dict[str, str]:
    """The texts of fields that demand a figure and hold none, by their addresses; nothing of the
    points in headings, without which the others mean little.
    """
    found = {}
    for printed in unread(form_of(data)):
        address = GIVEN_AS.get(printed, printed)
        match = _FIELD.fullmatch(address)
        if match is not None:
            found[address] = _text_at(data, match)
    return found


def _text_at(data: FormData, match: re.Match[str]) -> str:
    group, number, name = match.groups()
    of = getattr(data, group)[int(number)] if group else data
    return str(getattr(of, name))


def emptied(data: FormData, addresses: Iterable[str]) -> FormData:
    """The form with nothing in some fields."""
    return with_texts(data, dict.fromkeys(addresses, ""))


def with_doubts(data: FormData) -> FormData:
    """The form with a mark behind the texts where a figure is demanded and there is none."""
    return with_texts(data, {at: f"{text}{DOUBTED}" for at, text in unread_texts(data).items()})


def with_texts(data: FormData, texts: Mapping[str, str]) -> FormData:
    """The form with other texts in some fields, by their addresses."""
    for address, text in texts.items():
        match = _FIELD.fullmatch(address)
        if match is None:
            continue
        group, number, name = match.groups()
        if group is None:
            data = msgspec.structs.replace(data, **{name: text})
            continue
        rows = list(getattr(data, group))
        rows[int(number)] = msgspec.structs.replace(rows[int(number)], **{name: text})
        data = msgspec.structs.replace(data, **{group: tuple(rows)})
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
    if group == "goals" and not rows and f"goals.{name}" in places:
        rows.append(GoalData())
    for at in range(len(rows)) if number is None else [int(number)]:
        if at < len(rows):
            open_ = dict.fromkeys(_open(rows[at], group, name, places), PENDING)
            rows[at] = msgspec.structs.replace(rows[at], **open_)
    return msgspec.structs.replace(data, **{group: tuple(rows)})


def _open(row: Any, group: str, name: str, places: frozenset[str]) -> Iterator[str]:
    """The field, and those that are told with it, where the row is empty; a dash that was given stays."""
    of = f"funding.{'total' if row.role == 'total' else 'parts'}" if group == "funding" else group
    if group == "indicators" and not row.name.strip() and name != "name":
        return
    for each in (name, *_WITH.get(name, ())):
        if f"{of}.{each}" in places and not getattr(row, each).strip():
            yield each


def without_pending(data: FormData) -> FormData:
    """The form with nothing where a draft says that something is still to come, and with what it
    marks as not yet right as it was.
    """
    changes: dict[str, Any] = {}
    for name in data.__struct_fields__:
        value = getattr(data, name)
        if isinstance(value, str) and _is_pending(value):
            changes[name] = _unmarked(value)
        elif isinstance(value, tuple) and name in ("funding", "goals", "indicators"):
            changes[name] = tuple(map(_read_again, value))
    return msgspec.structs.replace(data, **changes)


def _read_again(row: Any) -> Any:
    pending = {
        name: _unmarked(getattr(row, name))
        for name in row.__struct_fields__
        if isinstance(getattr(row, name), str) and _is_pending(getattr(row, name))
    }
    return msgspec.structs.replace(row, **pending) if pending else row


def _is_pending(text: str) -> bool:
    return squeezed(text) == PENDING or text.rstrip().endswith(DOUBTED)


def _unmarked(text: str) -> str:
    return text.rstrip().removesuffix(DOUBTED) if squeezed(text) != PENDING else ""
