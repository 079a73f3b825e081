"""Sources of funds that break another one down: 其中 below a source, as far as the amounts bear it
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jixiao.core.dividing import Amounts, Reading, Row, evidence, readings, total_of
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.forms import ASIDE, DETAIL, PART, TOTAL, FundingRow, figure_of
from jixiao.core.regex import regex

OF_WHICH = "其中："
AMONG = regex(r"^\s*[(（]?\s*其\s*中\s*[：:，,]?\s*")
"""What the label of a part begins with."""
_SOURCE = regex(
    r"(?:当年|本年)?财政拨款(?:资金|收入)?|上年结[转余](?:资金)?|(?:其他|单位|自有|自筹)资金|单位自[筹有](?:资金)?",
    needs="拨结资单",
)
"""Sources that official forms list beside one another."""
_DEPTHS = PART, DETAIL, ASIDE  # what stands below a detail is counted in it


def begun_by_of_which(labels: Iterable[str]) -> list[bool]:
    """Which labels of sources begin with 其中."""
    return [AMONG.match(label) is not None for label in labels]


def with_divisions(rows: Sequence[FundingRow], among: Sequence[bool]) -> tuple[FundingRow, ...]:
    """The rows, those as details that 其中 makes parts of the source above; ``among`` says which
    labels begin with it. Over the first source it heads the list of all, and so it does before
    others where all sources together come to the total. How far it reaches is as most columns of
    amounts bear out; what it divides once more stands aside.
    """
    found = list(rows)
    for total, parts in _lists(rows):
        best = min(_readings_of(rows, among, total, parts), key=Reading.rank)
        for at, depth in zip(parts, best.depths(), strict=True):
            role = _DEPTHS[min(depth, len(_DEPTHS) - 1)]
            found[at] = msgspec.structs.replace(rows[at], role=role)
    return tuple(found)


def unclear(rows: Sequence[FundingRow], among: Sequence[bool]) -> bool:
    """Whether the amounts do not show where a division ends: what follows may belong to it."""
    own = list(_undivided(rows, among))
    lists = [_readings_of(own, among, total, parts) for total, parts in _lists(own)]
    return any(map(_undecided, lists))


def _undivided(rows: Sequence[FundingRow], among: Sequence[bool]) -> Iterator[FundingRow]:
    """The rows, those as parts again that 其中 makes details."""
    below = False
    for row, begins in zip(rows, among, strict=True):
        below = row.role in (DETAIL, ASIDE) and (begins or below)
        yield msgspec.structs.replace(row, role=PART) if below else row


def _undecided(readings: Sequence[Reading]) -> bool:
    best = min(readings, key=Reading.rank)
    alike = {
        tuple(depth == 0 for depth in each.depths())
        for each in readings
        if each.likelihood()[1:] == best.likelihood()[1:]  # a name alone proves nothing
    }
    return len(alike) > 1


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


def _readings_of(
    rows: Sequence[FundingRow],
    among: Sequence[bool],
    total: FundingRow | None,
    parts: Sequence[int],
) -> list[Reading]:
    listed = [
        Row(
            amounts=_amounts(rows[at]),
            begins=among[at],
            stands_beside=not among[at] and _SOURCE.fullmatch(rows[at].source.strip()) is not None,
        )
        for at in parts
    ]
    return readings(_amounts(total) if total is not None else None, listed)


def come_to(whole: FundingRow, parts: Sequence[FundingRow]) -> int:
    """In how many columns of amounts rows come to what they are of."""
    return evidence(_amounts(whole), total_of(map(_amounts, parts))).matches


def _amounts(row: FundingRow) -> Amounts:
    return tuple(figure_of(getattr(row, field)) for field in MONEY_FIELDS)
