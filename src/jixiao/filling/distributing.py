"""Points for rows that have none: what a heading or the pack gives is split so that it sums exactly
(largest remainder).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import cut_off, places_needed, quantum, shown
from jixiao.core.formdata import FormData, IndicatorData, LevelPointsData
from jixiao.core.headings import HEADED, bare_heading, heading_points
from jixiao.core.packs import RulePack
from jixiao.core.words import unsaid
from jixiao.filling.values import number
from jixiao.judging.weights import level1_kind, level_in, points_of, standard_points
from jixiao.knowledge.behaviour import names_execution

_Headings = Mapping[tuple[str, ...], str]
_Group = tuple[str, list[int]]
_PLACES = 1  # points are split to tenths, more finely where what is split is finer


def split(total: Decimal, parts: int) -> tuple[Decimal, ...]:
    """``total`` in ``parts`` as equal as tenths allow, the larger ones first; equal where they come
    out even in hundredths.
    """
    if parts <= 0:
        return ()
    even = total / parts
    if even == cut_off(even, 2):
        return (even,) * parts
    places = max(_PLACES, -int(total.normalize().as_tuple().exponent))
    while not cut_off(even, places):  # every row gets something
        places += 1
    floor, step = cut_off(even, places), quantum(places)
    extra = int((total - floor * parts) / step)
    return (floor + step,) * extra + (floor,) * (parts - extra)


def with_points(data: FormData, pack: RulePack) -> FormData:
    """The form, whose rows say their levels and have the points of their names, with points in every
    row that has none, where a heading or the pack says what its group has.
    """
    named = [index for index, row in enumerate(data.indicators) if _is_indicator(row)]
    if not named or all(not unsaid(data.indicators[index].points) for index in named):
        return data
    points: dict[int, Decimal] = {}
    headings, given = list(data.level_points), heading_points(data)
    groups = list(_groups(data, named, "level1"))
    headed = {name: own for name, _ in groups if (own := _heading(given, name)) is not None}
    for name, rows in groups:
        if name in headed:
            points |= _within(data, rows, headed[name], given)
    for total, together in _shares(groups, headed, pack):
        points |= _within(data, [row for _, rows in together for row in rows], total, given)
        for name, rows in together:
            whole = total if len(together) == 1 else _sum_of(data, rows, points)
            headings += _headed(data, name, rows, points, whole)
    places = _finest(data, named, points)
    made = tuple(
        (
            msgspec.structs.replace(row, points=shown(points[index], places))
            if index in points
            else row
        )
        for index, row in enumerate(data.indicators)
    )
    return msgspec.structs.replace(data, indicators=made, level_points=tuple(headings))


def _finest(data: FormData, rows: Sequence[int], made: Mapping[int, Decimal]) -> int:
    """The decimals that the column of points is printed with: as many as the finest of them needs."""
    given = (number(data.indicators[row].points) for row in rows)
    values = [*made.values(), *(each for each in given if each is not None)]
    return max(map(places_needed, values), default=0)


def _is_indicator(row: IndicatorData) -> bool:
    """Whether a row is to have points: it has a name, and is not what is left of 预算执行 (its reason)
    where the money has the points.
    """
    left = names_execution(row.level1) and unsaid(row.target) and unsaid(row.actual)
    return bool(row.name) and not left


def _groups(data: FormData, rows: Sequence[int], field: str) -> Iterator[_Group]:
    """Rows by what a level is called, under its first text, in their order."""
    found: dict[str, list[int]] = {}
    for index in rows:
        found.setdefault(bare_heading(getattr(data.indicators[index], field)), []).append(index)
    for inside in found.values():
        yield getattr(data.indicators[inside[0]], field).strip(), inside


def _heading(given: _Headings, *texts: str) -> Decimal | None:
    """The points of the last of the headings, each under the one before it: written into its text,
    else given beside the form.
    """
    match = HEADED.search(texts[-1])
    if match is not None:
        return Decimal(match.group(1))
    return number(given.get(tuple(map(bare_heading, texts)), ""))


def _shares(
    groups: Sequence[_Group], headed: Mapping[str, Decimal], pack: RulePack
) -> Iterator[tuple[Decimal, list[_Group]]]:
    """The groups without a heading's points that share what the pack gives: its level of their name,
    or the only one of their kind (产出, 项目完成指标 and 产出指标 have one fifty together); those of a
    kind with several levels, none of their name, what these leave over.
    """
    levels: dict[str | None, list[_Group]] = {}
    for each in groups:
        levels.setdefault(level_in(pack, each[0]), []).append(each)
    loose, spent = levels.pop(None, []), dict.fromkeys(standard_points(pack), Decimal(0))
    for level, together in levels.items():
        total, kind = points_of(pack, level or ""), level1_kind(level or "")
        rest, open_ = _left(total, together, headed)
        if open_ and rest > 0:
            yield rest, open_
        if kind is not None:
            spent[kind] += total if open_ and rest > 0 else total - rest
    for kind, standard in standard_points(pack).items():
        of_kind = [each for each in loose if level1_kind(each[0]) == kind]
        rest, open_ = _left(standard - spent[kind], of_kind, headed)
        if open_ and rest > 0:
            yield rest, open_


def _left(
    total: Decimal, groups: Sequence[_Group], headed: Mapping[str, Decimal]
) -> tuple[Decimal, list[_Group]]:
    """What the headings of some groups leave of the points of all, and the groups without one."""
    given = (headed.get(name, Decimal(0)) for name, _ in groups)
    return total - sum(given, Decimal(0)), [each for each in groups if each[0] not in headed]


def _headed(
    data: FormData, name: str, rows: Sequence[int], made: Mapping[int, Decimal], points: Decimal
) -> Iterator[LevelPointsData]:
    """The points of a group as its heading's, where its rows stand together and have just these: a
    heading that is printed twice, or over points that were given otherwise, would be wrong.
    """
    apart = any(
        bare_heading(data.indicators[index].level1) != bare_heading(name)
        for index in range(rows[0], rows[-1] + 1)
    )
    if not apart and _sum_of(data, rows, made) == points:
        yield LevelPointsData(level=1, name=name, points=format(points, "f"))


def _sum_of(data: FormData, rows: Sequence[int], made: Mapping[int, Decimal]) -> Decimal:
    """What the rows have, be it given or ``made``."""
    given = (made.get(row, number(data.indicators[row].points)) for row in rows)
    return sum((each for each in given if each is not None), Decimal(0))


def _within(
    data: FormData, rows: Sequence[int], total: Decimal, given: _Headings
) -> dict[int, Decimal]:
    """The points of a level-1 group: headings of its level-2 groups first, the rest equally."""
    found: dict[int, Decimal] = {}
    loose: list[int] = []
    rest = total
    named = (
        (level1, level2, inside)
        for level1, under in _groups(data, rows, "level1")
        for level2, inside in _groups(data, under, "level2")
    )
    for level1, level2, inside in named:
        own = _heading(given, level1, level2)
        if own is None:
            loose.extend(inside)
            continue
        rest -= own
        found |= _shared(data.indicators, inside, own)
    return {**found, **_shared(data.indicators, loose, rest)}


def _shared(
    indicators: Sequence[IndicatorData], rows: Sequence[int], total: Decimal
) -> dict[int, Decimal]:
    """What the rows with points leave over, for those without."""
    given = [value for index in rows if (value := number(indicators[index].points)) is not None]
    empty = [index for index in rows if unsaid(indicators[index].points)]
    rest = total - sum(given, Decimal(0))
    return dict(zip(empty, split(rest, len(empty)), strict=True)) if rest > 0 else {}
