"""The execution of the budget as a row among the indicators (预算执行 |  |  | 10 | … | 9.97): it has no
name of its own, and its points are those of the money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.forms import Entry, FundingRow, Indicator, LevelPoints, total_at
from jixiao.core.regex import regex
from jixiao.recognition.forms.indicators import Table
from jixiao.recognition.forms.words import key

_EXECUTION = regex(r"(?:项目|资金|全年)?预算(?:资金)?执行(?:情况|率|进度)?(?:指标)?")


def with_execution_row(
    funding: Sequence[FundingRow], table: Table
) -> tuple[tuple[FundingRow, ...], Table]:
    """The points and the score of such a row given to the total of the money, which has none."""
    at = total_at(funding)
    rows = [row for row in table.indicators if _is_execution(row)]
    if at is None or len(rows) != 1 or funding[at].points or funding[at].score:
        return tuple(funding), table
    [row] = rows
    total = msgspec.structs.replace(funding[at], points=row.points, score=row.score)
    return (*funding[:at], total, *funding[at + 1 :]), _without(table, row)


def _without(table: Table, row: Indicator) -> Table:
    """The table without a row; what counts the others by position goes on to mean them."""
    at = next(at for at, each in enumerate(table.indicators) if each is row)
    headings = [
        msgspec.structs.replace(each, indicators=tuple(_moved_up(each.indicators, at)))
        for each in table.headings
    ]
    return msgspec.structs.replace(
        table,
        indicators=[each for each in table.indicators if each is not row],
        headings=[_of_execution(each, row.level1) for each in headings],
        long_term=list(_moved_up(table.long_term, at)),
    )


def _moved_up(numbers: Sequence[int], gone: int) -> Iterator[int]:
    return (number - (number > gone) for number in numbers if number != gone)


def _is_execution(row: Indicator) -> bool:
    """Whether a row says 预算执行 where its level stands, its points and its score, and no more than
    how far it came.
    """
    return (
        row.level1 is not None
        and all(
            each is None or _says_execution(each) for each in (row.level1, row.level2, row.name)
        )
        and not (row.target or row.actual)
        and (row.points is not None or row.score is not None)
    )


def _says_execution(entry: Entry) -> bool:
    return _EXECUTION.fullmatch(key(entry.text)) is not None


def _of_execution(heading: LevelPoints, level1: Entry | None) -> LevelPoints:
    """预算执行（10分） heads no indicators: its points are the execution's."""
    headed = level1 is not None and key(level1.text) == heading.name and heading.level == 1
    return msgspec.structs.replace(heading, level=0) if headed else heading
