"""Headings with points in form data, and values as entries of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.core.fieldvalues import points_figure
from jixiao.core.figures import Figure
from jixiao.core.forms import Entry, LevelPoints
from jixiao.core.formshapes import FormData, LevelPointsData
from jixiao.core.places import Place
from jixiao.core.words import squeezed


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
    level = ("", "level1", "level2")[heading.level]
    for index, row in enumerate(data.indicators):
        if (
            level
            and squeezed(getattr(row, level)).startswith(squeezed(heading.name))
            and squeezed(row.level1).startswith(squeezed(group))
        ):
            yield index
