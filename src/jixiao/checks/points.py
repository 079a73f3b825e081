"""Points and scores of a form: what stands under a heading, the execution's share, what only comes
of splitting points evenly.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.checks import funding
from jixiao.checks.rows import Row, plain_figure, rows_of
from jixiao.checks.verdicts import broken, without_value
from jixiao.checks.views import FormView
from jixiao.core.figures import cut_off, half_up
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import LevelPoints
from jixiao.core.regex import regex
from jixiao.core.ties import Operand, Tie, summed, total
from jixiao.judging.execution import total_index
from jixiao.judging.totals import FULL_MARKS, without_points
from jixiao.knowledge.labels import in_english

_DIGITS = regex(r"[\d０-９]|^[零一二三四五六七八九十百两点半]+分?$")
OF_HEADING = "标题分值"
"""What the name of a heading's points ends with."""
_EXECUTION = (Decimal(10), Decimal(20))


def row_points(
    view: FormView, field: str = "points", only: Sequence[int] | None = None
) -> list[Operand]:
    """The points (or scores) of the rows, of some of them by index, where they are printed."""
    found = view.once(_points_by_row, field)
    wanted = found.keys() if only is None else sorted(found.keys() & set(only))
    return [found[index] for index in wanted]


def _points_by_row(view: FormView, field: str) -> dict[int, Operand]:
    label = "分值" if field == "points" else "得分"
    both = ((row.index, row.points(field, label)) for row in rows_of(view))
    return {index: operand for index, operand in both if operand is not None}


def unread(view: FormView, field: str = "points", only: Sequence[int] | None = None) -> bool:
    """Whether a row, one of some by index, has points (or a score) in digits that are no number: what
    they add up to, nobody knows then.
    """
    found = unread_fields(view)
    wanted = range(len(view.form.indicators)) if only is None else only
    return bool(found) and any(f"indicators[{index}].{field}" in found for index in wanted)


def incomplete(view: FormView, only: Sequence[int] | None = None) -> bool:
    """Whether the points of some row, one of some by index, are not known: missing, or in digits
    that are no number. What they add up to is then no more than the rest of it.
    """
    lacking = view.once(lacking_points)
    wanted = range(len(view.form.indicators)) if only is None else only
    return unread(view, only=only) or any(index in lacking for index in wanted)


def exceeded(code: str, whole: Operand, parts: Sequence[Operand]) -> Verdict | None:
    """The verdict of a sum of which a part is not known: the others exceed it, or nothing. Which of
    them is wrong is not said.
    """
    value = sum((part.figure.value for part in parts), Decimal(0))
    if value <= whole.figure.value:
        return None
    return broken(
        code,
        whole.address,
        whole.place,
        Severity.ERROR,
        Text(
            f"{whole.name}填报{whole.figure.text}，有一行没有分值，其余各行已有{value}",
            f"{in_english(whole.name)}: printed {whole.figure.text}; one row has no points, the others"
            f" have {value}",
        ),
        printed=whole.figure.text,
        related=tuple(part.place for part in parts),
        operands=tuple(parts),
        formula=f"{'+'.join(part.figure.text for part in parts)}={value}",
    )


def lacking_points(view: FormView) -> frozenset[int]:
    """The rows that lack their points."""
    return frozenset(without_points(view.form))


def unread_fields(view: FormView) -> frozenset[str]:
    """The fields of rows with points or a score in digits that are no number."""
    return view.once(_unread)


def _unread(view: FormView) -> frozenset[str]:
    return frozenset(
        row.field(name)
        for row in rows_of(view)
        for name in ("points", "score")
        if row.plain(name) is None
        and not row.shifted
        and _DIGITS.search(row.text(name)) is not None
    )


def execution_points(view: FormView, field: str = "points") -> Operand | None:
    """The points (or the score) of the execution, of the total row only: component rows repeat
    them.
    """
    index = total_index(view.form)
    rows = [index] if index is not None else []
    rows += [number for number in range(len(view.form.funding)) if number not in rows]
    for number in rows:
        found = funding.points(view, number, field)
        if found is not None:
            return found
    return None


def execution_heading(view: FormView) -> tuple[int, Operand] | None:
    """预算执行情况(10分) as a heading of its own, where the funding block has no points."""
    for index, heading in enumerate(view.form.level_points):
        operand = heading_operand(view, index)
        if heading.level == 0 and operand is not None:
            return index, operand
    return None


def unread_execution(view: FormView) -> Decimal:
    """Points that the printed total has beyond the rows, where the funding block's own points could
    not be read (10 or 20 as a rule); else 0.
    """
    total = view.form.total
    figure = plain_figure(total.points) if total is not None else None
    if (
        figure is None
        or not view.form.funding
        or execution_points(view) is not None
        or execution_heading(view) is not None
    ):
        return Decimal(0)
    beyond = figure.value - sum((part.figure.value for part in row_points(view)), Decimal(0))
    return beyond if beyond in _EXECUTION else Decimal(0)


def heading_operand(view: FormView, index: int) -> Operand | None:
    """The points printed in a heading, exact."""
    return view.once(_heading_operand, index)


def _heading_operand(view: FormView, index: int) -> Operand | None:
    heading = view.form.level_points[index]
    figure = plain_figure(heading.points)
    if figure is None:
        return None
    return Operand(
        name=f"{heading.name}{OF_HEADING}",
        figure=figure,
        place=heading.points.place,
        address=view.address(f"level_points[{index}].points"),
    )


