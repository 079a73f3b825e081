"""Sources of funds that break another one down: 其中 below a source, as far as the amounts bear it
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.figures import Figure
from jixiao.core.forms import DETAIL, PART, TOTAL, FundingRow, figure_of
from jixiao.core.regex import regex

OF_WHICH = "其中："
AMONG = regex(r"^\s*其\s*中\s*[：:]?\s*")
"""What the label of a part begins with."""


def begun_by_of_which(labels: Iterable[str]) -> list[bool]:
    """Which labels of sources begin with 其中."""
    return [AMONG.match(label) is not None for label in labels]


def with_divisions(rows: Sequence[FundingRow], among: Sequence[bool]) -> tuple[FundingRow, ...]:
    """The rows, those as details that 其中 makes parts of the source above; ``among`` says which
    labels begin with it. Over the first source it heads the list of all, and so it does before
    others where all sources together come to the total.
    """
    details = {at for division, _ in _divisions(rows, among) for at in division}
    return tuple(
        msgspec.structs.replace(row, role=DETAIL) if at in details else row
        for at, row in enumerate(rows)
    )


def unclear(rows: Sequence[FundingRow], among: Sequence[bool]) -> bool:
    """Whether the amounts do not show where a division ends: what follows may belong to it."""
    parts = [
        msgspec.structs.replace(row, role=PART) if begins and row.role == DETAIL else row
        for row, begins in zip(rows, among, strict=True)
    ]
    return not all(certain for _, certain in _divisions(parts, among))


def _divisions(
    rows: Sequence[FundingRow], among: Sequence[bool]
) -> Iterator[tuple[list[int], bool]]:
    """The rows of each division, and whether it is certain that there are no more."""
    for total, parts in _lists(rows):
        found = [] if all(among[at] for at in parts) else list(_below(rows, among, parts))
        divided = {at for division, _ in found for at in division}
        listed = [rows[at] for at in parts]
        rest = [rows[at] for at in parts if at not in divided]
        known = _filled(total, listed) if total is not None else ()
        if total is None or _come_to(total, rest, known) or not _come_to(total, listed):
            yield from found


def _below(
    rows: Sequence[FundingRow], among: Sequence[bool], parts: Sequence[int]
) -> Iterator[tuple[list[int], bool]]:
    """What 其中 stands over below one of the parts."""
    above, number = parts[0], 1
    while number < len(parts):
        if not among[parts[number]]:
            above, number = parts[number], number + 1
            continue
        next_begun = (at for at in range(number + 1, len(parts)) if among[parts[at]])
        below = parts[number : next(next_begun, len(parts))]
        reach = _reach(rows[above], [rows[at] for at in below])
        yield list(below[: reach or 1]), reach is not None
        number += reach or 1


def _lists(rows: Sequence[FundingRow]) -> Iterator[tuple[FundingRow | None, list[int]]]:
    """Each total with the parts that follow it."""
    total, parts = None, list[int]()
    for at, row in enumerate(rows):
        if row.role == TOTAL:
            yield total, parts
            total, parts = row, []
        elif row.role == PART:
            parts.append(at)
    yield total, parts


def _reach(whole: FundingRow, below: Sequence[FundingRow]) -> int | None:
    """How many rows from 其中 on break a source down: as many as come to it, else the first alone
    where the next one would exceed it; None where neither shows it.
    """
    for count in range(1, len(below) + 1):
        if _come_to(whole, below[:count]):
            return count
    return 1 if len(below) == 1 or _exceed(whole, below[:2]) else None


def _filled(whole: FundingRow, parts: Sequence[FundingRow]) -> tuple[str, ...]:
    """The kinds of amounts that a source and all of the rows have."""
    return tuple(
        field
        for field in MONEY_FIELDS
        if parts and all(figure_of(getattr(row, field)) is not None for row in (whole, *parts))
    )


def _columns(
    whole: FundingRow, parts: Sequence[FundingRow], fields: Iterable[str]
) -> Iterator[tuple[Figure, list[Figure]]]:
    for field in fields:
        first, *others = (figure_of(getattr(row, field)) for row in (whole, *parts))
        if first is not None:
            yield first, [each for each in others if each is not None]


def _come_to(
    whole: FundingRow, parts: Sequence[FundingRow], fields: Iterable[str] | None = None
) -> bool:
    """Whether rows come to a source in all kinds of amounts that they have, or in ``fields``."""
    known = _filled(whole, parts) if fields is None else fields
    found = list(_columns(whole, parts, known))
    return any(most.base for most, _ in found) and all(
        sum(each.interval.low for each in amounts) <= most.interval.high
        and most.interval.low <= sum(each.interval.high for each in amounts)
        for most, amounts in found
    )


def _exceed(whole: FundingRow, parts: Sequence[FundingRow]) -> bool:
    return any(
        sum(each.interval.low for each in amounts) > most.interval.high
        for most, amounts in _columns(whole, parts, _filled(whole, parts))
    )
