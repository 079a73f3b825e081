"""A form as data: what a clerk fills in and what a file carries over, every field as the text that
is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core import forms as f
from jixiao.core.fieldvalues import (
    money_figure,
    points_figure,
    rate_figure,
    value_figure,
)
from jixiao.core.figures import Figure, parse_unit
from jixiao.core.figures.units import money_unit
from jixiao.core.periods import Period, monitoring_point
from jixiao.core.places import Place
from jixiao.core.words import squeezed

MONEY_FIELDS = ("initial_budget", "budget", "arrived", "executed")
POINT_FIELDS = ("points", "score", "review_score")


class FundingData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One row of the funding block; ``role`` is total or part. Amounts in the form's money unit;
    ``forecast`` is 全年预计执行数.
    """

    source: str
    role: str = "part"
    initial_budget: str = ""
    budget: str = ""
    arrived: str = ""
    executed: str = ""
    rate: str = ""
    forecast: str = ""
    points: str = ""
    score: str = ""


class GoalData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """预期目标 beside 实际完成情况, and 总体完成率 where the form has one."""

    expected: str = ""
    actual: str = ""
    completion: str = ""


class IndicatorData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One indicator. ``operator`` and ``unit`` are filled where the layout has columns for them."""

    level1: str = ""
    level2: str = ""
    name: str = ""
    operator: str = ""
    target: str = ""
    actual: str = ""
    unit: str = ""
    points: str = ""
    score: str = ""
    review_score: str = ""
    completion: str = ""
    reason: str = ""
    extra: dict[str, str] = {}


class LevelPointsData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Points in a heading: level 0 the execution, 1 产出指标, 2 数量指标."""

    level: int
    name: str
    points: str


class MonthsData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """The amounts of single months (当月数), for forecasts. ``of`` is ``executed`` (the total's
    execution) or the name of an indicator.

    ``this_year`` runs from January to the monitoring point, ``last_year`` over its twelve months.
    """

    of: str
    this_year: tuple[str, ...] = ()
    last_year: tuple[str, ...] = ()


