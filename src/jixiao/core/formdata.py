"""A form as data there and back: texts as printed, figures read again from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from jixiao.core import forms as f
from jixiao.core.datelines import years_of_head
from jixiao.core.divisions import begun_by_of_which, with_divisions
from jixiao.core.fieldvalues import (
    MONEY_FIELDS,
    money_figure,
    rate_figure,
    value_figure,
    with_peers_places,
)
from jixiao.core.figures import Unit, parse, parse_unit
from jixiao.core.figures.units import money_unit
from jixiao.core.formlines import line_of, lines_of
from jixiao.core.formshapes import (
    EXECUTED,
    ColumnData,
    FormData,
    FundingData,
    FundLineData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    MonthsData,
    TextData,
    filled_in,
    for_another_print,
    form_data,
)
from jixiao.core.headings import entry_of, headings_of, points_entry, with_levels, with_own_points
from jixiao.core.monitoring_points import point_in_line, stated_point
from jixiao.core.periods import Period, day_words
from jixiao.core.places import Place
from jixiao.core.words import squeezed

__all__ = [
    "EXECUTED",
    "GIVEN_AS",
    "MONEY_FIELDS",
    "POINT_FIELDS",
    "ColumnData",
    "FormData",
    "FundLineData",
    "FundingData",
    "GoalData",
    "IndicatorData",
    "LevelPointsData",
    "MonthsData",
    "TextData",
    "data_of",
    "dated",
    "differences",
    "filled_in",
    "flat",
    "for_another_print",
    "form_data",
    "form_of",
]
GIVEN_AS = {
    "total.points": "total_points",
    "total.score": "total_score",
    "as_of_entry": "as_of",
    "money_unit_entry": "money_unit",
}
"""What form data call the fields of a form that have another name there."""
POINT_FIELDS = ("points", "score", "review_score")
_BESIDE = (
    "schema",
    "key",
    "rules",
    "as_of_printed",
    "lines",
    "columns",
    "texts",
    "under",
    "parent",
    "points_shared",
    "foot",
)


def data_of(form: f.Form) -> FormData:
    """A recognised form as data, texts as printed."""
    point = f.text_of(form.as_of_entry)
    return FormData(
        kind=form.kind,
        key=form.key,
        title=f.text_of(form.title),
        layout=form.layout,
        rules=form.rules,
        year=form.year,
        as_of=str(form.as_of) if form.as_of else "",
        as_of_printed="" if point == str(form.as_of) else point,
        money_unit=form.money_unit or "",
        project=f.text_of(form.project),
        supervising_department=f.text_of(form.supervising_department),
        implementing_unit=f.text_of(form.implementing_unit),
        filed_on=f.text_of(form.filed_on),
        foot=form.foot,
        prepared_by=f.text_of(form.prepared_by),
        reviewed_by=f.text_of(form.reviewed_by),
        head_of_unit=f.text_of(form.head_of_unit),
        telephone=f.text_of(form.telephone),
        fund=form.fund or "",
        scope=form.scope or "",
        funding=tuple(_funding_of(row) for row in form.funding),
        goals=tuple(_goal_of(goal) for goal in form.goals),
        indicators=tuple(_indicator_of(row) for row in form.indicators),
        level_points=tuple(_heading_of(each, form) for each in form.level_points),
        total_points=f.text_of(form.total.points) if form.total else "",
        total_score=f.text_of(form.total.score) if form.total else "",
        grade=f.text_of(form.grade),
        notes=tuple(note.text for note in form.notes),
        conclusion=f.text_of(form.conclusion),
        months=tuple(_months_of(row) for row in form.months),
        lines=tuple(line_of(line, form) for line in form.lines),
        columns=tuple(ColumnData(role=each.role, head=each.head) for each in form.columns),
        texts=tuple(
            TextData(kind=each.kind, text=each.text, label=each.label) for each in form.texts
        ),
    )


def form_of(data: FormData, form_id: str = "form1") -> f.Form:
    """Data as a form with figures but without places (a place holds the field's text alone), for
    scoring what is being filled; ``placed`` gives it places for checking. A level that a row leaves
    empty is the one above, points those in its name.
    """
    rows = with_own_points(with_levels(data.indicators))
    data = msgspec.structs.replace(data, indicators=rows)
    unit = money_unit(data.money_unit)
    point = _point(data)
    titled = data.title if point is not None else ""
    return f.Form(
        id=form_id,
        kind=data.kind,
        key=data.key,
        place=Place(text=data.title),
        title=_words(data.title),
        layout=data.layout,
        rules=data.rules,
        year=_year(data),
        as_of=point,
        as_of_entry=_words(data.as_of_printed or data.as_of or titled),
        money_unit=data.money_unit or None,
        project=_words(data.project),
        supervising_department=_words(data.supervising_department),
        implementing_unit=_words(data.implementing_unit),
        filed_on=_words(data.filed_on),
        fund=data.fund or None,
        scope=data.scope or None,
        **_foot(data),
        funding=_funding_rows(data.funding, unit),
        goals=tuple(map(_goal, data.goals)),
        indicators=tuple(_indicator(row) for row in data.indicators),
        level_points=tuple(headings_of(data)),
        total=_total(data),
        grade=_words(data.grade),
        notes=tuple(f.Entry(text=note, place=Place(text=note)) for note in data.notes),
        conclusion=_words(data.conclusion),
        months=tuple(_months(row, unit) for row in data.months),
        lines=tuple(lines_of(data)),
        columns=tuple(
            f.Column(role=each.role, head=each.head, place=Place(text=each.head))
            for each in data.columns
        ),
        texts=tuple(
            f.PrintedText(
                kind=each.kind, text=each.text, label=each.label, place=Place(text=each.text)
            )
            for each in data.texts
        ),
    )


def differences(
    one: FormData, other: FormData, *, ignoring: tuple[str, ...] = ("layout", "fund", "scope")
) -> Iterator[tuple[str, str, str]]:
    """(field address, text in one, text in the other) wherever two forms differ, spaces apart."""
    left, right = dict(flat(one)), dict(flat(other))
    for address in sorted(left.keys() | right.keys()):
        if address.split("[")[0].split(".")[0] in ignoring:
            continue
        a, b = left.get(address, ""), right.get(address, "")
        if squeezed(a) != squeezed(b):
            yield address, a, b


def flat(data: FormData) -> Iterator[tuple[str, str]]:
    """Every field that is filled in, with its address and its text."""
    for name in data.__struct_fields__:
        if name in _BESIDE:
            continue
        value = getattr(data, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _flat_item(f"{name}[{index}]", item)
        else:
            yield name, "" if value is None else str(value)


def _flat_item(address: str, item: object) -> Iterator[tuple[str, str]]:
    if isinstance(item, str):
        yield address, item
        return
    for name, value in msgspec.to_builtins(item).items():
        if name in _BESIDE:
            continue
        if isinstance(value, dict):
            yield from ((f"{address}.{name}.{key}", str(text)) for key, text in value.items())
        else:
            yield f"{address}.{name}", str(value)


def _funding_of(row: f.FundingRow) -> FundingData:
    return FundingData(
        source=row.source,
        role=row.role,
        key=row.key,
        **{name: f.text_of(getattr(row, name)) for name in f.FIELDS_OF_FUNDING},
    )


def _goal_of(goal: f.Goal) -> GoalData:
    return GoalData(
        expected=f.text_of(goal.expected),
        actual=f.text_of(goal.actual),
        completion=f.text_of(goal.completion),
        key=goal.key,
    )


def _heading_of(heading: f.LevelPoints, form: f.Form) -> LevelPointsData:
    keys = [form.indicators[index].key for index in heading.indicators]
    return LevelPointsData(
        level=heading.level,
        name=heading.name,
        points=heading.points.text,
        key=heading.key,
        under=tuple(keys) if all(keys) else (),
        parent=form.level_points[heading.parent].key if heading.parent is not None else "",
    )


def _indicator_of(row: f.Indicator) -> IndicatorData:
    return IndicatorData(
        extra={header: entry.text for header, entry in row.extra},
        key=row.key,
        points_shared=row.points_shared,
        **{name: f.text_of(getattr(row, name)) for name in f.FIELDS_OF_INDICATOR},
    )


def with_divided(data: FormData) -> FormData:
    """The form with the roles that 其中 gives its sources of funds."""
    if not any(begun_by_of_which(row.source for row in data.funding)):
        return data
    roles = [row.role for row in _funding_rows(data.funding, money_unit(data.money_unit))]
    rows = zip(data.funding, roles, strict=True)
    divided = tuple(msgspec.structs.replace(row, role=role) for row, role in rows)
    return msgspec.structs.replace(data, funding=divided)


def _funding_rows(rows: Sequence[FundingData], unit: Unit | None) -> tuple[f.FundingRow, ...]:
    made = with_peers_places(tuple(_funding(row, unit) for row in rows))
    return with_divisions(made, begun_by_of_which(row.source for row in rows))


def _funding(row: FundingData, unit: Unit | None) -> f.FundingRow:
    return f.FundingRow(
        source=row.source,
        role=row.role,
        place=Place(text=row.source),
        key=row.key,
        rate=entry_of(row.rate, rate_figure(row.rate)),
        forecast=entry_of(row.forecast, money_figure(row.forecast, unit)),
        points=points_entry(row.points),
        score=points_entry(row.score),
        **{
            name: entry_of(getattr(row, name), money_figure(getattr(row, name), unit))
            for name in MONEY_FIELDS
        },
    )


def _indicator(row: IndicatorData) -> f.Indicator:
    unit = _unit(row.unit)
    return f.Indicator(
        key=row.key,
        points_shared=row.points_shared,
        place=Place(text=row.name),
        level1=_words(row.level1),
        level2=_words(row.level2),
        name=_words(row.name),
        operator=_words(row.operator),
        target=entry_of(row.target, value_figure(row.target, unit, target=True)),
        actual=entry_of(row.actual, value_figure(row.actual, unit, target=False)),
        unit=_words(row.unit),
        points=points_entry(row.points),
        score=points_entry(row.score),
        review_score=points_entry(row.review_score),
        completion=entry_of(row.completion, rate_figure(row.completion)),
        reason=_words(row.reason),
        extra=tuple(
            (header, f.Entry(text=text, place=Place(text=text)))
            for header, text in row.extra.items()
        ),
    )


def _foot(data: FormData) -> dict[str, Any]:
    return {"foot": data.foot} | {name: _words(getattr(data, name)) for name in f.FIELDS_OF_FOOT}


def _months_of(row: f.MonthsRow) -> MonthsData:
    this_year, last_year = (
        tuple(each.text for each in months) for months in (row.this_year, row.last_year)
    )
    return MonthsData(of=row.of, this_year=this_year, last_year=last_year)


def _months(row: MonthsData, unit: Unit | None) -> f.MonthsRow:
    def entry(text: str) -> f.Entry:
        figure = money_figure(text, unit) if row.of == EXECUTED else parse(text)
        return f.Entry(text=text, place=Place(text=text), figure=figure)

    return f.MonthsRow(
        of=row.of,
        key=f"months:{row.of}",
        this_year=tuple(map(entry, row.this_year)),
        last_year=tuple(map(entry, row.last_year)),
    )


def _unit(symbol: str) -> Unit | None:
    return parse_unit(symbol) if symbol else None


def _total(data: FormData) -> f.Total | None:
    if not data.total_points and not data.total_score:
        return None
    return f.Total(
        place=Place(),
        points=points_entry(data.total_points),
        score=points_entry(data.total_score),
    )


def _goal(goal: GoalData) -> f.Goal:
    return f.Goal(
        key=goal.key,
        place=Place(text=goal.expected),
        expected=_words(goal.expected),
        actual=_words(goal.actual),
        completion=entry_of(goal.completion, rate_figure(goal.completion)),
    )


def dated(data: FormData) -> FormData:
    """The form with its monitoring point as 2024-06, however it is spelled. Where it has no year or
    no point, its title says it, as the title of its print will; the point says the year as well.
    """
    point = _point(data)
    as_of = data.as_of if point is None or point.month is None else str(point)
    filed = day_words(data.filed_on)
    return msgspec.structs.replace(data, as_of=as_of, year=_year(data), filed_on=filed)


def _year(data: FormData) -> int | None:
    if data.year is not None:
        return data.year
    titled = years_of_head(data.title)
    point = None if titled else _period(data.as_of)
    return titled[0] if titled else point.year if point is not None else None


def _point(data: FormData) -> Period | None:
    """The monitoring point that is stated, else the one that the title names."""
    if data.as_of.strip() or data.kind != f.MONITORING:
        return _period(data.as_of)
    said = point_in_line(data.title, _year(data))
    return said.point if said is not None else None


def _words(text: str) -> f.Entry | None:
    return f.Entry(text=text, place=Place(text=text)) if text else None


def _period(text: str) -> Period | None:
    return stated_point(text) if text else None
