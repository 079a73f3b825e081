"""Headings with points in form data, and values as entries of a form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import msgspec

from jixiao.core.fieldvalues import points_figure
from jixiao.core.figures import Figure
from jixiao.core.forms import Entry, LevelPoints
from jixiao.core.formshapes import FormData, IndicatorData, LevelPointsData
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import squeezed, unsaid

HEADED = regex(r"(?<!\s)\s*[（(【\[]\s*(\d+(?:\.\d+)?)\s*分?\s*[)）】\]]\s*$")
"""The points at the end of a heading: 产出指标（50分）."""
_IN_NAME = regex(
    r"(?<!\s)\s*[（(【\[]\s*(?:(?:共|满分|权重|分值)\s*[:：]?\s*(?P<named>\d+(?:\.\d+)?)\s*分?"
    r"|(?P<plain>\d+(?:\.\d+)?)\s*(?P<unit>分?))\s*[)）】\]]\s*$"
)
MOST_POINTS = Decimal(200)
"""More are no points of a heading."""
_FULL_MARKS = 100  # of a score that is measured (测评得分（100分）), no points of one row
_LEVELS = {0: "", 1: "level1", 2: "level2"}


@lru_cache(maxsize=4096)  # asked of every row for every heading, of a few names
def bare_heading(text: str) -> str:
    """A heading without points and blanks, as it is compared."""
    return squeezed(HEADED.sub("", text))


class NamePoints(msgspec.Struct, frozen=True):
    """Points at the end of an indicator's name, where their digits stand in it, and the name without
    them.
    """

    digits: str
    start: int
    end: int
    name: str

    def are(self, points: str) -> bool:
        """Whether a text of points says the same."""
        figure = points_figure(points)
        return figure is not None and figure.value == Decimal(self.digits)


def points_in_name(name: str, *, bare: bool = False) -> NamePoints | None:
    """The points that an indicator's name prints itself: 培训人次（30分）, 覆盖率（分值：12）; a ``bare``
    number in brackets where it is asked for. A full mark of a hundred is none.
    """
    match = _IN_NAME.search(name) if name.rstrip().endswith((")", "）", "】", "]")) else None
    if match is None or not match.start():
        return None
    group = "named" if match["named"] is not None else "plain"
    if group == "plain" and not match["unit"] and not bare:
        return None
    if not 0 < Decimal(match[group]) < _FULL_MARKS:
        return None
    return NamePoints(match[group], match.start(group), match.end(group), name[: match.start()])


def own_points(rows: Sequence[tuple[str, str]]) -> Iterator[tuple[int, NamePoints]]:
    """The rows, of names and points, that have no points but those that their name prints; a bare
    number is one where other names print theirs with 分. What has no name of its own is not given.
    """
    bare = any(points_in_name(name) is not None for name, _ in rows)
    for index, (name, points) in enumerate(rows):
        found = points_in_name(name, bare=bare) if bare and unsaid(points) else None
        if found is not None:
            yield index, found


def with_own_points(rows: Sequence[IndicatorData]) -> tuple[IndicatorData, ...]:
    """The rows with the points that their own names print where they have no others."""
    made = list(rows)
    own = [("" if row.points_shared else row.name, row.points) for row in rows]
    for index, found in own_points(own):
        made[index] = msgspec.structs.replace(made[index], points=found.digits)
    return tuple(made)


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
    """The headings with the indicators under them and the heading above: those that are given, and
    those whose points the levels of the rows print alone.
    """
    given = list(_given_headings(data))
    yield from given
    yield from _printed_headings(data.indicators, given)


def _given_headings(data: FormData) -> Iterator[LevelPoints]:
    """The headings that are given with their rows: by key, else by level, name and order. One with a
    key and no rows has none that stand under another of its level.
    """
    keys = {row.key: index for index, row in enumerate(data.indicators) if row.key}
    read = [(each, points_entry(each.points)) for each in data.level_points]
    own = [(each, points) for each, points in read if points is not None]
    taken = {(each.level, keys[key]) for each, _ in own for key in each.under if key in keys}
    for (heading, points), stand in zip(
        own, _stands([each for each, _ in own], data.indicators), strict=True
    ):
        free = tuple(at for at in stand.rows if not heading.key or (heading.level, at) not in taken)
        yield LevelPoints(
            level=heading.level,
            name=heading.name,
            points=points,
            key=heading.key,
            indicators=tuple(keys[each] for each in heading.under if each in keys) or free,
            parent=stand.parent,
        )


def _printed_headings(
    rows: Sequence[IndicatorData], given: Sequence[LevelPoints]
) -> Iterator[LevelPoints]:
    """The headings that rows name with points (产出指标（50分）) and that are not given."""
    headings = list(given)
    for level in (1, 2):
        covered = {at for each in given if each.level == level for at in each.indicators}
        above = {
            at: number
            for number, each in enumerate(headings)
            if level > 1 and each.level == 1
            for at in each.indicators
        }
        for (*_, name), (points, under) in _pointed(rows, level, covered).items():
            parent = above.get(under[0])
            heading = LevelPoints(
                level=level, name=name, points=points, indicators=tuple(under), parent=parent
            )
            headings.append(heading)
            yield heading


def _pointed(
    rows: Sequence[IndicatorData], level: int, covered: Collection[int]
) -> dict[tuple[str, ...], tuple[Entry, list[int]]]:
    """The names of a level that rows print with points: what is printed first, and the rows."""
    found: dict[tuple[str, ...], tuple[Entry, list[int]]] = {}
    for at, row in enumerate(rows):
        name, text = _names(row)[level - 1]
        match = HEADED.search(text) if at not in covered else None
        points = points_entry(match.group(1)) if match is not None else None
        if points is not None and points.figure and points.figure.value <= MOST_POINTS:
            found.setdefault(name, (points, []))[1].append(at)
    return found


def with_execution_points(data: FormData, places: Collection[str]) -> FormData:
    """The form with the points of its heading of the execution in the total of the money, where a
    print with these ``places`` has none for them but that.
    """
    given = next((each.points for each in data.level_points if each.level == 0), "")
    if not given or "funding.total.points" not in places or "execution_points" in places:
        return data
    rows = tuple(
        msgspec.structs.replace(row, points=given)
        if row.role == "total" and unsaid(row.points)
        else row
        for row in data.funding
    )
    return msgspec.structs.replace(data, funding=rows)


def heading_points(data: FormData) -> dict[tuple[str, ...], str]:
    """The points that are given beside the rows, by the levels that they are of, as ``bare_heading``
    names them: ``(产出指标,)``, ``(产出指标, 数量指标)``.
    """
    found: dict[tuple[str, ...], str] = {}
    for heading in headings_of(data):
        for index in heading.indicators if heading.level in (1, 2) else ():
            name, _ = _names(data.indicators[index])[heading.level - 1]
            found.setdefault(name, heading.points.text)
    return found


def ambiguous_headings(data: FormData) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The level-2 headings of whose name several groups have rows, where nothing says which of them
    is meant: their number, and the groups.
    """
    given = [at for at, each in enumerate(data.level_points) if each.points]
    stands = _stands([data.level_points[at] for at in given], data.indicators)
    yield from ((at, stand.groups) for at, stand in zip(given, stands, strict=True) if stand.groups)


