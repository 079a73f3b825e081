"""Points that several rows have together: a cell merged down over them, the first line of a group in
text that lost such a cell, a heading above rows without points of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.forms import Entry, Form, Indicator, figure_of, text_of
from jixiao.core.headings import bare_heading
from jixiao.core.keys import name_key
from jixiao.core.words import unsaid

_LEVELS = ("level2", "level1")


class SharedPoints(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of a form that have their points together. ``field`` is where these stand; ``leader`` the
    row that they stand in, None where it is a heading.
    """

    rows: tuple[int, ...]
    points: Entry
    field: str
    name: str = ""
    leader: int | None = None


def shared_points(form: Form) -> tuple[SharedPoints, ...]:
    """The groups of rows that have their points together, each with what it is called."""
    merged = tuple(_merged(form))
    by_lines = merged or tuple(_by_first_lines(form))
    led = {at for group in by_lines for at in group.rows}
    return (*by_lines, *(each for each in _headed(form) if not led & set(each.rows)))


def grouped_score(form: Form, group: SharedPoints) -> Decimal | None:
    """What the rows of a group scored, as printed; None where no score was read, or one is there that
    is no number.
    """
    printed = [form.indicators[at].score for at in group.rows]
    figures = [figure_of(each) for each in printed if not unsaid(text_of(each))]
    known = [each.value for each in figures if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(figures) else None


def first_lines(form: Form, open_: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The groups of level 2, else of level 1, in each of which the first row has points and the others
    none: text loses the merged cell that they stood in. Empty where not all rows without points, by
    index, are told so, or where it is so in one group alone.
    """
    for level in _LEVELS:
        groups = tuple(_groups(form, level))
        several = [own for own in groups if len(own) > 1]
        shared = [own for own in several if set(own[1:]) <= set(open_) and own[0] not in open_]
        explained = {at for own in shared for at in own[1:]} == set(open_)
        if len(shared) > 1 and shared == several and explained:
            return tuple(shared)
    return ()


def _groups(form: Form, level: str) -> Iterator[tuple[int, ...]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(form.indicators):
        names = (row.level1, row.level2) if level == "level2" else (row.level1,)
        found.setdefault(tuple(text_of(each) for each in names), []).append(at)
    yield from (tuple(each) for each in found.values())


def _merged(form: Form) -> Iterator[SharedPoints]:
    at = 0
    while at < len(form.indicators):
        end = at + 1
        while end < len(form.indicators) and form.indicators[end].points_shared:
            end += 1
        if end > at + 1:
            yield from _led(form, range(at, end))
        at = end


def _by_first_lines(form: Form) -> Iterator[SharedPoints]:
    named = [at for at, row in enumerate(form.indicators) if name_key(text_of(row.name))]
    open_ = [at for at in named if unsaid(text_of(form.indicators[at].points))]
    for rows in first_lines(form, open_):
        yield from _led(form, rows)


def _led(form: Form, rows: Sequence[int]) -> Iterator[SharedPoints]:
    named = tuple(at for at in rows if name_key(text_of(form.indicators[at].name)))
    points = form.indicators[rows[0]].points
    if points is not None and figure_of(points) is not None and len(named) > 1:
        first, last = form.indicators[rows[0]], form.indicators[rows[-1]]
        yield SharedPoints(
            rows=named,
            points=points,
            field=f"indicators[{rows[0]}].points",
            name=_common(first, last),
            leader=rows[0],
        )


def _common(first: Indicator, last: Indicator) -> str:
    """What the rows of a group are called: their level 2 where they have one, else their level 1."""
    for level in _LEVELS:
        names = [text_of(getattr(each, level)) for each in (first, last)]
        if names[0] and names[0] == names[1]:
            return bare_heading(names[0])
    return ""


def _headed(form: Form) -> Iterator[SharedPoints]:
    parents = {each.parent for each in form.level_points}
    for at, heading in enumerate(form.level_points):
        rows = [
            index
            for index in heading.indicators
            if index < len(form.indicators) and form.indicators[index].name is not None
        ]
        own = any(not unsaid(text_of(form.indicators[index].points)) for index in rows)
        lowest = heading.level and at not in parents and not own
        if rows and lowest and figure_of(heading.points) is not None:
            yield SharedPoints(
                rows=tuple(rows),
                points=heading.points,
                field=f"level_points[{at}].points",
                name=bare_heading(heading.name),
            )
