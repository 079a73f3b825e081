"""Data into a blank: the edits, the form that is to be read from it then, and what found no place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from jixiao.core.blanks import Blank, BlankField, BlankRow, Edits, Write
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, data_of
from jixiao.core.forms import DEPARTMENT, MONITORING, TOTAL
from jixiao.core.monitoring_points import point_of_head, stated_point
from jixiao.core.periods import point_words
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import bare_level, squeezed, unsaid
from jixiao.filling.placing.cells import Sheet, in_cells
from jixiao.filling.placing.given import source_key
from jixiao.filling.placing.groups import Slot, slots_for
from jixiao.filling.values import number as figure_in
from jixiao.knowledge.labels import label_of, of_rows

_HEAD = (
    "project",
    "supervising_department",
    "implementing_unit",
    "filed_on",
    "year",
    "as_of",
    "grade",
    "conclusion",
    "total_points",
    "total_score",
)
_MONEY = ("initial_budget", "budget", "arrived", "executed", "rate", "forecast", "points", "score")
_GOAL = ("expected", "actual", "completion")
_BESIDE = ("key", "role", "points_shared")
_IN_ROW = regex(r"\b(funding|goals|indicators)\[(\d+)\]")


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """A place that was left open: the field, its row's name and its cell."""

    address: str
    row: str
    place: Place


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """The ``edits`` that fill a blank, the form that it then holds (``expected``), what of the data
    has no place (``lost``), what stays ``open``, and where the blank prints something else than the
    data say (``otherwise``: the field, the place, the data's words);
    ``unfillable``: it has no row for indicators. ``rows`` are the numbers that the data's rows have
    in the data, in the order of those of the blank (None of a row that nothing is given for), by
    groups; ``added`` are the rows that were added, by what they are of and behind which row.
    """

    edits: Edits
    expected: FormData
    lost: tuple[Text, ...] = ()
    open: tuple[Open, ...] = ()
    otherwise: tuple[tuple[str, Place, str], ...] = ()
    unfillable: bool = False
    rows: Mapping[str, tuple[int | None, ...]] = {}
    added: tuple[tuple[Text, Place, int], ...] = ()

    def as_given(self, address: str) -> str:
        """The address of a field of the filled blank as one of the data; of a row that nothing is given
        for that of its group.
        """
        match = _IN_ROW.search(address)
        if match is None or match[1] not in self.rows:
            return address
        known, at = self.rows[match[1]], int(match[2])
        number = known[at] if at < len(known) else None
        if number is None:
            return address[: match.end(1)]
        return f"{address[: match.start()]}{match[1]}[{number}]{address[match.end() :]}"


def placed(data: FormData, blank: Blank, given: FormData | None = None) -> Placed:
    """The completed data placed in the blank. What is told to have no place is of the data as they
    were ``given`` (the same where None): what was computed needs none.
    """
    return _Placing(data, blank, given or data).made()