class _Stand(msgspec.Struct, frozen=True):
    """Where a heading stands: the number of the one above, the rows under it, and the ``groups``
    that it may be of where that cannot be said.
    """

    parent: int | None = None
    rows: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()


def _stands(
    headings: Sequence[LevelPointsData], rows: Sequence[IndicatorData]
) -> tuple[_Stand, ...]:
    """Where each heading stands, those at the end first: of two of one name the later one stands
    under the later group.
    """
    found: dict[int, _Stand] = {}
    taken: set[tuple[str, str]] = set()
    for number in range(len(headings) - 1, -1, -1):
        heading = headings[number]
        if heading.key or heading.level != 2:  # what has a key says its parent itself
            found[number] = _keyed(heading, headings, rows)
            continue
        found[number] = stand = _ordered(number, headings, rows, taken)
        taken |= {(bare_heading(heading.name), _group(rows[at])) for at in stand.rows}
    return tuple(found[number] for number in range(len(headings)))


def _keyed(
    heading: LevelPointsData,
    headings: Sequence[LevelPointsData],
    rows: Sequence[IndicatorData],
) -> _Stand:
    """Where a heading stands by its parent's key; one of level 1 is above all rows of its name."""
    above = (at for at, each in enumerate(headings) if each.key and each.key == heading.parent)
    parent = next(above, None)
    group = headings[parent].name if parent is not None else ""
    return _Stand(parent, tuple(_by_name(heading, group, rows)))


