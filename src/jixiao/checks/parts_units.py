"""Totals and parts that are in another unit of money than their form (元 beside 万元)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.verdicts import broken
from jixiao.core.figures import Figure, Interval, half_up, places_needed, shown
from jixiao.core.figures.units import WAN_YUAN, YI_YUAN, YUAN, Unit
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.ties import Judged, Operand, Outcome, Tie, judge
from jixiao.knowledge.labels import in_english

_CLOSE = Decimal("0.01")
_MUCH = 10
"""Times its total that a part is at least where it is in a smaller unit."""


class InUnit(msgspec.Struct, frozen=True, kw_only=True):
    """Parts that make their total once they are taken in another ``unit``, with what each is then."""

    unit: Unit
    parts: tuple[tuple[Operand, Decimal], ...]


def parts_in_another_unit(judged: Judged) -> InUnit | None:
    """The parts of a failing sum that are in another unit; None where no one unit makes it hold, or
    where the total itself may be in another one.
    """
    whole, parts = judged.tie.result, judged.tie.operands
    unit = whole.figure.unit
    if unit is None or not whole.figure.value:
        return None
    for other in (YUAN, WAN_YUAN, YI_YUAN):
        scale = other.factor / unit.factor
        for some in _candidates(whole, parts, scale):
            if _holds(judged.tie, some, scale):
                own = tuple((each, _rounded(each, scale, judged.tie)) for each in some)
                return InUnit(unit=other, parts=own)
    return None


def total_in_another_unit(judged: Judged) -> Text | None:
    """What is said of a total that is its parts' sum in another unit of money (元 beside 万元); None for
    one that would be in 亿元 below 万元: then its parts are in 元.
    """
    printed = judged.tie.result.figure
    unit = printed.unit
    if unit is None or not printed.value:
        return None
    for other in (YUAN, WAN_YUAN, YI_YUAN):
        if (unit, other) == (WAN_YUAN, YI_YUAN):
            continue
        scale = unit.factor / other.factor
        bounds = judged.interval.low * scale, judged.interval.high * scale
        meant = Interval(*bounds).meets(printed.interval)
        close = abs(judged.computed * scale / printed.base - 1) <= _CLOSE
        if not (meant and close) or other.factor == unit.factor:
            continue
        name, sum_ = judged.tie.result.name, f"{judged.expected}{unit.symbol}"
        return Text(
            f"{name}填报{printed.text}，各项合计{sum_}：总额多半是按{other.symbol}填的，{unit.symbol}的表里应为{sum_}",
            f"{in_english(name)}: printed {printed.text}; its parts come to {sum_}: it is in"
            f" {other.symbol}, while the form is in {unit.symbol}",
        )
    return None


def told_of_parts(judged: Judged, found: InUnit) -> Iterator[Verdict]:
    """A verdict for each part, at the part."""
    tie, unit = judged.tie, judged.tie.result.figure.unit
    own = unit.symbol if unit is not None else ""
    places = max(each.figure.places for each in tie.members())
    for part, value in found.parts:
        text = shown(value, min(places, max(2, tie.result.figure.places)))
        name = f"{part.name}{part.figure.text}"
        yield broken(
            tie.owner,
            part.address,
            part.place,
            Severity.ERROR,
            Text(
                f"{name}多半是按{found.unit.symbol}填的，{own}的表里应为{text}{own}：那样各项合计与"
                f"{tie.result.name}{tie.result.figure.text}相符",
                f"{in_english(part.name)} {part.figure.text} seems to be in {found.unit.symbol}; in {own}"
                f" it is {text}, and the parts come to {tie.result.figure.text}",
            ),
            printed=part.figure.text,
            expected=text,
            unit=own,
            related=(tie.result.place,),
            operands=tie.members(),
            formula=f"{tie.shown()}≠{tie.result.figure.text}",
            correction=Correction(text=text + own),
        )


def _candidates(
    whole: Operand, parts: Sequence[Operand], scale: Decimal
) -> Iterator[tuple[Operand, ...]]:
    """Which parts may be in the other unit: all that are many times the total, or one that is little
    beside it.
    """
    if scale < 1:
        large = tuple(e for e in parts if abs(e.figure.base) >= abs(whole.figure.base) * _MUCH)
        if large:
            yield large
    elif scale > 1:
        yield from ((each,) for each in parts if each.figure.value)


def _holds(tie: Tie, some: Sequence[Operand], scale: Decimal) -> bool:
    swap = {each.address: _scaled(each, scale) for each in some}
    found = judge(tie, swap)
    return found is not None and found.outcome is not Outcome.IMPOSSIBLE


def _scaled(part: Operand, scale: Decimal) -> Figure:
    value = part.figure.value * scale
    return part.figure.with_value(value, places_needed(value))


def _rounded(part: Operand, scale: Decimal, tie: Tie) -> Decimal:
    """What a part is in its form's unit, as finely as the total and two decimals at least."""
    return half_up(part.figure.value * scale, max(2, tie.result.figure.places))