class _Placing:
    """One form on its way into a blank."""

    def __init__(self, data: FormData, blank: Blank, given: FormData) -> None:
        self._data, self._blank, self._before = data, blank, given
        self._shown = data_of(blank.form)
        self._sheet = Sheet()
        self._lost: list[Text] = []
        self._unfillable = False
        self._rows: dict[str, list[int | None]] = {"funding": [], "goals": [], "indicators": []}

    def made(self) -> Placed:
        """Everything placed."""
        head = dict(self._head())
        self._months()
        funding = tuple(self._funding())
        goals = tuple(self._goals())
        indicators = tuple(self._indicators())
        expected = msgspec.structs.replace(
            self._shown,
            kind=self._blank.form.kind,
            funding=funding,
            goals=goals,
            indicators=indicators,
            columns=(),
            texts=(),
            **head,
        )
        self._unplaced()
        self._lost.extend(
            Text(f"锁定的格“{label_of(name).zh}”", f"the locked cell “{label_of(name).en}”")
            for name, _ in self._sheet.locked
        )
        return Placed(
            edits=Edits(writes=tuple(self._sheet.writes), copies=tuple(self._sheet.copies)),
            expected=expected,
            lost=tuple(dict.fromkeys(self._lost)),
            open=tuple(Open(address=a, row=r, place=p) for a, r, p in self._sheet.open),
            otherwise=tuple(self._sheet.otherwise),
            unfillable=self._unfillable,
            added=tuple((of, at, count) for (of, at), count in self._sheet.added.items()),
            rows={group: tuple(numbers) for group, numbers in self._rows.items()},
        )

    def _number(self, group: str, row: object) -> int | None:
        """The number of a row in the data; None where it is none of them."""
        rows = getattr(self._data, group)
        return next((at for at, each in enumerate(rows) if each is row), None)

    def _head(self) -> Iterator[tuple[str, Any]]:
        """The fields of the head and the total with what the blank then says of them."""
        written: dict[tuple[object, str], str] = {}
        for name in _HEAD:
            own = getattr(self._shown, name)
            given = self._given(name)
            fields = self._blank.fields.get(name, ())
            in_heads = name == "as_of" and self._says_month()
            for field in fields:
                said = written.setdefault((field.place.key(), field.place.text), given)
                if said == given:
                    self._sheet.put(name, "", field, given)
            has_place = any(self._takes(field) for field in fields)
            value = given if has_place and given else "" if own is None else str(own)
            if given and not fields:
                if name == "year" and value != given and value:
                    place = self._blank.year_place or self._blank.form.place
                    self._sheet.otherwise.append((name, place, given))
                elif not value and getattr(self._before, name) and not in_heads:
                    self._lost.append(label_of(name))
            if name == "as_of" and (value == given or (in_heads and not fields)):
                value = self._data.as_of  # however it is spelled
            yield name, (int(value) if value else None) if name == "year" else value
        yield "as_of_printed", ""

    @staticmethod
    def _takes(field: BlankField) -> bool:
        return field.open or field.formula

    def _months(self) -> None:
        """The month put into titles and heads that leave it open (1-  月执行数)."""
        month = self._month()
        for field in self._blank.fields.get("month", ()) if month else ():
            self._sheet.put("month", "", field, month)

    def _says_month(self) -> bool:
        """Whether titles and heads of the blank say the monitoring point: they leave its month open, or
        print it.
        """
        point = stated_point(self._data.as_of) if self._data.as_of else None
        if point is None or self._blank.form.kind != MONITORING:
            return False
        if self._blank.fields.get("month"):
            return True
        heads = (column.place.text for column in self._blank.form.columns)
        return any(point_of_head(head, point.year) == point for head in heads)

    def _month(self) -> str:
        point = stated_point(self._data.as_of) if self._data.as_of else None
        return str(point.month) if point is not None and point.month is not None else ""

    def _given(self, name: str) -> str:
        data = self._data
        if name == "year":
            return str(data.year) if data.year is not None else ""
        if name == "as_of":
            point = stated_point(data.as_of) if data.as_of else None
            return point_words(point) if point is not None else data.as_of
        if self._blank.form.kind == DEPARTMENT and name in ("project", "implementing_unit"):
            return data.implementing_unit or data.project
        return str(getattr(data, name))

    def _funding(self) -> Iterator[FundingData]:
        left = [row for row in self._data.funding if any(_said(row, _MONEY))]
        found: list[tuple[int, int, FundingData, int | None]] = []
        last = None
        for number, (row, shown) in enumerate(
            zip(self._blank.funding, self._shown.funding, strict=True)
        ):
            given = next((each for each in left if _same_source(each, shown)), None)
            if given is not None:
                left.remove(given)
            values = {name: getattr(given, name) for name in _MONEY} if given else {}
            at = self._number("funding", given)
            kept = self._sheet.row(f"funding[{at}]", shown.source, row, values)
            if given is None:  # one place to fill, not one for each of its amounts
                self._sheet.open.append((f"funding[{number}].source", shown.source, row.at))
                kept = {name: getattr(shown, name) for name in _MONEY}
            found.append((number, 0, msgspec.structs.replace(shown, **_only(kept, _MONEY)), at))
            if shown.role != TOTAL and _can_be_copied(row):
                last = number
        for given in left:
            if last is None or given.role == TOTAL:
                self._lost.append(
                    Text(f"资金“{given.source}”行", f"the row “{given.source}” of funding")
                )
                continue
            row = self._blank.funding[last]
            copy = self._sheet.copy(row.at, row.own, label_of("funding"))
            values = {name: getattr(given, name) for name in _MONEY} | {"source": given.source}
            at = self._number("funding", given)
            kept = self._sheet.row(f"funding[{at}]", given.source, row, values, copy)
            made = FundingData(source=squeezed(given.source), role=given.role)
            found.append((last, copy, msgspec.structs.replace(made, **_only(kept, _MONEY)), at))
        for _, _, made, at in sorted(found, key=lambda each: each[:2]):
            self._rows["funding"].append(at)
            yield made

    def _goals(self) -> Iterator[GoalData]:
        given = [goal for goal in self._data.goals if any(_said(goal, _GOAL))]
        rows = self._blank.goals
        if given and not rows:
            self._lost.append(label_of("goals"))
        for number, row in enumerate(rows):
            own = given[number:] if number == len(rows) - 1 else given[number : number + 1]
            for copy, goal in enumerate(own or [GoalData()]):
                if copy:
                    self._sheet.copy(row.at, row.own, label_of("goals"))
                values = {name: getattr(goal, name) for name in _GOAL}
                at = self._number("goals", goal)
                kept = self._sheet.row(
                    f"goals[{number if at is None else at}]", "", row, values, copy
                )
                made = GoalData(**_only(kept, _GOAL))
                if any(_said(made, _GOAL)):
                    self._rows["goals"].append(at)
                    yield made

    def _indicators(self) -> Iterator[IndicatorData]:
        rows = [each for each in self._data.indicators if _is_row(each)]
        if not self._blank.indicators:
            self._unfillable = bool(rows)
            return
        slots = slots_for(rows, self._blank, self._shown.indicators, self._sheet)
        for slot in slots:
            made = self._in_slot(slot)
            if made is not None:
                self._rows["indicators"].append(self._number("indicators", slot.given))
                yield made

    def _in_slot(self, slot: Slot) -> IndicatorData | None:
        """A row of the blank, or a copy of one, with what stands in it then."""
        row, shown = slot.row, slot.shown
        if slot.given is None:
            self._sheet.cleared(row)
            return shown if any(_said(shown, ("name", "target", "actual"))) else None
        given = in_cells(slot.given, row.fields)
        values = {name: getattr(given, name) for name in _fields(given)}
        values |= {f"extra.{head}": text for head, text in given.extra.items()}
        if slot.copy or not slot.levels:
            values.pop("level1"), values.pop("level2")
        address = f"indicators[{self._number('indicators', slot.given)}]"
        kept = self._sheet.row(address, given.name, row, values, slot.copy)
        for level in slot.levels if slot.copy else ():
            place = row.level1 if level == "level1" else row.level2
            if place is not None:
                text = getattr(shown, level)
                self._sheet.writes.append(Write(place=place, text=text, copy=slot.copy))
        kept.setdefault("level1", shown.level1)
        kept.setdefault("level2", shown.level2)
        extra = {
            name.removeprefix("extra."): text
            for name, text in kept.items()
            if name.startswith("extra.") and text
        }
        plain = {name: text for name, text in kept.items() if not name.startswith("extra.")}
        return msgspec.structs.replace(IndicatorData(extra=extra), **plain)

    def _unplaced(self) -> None:
        """The fields of rows that the blank has no column for."""
        places = self._blank.places()
        found: dict[str, None] = {}
        groups: tuple[tuple[str, Sequence[Any], Sequence[str]], ...] = (
            ("indicators", self._before.indicators, _fields(IndicatorData())),
            ("goals", self._before.goals, _GOAL),
        )
        for group, rows, names in groups:
            if not getattr(self._blank, group):
                continue
            for name in names:
                if f"{group}.{name}" in places or name in ("operator", "unit", "level2"):
                    continue
                if any(not unsaid(getattr(row, name)) for row in rows):
                    found.setdefault(f"{group}.{name}")
        for row in self._before.indicators if self._blank.indicators else ():
            for head, text in row.extra.items():
                if text.strip() and f"indicators.extra.{head}" not in places:
                    found.setdefault(f"indicators.extra.{head}")
        for money in self._before.funding:
            group = "funding.total" if money.role == TOTAL else "funding.parts"
            for name in _MONEY:
                known = {f"funding.total.{name}", f"funding.parts.{name}"} & places
                if (
                    not known
                    and f"{group}.{name}" not in places
                    and not unsaid(getattr(money, name))
                ):
                    found.setdefault(f"funding.{name}")
        self._lost.extend(of_rows([each]) for each in found)
        self._headings()
        if self._data.notes and any(note not in self._shown.notes for note in self._data.notes):
            self._lost.append(label_of("notes"))

    def _headings(self) -> None:
        """Points in headings that the blank has not, or has otherwise."""
        own = {
            (each.level, bare_level(each.name)): (at, each.points.text)
            for at, each in enumerate(self._blank.form.level_points)
        }
        given = self._before.level_points
        if given and not own:
            self._lost.append(label_of("level_points"))
        for each in given:
            at, points = own.get((each.level, bare_level(each.name)), (0, each.points))
            if figure_in(points) != figure_in(each.points):
                place = self._blank.form.level_points[at].points.place.whole()
                self._sheet.otherwise.append((f"level_points[{at}].points", place, each.points))


def _only(kept: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    return {name: kept.get(name, "") for name in names}


def _said(row: Any, names: Sequence[str]) -> Iterator[bool]:
    return (not unsaid(getattr(row, name)) for name in names)


def _fields(row: IndicatorData) -> tuple[str, ...]:
    return tuple(name for name in row.__struct_fields__ if name not in (*_BESIDE, "extra"))


def _is_row(row: IndicatorData) -> bool:
    return any(getattr(row, name).strip() for name in ("name", "target", "actual"))


def _same_source(given: FundingData, shown: FundingData) -> bool:
    if TOTAL in (given.role, shown.role):
        return given.role == shown.role
    return source_key(given.source) == source_key(shown.source)


def _can_be_copied(row: BlankRow) -> bool:
    source = row.fields.get("source")
    spot = (source.place.cell, source.place.column) if source is not None else None
    return spot in {(each.cell, each.column) for each in row.own}
