"""The network of ties: which printed figures hang together, and what one figure would have to be
for a tie to hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import combinations

import msgspec

from jixiao.checks.slips import origins, slip, whole_origins
from jixiao.core.figures import Figure, half_up, parse, quantum, shown
from jixiao.core.findings import Limit, Verdict
from jixiao.core.ties import FormulaKind, Operand, Outcome, Tie, judge

_PROBES = (Decimal(2), Decimal(3), Decimal(7))
_CLOSE, _CLOSEST = Decimal("0.01"), Decimal("0.0005")
_FAR = Decimal(10) ** 12  # times its print: nothing is divided by so much, a quotient of 0 has none
_OF_AMOUNTS = ("rate", "score")
_FROM = {
    "points": ("score",),
    "target": ("score", "completion"),
    "actual": ("score", "completion"),
    "rate": ("score",),
    "executed": _OF_AMOUNTS,
    "budget": _OF_AMOUNTS,
}
"""What of a row is computed from a field of it."""


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What happens when one figure is replaced: the failing ties it mends, the holding ones it
    breaks; ``following`` are those of the broken whose result is computed from the figure and would
    have followed it, right or wrong (a rate, a total, a score). ``exact`` of all its ties hold to
    the last digit then.
    """

    operand: Operand
    figure: Figure
    mended: tuple[int, ...]
    broken: tuple[int, ...]
    following: tuple[int, ...] = ()
    exact: int = 0
    beyond: int = 0  # limits that the print keeps and the correction does not, less the reverse

    @property
    def worth(self) -> tuple[int, int, bool]:
        """What tells the better of two values for one figure: the gain, then how many ties hold to
        the last digit (a sum does with one value alone, a rate with several), then whether a slip
        of the hand makes the print of it.
        """
        return self.gain, self.exact, self.is_natural

    @property
    def slip(self) -> str | None:
        """The slip of the hand that makes the print out of the correction."""
        printed, right = self.operand.figure, self.figure
        return slip(printed.value, right.value, max(printed.places, right.places), right.places)

    @property
    def is_natural(self) -> bool:
        """Whether one slip of the hand makes the print out of the correction; short figures are too
        alike for a wrong digit to tell.
        """
        printed, kind = self.operand.figure, self.slip
        length = len(shown(abs(printed.value), printed.places).replace(".", "").lstrip("0"))
        return kind is not None and length >= (3 if kind != "wrong_digit" else 4)

    @property
    def likelihood(self) -> int:
        """2 where the digits of the print are the correction's, 1 where one slip else makes it, 0
        where none does.
        """
        return self.is_natural + (self.is_natural and self.slip in ("sign", "unit_shift"))

    @property
    def has_rival(self) -> bool:
        """Whether a slip of the hand makes the print out of another value close by (290.42 of
        2904.20, where 2904.10 is asked for): then another figure is wrong besides, and this value
        with it. Where a digit more or another makes it of the value itself, a shifted point or a
        lost sign still does so sooner.
        """
        printed, value = self.operand.figure, self.figure.value
        if self.is_natural:
            others, close = whole_origins(printed.value), _CLOSEST
        else:
            others, close = origins(printed.value, printed.places), _CLOSE
        return any(each != value and abs(each - value) <= abs(value) * close for each in others)

    @property
    def gain(self) -> int:
        """Ties mended less twice the ties broken: a correction that breaks what held is no
        correction.
        """
        return len(self.mended) - 2 * (len(self.broken) + self.beyond)

    @property
    def independent_gain(self) -> int:
        """The gain where what is computed from the figure does not speak for it."""
        return self.gain + 2 * len(self.following)


