"""Forms into a superior's list: a row for each, in the list's own columns and order; its sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.blanks import BlankField, Copy, Edits, Register, RegisterRow, Write
from jixiao.core.figures import shown
from jixiao.core.figures.rounding import exponent_of
from jixiao.core.figures.units import money_unit
from jixiao.core.formdata import FormData
from jixiao.core.forms import total_at
from jixiao.core.places import Place
from jixiao.core.words import squeezed, unsaid
from jixiao.filling.values import amount, number
from jixiao.judging.amounts import execution

_MONEY = ("initial_budget", "budget", "arrived", "executed")
_NAMES = ("unit", "project")
_SUMMED = (*_MONEY, "indicators")
Values = dict[str, str]


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """The ``edits`` that fill a list; ``expected`` is what then stands in each row that was written
    (place of the row, number of its copy, words by column), ``added`` the names of rows that the
    list did not have, ``missing`` its own rows that no form is of, ``otherwise`` what it prints
    other than the data say (head, place, data's words).
    """

    edits: Edits
    expected: tuple[tuple[Place, int, Mapping[int, str]], ...]
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, Place, str], ...] = ()
    unplaced: tuple[str, ...] = ()


def values_of(data: FormData, grade: str, unit: str) -> Values:
    """What a form has for the columns of a list whose amounts are in ``unit`` (empty where it states
    none).
    """
    at = total_at(data.funding)
    money = data.funding[at] if at is not None else None
    found = {
        "unit": data.implementing_unit or data.supervising_department,
        "supervising": data.supervising_department,
        "project": data.project or data.title,
        "fund": data.fund,
        "year": str(data.year) if data.year is not None else "",
        "rate": money.rate if money is not None else "",
        "execution_score": money.score if money is not None else "",
        "score": data.total_score,
        "grade": data.grade or grade,
        "indicators": str(sum(bool(row.name.strip()) for row in data.indicators)),
        "filed_on": data.filed_on,
        "reasons": data.conclusion
        or "；".join(row.reason.strip("。；") for row in data.indicators if row.reason.strip()),
    }
    for name in _MONEY:
        text = getattr(money, name) if money is not None else ""
        found[name] = _in_unit(text, data.money_unit, unit)
    return {name: "" if unsaid(text) else text for name, text in found.items()}


def _in_unit(text: str, own: str, unit: str) -> str:
    """An amount in the list's unit of money, exactly."""
    given, wanted = money_unit(own), money_unit(unit)
    value = amount(text, own)
    if value is None or given is None or wanted is None or given.factor == wanted.factor:
        return text
    moved = (value * given.factor / wanted.factor).normalize()
    return shown(moved, max(0, -exponent_of(moved)))


def registered(forms: Sequence[Values], register: Register) -> Registered:
    """The forms placed in the list: listed ones in their rows, the others in free rows and in copies
    of the last.
    """
    return _Placing(register).made(list(forms))


class _Placing:
    def __init__(self, register: Register) -> None:
        self._register = register
        self._roles = [column.role for column in register.columns]
        self._writes: list[Write] = []
        self._copies: list[Copy] = []
        self._expected: list[tuple[Place, int, Mapping[int, str]]] = []
        self._otherwise: list[tuple[str, Place, str]] = []
        self._all: list[dict[int, str]] = []
        self._number = 0

    def made(self, forms: list[Values]) -> Registered:
        rows, left = self._register.rows, list(forms)
        listed: dict[int, Values] = {}
        for at, row in enumerate(rows):
            found = next((each for each in left if self._is_of(row, each)), None)
            if found is not None and self._names(row):
                listed[at] = found
                left.remove(found)
        missing = [
            "、".join(self._names(row).values())
            for at, row in enumerate(rows)
            if at not in listed and self._names(row)
        ]
        added = [self._called(each) for each in left]
        for at, row in enumerate(rows):
            given = listed.get(at)
            if given is None and left and not self._names(row):
                given = left.pop(0)
            self._row(row, given, 0)
        unplaced = [] if rows else [self._called(each) for each in left]
        for copy, given in enumerate(left if rows else (), start=1):
            self._copies.append(Copy(at=rows[-1].at, own=rows[-1].own))
            self._row(rows[-1], given, copy)
        self._total()
        return Registered(
            edits=Edits(writes=tuple(self._writes), copies=tuple(self._copies)),
            expected=tuple(self._expected),
            added=tuple(added) if any(self._names(row) for row in rows) else (),
            missing=tuple(missing),
            otherwise=tuple(self._otherwise),
            unplaced=tuple(unplaced),
        )

    @staticmethod
    def _called(values: Values) -> str:
        return "、".join(text for name in _NAMES if (text := values.get(name, "")))

    def _names(self, row: RegisterRow) -> dict[str, str]:
        """The unit and the project that a row prints."""
        return {
            role: cell.printed
            for role, cell in zip(self._roles, row.cells, strict=True)
            if role in _NAMES and cell is not None and not cell.open and cell.printed.strip()
        }

    def _is_of(self, row: RegisterRow, values: Values) -> bool:
        names = self._names(row)
        return bool(names) and all(
            squeezed(text) == squeezed(values.get(role, "")) for role, text in names.items()
        )

    def _row(self, row: RegisterRow, given: Values | None, copy: int) -> None:
        """A row written; one without a form keeps what it prints."""
        self._number += 1
        kept: dict[int, str] = {}
        for at, (column, cell) in enumerate(zip(self._register.columns, row.cells, strict=True)):
            if cell is None:
                continue
            text = (given or {}).get(column.role or "", "")
            if column.role == "number" and given is not None:
                text = str(self._number)
            kept[at] = self._put(column.head, cell, text, copy)
        self._all.append(kept)
        if given is not None:
            self._expected.append((row.at, copy, kept))

    def _put(self, head: str, cell: BlankField, text: str, copy: int) -> str:
        if cell.formula:
            return text
        if cell.open or copy:
            if text:
                self._writes.append(Write(place=cell.place, text=text, copy=copy))
            return text
        if text and squeezed(text) != squeezed(cell.printed) and not cell.printed.isdigit():
            self._otherwise.append((head, cell.place, text))
        return cell.printed

    def _total(self) -> None:
        """The sums below, where the list has a row for them and no formula there."""
        total = self._register.total
        if total is None:
            return
        sums: dict[str, Decimal] = {}
        kept: dict[int, str] = {}
        for at, role in enumerate(self._roles):
            texts = [row.get(at, "") for row in self._all]
            if role in _SUMMED and any(texts):
                sums[role] = sum((number(text) or Decimal(0) for text in texts), Decimal(0))
                places = max(max(0, -exponent_of(number(text) or Decimal(0))) for text in texts)
                kept[at] = shown(sums[role], places)
        base = sums.get("budget", sums.get("initial_budget"))
        if "rate" in self._roles and base is not None and "executed" in sums:
            rate = execution(sums["executed"], base)
            if rate is not None:
                kept[self._roles.index("rate")] = f"{shown(rate, 2)}%"
        done: dict[int, str] = {}
        for at, text in kept.items():
            cell = total.cells[at]
            if cell is not None:
                done[at] = self._put(self._register.columns[at].head, cell, text, 0)
        self._expected.append((total.at, 0, done))
