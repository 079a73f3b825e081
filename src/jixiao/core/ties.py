"""Ties (勾稽): printed figures related by a formula, and how well the print bears them out."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache

import msgspec

from jixiao.core.figures import Figure, Interval, cut_off, half_up
from jixiao.core.places import Place


class Outcome(enum.StrEnum):
    """How a tie came out; the order is from best to worst.

    TRUNCATED: the print can only have been cut off; where rounded operands leave room for it by
    rounding too, it is COMPATIBLE.
    """

    REPRODUCED = "reproduced"
    TRUNCATED = "truncated"
    COMPATIBLE = "compatible"
    IMPOSSIBLE = "impossible"


class Operand(msgspec.Struct, frozen=True, kw_only=True):
    """A printed figure in a tie. ``address`` carries the document's index first:
    ``0:form1.indicators[3].score``.
    """

    name: str
    figure: Figure
    place: Place
    address: str


def summed(operands: Iterable[Operand]) -> Decimal:
    """What printed figures come to, as they are printed."""
    return sum((each.figure.value for each in operands), Decimal(0))


class FormulaKind(enum.StrEnum):
    """The formulas that ties are made of, by name; ``p`` are the formula's parameters."""

    TOTAL = "total"  # v0·p0 + v1·p1 + …, each p +1 or -1
    SAME = "same"  # v0
    RATIO = "ratio"  # v0 / v1
    RATIO_LESS = "ratio_less"  # v0 / v1 - p0
    CAPPED_RATIO = "capped_ratio"  # min(v0 / v1, p0) · p1
    CAPPED_PART = "capped_part"  # v0 · min(v1 / v2, p0)
    GROWTH_BY_CHANGE = "growth_by_change"  # v1 / (v0 - v1)
    MEAN = "mean"  # (v0 + v1 + …) / how many


class Formula(msgspec.Struct, frozen=True, kw_only=True):
    """A formula as data: its kind with exact parameters. ``template`` shows it with ``{0}`` … for
    the printed operands. ``additive`` formulas between exact operands allow no rounding.
    """

    kind: FormulaKind
    template: str
    parameters: tuple[Decimal, ...] = ()
    additive: bool = False

    def exactly(self, values: Sequence[Decimal]) -> Decimal:
        """The result from base-unit values in the operands' order. Raises ZeroDivisionError or
        InvalidOperation where a divisor is zero.
        """
        return _EXACT[self.kind](values, self.parameters)

    def widely(self, values: Sequence[Interval]) -> Interval:
        """The result from intervals, each used once so that it is tight. Raises ZeroDivisionError
        where a divisor may be zero.
        """
        return _WIDE[self.kind](values, self.parameters)


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """``result`` is printed; ``formula`` says what it should be from ``operands``. ``owner`` is the
    check's code. ``allotted``: the result is set beforehand and its parts are to come to it (points
    under a heading), so that it does not follow from them.
    """

    owner: str
    result: Operand
    operands: tuple[Operand, ...]
    formula: Formula
    allotted: bool = False

    def members(self) -> tuple[Operand, ...]:
        """The result and its operands."""
        return (self.result, *self.operands)

    def with_figures(self, figures: Mapping[str, Figure]) -> Tie:
        """The tie with other figures at some addresses."""
        changed = [
            msgspec.structs.replace(each, figure=figures.get(each.address, each.figure))
            for each in self.members()
        ]
        return msgspec.structs.replace(self, result=changed[0], operands=tuple(changed[1:]))

    def shown(self) -> str:
        """The formula with the printed figures."""
        texts = [operand.figure.text for operand in self.operands]
        below = (f"({each})" if each.startswith("-") else each for each in texts[1:])
        return self.formula.template.format(*texts[:1], *below)


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A tie's outcome with what was computed, in base units."""

    tie: Tie
    outcome: Outcome
    computed: Decimal
    interval: Interval

    @property
    def expected(self) -> str:
        """The computed value as the result would print it."""
        return self.tie.result.figure.show(self.computed)

    @property
    def expected_interval(self) -> tuple[str, str]:
        """The computed interval in the result's printed unit, two places finer than the print."""
        figure = self.tie.result.figure
        low, high = (
            half_up(figure.in_unit_of_print(end), figure.places + 2)
            for end in (self.interval.low, self.interval.high)
        )
        return format(low, "f"), format(high, "f")

    @property
    def difference(self) -> str:
        """Printed less expected, in the printed unit and places."""
        figure = self.tie.result.figure
        return figure.show(
            figure.base
            - half_up(figure.in_unit_of_print(self.computed), figure.places) * figure.factor
        )


def judge(tie: Tie, replaced: dict[str, Figure] | None = None) -> Judged | None:
    """The verdict on a tie; None where it cannot be computed (a divisor that may be zero).

    ``replaced`` tries other figures at the addresses given, for searching causes.
    """
    swap = replaced or {}
    figures = [swap.get(operand.address, operand.figure) for operand in tie.operands]
    result = swap.get(tie.result.address, tie.result.figure)
    exact = all(figure.exact for figure in figures)
    try:
        computed = tie.formula.exactly([figure.base for figure in figures])
        interval = (
            Interval.point(computed)
            if exact and tie.formula.additive
            else tie.formula.widely([figure.interval for figure in figures])
        )
    except (ZeroDivisionError, DivisionByZero, InvalidOperation):
        return None
    strict = tie.formula.additive and result.exact and exact
    return Judged(
        tie=tie,
        outcome=_outcome(result, computed, interval, strict=strict),
        computed=computed,
        interval=interval,
    )


