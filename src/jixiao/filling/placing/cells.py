"""Cells of a blank as they are filled: values put into what is open, rows copied, prompts taken out."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jixiao.core.blanks import BlankField, BlankRow, Copy, Write
from jixiao.core.findings import Text
from jixiao.core.formdata import IndicatorData
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import squeezed, unsaid
from jixiao.judging.criteria.notation import in_one_cell, with_unit

_SPLIT = regex(r"\s*([≥≤＞＜><=＝])?\s*(\d[\d,.]*)\s*([^\d\s.,≥≤<>=＝][^\d]{0,9})?\s*")
_WHERE_NEEDED = ".reason"
"""What is to be filled in for some rows only, as the checks say."""


class Sheet:
    """The edits of a blank in the making."""

    def __init__(self) -> None:
        self.writes: list[Write] = []
        self.copies: list[Copy] = []
        self.open: list[tuple[str, str, Place]] = []
        self.otherwise: list[tuple[str, Place, str]] = []
        self.locked: list[tuple[str, Place]] = []
        self.added: dict[tuple[Text, Place], int] = {}
        self._copied: dict[tuple[object, ...], int] = {}

    def copy(self, at: Place, own: tuple[Place, ...], of: Text) -> int:
        """Copy a row for one more ``of`` something; gives the number of the copy."""
        self.copies.append(Copy(at=at, own=own))
        self.added[of, at] = self.added.get((of, at), 0) + 1
        number = self._copied.get(at.key(), 0) + 1
        self._copied[at.key()] = number
        return number

    def put(self, address: str, row: str, field: BlankField, text: str, copy: int = 0) -> str:
        """A value put into its field, where that is open; gives what stands there then."""
        if field.formula:
            return text or field.printed
        if field.locked:
            if text.strip():
                self.locked.append((address, field.place))
            return "" if field.place.start is None else field.printed
        if field.open or copy:
            if text.strip():
                self.writes.append(Write(place=field.place, text=text, copy=copy))
            elif not copy and not address.endswith(_WHERE_NEEDED):
                self.open.append((address, row, field.place))
            return text
        if text.strip() and not unsaid(text) and squeezed(text) != squeezed(field.printed):
            self.otherwise.append((address, field.place, text))
        return field.printed

    def row(
        self,
        address: str,
        name: str,
        row: BlankRow,
        values: Mapping[str, str],
        copy: int = 0,
    ) -> dict[str, str]:
        """A row's values put into its fields; gives what stands in each then. Of a copy the cells
        that grow from the row above hold what that holds.
        """
        kept: dict[str, str] = {}
        own = {(each.cell, each.column) for each in row.own}
        for field_name, field in row.fields.items():
            if field_name not in values:
                continue
            if copy and (field.place.cell, field.place.column) not in own:
                continue
            text = values[field_name]
            kept[field_name] = self.put(f"{address}.{field_name}", name, field, text, copy)
        return kept

    def cleared(self, row: BlankRow) -> None:
        """A row that is not needed: what its name prompts for (指标2：) is taken out."""
        name = row.fields.get("name")
        if name is not None and name.open and name.printed.strip():
            self.writes.append(Write(place=name.place, text=""))


def in_cells(row: IndicatorData, fields: Mapping[str, BlankField]) -> IndicatorData:
    """The row with its target and its result as the blank's columns want them: sign and unit beside
    the figure where they have no columns, in these where they have.
    """
    apart = {name: name in fields for name in ("operator", "unit")}
    if not all(apart.values()):
        row = _joined(row, apart)
    if not (apart["operator"] or apart["unit"]) or row.operator or row.unit:
        return row
    match = _SPLIT.fullmatch(row.target)
    if match is None or not (match[1] or match[3]):
        return row
    sign, figure, unit = match[1] or "", match[2], (match[3] or "").strip()
    target = ("" if apart["operator"] else sign) + figure + ("" if apart["unit"] else unit)
    actual = row.actual.strip()
    if apart["unit"] and unit and actual.endswith(unit):
        actual = actual.removesuffix(unit).strip()
    return msgspec.structs.replace(
        row,
        operator=sign if apart["operator"] else row.operator,
        unit=unit if apart["unit"] else row.unit,
        target=target,
        actual=actual,
    )


def _joined(row: IndicatorData, apart: Mapping[str, bool]) -> IndicatorData:
    operator = "" if apart["operator"] else row.operator
    unit = "" if apart["unit"] else row.unit
    if not operator and not unit:
        return row
    return msgspec.structs.replace(
        row,
        target=in_one_cell(operator, row.target, unit),
        actual=with_unit(row.actual, unit),
        operator=row.operator if apart["operator"] else "",
        unit=row.unit if apart["unit"] else "",
    )