class Network:
    """The ties of a dossier as their checks judged them, indexed by the address of each figure."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        given = tuple(verdicts)
        known = tuple((each.tie, each.outcome) for each in given if each.tie is not None)
        self.ties: tuple[Tie, ...] = tuple(tie for tie, _ in known)
        self.outcomes: tuple[Outcome, ...] = tuple(outcome for _, outcome in known)
        self.failing = tuple(
            i for i, each in enumerate(self.outcomes) if each is Outcome.IMPOSSIBLE
        )
        self.limits: dict[str, list[Limit]] = defaultdict(list)
        for each in given:
            for limit in each.limits:
                self.limits[limit.address].append(limit)
        self._stated: dict[str, list[Figure]] = defaultdict(list)
        for each in given:
            if each.finding is not None and each.tie is None and each.finding.expected is not None:
                self._stated[each.address] += filter(None, [parse(each.finding.expected)])
        self._operands: dict[str, Operand] = {}  # made when they are asked for
        self._at: dict[str, list[int]] = defaultdict(list)
        for index, tie in enumerate(self.ties):
            for address in {member.address for member in tie.members()}:
                self._at[address].append(index)

    def with_figures(self, figures: Mapping[str, Figure]) -> Network:
        """The same network with other figures at some addresses."""
        changed = copy(self)
        changed.ties = tuple(
            tie.with_figures(figures)
            if any(member.address in figures for member in tie.members())
            else tie
            for tie in self.ties
        )
        judged = (
            outcome if tie is old else _outcome(tie)
            for tie, old, outcome in zip(changed.ties, self.ties, self.outcomes, strict=True)
        )
        changed.outcomes = tuple(judged)
        changed.failing = tuple(
            i for i, each in enumerate(changed.outcomes) if each is Outcome.IMPOSSIBLE
        )
        changed._operands = {}
        return changed

    def operands(self) -> tuple[Operand, ...]:
        """Each figure of the ties once."""
        if not self._operands:
            for tie in self.ties:
                for member in tie.members():
                    self._operands.setdefault(member.address, member)
        return tuple(self._operands.values())

    def operand(self, address: str) -> Operand | None:
        """The figure at an address; None where it is part of no tie."""
        self.operands()
        return self._operands.get(address)

    def containing(self, address: str) -> Sequence[int]:
        """The ties that a figure is part of."""
        return self._at.get(address, ())

    def failing_at(self, address: str) -> int:
        """How many failing ties a figure is part of."""
        return sum(self.outcomes[i] is Outcome.IMPOSSIBLE for i in self.containing(address))

    def holding_at(self, address: str, *, computed: bool = True) -> int:
        """How many ties that hold to the last digit vouch for a figure; without ``computed`` those
        do not count whose result is computed from it.
        """
        return sum(
            self.outcomes[i] in (Outcome.REPRODUCED, Outcome.TRUNCATED)
            and (computed or not follows(self.ties[i], address))
            for i in self.containing(address)
        )

    def trial(self, operand: Operand, value: Decimal) -> Trial:
        """Replace one figure everywhere it stands (``value`` in its printed unit)."""
        figure = operand.figure.with_value(value, self._places(operand, value))
        swap = {operand.address: figure}
        mended: list[int] = []
        spoiled: list[int] = []
        exact = 0
        for index in self.containing(operand.address):
            failed = self.outcomes[index] is Outcome.IMPOSSIBLE
            after = judge(self.ties[index], swap)
            fails = after is None or after.outcome is Outcome.IMPOSSIBLE
            exact += after is not None and after.outcome is Outcome.REPRODUCED
            if failed and not fails:
                mended.append(index)
            elif fails and not failed:
                spoiled.append(index)
        return Trial(
            operand=operand,
            figure=figure,
            mended=tuple(mended),
            broken=tuple(spoiled),
            following=tuple(
                index for index in spoiled if follows(self.ties[index], operand.address)
            ),
            exact=exact,
            beyond=self.beyond(operand, value),
        )

    def beyond(self, operand: Operand, value: Decimal) -> int:
        """How many limits a value in the place of a figure breaks that its print keeps, less those
        that it keeps and the print breaks.
        """
        printed = operand.figure.value
        return sum(
            each.allows(printed) - each.allows(value)
            for each in self.limits.get(operand.address, ())
        )

    def _places(self, operand: Operand, value: Decimal) -> int:
        """The places that a corrected value is printed with: the print's, or those of the other
        figures of its failing sums, where a digit more makes the print of that (25.440 of 25.40).
        """
        figure = operand.figure
        others = [
            each.figure.places
            for index in self.containing(operand.address)
            if self.outcomes[index] is Outcome.IMPOSSIBLE and self.ties[index].formula.additive
            for each in self.ties[index].members()
            if each.address != operand.address and each.figure.factor == figure.factor
        ]
        finest = max(others, default=figure.places)
        is_longer = (
            finest < figure.places
            and value == half_up(value, finest)
            and slip(figure.value, value, figure.places, finest) == "doubled_digit"
        )
        return finest if is_longer else figure.places

    def best_trial(self, operand: Operand) -> Trial | None:
        """The correction of one figure that mends most, among those that its failing ties ask for."""
        best: Trial | None = None
        for value in self.wanted(operand):
            found = self.trial(operand, value)
            if found.mended and (best is None or found.worth > best.worth):
                best = found
        return best

    def is_alone(self, found: Trial) -> bool:
        """Whether no value a last digit beside a correction would do as well: it mends less, or fewer
        ties hold to the last digit then. By the chance of rounding one may, so it is two, or one
        where a slip of the hand makes the print of the correction and not of what is beside it.
        """
        step = quantum(found.figure.places)
        beside = [self.trial(found.operand, found.figure.value + each) for each in (step, -step)]
        return all(
            each.gain < found.gain
            or found.exact - each.exact >= (1 if found.likelihood > each.likelihood else 2)
            for each in beside
        )

    def is_full(self, found: Trial) -> bool:
        """Whether a correction has the places of the figures of its unit beside it in the ties that
        it mends; with fewer (60% between 60.29% and 97.50%) it would put back a rounded figure, unless
        a slip of the hand tells that its writer had rounded it.
        """
        figure = found.figure
        beside = [
            each.figure.places
            for index in found.mended
            for each in self.ties[index].members()
            if each.address != found.operand.address and each.figure.unit == figure.unit
        ]
        return figure.exact or figure.places >= max(beside, default=0)

    def is_borne_out(self, found: Trial) -> bool:
        """Whether two of the ties that a correction mends have nothing in common but the figure: sums
        over the same rows are one witness, and of two wrong rows they would mend the wrong one.
        """
        members = [{each.address for each in self.ties[index].members()} for index in found.mended]
        return any(len(one & other) == 1 for one, other in combinations(members, 2))

    def wanted(self, operand: Operand) -> list[Decimal]:
        """The values (printed unit) that a check without a tie expects of a figure, and that the
        failing ties around it ask for, without repeats. A tie in which it is only an operand asks
        for no other sign, unless that is the slip.
        """
        unit = operand.figure.unit
        values = [each.value for each in self._stated[operand.address] if each.unit in (None, unit)]
        for index in self.containing(operand.address):
            if self.outcomes[index] is not Outcome.IMPOSSIBLE:
                continue
            base = solve(self.ties[index], operand.address)
            if base is None:
                continue
            own = self.ties[index].result.address == operand.address
            for value in _in_print(self.ties[index], operand, base):
                if (own or _same_side(operand.figure.value, value)) and value not in values:
                    values.append(value)
        return values


def _outcome(tie: Tie) -> Outcome:
    found = judge(tie)
    return Outcome.IMPOSSIBLE if found is None else found.outcome


def _in_print(tie: Tie, operand: Operand, base: Decimal) -> Iterator[Decimal]:
    """A base-unit value as the figure would print it; and as finely as the others of a sum do, where
    its point was lost (155 for 15.5).
    """
    figure, value = operand.figure, operand.figure.in_unit_of_print(base)
    yield half_up(value, figure.places)
    if tie.formula.additive:
        finest = max(
            each.figure.places for each in tie.members() if each.figure.factor == figure.factor
        )
        fine = half_up(value, max(finest, figure.places))
        if slip(figure.value, fine, finest) == "unit_shift":
            yield fine


def _same_side(printed: Decimal, value: Decimal) -> bool:
    """Whether two values have one sign, or are the same without it."""
    return printed * value >= 0 or printed == -value


def follows(tie: Tie, address: str) -> bool:
    """Whether a tie's result is computed from the figure at an address, so that a wrong figure
    would give a result that is wrong with it; two prints of one fact are not, and sums of points,
    which are set beforehand, neither.
    """
    formula = tie.formula
    given = formula.kind is FormulaKind.SAME or (formula.additive and tie.result.figure.exact)
    return tie.result.address != address and not given


def from_field(address: str) -> tuple[str, ...]:
    """The addresses of what is computed, in its own row, from the field at an address."""
    row, _, field = address.rpartition(".")
    return tuple(f"{row}.{name}" for name in _FROM.get(field, ()))


def solve(tie: Tie, address: str) -> Decimal | None:
    """The base-unit value that the figure at ``address`` must have for the tie to hold with all
    others as printed.

    Every formula is linear-fractional in each operand, so three probes fix it and the cross-ratio
    inverts it. None where it is not (a cap that bites) or where no value will do.
    """
    if tie.result.address == address:
        return _computed(tie, {})
    operand = next((each for each in tie.operands if each.address == address), None)
    if operand is None:
        return None
    return _inverted(tie, operand, operand.figure.base or operand.figure.factor)


def _inverted(tie: Tie, operand: Operand, scale: Decimal) -> Decimal | None:
    xs = [scale * probe for probe in _PROBES]
    ys = [_computed(tie, {operand.address: x}) for x in xs]
    target = tie.result.figure.base
    if any(y is None for y in ys):
        return None
    (x1, x2, x3), (y1, y2, y3) = xs, [y for y in ys if y is not None]
    try:
        if y1 == y2 or y2 == y3:
            return None
        if target == y3:
            return x3
        cross = (target - y1) * (y2 - y3) / ((target - y3) * (y2 - y1))
        top = cross * (x2 - x1) * x3 - x1 * (x2 - x3)
        found = top / (cross * (x2 - x1) - (x2 - x3))
    except (ZeroDivisionError, DivisionByZero, InvalidOperation):
        return None
    if abs(found) > abs(scale) * _FAR:
        return None
    again = _computed(tie, {operand.address: found})
    return (
        found
        if again is not None
        and abs(again - target) <= abs(target) * Decimal("1e-9") + Decimal("1e-12")
        else None
    )


def _computed(tie: Tie, bases: dict[str, Decimal]) -> Decimal | None:
    values = [bases.get(operand.address, operand.figure.base) for operand in tie.operands]
    try:
        return tie.formula.exactly(values)
    except (ZeroDivisionError, DivisionByZero, InvalidOperation):
        return None
