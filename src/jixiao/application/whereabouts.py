"""Where in the file that a form came from its fields stand, and what is told of one there: the sheet
and cell, the row by its name, the field, and what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

from jixiao.core.findings import Finding, Text, split_address
from jixiao.core.formdata import FormData, form_of
from jixiao.core.headings import bare_heading
from jixiao.core.keys import keyed_forms
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.filling.completing import wanted_at
from jixiao.knowledge.labels import label_of, row_of, where

_WHOLE = regex(r"form\d+")
_INDEX = regex(r"^(funding|indicators)\[(\d+)\]")
_ROW = regex(r"(\w+)(\[\d+\])(\..+)")
_NAMES = {"funding": "source", "indicators": "name"}
_UNREAD = frozenset({"R121", "R124"})
_MOST_CELLS = 6
_T = TypeVar("_T")


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a form's fields stand by their addresses: ``cells`` of a template (指标!D5), an empty one
    too; ``places`` of a document; ``file`` is the name of a file of data. ``source`` is the name of
    the file that the form came from, of whatever kind, with the folder that it lies in where several
    were given.
    """

    cells: dict[str, str] = {}
    places: dict[str, Place] = {}
    file: str = ""
    source: str = ""

    def at(self, address: str) -> Text:
        """Where a field stands; empty where the file has no such field."""
        cell = self._cell(address)
        if cell is not None:
            return Text(cell, cell)
        place = self.places.get(address) or self.places.get(_row(address))
        if place is not None:
            from jixiao.rendering.words import place_words

            return Text(place_words(place, "zh"), place_words(place, "en"))
        if not self.file or not address:
            return Text("", "")
        row, of = row_of(address), label_of(address.partition("[")[0])
        of_row = Text(f" {of.zh}第{row}行", f" row {row} of {of.en}") if row else Text("", "")
        return Text(self.file + of_row.zh, self.file + of_row.en)

    def _cell(self, address: str) -> str | None:
        """The cell of a template that a field stands in: where its sheet has no such column the row's
        name, where it has no such row the column's head.
        """
        match = _ROW.match(address) if self.cells else None
        if match is None or address in self.cells:
            return self.cells.get(address)
        named = self.cells.get(f"{match[1]}{match[2]}.{_NAMES.get(match[1], '')}")
        return named or self.cells.get(match[1] + match[3])


def moved(
    known: Mapping[str, _T], before: FormData, after: FormData, gone: int | None
) -> dict[str, _T]:
    """What is known by the addresses of a form by those of the completed one, where a row of the total
    may have come to the money and one of the indicators be ``gone``.
    """
    added = len(after.funding) - len(before.funding)
    if not added and gone is None:
        return dict(known)

    def address(old: str) -> str:
        match = _INDEX.match(old)
        if match is None:
            return old
        group, number = match[1], int(match[2])
        if group == "funding":
            number += added
        elif gone is not None and number >= gone:
            number = number - 1 if number > gone else -1
        return f"{group}[{number}]{old[match.end() :]}"

    return {address(old): value for old, value in known.items()}


def said_at(finding: Finding, origin: Origin, data: FormData) -> Text:
    """What a finding says, with where its field stands, the row by its name and the field before it,
    where it does not say them itself.
    """
    field = _at(finding)
    message = _with_expected(finding, field, data)
    message, name, label = _without_number(message, field), _row_name(data, field), _label(field)
    spots = [origin.at(each) for each in gathered_at(finding, data)]
    said = [
        _headed(message.of(language), [spot.of(language) for spot in spots], name, label, language)
        for language in ("zh", "en")
    ]
    return Text(*said)


def _headed(message: str, spots: list[str], name: str, label: Text, language: str) -> str:
    known = [each for each in dict.fromkeys(spots) if each]
    stop, between = ("：", "、") if language == "zh" else (": ", ", ")
    of = _subject(message, name, label.of(language), language)
    at = between.join(known[:_MOST_CELLS]) + ("…" if len(known) > _MOST_CELLS else "")
    return f"{at}{' ' if at else ''}{of}{stop if of and message else ''}{message}"


def _subject(message: str, name: str, label: str, language: str) -> str:
    """What of the row's name and the field's the message does not say."""
    said = squeezed(message)
    named = not name or squeezed(name) in said
    bare = squeezed(label).removeprefix("全年").replace("总分得分", "总").replace("总分分值", "总")
    labelled = not label or bare in said
    parts = ["" if named else f"“{name}”", "" if labelled else label]
    return ("" if language == "zh" else ", ").join(each for each in parts if each)


def _without_number(message: Text, field: str) -> Text:
    """A message that begins with the field by the number of its row, without it: the row is named."""
    if row_of(field) is None:
        return message
    at = where(field)
    zh, en = message.zh.removeprefix(at.zh), message.en.removeprefix(at.en)
    zh = zh.removeprefix("的") if zh != message.zh else zh
    return Text(zh.lstrip("："), en.lstrip(": "))


def _with_expected(finding: Finding, field: str, data: FormData) -> Text:
    """What is said, with what is expected of a field that demands a figure and holds none."""
    wanted = wanted_at(data, field) if finding.code in _UNREAD else None
    if wanted is None:
        return finding.message
    return Text(f"{finding.message.zh}；{wanted.zh}", f"{finding.message.en}; {wanted.en}")


def _field(address: str) -> str:
    """The field that an address names; none where it is of a whole form (``0:form1``)."""
    head = address.partition(":")[0]
    field = split_address(address)[2] if head.isdecimal() else address
    return "" if _WHOLE.fullmatch(field) else field


def _at(finding: Finding) -> str:
    """The field that a finding is placed at: a figure of its formula may be another than its own."""
    moved = finding.place.field if finding.placed_at is not None else None
    return moved.partition(".")[2] if moved else _field(finding.address)


def _row(address: str) -> str:
    """The address of the name of the row that a field stands in."""
    match = _INDEX.match(address)
    return f"{match.group()}.name" if match is not None and match[1] == "indicators" else ""


def _row_name(data: FormData, field: str) -> str:
    match = _INDEX.match(field)
    if match is None:
        return ""
    rows, number = getattr(data, match[1]), int(match[2])
    if number >= len(rows):
        return ""
    row = rows[number]
    return bare_heading(row.name) if match[1] == "indicators" else str(row.source).strip()


def _label(field: str) -> Text:
    """What the field is called; nothing of a place that is no field of a clerk's (an option)."""
    name = label_of(field)
    return Text("", "") if not field or field.endswith("]") or name.zh == field else name


def gathered_at(finding: Finding, data: FormData) -> list[str]:
    """The fields that a finding is of: its own, then those of the other rows that it gathers."""
    field = _at(finding)
    return [field, *_others(finding, field, data)]


def _others(finding: Finding, field: str, data: FormData) -> Iterator[str]:
    """The same field of the other rows that a finding gathers."""
    if len(finding.gathered) < 2 or row_of(field) is None:
        return
    (form,) = keyed_forms([form_of(data)])
    group, last = field.partition("[")[0], field.rpartition(".")[2]
    numbers = {row.key: at for at, row in enumerate(getattr(form, group, ()))}
    for each in finding.related:
        parts = each.address.rsplit("/", 2)
        if len(parts) > 1 and parts[-2] in numbers:
            yield f"{group}[{numbers[parts[-2]]}].{last}"