def _ordered(
    number: int,
    headings: Sequence[LevelPointsData],
    rows: Sequence[IndicatorData],
    taken: Collection[tuple[str, str]],
) -> _Stand:
    """Where a level-2 heading without a key stands: under the nearest heading of level 1 before it
    whose group has rows of its name; where none has, in the one group that has, or in turn where as
    many groups as headings have; where no group has, under the one before it.
    """
    heading, name = headings[number], bare_heading(headings[number].name)
    first = [at for at, each in enumerate(headings) if each.level == 1]
    before = [at for at in reversed(first) if at < number]
    above = {at: tuple(_by_name(heading, headings[at].name, rows)) for at in first}
    holding = [at for at in before if above[at]]
    free = [at for at in holding if (name, _group(rows[above[at][0]])) not in taken]
    if holding:
        at = (free or holding)[0]
        return _Stand(at, above[at])
    groups = _groups_with(heading, rows, taken)
    if not groups:
        return _Stand(before[0] if before else None)
    alike = sum(
        each.level == 2 and bare_heading(each.name) == name for each in headings[: number + 1]
    )
    if len(groups) not in (1, alike):
        return _Stand(groups=tuple(groups))
    held = tuple(groups.popitem()[1])
    return _Stand(next((at for at in first if held[0] in above[at]), None), held)


def _groups_with(
    heading: LevelPointsData,
    rows: Sequence[IndicatorData],
    taken: Collection[tuple[str, str]],
) -> dict[str, list[int]]:
    """The groups that have rows of a heading's name, those alone that print its points where there
    are any, without those that another heading of the name stands in.
    """
    found: dict[str, list[int]] = {}
    for index in _by_name(heading, "", rows):
        found.setdefault(_group(rows[index]), []).append(index)
    printed = {
        group: held
        for group, held in found.items()
        if (match := HEADED.search(rows[held[0]].level2)) and match.group(1) == heading.points
    }
    name = bare_heading(heading.name)
    chosen = printed or found
    return {group: held for group, held in chosen.items() if (name, group) not in taken} or chosen


def _group(row: IndicatorData) -> str:
    return bare_heading(row.level1)


def _by_name(heading: LevelPointsData, group: str, rows: Sequence[IndicatorData]) -> Iterator[int]:
    """The rows whose level bears the heading's name, within its ``group`` where it has one: the
    whole name, or, where none has just that, its beginning (产出 of 产出指标).
    """
    if heading.level not in _LEVELS or not (level := _LEVELS[heading.level]):
        return  # data may say anything; what it may not is told elsewhere
    named = [(at, bare_heading(getattr(row, level))) for at, row in enumerate(rows)]
    wanted, of = bare_heading(heading.name), bare_heading(group)
    whole = any(name == wanted for _, name in named)
    for at, name in named:
        fits = name == wanted if whole else name.startswith(wanted)
        if fits and _group(rows[at]).startswith(of):
            yield at