class FormData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One form. ``kind`` is one of ``core.forms.KINDS``; ``as_of`` a monitoring point as
    ``2020-06``; empty text where a field is empty.
    """

    kind: str
    title: str = ""
    layout: str = ""
    year: int | None = None
    as_of: str = ""
    money_unit: str = "万元"
    project: str = ""
    supervising_department: str = ""
    implementing_unit: str = ""
    filed_on: str = ""
    fund: str = ""
    scope: str = ""
    funding: tuple[FundingData, ...] = ()
    goals: tuple[GoalData, ...] = ()
    indicators: tuple[IndicatorData, ...] = ()
    level_points: tuple[LevelPointsData, ...] = ()
    total_points: str = ""
    total_score: str = ""
    grade: str = ""
    notes: tuple[str, ...] = ()
    conclusion: str = ""
    months: tuple[MonthsData, ...] = ()


def data_of(form: f.Form) -> FormData:
    """A recognised form as data, texts as printed."""
    return FormData(
        kind=form.kind,
        title=_text(form.title),
        layout=form.layout,
        year=form.year,
        as_of=str(form.as_of) if form.as_of else "",
        money_unit=form.money_unit or "万元",
        project=_text(form.project),
        supervising_department=_text(form.supervising_department),
        implementing_unit=_text(form.implementing_unit),
        filed_on=_text(form.filed_on),
        fund=form.fund or "",
        scope=form.scope or "",
        funding=tuple(_funding_of(row) for row in form.funding),
        goals=tuple(_goal_of(goal) for goal in form.goals),
        indicators=tuple(_indicator_of(row) for row in form.indicators),
        level_points=tuple(
            LevelPointsData(level=each.level, name=each.name, points=each.points.text)
            for each in form.level_points
        ),
        total_points=_text(form.total.points) if form.total else "",
        total_score=_text(form.total.score) if form.total else "",
        grade=_text(form.grade),
        notes=tuple(note.text for note in form.notes),
        conclusion=_text(form.conclusion),
    )


def form_of(data: FormData, form_id: str = "form1") -> f.Form:
    """Data as a form with figures but without places (a place holds the field's text alone), for
    scoring and checking what is being filled.
    """
    unit = money_unit(data.money_unit)
    total = None
    if data.total_points or data.total_score:
        total = f.Total(
            place=Place(), points=_points(data.total_points), score=_points(data.total_score)
        )
    return f.Form(
        id=form_id,
        kind=data.kind,
        place=Place(text=data.title),
        title=_words(data.title),
        layout=data.layout,
        year=data.year,
        as_of=_period(data.as_of),
        as_of_entry=_words(data.as_of),
        money_unit=data.money_unit,
        project=_words(data.project),
        supervising_department=_words(data.supervising_department),
        implementing_unit=_words(data.implementing_unit),
        filed_on=_words(data.filed_on),
        fund=data.fund or None,
        scope=data.scope or None,
        funding=tuple(
            f.FundingRow(
                source=row.source,
                role=row.role,
                place=Place(text=row.source),
                key="",
                rate=_entry(row.rate, rate_figure(row.rate)),
                forecast=_entry(row.forecast, money_figure(row.forecast, unit)),
                points=_points(row.points),
                score=_points(row.score),
                **{
                    name: _entry(getattr(row, name), money_figure(getattr(row, name), unit))
                    for name in MONEY_FIELDS
                },
            )
            for row in data.funding
        ),
        goals=tuple(
            f.Goal(
                place=Place(text=goal.expected),
                expected=_words(goal.expected),
                actual=_words(goal.actual),
                completion=_entry(goal.completion, rate_figure(goal.completion)),
            )
            for goal in data.goals
        ),
        indicators=tuple(_indicator(row) for row in data.indicators),
        level_points=tuple(_headings(data)),
        total=total,
        grade=_words(data.grade),
        notes=tuple(f.Entry(text=note, place=Place(text=note)) for note in data.notes),
        conclusion=_words(data.conclusion),
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
    """Every field with its address and its text."""
    for name in data.__struct_fields__:
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
        if isinstance(value, dict):
            yield from ((f"{address}.{name}.{key}", str(text)) for key, text in value.items())
        else:
            yield f"{address}.{name}", str(value)


def _text(entry: f.Entry | None) -> str:
    return entry.text if entry is not None else ""


def _funding_of(row: f.FundingRow) -> FundingData:
    return FundingData(
        source=row.source,
        role=row.role,
        **{name: _text(getattr(row, name)) for name in f.FIELDS_OF_FUNDING},
    )


def _goal_of(goal: f.Goal) -> GoalData:
    return GoalData(
        expected=_text(goal.expected), actual=_text(goal.actual), completion=_text(goal.completion)
    )


def _indicator_of(row: f.Indicator) -> IndicatorData:
    return IndicatorData(
        extra={header: entry.text for header, entry in row.extra},
        **{name: _text(getattr(row, name)) for name in f.FIELDS_OF_INDICATOR},
    )


def _indicator(row: IndicatorData) -> f.Indicator:
    unit = parse_unit(row.unit) if row.unit else None
    return f.Indicator(
        place=Place(text=row.name),
        level1=_words(row.level1),
        level2=_words(row.level2),
        name=_words(row.name),
        operator=_words(row.operator),
        target=_entry(row.target, value_figure(row.target, unit, target=True)),
        actual=_entry(row.actual, value_figure(row.actual, unit, target=False)),
        unit=_words(row.unit),
        points=_points(row.points),
        score=_points(row.score),
        review_score=_points(row.review_score),
        completion=_entry(row.completion, rate_figure(row.completion)),
        reason=_words(row.reason),
        extra=tuple(
            (header, f.Entry(text=text, place=Place(text=text)))
            for header, text in row.extra.items()
        ),
    )


def _headings(data: FormData) -> Iterator[f.LevelPoints]:
    """The headings with the indicators under them, by level and name."""
    for heading in data.level_points:
        points = _points(heading.points)
        if points is None:
            continue
        level = ("", "level1", "level2")[heading.level]
        under = tuple(
            index
            for index, row in enumerate(data.indicators)
            if level and squeezed(getattr(row, level)).startswith(squeezed(heading.name))
        )
        yield f.LevelPoints(level=heading.level, name=heading.name, points=points, indicators=under)


def _words(text: str) -> f.Entry | None:
    return f.Entry(text=text, place=Place(text=text)) if text else None


def _entry(text: str, figure: Figure | None) -> f.Entry | None:
    return f.Entry(text=text, place=Place(text=text), figure=figure) if text else None


def _points(text: str) -> f.Entry | None:
    return _entry(text, points_figure(text))


def _period(text: str) -> Period | None:
    return monitoring_point(text) if text else None
