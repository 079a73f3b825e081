"""Sources of funds that break another one down: 其中 below a source, as far as the amounts bear it
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

import msgspec

from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.figures import Figure
from jixiao.core.forms import ASIDE, DETAIL, PART, TOTAL, FundingRow, figure_of
from jixiao.core.regex import regex

OF_WHICH = "其中："
AMONG = regex(r"^\s*[(（]?\s*其\s*中\s*[：:，,]?\s*")
"""What the label of a part begins with."""
_MOST = 256  # readings of a list that are compared
_LONGEST = 8  # rows that all begin with 其中 and may divide one another
_SOURCE = regex(
    r"(?:当年|本年)?财政拨款(?:资金|收入)?|上年结[转余](?:资金)?|(?:其他|单位|自有|自筹)资金|单位自[筹有](?:资金)?",
    needs="拨结资单",
)
"""Sources that official forms list beside one another."""
_DEPTHS = PART, DETAIL, ASIDE  # what stands below a detail is counted in it


class _Reading(NamedTuple):
    """How a list may be meant: how deep each row stands; how many divisions hold a source that stands
    beside others everywhere, and do not come to theirs; in how many columns the rows of a list come
    to what they are of, and exceed it; how many 其中 below a source begin nothing, and how many
    begin something where all rows have it; how many rows stand below others.
    """

    depths: tuple[int, ...]
    unfit: int
    matches: int
    idle: int
    exceeding: int
    nested: int
    below: int

    @property
    def several(self) -> bool:
        """Whether the list has more than one row."""
        return len(self.depths) > 1

    def likelihood(self) -> tuple[int, ...]:
        """What speaks for it, most in what is least."""
        return self.unfit, -self.matches, self.idle, self.nested, self.exceeding

    def rank(self) -> tuple[int, ...]:
        """The likeliest is the least; of equal ones the one with the shorter divisions."""
        return *self.likelihood(), self.below


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
        best = min(_readings_of(rows, among, total, parts), key=_Reading.rank)
        for at, depth in zip(parts, best.depths, strict=True):
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


def _undecided(readings: Sequence[_Reading]) -> bool:
    best = min(readings, key=_Reading.rank)
    alike = {
        tuple(depth == 0 for depth in each.depths)
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
) -> list[_Reading]:
    return _readings(total, [rows[at] for at in parts], [among[at] for at in parts])


def _readings(
    whole: FundingRow | None, rows: Sequence[FundingRow], among: Sequence[bool]
) -> list[_Reading]:
    """How a list of rows below ``whole`` may be meant: the parts alone, or with divisions, each in
    the likeliest way.
    """
    return [_reading(whole, rows, among, each) for each in islice(_divided(among), _MOST)]


def _reading(
    whole: FundingRow | None,
    rows: Sequence[FundingRow],
    among: Sequence[bool],
    divisions: Sequence[tuple[int, int]],
) -> _Reading:
    depths, below = [0] * len(rows), list[_Reading]()
    for start, end in divisions:
        inner = min(
            _readings(rows[start - 1], rows[start:end], among[start:end]), key=_Reading.rank
        )
        depths[start:end] = [depth + 1 for depth in inner.depths]
        below.append(inner)
    matches, exceeding = _evidence(
        whole, [row for row, at in zip(rows, depths, strict=True) if not at]
    )
    uniform = all(among)
    given = [list(zip(rows, among, strict=True))[start:end] for start, end in divisions]
    idle = sum(each and not at for each, at in zip(among[1:], depths[1:], strict=True))
    return _Reading(
        depths=tuple(depths),
        unfit=sum(map(_is_unfit, below, given)) + sum(each.unfit for each in below),
        # where 其中 stands before every row, two alike are no whole and its part
        matches=matches + sum(each.matches for each in below if not uniform or each.several),
        idle=(0 if uniform else idle) + sum(each.idle for each in below),
        exceeding=exceeding + sum(each.exceeding for each in below),
        nested=(len(divisions) if uniform else 0) + sum(each.nested for each in below),
        below=sum(map(bool, depths)),
    )


def _is_unfit(division: _Reading, rows: Sequence[tuple[FundingRow, bool]]) -> bool:
    holds = any(not begins and _SOURCE.fullmatch(row.source.strip()) for row, begins in rows)
    return holds and not division.matches


def _divided(among: Sequence[bool]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Where divisions of a list may stand, as pairs of their first row and the one after the last:
    none, or all that 其中 begins, where not every row has it.
    """
    yield ()
    if any(among[1:]) and not (all(among) and len(among) > _LONGEST):
        yield from (found for found in _placed(among, 1, open_=False) if found)


def _placed(
    among: Sequence[bool], at: int, *, open_: bool
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The divisions from a row on; ``open_`` is whether one has just ended there."""
    if at >= len(among):
        yield ()
        return
    uniform = all(among)
    if uniform or not among[at]:
        yield from _placed(among, at + 1, open_=False)
    if among[at] and not open_:
        for end in range(at + 1, len(among) + 1):
            if uniform or end == len(among) or not among[end]:
                for rest in _placed(among, end, open_=True):
                    yield ((at, end), *rest)


def come_to(whole: FundingRow, parts: Sequence[FundingRow]) -> int:
    """In how many columns of amounts rows come to what they are of."""
    return _evidence(whole, parts)[0]


def _evidence(whole: FundingRow | None, parts: Sequence[FundingRow]) -> tuple[int, int]:
    """In how many columns rows come to what they are of, and in how many they exceed it."""
    matches = exceeding = 0
    for field in MONEY_FIELDS:
        most = figure_of(getattr(whole, field)) if whole is not None else None
        amounts = [figure_of(getattr(row, field)) for row in parts]
        known = [each for each in amounts if each is not None]
        if most is None or not known or not most.base:
            continue
        least, largest = _bounds(known)
        exceeding += least > most.interval.high
        within = least < most.interval.high and most.interval.low < largest
        equal = sum(each.base for each in known) == most.base
        matches += len(known) == len(amounts) and (within or equal)
    return matches, exceeding


def _bounds(figures: Sequence[Figure]) -> tuple[Decimal, Decimal]:
    """What figures come to at least and at most."""
    zero = Decimal(0)
    return (
        sum((each.interval.low for each in figures), zero),
        sum((each.interval.high for each in figures), zero),
    )