def sum_tie(owner: str, result: Operand, operands: Sequence[Operand]) -> Tie:
    """The tie of a sum of points; what it should be is shown as finely as its parts are printed."""
    finest = max((operand.figure.places for operand in operands), default=0)
    shown = msgspec.structs.replace(result, figure=result.figure.with_places(finest))
    return Tie(
        owner=owner, result=shown, operands=tuple(operands), formula=total([1] * len(operands))
    )


def points_tie(owner: str, result: Operand, operands: Sequence[Operand]) -> Tie:
    """The tie of points that are allotted: a heading's or a total's, which its parts are to come to."""
    return msgspec.structs.replace(sum_tie(owner, result, operands), allotted=True)


def split_evenly(whole: Decimal, parts: Sequence[Operand]) -> bool:
    """Whether the parts are the whole split evenly and rounded (10 points as 3.3, 3.3, 3.3)."""
    if len(parts) < 2 or len({part.figure.value for part in parts}) > 1:
        return False
    share, figure = whole / len(parts), parts[0].figure
    return figure.value in (half_up(share, figure.places), cut_off(share, figure.places))


def softer(verdict: Verdict) -> Verdict:
    """A verdict of points that an even split leaves a remainder of: a warning, which changes nothing in
    the heading.
    """
    if verdict.finding is None:
        return verdict
    finding = msgspec.structs.replace(without_value(verdict.finding), severity=Severity.WARNING)
    return msgspec.structs.replace(verdict, finding=finding)


def children(view: FormView, index: int) -> list[tuple[int, LevelPoints]]:
    """The level-2 headings under a level-1 heading."""
    return [
        (number, each)
        for number, each in enumerate(view.form.level_points)
        if each.level == 2 and each.parent == index
    ]


def adopted(view: FormView, index: int) -> list[Operand]:
    """The level-1 headings right behind a level-1 heading that may be level-2 headings of it: they
    alone have no level 2 below.
    """
    levels = [
        (number, each) for number, each in enumerate(view.form.level_points) if each.level == 1
    ]
    at = next(position for position, (number, _) in enumerate(levels) if number == index)
    if not children(view, index):
        return []
    found: list[Operand] = []
    for number, _ in levels[at + 1 :]:
        operand = heading_operand(view, number)
        if children(view, number) or operand is None:
            break
        found.append(operand)
    return found


def only_rounded(view: FormView, headings: Sequence[tuple[int, LevelPoints]]) -> bool:
    """Whether every heading that its rows miss is missed by an even split alone."""
    missed = [
        (number, parts)
        for number, each in headings
        if (parts := row_points(view, only=each.indicators)) and _misses(view, number, parts)
    ]
    return bool(missed) and all(
        split_evenly(_value(view, number), parts) for number, parts in missed
    )


def _misses(view: FormView, number: int, parts: Sequence[Operand]) -> bool:
    return sum((part.figure.value for part in parts), Decimal(0)) != _value(view, number)


def _value(view: FormView, number: int) -> Decimal:
    operand = heading_operand(view, number)
    return operand.figure.value if operand else Decimal(0)


def unscored(rows: Sequence[Row]) -> list[Row]:
    """Rows with points and no score."""
    return [row for row in rows if row.plain("points") is not None and row.plain("score") is None]


def as_fractions(view: FormView) -> bool:
    """Whether the weights are printed as shares of 1 (0.1 for 10 points)."""
    found = [part.figure.value for part in row_points(view)]
    return (
        len(found) >= 2
        and all(value <= 1 for value in found)
        and sum(found, Decimal(0)) <= Decimal("1.1")
    )


def uneven_split(view: FormView, gap: Decimal | None = None) -> str | None:
    """The first heading, of those without headings under them, that is missed by an even split alone,
    as the group of what comes of it: then the rows are meant, and no single figure is wrong. With a
    ``gap`` only where such splits leave all of it.
    """
    groups, left = [], Decimal(0)
    for number, each in enumerate(view.form.level_points):
        parts = row_points(view, only=each.indicators)
        lowest = each.level == 2 or (each.level == 1 and not children(view, number))
        if (
            lowest
            and parts
            and _misses(view, number, parts)
            and split_evenly(_value(view, number), parts)
        ):
            code = "S301" if each.level == 2 else "S302"
            groups.append(f"{code}@{view.address(f'level_points[{number}].points')}")
            left += _value(view, number) - summed(parts)
    return groups[0] if groups and gap in (None, left) else None


def heading_total(view: FormView) -> list[Operand] | None:
    """The level-1 headings' points, where every level-1 heading has them and they cover all rows."""
    found = [
        (each, heading_operand(view, number))
        for number, each in enumerate(view.form.level_points)
        if each.level == 1
    ]
    covered = {index for each, _ in found for index in each.indicators}
    pointed = {row.index for row in rows_of(view) if row.plain("points") is not None}
    operands = [operand for _, operand in found if operand is not None]
    return (
        operands
        if len(operands) >= 2 and len(operands) == len(found) and pointed <= covered
        else None
    )


def headed_in_full(view: FormView) -> bool:
    """Whether the level-1 headings come to a full mark, alone or with the execution's points, and the
    printed total to none: then it is the total that is wrong, and not a heading that its rows miss.
    """
    headings, total = heading_total(view), view.form.total
    printed = plain_figure(total.points) if total is not None else None
    if headings is None or printed is None or printed.value in FULL_MARKS:
        return False
    execution = execution_points(view) or (execution_heading(view) or (0, None))[1]
    whole = summed(headings)
    return whole in FULL_MARKS or (
        execution is not None and whole + execution.figure.value in FULL_MARKS
    )
