"""The points of a whole form allotted once: which headings and rows stay, and which are to change so that
every heading and the total add up together.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.allotting import Change, changes
from jixiao.core.ties import Operand, Tie
from jixiao.judging.totals import FULL_MARKS

_LEVELS = ("S303", "S302", "S301")
"""The owners of the ties of points: of the total, of the headings of level 1 and of level 2."""


class Doubt(enum.Enum):
    """Why nothing is to be changed under a heading before somebody has looked."""

    ROWS = "its rows are not what it has, and nothing tells which of them"
    MISPLACED = "what is above it adds up all the same: a row may be under another heading"
    HEADING = "what is above it adds up, and no other heading has what it lacks: it is wrong itself"
    HEADINGS = "the headings beside it do not come to what is above them"
    TOTAL = "the total is no full mark"


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """A total or a heading with points: the rows under it, the execution's points among those of the
    total, and the headings ``below`` it, which have some of them each.
    """

    operand: Operand
    rows: tuple[Operand, ...]
    below: tuple[Whole, ...] = ()

    def own(self) -> tuple[Operand, ...]:
        """The rows that are under no heading below."""
        covered = {row.address for each in self.below for row in each.rows}
        return tuple(row for row in self.rows if row.address not in covered)

    def all(self) -> Iterator[Whole]:
        """It and all that is below it."""
        yield self
        for each in self.below:
            yield from each.all()


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done where the rows of a heading or a total do not come to it: ``changes`` of the
    rows right under it; the one row of a name that is ``doubled``, without which they come to it;
    ``missed`` the headings below whose rows are to be mended before; else a
    ``doubt``. ``rows`` is what all its rows come to.
    """

    changes: tuple[Change, ...] = ()
    doubled: Operand | None = None
    missed: tuple[Operand, ...] = ()
    doubt: Doubt | None = None
    rows: Decimal = Decimal(0)


class Allocation:
    """The points of one form, settled from the top: a heading that agrees with the total stays, and rows
    change only under a heading that they miss. ``right`` are the values that findings give single
    cells, by address, which are settled already; ``fast`` the totals that a rule holds fast.
    """

    def __init__(
        self, ties: Sequence[Tie], right: Mapping[str, Decimal], fast: Collection[str]
    ) -> None:
        self._right = right
        self._fast = fast
        self._settled: dict[str, Settled] = {}
        for each in wholes(ties):
            self._settle(each, None)

    def of(self, tie: Tie) -> Settled:
        """What is to be done about a tie that does not hold."""
        return self._settled.get(tie.result.address, Settled(doubt=Doubt.ROWS))

    def _settle(self, whole: Whole, doubt: Doubt | None) -> None:
        """Settles a whole, where no ``doubt`` comes from above, and what is below it."""
        points, own, rows = self._value(whole.operand), whole.own(), self._sum(whole.rows)
        headed = self._sum(each.operand for each in whole.below)
        missed = tuple(each.operand for each in whole.below if not self._is_met(each))
        made: tuple[Change, ...] = ()
        doubled: Operand | None = None
        if doubt is None and self._is_open(whole, headed + self._sum(own)):
            doubt = Doubt.TOTAL if rows != points else None
            below = None if headed + self._sum(own) in FULL_MARKS else doubt
        elif doubt is None and rows == points:
            missed = tuple(each.operand for each in whole.below if self._is_mended(each))
            gaps = [self._sum(each.rows) - self._value(each.operand) for each in whole.below]
            apart = any(gap > 0 for gap in gaps) and any(gap < 0 for gap in gaps)
            below = Doubt.MISPLACED if apart else Doubt.HEADING
        elif doubt is None and points - headed != self._sum(own):
            doubled = self._doubled(self._sum(own) + headed - points, own)
            made = self._changes(points - headed, own) if doubled is None else ()
            rows_only = not missed and any(map(_is_row, own))
            doubt = below = None if made else Doubt.ROWS if rows_only else Doubt.HEADINGS
        else:
            below = doubt
            doubt = None if doubt is Doubt.HEADING and rows == points else doubt
        self._settled[whole.operand.address] = Settled(
            changes=made, doubled=doubled, missed=missed, doubt=doubt, rows=rows
        )
        for each in whole.below:
            self._settle(each, below)

    def _is_open(self, whole: Whole, parts: Decimal) -> bool:
        """Whether a whole is a total that no rule holds fast, and that its parts do not come to."""
        return (
            whole.operand.address.endswith("total.points")
            and whole.operand.address not in self._fast
            and parts != self._value(whole.operand)
        )

    def _changes(self, whole: Decimal, rows: Sequence[Operand]) -> tuple[Change, ...]:
        """How rows come to a whole: those whose value another finding gives stay, as do the points of
        the execution.
        """
        free = [each for each in rows if _is_row(each) and each.address not in self._right]
        fixed = [each for each in rows if each not in free]
        return changes(whole - self._sum(fixed), free)

    def _doubled(self, beyond: Decimal, rows: Sequence[Operand]) -> Operand | None:
        """The row that stands there twice with the same points, where just these are too many."""
        seen: set[tuple[str, Decimal]] = set()
        for each in filter(_is_row, rows):
            what = each.name, self._value(each)
            if what in seen and what[1] == beyond:
                return each
            seen.add(what)
        return None

    def _is_mended(self, whole: Whole) -> bool:
        """Whether another finding gives one of its rows a value."""
        return any(row.address in self._right for row in whole.rows)

    def _is_met(self, whole: Whole) -> bool:
        return all(self._sum(each.rows) == self._value(each.operand) for each in whole.all())

    def _sum(self, operands: Iterable[Operand]) -> Decimal:
        return sum((self._value(each) for each in operands), Decimal(0))

    def _value(self, operand: Operand) -> Decimal:
        return self._right.get(operand.address, operand.figure.value)


