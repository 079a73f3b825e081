"""Ties (勾稽): printed figures related by a formula, and how well the print bears them out."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

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


class Formula(msgspec.Struct, frozen=True, kw_only=True):
    """``exactly`` computes on base-unit values, ``widely`` on intervals, in the operands' order;
    each operand is used once so that the interval is tight. ``template`` shows it with ``{0}`` …
    for the printed operands. ``additive`` formulas between exact operands allow no rounding.
    """

    exactly: Callable[[Sequence[Decimal]], Decimal]
    widely: Callable[[Sequence[Interval]], Interval]
    template: str
    additive: bool = False


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """``result`` is printed; ``formula`` says what it should be from ``operands``. ``owner`` is the
    check's code.
    """

    owner: str
    result: Operand
    operands: tuple[Operand, ...]
    formula: Formula

    def members(self) -> tuple[Operand, ...]:
        """The result and its operands."""
        return (self.result, *self.operands)

    def shown(self) -> str:
        """The formula with the printed figures."""
        return self.formula.template.format(*(operand.figure.text for operand in self.operands))


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
    try:
        computed = tie.formula.exactly([figure.base for figure in figures])
        interval = tie.formula.widely([figure.interval for figure in figures])
    except (ZeroDivisionError, DivisionByZero, InvalidOperation):
        return None
    strict = tie.formula.additive and result.exact and all(figure.exact for figure in figures)
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

    def exactly(values: Sequence[Decimal]) -> Decimal:
        return sum((value * sign for value, sign in zip(values, signs, strict=True)), Decimal(0))

    def widely(values: Sequence[Interval]) -> Interval:
        result = Interval.point(Decimal(0))
        for value, sign in zip(values, signs, strict=True):
            result = result + value if sign > 0 else result - value
        return result

    shown = template or "".join(
        ("+" if sign > 0 else "-") + "{" + str(i) + "}" for i, sign in enumerate(signs)
    ).removeprefix("+")
    return Formula(exactly=exactly, widely=widely, template=shown, additive=True)


def same(template: str = "{0}") -> Formula:
    """The result is the one operand again."""
    return Formula(
        exactly=lambda values: values[0],
        widely=lambda values: values[0],
        template=template,
        additive=True,
    )


def ratio(template: str = "{0}/{1}") -> Formula:
    """First over second."""
    return Formula(exactly=lambda v: v[0] / v[1], widely=lambda v: v[0] / v[1], template=template)


def growth(template: str = "{0}/{1}-1") -> Formula:
    """First over second, less one: this year over last year."""
    one = Interval.point(Decimal(1))
    return Formula(
        exactly=lambda v: v[0] / v[1] - 1, widely=lambda v: v[0] / v[1] - one, template=template
    )


def growth_by_change(template: str = "{1}/({0}-{1})") -> Formula:
    """Growth from this year's amount and the change: 1 / (amount/change - 1)."""
    one = Interval.point(Decimal(1))

    def widely(values: Sequence[Interval]) -> Interval:
        amount, change = values
        if change.low <= 0 <= change.high:
            if change.low == change.high:
                return Interval.point(Decimal(0))
            return change / (amount - change)  # a change near zero: the wide form is good enough
        return one / (amount / change - one)

    return Formula(exactly=lambda v: v[1] / (v[0] - v[1]), widely=widely, template=template)


def scaled_ratio(factor: Decimal, template: str) -> Formula:
    """First over second, times an exact factor (months payable: balance / (spending / 12))."""
    return Formula(
        exactly=lambda v: v[0] / v[1] * factor,
        widely=lambda v: (v[0] / v[1]).scaled(factor),
        template=template,
    )
