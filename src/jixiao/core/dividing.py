"""The search for how a list of amounts may be divided: which rows break the row above them down. Ways
that come to the same are taken as one, and the likeliest are followed, however long the list is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from operator import add, attrgetter, sub
from typing import NamedTuple

from jixiao.core.figures import Figure

Amounts = tuple[Figure | None, ...]
"""The figures of a row, one for each column; None where nothing can be reckoned with."""
_FOLLOWED, _FOLLOWED_BELOW = 64, 8  # ways that are followed at once, of the list and in a division
_DEEPEST = 3  # divisions within one another
_LONGEST_ALIKE = 8  # rows that all begin a division and may divide one another
_FARTHEST = 40  # rows without 其中 that a division may reach over, but for the end of the list
_MANY = 24  # rows that begin a division, from which on fewer ways are followed
_A_COLUMN = 5
_ZERO, _ONE = Decimal(0), Decimal(1)


class Row(NamedTuple):
    """A row of a list: its amounts, whether 其中 begins there, and whether it is listed beside others
    everywhere.
    """

    amounts: Amounts
    begins: bool
    stands_beside: bool = False


class Reading(NamedTuple):
    """How a list may be meant: its divisions; how many of them hold a source that stands beside
    others everywhere, and do not come to theirs; in how many columns the rows of a list come to what
    they are of, to the last digit (``exact``) or as rounded, and exceed it; how many 其中 below a
    source begin nothing, and how many begin something where all rows have it; how many rows stand
    below others.
    """

    rows: int
    divisions: tuple[Division, ...] = ()
    unfit: int = 0
    matches: int = 0
    idle: int = 0
    exceeding: int = 0
    exact: int = 0
    nested: int = 0
    below: int = 0

    def likelihood(self) -> tuple[int, ...]:
        """What speaks for it, most in what is least."""
        return self.unfit, -self.matches, self.idle, self.nested, self.exceeding, -self.exact

    def rank(self) -> tuple[int, ...]:
        """The likeliest is the least; of equal ones the one with the shorter divisions."""
        return *self.likelihood(), self.below

    def depths(self) -> list[int]:
        """How deep each row stands."""
        found = [0] * self.rows
        for start, end, inner in self.divisions:
            found[start:end] = [depth + 1 for depth in inner.depths()]
        return found


class Division(NamedTuple):
    """Rows from ``start`` to before ``end`` of a list, which are of the row above them."""

    start: int
    end: int
    inner: Reading


Total = tuple[Decimal, ...]
"""What rows come to, five numbers a column: at least, at most and as printed, how many figures there
are, and how many rows have none.
"""


def readings(whole: Amounts | None, rows: Sequence[Row]) -> list[Reading]:
    """How a list of rows below ``whole`` may be meant: the rows alone, and the likeliest of the ways
    in which 其中 divides them.
    """
    return [*_Search(whole, rows).of_the_list()] if rows else [Reading(0)]


class Evidence(NamedTuple):
    """In how many columns rows come to what they are of, as rounded and to the last digit, and in how
    many they exceed it.
    """

    matches: int = 0
    exact: int = 0
    exceeding: int = 0


def evidence(whole: Amounts | None, total: Total) -> Evidence:
    """What the sums of rows say of an amount that they may be of."""
    matches = exact = exceeding = 0
    columns = (total[at : at + _A_COLUMN] for at in range(0, len(total), _A_COLUMN))
    for most, (low, high, base, known, blank) in zip(whole or (), columns, strict=False):
        if most is None or not known or not most.base:
            continue
        span = most.interval
        exceeding += low > span.high
        within, equal = low < span.high and span.low < high, base == most.base
        matches += not blank and (within or equal)
        exact += not blank and equal
    return Evidence(matches, exact, exceeding)


def total_of(rows: Iterable[Amounts]) -> Total:
    """What the columns of rows come to."""
    return tuple(sum(column, _ZERO) for column in zip(*map(_alone, rows), strict=True))


def _alone(amounts: Amounts) -> Total:
    return tuple(number for figure in amounts for number in _numbers(figure))


def _numbers(figure: Figure | None) -> Total:
    if figure is None:
        return _ZERO, _ZERO, _ZERO, _ZERO, _ONE
    span = figure.interval
    return span.low, span.high, figure.base, _ONE, _ZERO


def _more(one: Total, other: Total) -> Total:
    return tuple(map(add, one, other))


def _less(one: Total, other: Total) -> Total:
    return tuple(map(sub, one, other))


class _Way(NamedTuple):
    """A list divided up to somewhere: what speaks against it so far, what its own rows come to, and
    its divisions.
    """

    cost: tuple[int, ...]  # as those of a reading's rank
    total: Total
    divisions: tuple[Division, ...] = ()


_NO_COST = (0,) * 7
_Ways = tuple[dict[int, list[_Way]], dict[int, list[_Way]]]
_by_cost = attrgetter("cost")


class _Search:
    """One list; positions are those of its rows."""

    def __init__(self, whole: Amounts | None, rows: Sequence[Row]) -> None:
        self._whole, self._rows = whole, rows
        each = [_alone(row.amounts) for row in rows]
        nothing: Total = (_ZERO,) * len(each[0])
        self._before: list[Total] = [*accumulate(each, _more, initial=nothing)]
        self._beside = [*accumulate((row.stands_beside for row in rows), initial=0)]
        self._heads = [at for at, row in enumerate(rows) if row.begins]
        self._plain = [at for at, row in enumerate(rows) if not row.begins]
        self._many = len(self._heads) > _MANY
        self._known: dict[tuple[int, int], dict[int, Reading]] = {}

    def of_the_list(self) -> Iterator[Reading]:
        """The whole list undivided, then divided."""
        last = len(self._rows)
        yield self._undivided(self._whole, 0, last)
        width = _FOLLOWED_BELOW if self._many else _FOLLOWED
        yield from self._ended(self._whole, 0, last, self._ways(0, last, 1, width))

    def _between(self, start: int, end: int) -> Total:
        return _less(self._before[end], self._before[start])

    def _begun(self, start: int, end: int) -> int:
        """How many rows in between begin a division."""
        return bisect_left(self._heads, end) - bisect_left(self._heads, start)

    def _is_alike(self, start: int, end: int) -> bool:
        """Whether all rows in between begin a division."""
        return self._begun(start, end) == end - start

    def _undivided(self, whole: Amounts | None, start: int, end: int) -> Reading:
        seen = evidence(whole, self._between(start, end))
        idle = 0 if self._is_alike(start, end) else self._begun(start + 1, end)
        return Reading(end - start, idle=idle, **seen._asdict())

    def _ended(self, whole: Amounts | None, start: int, end: int, ways: _Ways) -> Iterator[Reading]:
        """The list from ``start`` to ``end`` in each of the ways that reach it."""
        alike = self._is_alike(start, end)
        if alike and end - start > _LONGEST_ALIKE:
            return
        begun = bisect_left(self._heads, end) - 1
        if begun < 0 or self._heads[begun] <= start:
            return
        first = start + 1 if alike else self._heads[begun] + 1
        for at in range(first, end + 1):
            for way in ways[alike].get(at, ()):
                yield self._reading(whole, start, end, at, way)

    def _reading(self, whole: Amounts | None, start: int, end: int, at: int, way: _Way) -> Reading:
        """A way that ended its last division ``at`` a row, with the rows up to ``end`` beside it."""
        seen = evidence(whole, _more(way.total, self._between(at, end)))
        unfit, less, idle, nested, exceeding, inexact, below = way.cost
        return Reading(
            end - start,
            tuple(
                each._replace(start=each.start - start, end=each.end - start)
                for each in way.divisions
            ),
            unfit=unfit,
            matches=seen.matches - less,
            idle=idle,
            exceeding=seen.exceeding + exceeding,
            exact=seen.exact - inexact,
            nested=nested,
            below=below,
        )

    def _ways(self, start: int, until: int, level: int, width: int) -> _Ways:
        """The list from ``start`` on with divisions that begin before ``until``, by where the last of
        them ends: of lists of which not every row begins one, and of those of which every row does.
        """
        of_alike = self._ways_of_alike(start, level, width) if self._rows[start].begins else {}
        return self._ways_of_others(start, until, level, width), of_alike

    def _ways_of_others(
        self, start: int, until: int, level: int, width: int
    ) -> dict[int, list[_Way]]:
        """Each 其中 begins a division, unless one before it reaches over it."""
        heads = self._heads[bisect_left(self._heads, start + 1) : bisect_left(self._heads, until)]
        ended: dict[int, list[_Way]] = defaultdict(list)
        arriving = [_Way(_NO_COST, self._between(start, heads[0]))] if heads else []
        for head, then in pairwise((*heads, until)):
            for way in _likeliest(arriving, width):
                for end, reading in self._below(head, level).items():
                    if end == len(self._rows) or not self._rows[end].begins:
                        ended[end].append(self._further(way, head, end, reading, alike=False))
            near = [end for end in range(head + 1, then + 1) if end in ended]
            ended.update((end, _likeliest(ended[end], width)) for end in near)
            arriving = [self._beside_it(way, end, then) for end in near for way in ended[end]]
        return {end: _likeliest(found, width) for end, found in ended.items()}

    def _beside_it(self, way: _Way, start: int, end: int) -> _Way:
        """A way with further rows beside its last division."""
        return way._replace(total=_more(way.total, self._between(start, end)))

    def _ways_of_alike(self, start: int, level: int, width: int) -> dict[int, list[_Way]]:
        """Where all rows begin a division, each may also stand beside the one above it."""
        last = start + 1
        while last < len(self._rows) and self._rows[last].begins:
            last += 1
        last = min(last, start + _LONGEST_ALIKE)
        beside: dict[int, list[_Way]] = defaultdict(list)
        ended: dict[int, list[_Way]] = defaultdict(list)
        beside[start + 1].append(_Way(_NO_COST, self._between(start, start + 1)))
        for at in range(start + 1, last):
            inner = self._below(at, level)
            for way in _likeliest(beside[at], width):
                for end in range(at + 1, last + 1):
                    ended[end].append(self._further(way, at, end, inner[end], alike=True))
            beside[at + 1] += [
                self._beside_it(way, at, at + 1) for way in (*beside[at], *ended[at])
            ]
        return {end: _likeliest(found, width) for end, found in ended.items()}

    def _further(self, way: _Way, start: int, end: int, inner: Reading, *, alike: bool) -> _Way:
        """A way with one more division."""
        unfit, less, idle, nested, exceeding, inexact, below = way.cost
        holds = self._beside[end] > self._beside[start]
        # where 其中 stands before every row, two alike are no whole and its part
        counts = not alike or inner.rows > 1
        cost = (
            unfit + inner.unfit + (holds and not inner.matches),
            less - (inner.matches if counts else 0),
            idle + inner.idle,
            nested + inner.nested + alike,
            exceeding + inner.exceeding,
            inexact - (inner.exact if counts else 0),
            below + end - start,
        )
        return _Way(cost, way.total, (*way.divisions, Division(start, end, inner)))

    def _below(self, start: int, level: int) -> dict[int, Reading]:
        """The likeliest reading of the rows from ``start`` to each row where a division may end,
        below the row above them.
        """
        known = self._known.get((start, level))
        if known is None:
            whole = self._rows[start - 1].amounts
            deeper = level < (1 if self._many else _DEEPEST)
            until = self._reach(start)
            ways = self._ways(start, until, level + 1, _FOLLOWED_BELOW) if deeper else ({}, {})
            known = {}
            for end in self._ends(start):
                found = [self._undivided(whole, start, end), *self._ended(whole, start, end, ways)]
                known[end] = min(found, key=Reading.rank)
            self._known[start, level] = known
        return known

    def _reach(self, start: int) -> int:
        """How far a division from ``start`` on may reach, but for the end of the list."""
        farthest = bisect_left(self._plain, start + 1) + _FARTHEST
        return self._plain[farthest] if farthest < len(self._plain) else len(self._rows)

    def _ends(self, start: int) -> Iterator[int]:
        """Where a division may end: before a row without 其中, or at the end; among rows that all
        begin with it anywhere.
        """
        for end in range(start + 1, min(self._reach(start) + 1, len(self._rows))):
            if not self._rows[end].begins or self._is_near_alike(start, end):
                yield end
        yield len(self._rows)

    def _is_near_alike(self, start: int, end: int) -> bool:
        """Whether a division may end between rows that all begin one: the row above does too."""
        above = max(0, start - 1)
        return end - above <= _LONGEST_ALIKE and self._is_alike(above, end)


def _likeliest(ways: Iterable[_Way], width: int) -> list[_Way]:
    """The ways that are followed; of those that come to the same two, as one may be as good."""
    found: list[_Way] = []
    seen: dict[Total, int] = defaultdict(int)
    for way in sorted(ways, key=_by_cost):
        seen[way.total] += 1
        if seen[way.total] <= 2:
            found.append(way)
        if len(found) == width:
            break
    return found
