"""Which member of a failing tie is the most likely to be wrong: by what its correction mends, by slips of
the hand, by what vouches for it.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.checks.network import Network, Trial
from jixiao.core.figures import Figure, shown
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.ties import Operand, Outcome, Tie, judge

_MOST_ALIKE = 3
_FEWEST_COPIED = 3  # signs, the point among them: fewer are alike by chance
_ROW = regex(r"(.*)\[(\d+)\](.*)")


class Ranker:
    """Ranks the members of failing ties once per figure."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._trials: dict[str, Trial | None] = {}
        self._by_value: dict[Decimal, list[Operand]] = {}
        for each in network.ties:
            for member in each.members():
                self._by_value.setdefault(member.figure.value, []).append(member)

    def trial(self, operand: Operand) -> Trial | None:
        """The best correction of a figure, remembered."""
        if operand.address not in self._trials:
            self._trials[operand.address] = self.network.best_trial(operand)
        return self._trials[operand.address]

    def rank(self, tie: Tie) -> list[Operand]:
        """The members of a failing tie, the most suspicious first."""
        members = {member.address: member for member in tie.members()}
        order = {address: n for n, address in enumerate(members)}
        return sorted(
            members.values(),
            key=lambda member: (self._innocence(member, tie), order[member.address]),
        )

    def helps(self, member: Operand, tie: Tie) -> bool:
        """Whether the correction of a member mends a failing tie, or takes it closer by half."""
        found, before = self.trial(member), judge(tie)
        if found is None or before is None:
            return False
        after = judge(tie, {member.address: found.figure})
        if after is None or after.outcome is not Outcome.IMPOSSIBLE:
            return after is not None
        printed = tie.result.figure.base
        return abs(after.computed - printed) * 2 <= abs(before.computed - printed)

    def gain(self, member: Operand, tie: Tie) -> int:
        """What the correction of a member gains. For a tie's own result, what was computed from it
        is no evidence (a rate of a wrong total is right by that total), unless a slip of the hand
        makes an operand's print as well.
        """
        found = self.trial(member)
        if found is None:
            return -99
        return found.independent_gain if self._speaks_alone(member, tie) else found.gain

    def _speaks_alone(self, member: Operand, tie: Tie) -> bool:
        result = tie.result.address
        return member.address == result and not any(
            self.is_natural(each) and (found := self.trial(each)) is not None and found.gain > 0
            for each in tie.operands
            if each.address != result
        )

    def is_clear(self, first: Operand, second: Operand, tie: Tie) -> bool:
        """Whether more than the order of the print tells against the first of two members."""
        return self._innocence(first, tie) < self._innocence(second, tie)

    def _innocence(self, member: Operand, tie: Tie) -> tuple[int, ...]:
        found = self.trial(member)
        if found is None:
            return (99, 0, 0, 0, 0, 0)
        source = self.copied_from(member)
        copied = source is not None
        beside = (
            source is not None
            and member.address != tie.result.address
            and source.address in {each.address for each in tie.members()}
        )
        emptied = beside and found.figure.value == 0  # the copy stands where there was nothing
        flipped = flips(member, found) and found.slip != "sign" and not emptied
        gain = self.gain(member, tie) - int(flipped)
        natural = self.is_natural(member)
        return (
            -gain,
            -int(natural),
            -int(beside),
            self.network.holding_at(member.address, computed=not self._speaks_alone(member, tie)),
            -int(copied),
            -self.network.failing_at(member.address),
        )

    def is_natural(self, member: Operand) -> bool:
        """Whether one slip of the hand makes the print out of its correction."""
        found = self.trial(member)
        return found is not None and found.is_natural

    def copied_from(self, member: Operand) -> Operand | None:
        """Another figure of its document with the same digits, which may have been copied here."""
        if len(_digits(member.figure)) < _FEWEST_COPIED:
            return None
        home, _, _ = member.address.partition(":")
        same = self._by_value.get(member.figure.value, [])
        others = [each for each in same if each.address.partition(":")[0] == home]
        if len({each.address for each in others}) > _MOST_ALIKE:
            return None  # a figure that stands everywhere was copied from nowhere
        return next(
            (
                each
                for each in others
                if _is_neighbour(each.place, member.place) and self.network.holding_at(each.address)
            ),
            None,
        )


def _is_neighbour(place: Place, other: Place) -> bool:
    """Cells of one column a row or two apart, from which a hand copies."""
    if (
        place.key() == other.key()
        or place.document != other.document
        or place.member != other.member
    ):
        return False
    one, two = _spot(place), _spot(other)
    return one is not None and two is not None and one[0] == two[0] and abs(one[1] - two[1]) <= 2


def _spot(place: Place) -> tuple[tuple[object, ...], int] | None:
    """The column and the row of a cell; of data the field and the number of its row."""
    if place.column is not None:
        return (place.table, place.column), place.row or place.line or 0
    if place.cell is not None and place.paragraph is None:
        column = place.cell.rstrip("0123456789")
        return (place.sheet, column), int(place.cell[len(column) :] or 0)
    found = _ROW.fullmatch(place.field or "")
    return ((found[1], found[3]), int(found[2])) if found is not None else None


def flips(member: Operand, found: Trial) -> bool:
    """Whether the correction would turn a positive figure negative or the reverse, which no slip
    but a lost sign does.
    """
    return member.figure.value * found.figure.value <= 0


def _digits(figure: Figure) -> str:
    """What of a figure could be seen to be copied: its digits without the zeros at its end."""
    return shown(abs(figure.value), figure.places).rstrip("0").rstrip(".")