def _outcome(result: Figure, computed: Decimal, interval: Interval, *, strict: bool) -> Outcome:
    in_print = result.in_unit_of_print(computed)
    if strict:
        return Outcome.REPRODUCED if in_print == result.value else Outcome.IMPOSSIBLE
    if half_up(in_print, result.places) == result.value:
        return Outcome.REPRODUCED
    if interval.meets(result.printed_interval):
        return Outcome.COMPATIBLE
    return (
        Outcome.TRUNCATED
        if cut_off(in_print, result.places) == result.value
        else Outcome.IMPOSSIBLE
    )


def total(signs: Sequence[int], template: str | None = None) -> Formula:
    """Sum of the operands with signs +1 or -1."""
    return _sum_of(tuple(signs), template)


@lru_cache(maxsize=256)
def _sum_of(signs: tuple[int, ...], template: str | None) -> Formula:
    shown = template or "".join(
        ("+" if sign > 0 else "-") + "{" + str(i) + "}" for i, sign in enumerate(signs)
    ).removeprefix("+")
    return Formula(
        kind=FormulaKind.TOTAL,
        template=shown,
        parameters=tuple(Decimal(sign) for sign in signs),
        additive=True,
    )


def same(template: str = "{0}") -> Formula:
    """The result is the one operand again."""
    return Formula(kind=FormulaKind.SAME, template=template, additive=True)


def ratio(template: str = "{0}/{1}") -> Formula:
    """First over second."""
    return Formula(kind=FormulaKind.RATIO, template=template)


def ratio_less(share: Decimal, template: str) -> Formula:
    """First over second, less an exact share."""
    return Formula(kind=FormulaKind.RATIO_LESS, template=template, parameters=(share,))


def growth(template: str = "{0}/{1}-1") -> Formula:
    """First over second, less one: this year over last year."""
    return ratio_less(Decimal(1), template)


def growth_by_change(template: str = "{1}/({0}-{1})") -> Formula:
    """Growth from this year's amount and the change: 1 / (amount/change - 1)."""
    return Formula(kind=FormulaKind.GROWTH_BY_CHANGE, template=template)


def capped_ratio(cap: Decimal, factor: Decimal, template: str) -> Formula:
    """First over second, at most ``cap``, times an exact factor."""
    return Formula(kind=FormulaKind.CAPPED_RATIO, template=template, parameters=(cap, factor))


def capped_part(cap: Decimal, template: str) -> Formula:
    """First times second over third, that share at most ``cap``."""
    return Formula(kind=FormulaKind.CAPPED_PART, template=template, parameters=(cap,))


def mean(count: int) -> Formula:
    """The arithmetic mean of ``count`` operands."""
    template = "(" + "+".join("{" + str(index) + "}" for index in range(count)) + f")/{count}"
    return Formula(kind=FormulaKind.MEAN, template=template)


_Parameters = tuple[Decimal, ...]
_ONE, _ZERO = Decimal(1), Decimal(0)


def _total(values: Sequence[Decimal], signs: _Parameters) -> Decimal:
    return sum(
        [value if sign > 0 else -value for value, sign in zip(values, signs, strict=True)], _ZERO
    )


def _total_widely(values: Sequence[Interval], signs: _Parameters) -> Interval:
    result = Interval.point(_ZERO)
    for value, sign in zip(values, signs, strict=True):
        result = result + value if sign > 0 else result - value
    return result


def _growth_by_change_widely(values: Sequence[Interval], _: _Parameters) -> Interval:
    amount, change = values
    if change.low <= 0 <= change.high:
        if change.low == change.high:
            return Interval.point(_ZERO)
        return change / (amount - change)  # a change near zero: the wide form is good enough
    one = Interval.point(_ONE)
    return one / (amount / change - one)


def _mean_widely(values: Sequence[Interval], _: _Parameters) -> Interval:
    return _total_widely(values, (_ONE,) * len(values)).scaled(_ONE / len(values))


_EXACT: dict[FormulaKind, Callable[[Sequence[Decimal], _Parameters], Decimal]] = {
    FormulaKind.TOTAL: _total,
    FormulaKind.SAME: lambda v, _: v[0],
    FormulaKind.RATIO: lambda v, _: v[0] / v[1],
    FormulaKind.RATIO_LESS: lambda v, p: v[0] / v[1] - p[0],
    FormulaKind.CAPPED_RATIO: lambda v, p: min(v[0] / v[1], p[0]) * p[1],
    FormulaKind.CAPPED_PART: lambda v, p: v[0] * min(v[1] / v[2], p[0]),
    FormulaKind.GROWTH_BY_CHANGE: lambda v, _: v[1] / (v[0] - v[1]),
    FormulaKind.MEAN: lambda v, _: sum(v, _ZERO) / len(v),
}
_WIDE: dict[FormulaKind, Callable[[Sequence[Interval], _Parameters], Interval]] = {
    FormulaKind.TOTAL: _total_widely,
    FormulaKind.SAME: lambda v, _: v[0],
    FormulaKind.RATIO: lambda v, _: v[0] / v[1],
    FormulaKind.RATIO_LESS: lambda v, p: v[0] / v[1] - Interval.point(p[0]),
    FormulaKind.CAPPED_RATIO: lambda v, p: (v[0] / v[1]).capped(p[0]).scaled(p[1]),
    FormulaKind.CAPPED_PART: lambda v, p: v[0] * (v[1] / v[2]).capped(p[0]),
    FormulaKind.GROWTH_BY_CHANGE: _growth_by_change_widely,
    FormulaKind.MEAN: _mean_widely,
}