def _is_row(operand: Operand) -> bool:
    return ".indicators[" in operand.address


def wholes(ties: Sequence[Tie]) -> list[Whole]:
    """The wholes that no other has below it, from the ties of one form."""
    results = {each.result.address for each in ties}
    found: dict[str, Tie] = {}
    for tie in ties:
        if not any(each.address in results for each in tie.operands):  # of rows, not of headings
            found.setdefault(tie.result.address, tie)
    open_: list[Whole] = []
    for level in reversed(_LEVELS):
        added = []
        for tie in (each for each in found.values() if each.owner == level):
            rows = {each.address for each in tie.operands}
            below = [each for each in open_ if {row.address for row in each.rows} <= rows]
            open_ = [each for each in open_ if each not in below]
            added.append(Whole(operand=tie.result, rows=tie.operands, below=tuple(below)))
        open_ += added
    return open_


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """A whole and what is to come to it: the headings below it and the rows that are under none, each
    heading with its own rows where they come to it; else what is missed is missed there.
    """

    tie: Tie
    below: tuple[Whole, ...] = ()

    def names(self) -> Iterator[str]:
        """The addresses of its figures."""
        yield from (each.address for each in self.tie.members())

    def holds(self, right: Mapping[str, Decimal]) -> bool:
        """Whether it holds with other values at the addresses given."""

        def value(operand: Operand) -> Decimal:
            return right.get(operand.address, operand.figure.value)

        whole = sum(map(value, self.tie.operands), Decimal(0))
        for each in self.below:
            whole += value(each.operand) - sum(map(value, each.rows), Decimal(0))
        return whole == value(self.tie.result)


def sums_of(ties: Sequence[Tie]) -> Iterator[Sum]:
    """The sums of one form, those of rows with the headings between."""
    nodes = {one.operand.address: one for each in wholes(ties) for one in each.all()}
    results = nodes.keys()
    for tie in ties:
        of_rows = not any(each.address in results for each in tie.operands)
        yield Sum(tie=tie, below=nodes[tie.result.address].below if of_rows else ())
