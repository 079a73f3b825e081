"""预算执行 as a row among the indicators of a table that is read: its points go to the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.forms import FundingRow, Indicator
from jixiao.judging.execution_row import execution_row, without_row
from jixiao.recognition.forms.indicators import Table


def with_execution_row(
    funding: Sequence[FundingRow], table: Table
) -> tuple[tuple[FundingRow, ...], Table]:
    """The points and the score of such a row given to the total of the money, which has none."""
    found = execution_row(funding, table.indicators)
    if found is None:
        return tuple(funding), table
    money = (*funding[: found.total], found.funding, *funding[found.total + 1 :])
    if found.stays is None:
        return money, _without(table, found.at)
    rows = [*table.indicators[: found.at], found.stays, *table.indicators[found.at + 1 :]]
    headings = list(without_row(table.headings, found.at)) if found.moved else table.headings
    return money, msgspec.structs.replace(table, indicators=rows, headings=headings)


def _without(table: Table, gone: int) -> Table:
    """The table without a row; what counts the others by position goes on to mean them."""
    rows: list[Indicator] = [each for at, each in enumerate(table.indicators) if at != gone]
    headings = [
        msgspec.structs.replace(each, indicators=tuple(_moved_up(each.indicators, gone)))
        for each in without_row(table.headings, gone)
    ]
    long_term = list(_moved_up(table.long_term, gone))
    return msgspec.structs.replace(table, indicators=rows, headings=headings, long_term=long_term)


def _moved_up(numbers: Sequence[int], gone: int) -> Iterator[int]:
    return (number - (number > gone) for number in numbers if number != gone)
