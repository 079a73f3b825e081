"""Headings with points in form data, and values as entries of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.fieldvalues import points_figure
from jixiao.core.figures import Figure
from jixiao.core.forms import Entry, LevelPoints
from jixiao.core.formshapes import FormData, IndicatorData, LevelPointsData
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import squeezed

HEADED = regex(r"\s*[（(【\[]\s*(\d+(?:\.\d+)?)\s*分?\s*[)）】\]]\s*$")
"""The points at the end of a heading: 产出指标（50分）."""
_LEVELS = {0: "", 1: "level1", 2: "level2"}


def bare_heading(text: str) -> str:
    """A heading without points and blanks, as it is compared."""
    return squeezed(HEADED.sub("", text))


def with_levels(rows: Sequence[IndicatorData]) -> tuple[IndicatorData, ...]:
    """The rows with the levels that they stand under, as a form with merged cells says them: an
    empty one goes on from the row above, and one without the points that it has in another row of
    the form (产出指标, 产出指标（50分）) gets them.
    """
    found: list[IndicatorData] = []
    for row in rows:
        above = found[-1] if found else IndicatorData()
        level1 = row.level1 if row.level1.strip() else above.level1
        same = bare_heading(level1) == bare_heading(above.level1)
        level2 = above.level2 if same and not row.level2.strip() else row.level2
        if (level1, level2) != (row.level1, row.level2):
            row = msgspec.structs.replace(row, level1=level1, level2=level2)
        found.append(row)
    return _with_points(found)


def _with_points(rows: Sequence[IndicatorData]) -> tuple[IndicatorData, ...]:
    """The rows with every heading as it is first printed with points."""
    first: dict[tuple[str, ...], str] = {}
    for row in rows:
        for name, text in _names(row):
            if HEADED.search(text):
                first.setdefault(name, text)
    if not first:
        return tuple(rows)
    return tuple(
        msgspec.structs.replace(
            row,
            **{
                field: text if HEADED.search(text) else first.get(name, text)
                for field, (name, text) in zip(("level1", "level2"), _names(row), strict=True)
            },
        )
        for row in rows
    )


def _names(row: IndicatorData) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Both levels: what each is called, with its text."""
    group = bare_heading(row.level1)
    return ((group,), row.level1), ((group, bare_heading(row.level2)), row.level2)


def entry_of(text: str, figure: Figure | None) -> Entry | None:
    """A value of form data as an entry of the form; None where it is empty."""
    return Entry(text=text, place=Place(text=text), figure=figure) if text else None


def points_entry(text: str) -> Entry | None:
    """Points as an entry."""
    return entry_of(text, points_figure(text))


def headings_of(data: FormData) -> Iterator[LevelPoints]:
    """The headings with the indicators under them and the heading above, by key, else by level and
    name.
    """
    keys = {row.key: index for index, row in enumerate(data.indicators) if row.key}
    read = [(each, points_entry(each.points)) for each in data.level_points]
    own = [(each, points) for each, points in read if points is not None]
    for number, (heading, points) in enumerate(own):
        parent = _above(number, [each for each, _ in own], data)
        group = own[parent][0].name if parent is not None else ""
        yield LevelPoints(
            level=heading.level,
            name=heading.name,
            points=points,
            key=heading.key,
            indicators=tuple(keys[each] for each in heading.under if each in keys)
            or tuple(_by_name(heading, group, data)),
            parent=parent,
        )


def _above(number: int, headings: Sequence[LevelPointsData], data: FormData) -> int | None:
    """The heading that a level-2 one names as its parent. Where it has no key, the nearest of level
    1 that its indicators stand under; without indicators the one before it, where the headings
    follow each other as a form prints them.
    """
    heading = headings[number]
    if heading.key or heading.level != 2:  # what has a key says its parent itself
        named = [at for at, each in enumerate(headings) if each.key and each.key == heading.parent]
        return named[0] if named else None
    first = [at for at, each in enumerate(headings) if each.level == 1]
    before = [at for at in first if at < number]
    for at in (*reversed(before), *first[len(before) :]):
        if _holds(headings[at].name, heading, data):
            return at
    second = [at for at, each in enumerate(headings) if each.level == 2]
    in_order = len(first) == 1 or (first and first[-1] > second[0])
    return before[-1] if before and in_order and not _holds("", heading, data) else None


def _holds(group: str, heading: LevelPointsData, data: FormData) -> bool:
    return next(_by_name(heading, group, data), None) is not None


def _by_name(heading: LevelPointsData, group: str, data: FormData) -> Iterator[int]:
    """The indicators whose level bears the heading's name, within its ``group`` where it has one."""
    if heading.level not in _LEVELS:
        return  # data may say anything; what it may not is told elsewhere
    level = _LEVELS[heading.level]
    for index, row in enumerate(data.indicators):
        if (
            level
            and squeezed(getattr(row, level)).startswith(squeezed(heading.name))
            and squeezed(row.level1).startswith(squeezed(group))
        ):
            yield index
