"""Links between the lines of a fund statement: rates to their amounts, parts to their totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.fieldvalues import in_column, nearest_reading
from jixiao.core.figures import Figure
from jixiao.core.periods import Period
from jixiao.core.statements import (
    ACTUAL,
    BUDGET,
    CHANGE,
    EXECUTION_RATE,
    GROWTH_RATE,
    RATES,
    Statement,
)
from jixiao.knowledge.funds import ALL_FUNDS, account_of, parent_of
from jixiao.knowledge.items import EXPENDITURE, INCOME, TOTALS, side_of

_Key = tuple[str | None, str, str, Period | None, str | None]


def linked(lines: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The lines with ``about``, ``compared_with``, ``part_of`` and ``parts_complete``. A ``part_of``
    that a line already has stays where its fund and its column say nothing else, and so does
    ``parts_complete``. A bare rate is read as what its own amounts come nearer to, else as its row
    and column have it.
    """
    by_key: dict[_Key, Statement] = {}
    for line in lines:
        by_key.setdefault(_key(line), line)
    related = [_related(line, lines, by_key) for line in lines]
    with_parts = [_part(line, related, by_key) for line in related]
    of_funds = {
        line.part_of for line in with_parts if line.part_of is not None and line.fund != ALL_FUNDS
    }
    with_parts = [
        (
            msgspec.structs.replace(line, part_of=None)
            if line.fund == ALL_FUNDS and line.part_of in of_funds
            else line
        )
        for line in with_parts
    ]
    complete = {
        line.part_of
        for line in with_parts
        if line.part_of is not None
        and line.fund != _fund_at(with_parts, line.part_of)
        and account_of(line.fund) is None
    }
    return tuple(
        msgspec.structs.replace(line, parts_complete=True) if line.address in complete else line
        for line in with_parts
    )


def _key(line: Statement) -> _Key:
    return line.fund, line.item, line.basis, line.period, line.scope


def _related(
    line: Statement, lines: Sequence[Statement], by_key: dict[_Key, Statement]
) -> Statement:
    if line.basis in RATES:
        line = msgspec.structs.replace(line, figure=in_column(line.figure, _beside(line, lines)))
    if line.basis not in (CHANGE, GROWTH_RATE, EXECUTION_RATE):
        return line
    actual = by_key.get((line.fund, line.item, ACTUAL, line.period, line.scope))
    base = None
    if line.basis == EXECUTION_RATE:
        base = by_key.get((line.fund, line.item, BUDGET, line.period, line.scope))
    elif line.period is not None:  # else nobody knows which year is the one before
        base = by_key.get((line.fund, line.item, ACTUAL, line.period.before(), line.scope))
    return msgspec.structs.replace(
        line,
        figure=_nearest(line, actual, base),
        about=actual.address if actual else None,
        compared_with=base.address if base else None,
    )


def _beside(line: Statement, lines: Sequence[Statement]) -> Iterator[Figure]:
    """The rates of its kind in its column and in its row."""
    return (
        other.figure
        for other in lines
        if other.basis == line.basis
        and (other.sentence == line.sentence or other.clause == line.clause)
    )


def _nearest(line: Statement, actual: Statement | None, base: Statement | None) -> Figure:
    if line.basis == CHANGE or actual is None or base is None or not base.figure.base:
        return line.figure
    share = actual.figure.base / base.figure.base
    return nearest_reading(line.figure, share - 1 if line.basis == GROWTH_RATE else share)


def _part(line: Statement, lines: Sequence[Statement], by_key: dict[_Key, Statement]) -> Statement:
    """A fund is part of all funds, a sub-account of its fund, an item of the total that stands
    before it in its column.
    """
    if line.basis not in (ACTUAL, BUDGET, CHANGE) or (
        line.fund == ALL_FUNDS and line.item in TOTALS
    ):
        return line
    total: Statement | None = None
    if account_of(line.fund) is not None and line.fund is not None:
        total = by_key.get((parent_of(line.fund), line.item, line.basis, line.period, line.scope))
    elif line.item in TOTALS or line.fund is not None:
        total = (
            by_key.get((ALL_FUNDS, line.item, line.basis, line.period, line.scope))
            if line.fund != ALL_FUNDS
            else None
        )
    if total is None and line.item not in TOTALS:
        total = _above(line, lines)
    return (
        msgspec.structs.replace(line, part_of=total.address)
        if total is not None and total is not line
        else line
    )


def _above(line: Statement, lines: Sequence[Statement]) -> Statement | None:
    """The total of income or expenditure that the line stands under, in its column."""
    side = side_of(line.item)
    if side not in (INCOME, EXPENDITURE):
        return None
    column = [
        other
        for other in lines
        if other.sentence == line.sentence and other.clause < line.clause and other.item in TOTALS
    ]
    last = column[-1] if column else None
    fits = (
        last is not None
        and last.item == side
        and last.basis == line.basis
        and last.period == line.period
        and last.fund == line.fund
    )
    return last if fits else None


def _fund_at(lines: Sequence[Statement], address: str) -> str | None:
    return next((line.fund for line in lines if line.address == address), None)
