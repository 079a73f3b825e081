"""What of its points, or of its target, a row gets, as a formula of the cell with its actual value.

There is one only where it gives what judging gives for whatever is typed into that cell: where
judging would leave a value open (9% for =8% of a standard), where it reads a value by more than its
number (a bare rate, a fall without a sign), or where events decide, the row has none.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED
from jixiao.core.figures.units import RATIO
from jixiao.core.formdata import IndicatorData
from jixiao.core.packs import QuantitativeRule
from jixiao.judging.criteria import Criterion, CriterionKind
from jixiao.judging.criteria.direction import is_guess
from jixiao.judging.earning import two_sided
from jixiao.judging.results import IndicatorResult
from jixiao.judging.scoring import names_rate
from jixiao.judging.shares import LINEAR, named_method
from jixiao.knowledge.behaviour import small_rate
from jixiao.knowledge.indicators import Indicators
from jixiao.writing.pages.numbers import as_quantity

_ZERO, _ONE = Decimal(0), Decimal(1)
_RISING = (CriterionKind.AT_LEAST, CriterionKind.EXACT)
_FALLING = (CriterionKind.AT_MOST, CriterionKind.WITHIN, CriterionKind.EXACT)
_YEARS = "年"  # five of them are a time, and 2020 a date
_MOST_DIGITS = 15  # what a spreadsheet keeps of a number


class Share(msgspec.Struct, frozen=True):
    """A share of 1 as a formula and as a number. ``needs`` are the conditions under which judging
    gives one: that the cells which it goes by hold numbers, and what else is said there.
    """

    template: str
    value: Decimal
    needs: tuple[str, ...]


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """A row whose actual value is a number that judging takes as it stands in the cell. ``here`` and
    ``bound`` are the fields of the actual and the target, ``scale`` the base units in one of the
    cells', ``value`` and ``wanted`` their numbers; ``wanted`` is None where the target is no number.
    ``guessed`` is whether the direction of a bare rate is a guess that a low one makes unclear.
    """

    here: str
    bound: str
    value: Decimal
    wanted: Decimal | None
    scale: Decimal
    criterion: Criterion
    guessed: bool


def typed(
    index: int, row: IndicatorData, judged: IndicatorResult, library: Indicators
) -> Typed | None:
    """The row as formulas can reckon with it; None where they cannot."""
    reached, criterion, found = as_quantity(row.actual), judged.criterion, judged.attainment
    figure, value = found.figure, found.value
    if reached is None or figure is None or value is None or criterion.figure is None:
        return None
    if criterion.figure.unit != figure.unit or _reads_more(row, judged, library):
        return None
    scale = _ONE if row.actual.endswith("%") else figure.factor
    if reached[0] < 0 or reached[0] * scale != value:
        return None
    wanted = as_quantity(row.target)
    limit = criterion.low if criterion.low is not None else criterion.high
    same = wanted is not None and wanted[0] * scale == limit
    return Typed(
        here=f"{{indicators[{index}].actual}}",
        bound=f"{{indicators[{index}].target}}",
        value=reached[0],
        wanted=wanted[0] if wanted is not None and same else None,
        scale=scale,
        criterion=criterion,
        guessed=is_guess(criterion, row.name),
    )


def _reads_more(row: IndicatorData, judged: IndicatorResult, library: Indicators) -> bool:
    """Whether judging goes by more than the number: by words beside it, by which of two readings
    comes nearer, or by what a person must say.
    """
    criterion, figure = judged.criterion, judged.attainment.figure
    if criterion.strict or criterion.unclear or criterion.doubt is not None:
        return True
    if judged.event_driven or judged.attainment.echoed or criterion.change == "fall":
        return True
    unit = figure.unit if figure is not None else None
    if unit is None:
        return names_rate(row.name, library)
    if unit.symbol == _YEARS:
        return True
    return unit.dimension == RATIO and figure is not None and not figure.unit_stated


def earned_share(row: Typed, rule: QuantitativeRule | None, name: str) -> Share | None:
    """The share of its points that the rule gives the row for any number typed."""
    criterion = row.criterion
    if rule is None or _departs(row, rule, name):
        return None
    if criterion.kind is CriterionKind.BETWEEN:
        return _between(row, rule)
    if criterion.kind in _RISING and criterion.low is not None:
        return _rising(row)
    if criterion.kind in _FALLING and criterion.high is not None:
        return _falling(row, linear=named_method(rule) == LINEAR)
    return None


def reached_share(row: Typed, rule: QuantitativeRule | None, name: str) -> Share | None:
    """What the row has reached of its target for any number typed. What may only be so much is
    reached where it is met, and has no share where it is not.
    """
    criterion = row.criterion
    if criterion.kind not in _RISING or (rule is not None and _departs(row, rule, name)):
        return None
    if criterion.low is None:
        return _falling(row, linear=False)
    share = _rising(row)
    if share is None or criterion.direction_stated:
        return share
    zero = f"OR({row.bound}<>0,{row.here}<=0)"  # a bare 0 may only be so much
    return msgspec.structs.replace(share, needs=(*share.needs, zero))


def _departs(row: Typed, rule: QuantitativeRule, name: str) -> bool:
    """Whether a number on the better side of the target would be left open."""
    return row.criterion.kind is CriterionKind.EXACT and two_sided(rule, name)


def _rising(row: Typed) -> Share | None:
    """Whatever target is typed: one of 0 or less has no part that is reached, and is met or not; no
    more than 0 is what a 0 without ≥ asks for.
    """
    if row.wanted is None or row.wanted <= 0:
        return None
    here, bound, criterion = row.here, row.bound, row.criterion
    template = f"IF({here}>={bound},1,IF({here}>0,{here}/{bound},0))"
    if criterion.kind is CriterionKind.EXACT or not criterion.direction_stated:
        template = f"IF({bound}=0,IF({here}<=0,1,0),{template})"
    return Share(template, min(row.value / row.wanted, _ONE), (*_numbers(row), *_certain(row)))


def _numbers(row: Typed) -> tuple[str, ...]:
    return (f"COUNT({row.here},{row.bound})=2",)


def _certain(row: Typed) -> tuple[str, ...]:
    """A bare rate may become so low that less may as well be better; only a result that equals it
    is settled then.
    """
    if not row.guessed:
        return ()
    least = f"{small_rate() / HUNDRED / row.scale:f}"
    return (f"OR({row.bound}>={least},{row.bound}=0,{row.here}={row.bound})",)


def _falling(row: Typed, *, linear: bool) -> Share | None:
    """Whatever limit is typed: one of 0 or less is kept or not."""
    if row.wanted is None or row.wanted <= 0:
        return None
    above, value = _above(row, row.bound, row.wanted, linear=linear)
    template = f"IF({row.here}<={row.bound},1,IF({row.bound}>0,{above},0))"
    return Share(template, _ONE if row.value <= row.wanted else value, _numbers(row))


def _above(row: Typed, bound: str, limit: Decimal, *, linear: bool) -> tuple[str, Decimal]:
    """The share above a limit, as a formula and a number: limit/actual, or 1 less the excess."""
    if linear:
        template = f"MAX(0,1-({row.here}-{bound})/{bound})"
        return template, max(_ZERO, 1 - (row.value - limit) / limit)
    return f"{bound}/{row.here}", limit / row.value if row.value else _ZERO


def _between(row: Typed, rule: QuantitativeRule) -> Share | None:
    """The share within and outside a range, whose limits stand in the formula: the cell has both."""
    low, high = _in_cells(row.criterion.low, row), _in_cells(row.criterion.high, row)
    if low is None or high is None or low <= 0:
        return None
    least, most, value = f"{low:f}", f"{high:f}", row.value
    inside, needs = low <= value <= high, (f"ISNUMBER({row.here})",)
    if rule.between == "zero":
        template = f"IF(AND({row.here}>={least},{row.here}<={most}),1,0)"
        return Share(template, _ONE if inside else _ZERO, needs)
    above, share = _above(row, most, high, linear=named_method(rule) == LINEAR)
    template = f"IF({row.here}<{least},MAX(0,{row.here}/{least}),IF({row.here}>{most},{above},1))"
    return Share(template, _ONE if inside else value / low if value < low else share, needs)


def _in_cells(limit: Decimal | None, row: Typed) -> Decimal | None:
    """A limit in the unit of the cell; None where it cannot be written there exactly."""
    if limit is None:
        return None
    found = limit / row.scale
    digits = len(found.normalize().as_tuple().digits)
    return found if digits <= _MOST_DIGITS and found * row.scale == limit else None
