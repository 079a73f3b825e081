"""What a form shows in a layout: fields without a place left out, points written into headings,
defaults filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.core.divisions import AMONG
from jixiao.core.figures import parse, parse_unit
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    flat,
    with_divided,
)
from jixiao.core.forms import ASIDE, DEPARTMENT, total_at
from jixiao.core.headings import (
    HEADED,
    bare_heading,
    heading_points,
    headings_of,
    points_in_name,
    with_execution_points,
    with_levels,
    with_own_points,
)
from jixiao.core.regex import regex
from jixiao.core.words import NOTE_GOES_ON, NOTE_LABEL
from jixiao.judging.criteria import parse_criterion
from jixiao.judging.criteria.notation import in_one_cell, with_unit
from jixiao.judging.criteria.scaling import in_target_units
from jixiao.knowledge.layouts.layout import PLACEHOLDER, Layout, Part
from jixiao.knowledge.pictures import Joined

_NOTE = regex(rf"^\s*{NOTE_LABEL}\s*(?:[：:\d.、])")
_ALWAYS = ("kind", "layout", "fund", "scope")
_BESIDE = ("schema", "key", "lines", "columns", "texts", "foot")
_SAID_OTHERWISE = frozenset(
    {*_ALWAYS, "title", "money_unit", "months", "level_points", "funding.source", "funding.role"}
)
"""What every layout says in words of its own, and what is told of as a whole."""
_IN_TABLES = ("funding", "goals", "indicators", "level_points")
_Headings = Mapping[tuple[str, ...], str]


def printed(data: FormData, layout: Layout) -> FormData:
    """The form as the layout prints it, which is also what reading the file gives back."""
    places = layout.places()
    own = with_own_points(with_levels(data.indicators))
    data = with_divided(msgspec.structs.replace(data, indicators=own))
    data = with_execution_points(data, places)
    rows = _with_defaults(data.indicators, layout)
    opened = with_open_headings(data, layout)
    headings = heading_points(opened) if layout.scored else None
    rows = tuple(_indicator(row, headings, places) for row in rows)
    rows = _once_in_each_run(rows, layout)
    headed = [_indicator(row, headings, places) for row in opened.indicators]
    changes = {
        name: () if isinstance(getattr(data, name), tuple) else None if name == "year" else ""
        for name in data.__struct_fields__
        if name not in (*_ALWAYS, *_IN_TABLES, *_BESIDE, "notes") and name not in places
    }
    kept = msgspec.structs.replace(data, **changes)
    if data.kind == DEPARTMENT and kept.implementing_unit and not kept.project:
        kept = msgspec.structs.replace(
            kept, project=kept.implementing_unit
        )  # a department's form is about the department itself
    return msgspec.structs.replace(
        kept,
        layout=layout.id,
        title=(data.title or layout.title) if "title" in places else "",
        money_unit=data.money_unit,
        funding=tuple(_funding(data, layout, places)),
        goals=tuple(_goal(goal, places) for goal in data.goals),
        indicators=rows,
        level_points=tuple(_headings(headed, data, places)) if layout.scored else (),
        notes=_notes(data.notes or layout.notes),
        columns=(),
        texts=(),
        foot=layout.signed,
    )


def printed_title(data: FormData, layout: Layout) -> FormData:
    """The form with the title that the layout gives it where it has none."""
    return msgspec.structs.replace(data, title=data.title or layout.title)


def with_open_headings(data: FormData, layout: Layout) -> FormData:
    """The form with an empty row for every level-2 heading that has points and no indicators: the
    points of the level above count it.
    """
    if not layout.scored:
        return data
    data = msgspec.structs.replace(data, indicators=with_levels(data.indicators))
    rows, headings = list(data.indicators), list(headings_of(data))
    for at, heading in enumerate(headings):
        if heading.level != 2 or heading.indicators or heading.parent is None:
            continue
        group = headings[heading.parent].name
        if not (whole := _under(rows, group)):
            continue
        after = [each.name for each in headings[at + 1 :]]
        following = next(
            (found[0] for name in after if (found := _under(rows, group, name))), whole[-1] + 1
        )
        rows.insert(following, IndicatorData(level1=rows[whole[0]].level1, level2=heading.name))
    return msgspec.structs.replace(data, indicators=tuple(rows))


def _under(rows: Sequence[IndicatorData], level1: str, level2: str | None = None) -> list[int]:
    return [
        at
        for at, row in enumerate(rows)
        if bare_heading(row.level1) == bare_heading(level1)
        and (level2 is None or bare_heading(row.level2) == bare_heading(level2))
    ]


def dropped(data: FormData, layout: Layout) -> list[str]:
    """The fields that have a value in the form and no place in the layout (``indicators.reason``),
    each once.
    """
    data = msgspec.structs.replace(data, funding=tuple(_in_order(data.funding, layout)))
    aside = any(row.role == ASIDE for row in data.funding)
    kept = tuple(row for row in data.funding if row.role != ASIDE)
    data = msgspec.structs.replace(data, funding=kept)
    shown = dict(flat(printed(data, layout)))
    found: dict[str, None] = {}
    beside_figures = {"indicators.operator", "indicators.unit"} - layout.places()
    for address, text in flat(data):
        bare = regex(r"\[\d+\]").sub("", address)
        if not {bare, bare.split(".")[0]}.isdisjoint(_SAID_OTHERWISE | beside_figures):
            continue
        if text.strip(" —-/") and not shown.get(address) and not _merged_away(bare, layout):
            found.setdefault(bare)
    if data.level_points and not layout.scored:
        found.setdefault("level_points")
    if aside:
        found.setdefault(f"funding.{ASIDE}")
    return list(found)


def _in_order(rows: Sequence[FundingData], layout: Layout) -> Sequence[FundingData]:
    """The rows of money as a layout prints them, the total first, an open one where there is none."""
    at = total_at(rows)
    if at is None and rows and total_label(layout) is not None:
        return [FundingData(source="", role="total"), *rows]
    return rows if at is None else [rows[at], *rows[:at], *rows[at + 1 :]]


def _merged_away(address: str, layout: Layout) -> bool:
    return address.removeprefix("indicators.") in layout.merged()


def value_of(row: IndicatorData, field: str) -> str:
    """A field of an indicator; ``extra.`` before the header of a column of its own."""
    if field.startswith("extra."):
        return row.extra.get(field.removeprefix("extra."), "")
    return str(getattr(row, field))


def _with(row: IndicatorData, field: str, text: str) -> IndicatorData:
    if field.startswith("extra."):
        return msgspec.structs.replace(row, extra={**row.extra, field.removeprefix("extra."): text})
    return msgspec.structs.replace(row, **{field: text})


def _with_defaults(rows: Sequence[IndicatorData], layout: Layout) -> tuple[IndicatorData, ...]:
    """A default stands in the first row of each level-1 group, where no row has a text of its own."""
    found = tuple(rows)
    for field, text in layout.defaults.items():
        if any(value_of(row, field) for row in found):
            continue
        levels = [row.level1 for row in found]
        found = tuple(
            _with(row, field, text) if not at or levels[at - 1] != row.level1 else row
            for at, row in enumerate(found)
        )
    return found


def _indicator(
    row: IndicatorData, headings: _Headings | None, places: frozenset[str]
) -> IndicatorData:
    changes: dict[str, str] = {
        name: ""
        for name in row.__struct_fields__
        if name not in ("extra", "points_shared") and f"indicators.{name}" not in places
    }
    group = bare_heading(row.level1)
    for level, name in (
        ("level1", (group,)),
        ("level2", (group, bare_heading(row.level2))),
    ):
        if level not in changes:
            text = getattr(row, level)
            changes[level] = (
                HEADED.sub("", text).strip()
                if headings is None
                else _heading(text, headings.get(name, ""))
            )
    if (found := points_in_name(row.name)) is not None and "name" not in changes:
        if "points" in changes:
            changes["points"] = found.digits  # the name says them
        elif found.are(row.points):
            changes["name"] = found.name
    extra = {
        header: text for header, text in row.extra.items() if f"indicators.extra.{header}" in places
    }
    whole = msgspec.structs.replace(_in_one(row, places), points_shared=False)
    return msgspec.structs.replace(whole, extra=extra, **changes)


def _in_one(row: IndicatorData, places: frozenset[str]) -> IndicatorData:
    """A row whose operator and unit have no columns of their own has them beside its figures."""
    operator = "" if "indicators.operator" in places else row.operator
    unit = "" if "indicators.unit" in places else row.unit
    if not operator and not unit:
        return row
    target = in_one_cell(operator, row.target, unit)
    return msgspec.structs.replace(row, target=target, actual=_actual(row, target, unit))


def _actual(row: IndicatorData, target: str, unit: str) -> str:
    """The result with its unit, unless it is read in another one (0.96 beside ≥95%)."""
    figure, own = parse(row.actual), parse_unit(unit)
    if figure is not None and figure.unit is None and own is not None:
        criterion = parse_criterion(target, name=row.name, level2=row.level2)
        if in_target_units(criterion, figure) != figure.value * own.factor:
            return row.actual
    return with_unit(row.actual, unit)


def _heading(text: str, points: str) -> str:
    """产出指标 as 产出指标（50分） where its ``points`` are known; its own stay."""
    bare = text.strip()
    if not bare or not points or HEADED.search(text):
        return bare
    return f"{bare}（{points}分）"


def _once_in_each_run(rows: Sequence[IndicatorData], layout: Layout) -> tuple[IndicatorData, ...]:
    """A text that stands in one merged cell belongs to its first row; levels are said in every row."""
    found = list(rows)
    for field in layout.merged():
        if field in ("level1", "level2"):
            continue
        for at in range(len(rows) - 1, 0, -1):
            text = value_of(rows[at], field)
            if text and rows[at].level1 == rows[at - 1].level1 and text == _above(rows, at, field):
                found[at] = _with(found[at], field, "")
    return tuple(
        msgspec.structs.replace(
            row, extra={header: text for header, text in row.extra.items() if text}
        )
        for row in found
    )


def _above(rows: Sequence[IndicatorData], at: int, field: str) -> str:
    """The nearest text above in the same level-1 group."""
    for row in reversed(rows[:at]):
        if row.level1 != rows[at].level1:
            return ""
        if value_of(row, field):
            return value_of(row, field)
    return ""


def _headings(
    rows: Sequence[IndicatorData], data: FormData, places: frozenset[str]
) -> Iterator[LevelPointsData]:
    """The points in the headings as they come, one for each cell that has them."""
    before = IndicatorData()
    for row in rows:
        groups, above = (
            tuple(map(bare_heading, (each.level1, each.level2))) for each in (row, before)
        )
        for level, text, changed in (
            (1, row.level1, groups[0] != above[0]),
            (2, row.level2, groups != above),
        ):
            match = HEADED.search(text) if changed else None
            if match is not None:
                yield LevelPointsData(
                    level=level, name=HEADED.sub("", text).strip(), points=match.group(1)
                )
        before = row
    if "execution_points" in places:
        yield from (each for each in data.level_points if each.level == 0)


def _goal(goal: GoalData, places: frozenset[str]) -> GoalData:
    return GoalData(
        **{
            name: getattr(goal, name) if f"goals.{name}" in places else ""
            for name in GoalData.__struct_fields__
        }
    )


def _funding(data: FormData, layout: Layout, places: frozenset[str]) -> Iterator[FundingData]:
    """The total first, then the parts; sources in the layout's words."""
    at = total_at(data.funding)
    total = data.funding[at] if at is not None else None
    label = total_label(layout)
    if label is not None:
        yield _funding_row(
            total or FundingData(source="", role="total"),
            "funding.total",
            layout,
            places,
            source=label,
        )
    if any(part.repeat == "funding.parts" for part in layout.parts):
        for row in data.funding:
            if row is not total and row.role != ASIDE:
                source = AMONG.sub("", row.source).strip(" ：:")
                yield _funding_row(
                    row,
                    "funding.parts",
                    layout,
                    places,
                    source=source,
                )


def _funding_row(
    row: FundingData, group: str, layout: Layout, places: frozenset[str], *, source: str
) -> FundingData:
    changes = {}
    for name in row.__struct_fields__:
        if name in ("source", "role"):
            continue
        address = f"{group}.{name}"
        text = getattr(row, name) if address in places else ""
        changes[name] = "—" if not text and address in layout.dashes and address in places else text
    return msgspec.structs.replace(row, source=source, **changes)


def total_label(layout: Layout) -> str | None:
    """What the layout calls the total of the money: the words left of its first amount."""
    part = next((part for part in layout.parts if part.repeat == "funding.total"), None)
    return _label(part) if part is not None else None


def _label(part: Part) -> str:
    label = ""
    for token in part.tokens()[0]:
        if isinstance(token, Joined):
            continue
        if PLACEHOLDER.fullmatch(token):
            break
        label = token or label
    return label.strip(" ：:")


def _notes(notes: Sequence[str]) -> tuple[str, ...]:
    """Notes begin with 注, so that they can be told from other lines."""
    found: list[str] = []
    for note in (each.strip() for each in notes if each.strip()):
        known = _NOTE.match(note) or (found and NOTE_GOES_ON.match(note))
        found.append(note if known else f"注：{note}")
    return tuple(found)
