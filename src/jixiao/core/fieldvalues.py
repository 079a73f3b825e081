"""What figure a form's field holds: money in the form's unit, rates in percent, points exact,
targets assigned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED, Figure, Unit, fold, half_up, parse, peers_places
from jixiao.core.figures.units import FACTOR, MONEY, PERCENT, RATIO, SCORE, WAN_YUAN, YI_YUAN
from jixiao.core.forms import Entry, FundingRow
from jixiao.core.regex import regex

MONEY_FIELDS = ("initial_budget", "budget", "arrived", "executed")

LARGEST_FACTOR = Decimal("1.5")
"""A bare rate up to this is a factor (1.05 for 105%), beyond it a percentage."""
_BARE_SCALES = {"万": WAN_YUAN, "亿": YI_YUAN}
_EXPLAINED = regex(
    r"\s*([¥￥]?\d[\d,，"
    r"]*(?:\.\d+)?\s*(?:万元|亿元|千元|元|万|亿|分)?)\s*[(（][^()（）]{3,}[)）]\s*"
)


def money_figure(text: str, unit: Unit | None) -> Figure | None:
    """The figure of a money text; a bare 万 is 万元 here."""
    figure = parse(_unexplained(text).lstrip("¥￥").strip(), unit)
    if figure is None or figure.unit is None:
        return figure
    if figure.unit.base == "" and figure.unit.symbol in _BARE_SCALES:
        return figure.with_unit(_BARE_SCALES[figure.unit.symbol], stated=True)
    return figure if figure.unit.dimension == MONEY else None


def rate_figure(text: str) -> Figure | None:
    """The figure of a text that states a rate, by ``as_rate``; None where it is none."""
    figure = parse(text)
    return as_rate(figure) if figure is not None else None


def as_rate(figure: Figure, beside: Iterable[Figure] = ()) -> Figure | None:
    """The figure of a place that holds a rate, measured; its ``base`` is the share (0.9407 for
    94.07%, for a bare 94.07 and for a bare 0.9407). This is the one rule for bare numbers: a factor
    up to ``LARGEST_FACTOR``, beyond it percent; ``beside`` are the others of its column, among
    which percentages make it one. None where its unit is no rate's.
    """
    if figure.unit is None:
        factor = 0 < abs(figure.value) <= LARGEST_FACTOR
        figure = figure.with_unit(FACTOR if factor else PERCENT).measured()
    return in_column(figure, beside) if figure.unit and figure.unit.dimension == RATIO else None


def in_column(figure: Figure, beside: Iterable[Figure]) -> Figure:
    """A rate as its column has it: a factor is a percentage where something beside it is printed
    in percent; zeros say nothing.
    """
    if not _bare(figure) or not any(not _bare(each) and each.value for each in beside):
        return figure
    return msgspec.structs.replace(figure.measured(), unit=PERCENT)


def percentage(figure: Figure, beside: Iterable[Figure] = ()) -> Figure:
    """A rate's figure as a measured percentage, its value in percent, as its column has it."""
    figure = in_column(figure, beside)
    if figure.factor == PERCENT.factor:
        return figure
    places = max(0, figure.places - (figure.factor / PERCENT.factor).adjusted())
    value = figure.base * HUNDRED
    return msgspec.structs.replace(figure.measured(), unit=PERCENT, value=value, places=places)


def percentages(column: Sequence[Figure | None]) -> list[Figure | None]:
    """The rates of a column as percentages; what is None stays so."""
    known = [figure for figure in column if figure is not None]
    return [percentage(figure, known) if figure is not None else None for figure in column]


def lost_sign(figure: Figure) -> Figure:
    """A bare number of a sentence that lost its percent sign (增加53.2万元、增长3.1)."""
    return figure.with_unit(PERCENT)


def computed_rate(percent: Decimal, places: int = 2) -> Figure:
    """A rate that was computed, in percent, as it would be printed."""
    value = half_up(percent, places)
    return Figure(text=f"{value:f}%", value=value, places=places, unit=PERCENT)


def other_reading(figure: Figure) -> Figure | None:
    """A bare rate read the other way: the percentage as a factor, the factor as a percentage; None
    where its sign says what it is.
    """
    if figure.unit_stated or "%" in fold(figure.text):
        return None
    return msgspec.structs.replace(figure, unit=PERCENT if _bare(figure) else FACTOR)


def nearest_reading(figure: Figure, share: Decimal | None) -> Figure:
    """A rate as printed, or a bare one read the other way where that comes nearer to the ``share``
    that it should be.
    """
    other = other_reading(figure)
    if other is None or not share or not figure.value:
        return figure
    return min((figure, other), key=lambda each: times_apart(each.base, share))


def times_apart(value: Decimal, other: Decimal) -> Decimal:
    """How many times the one is as large as the other, none of them 0; 1 where they are the same."""
    ratio = abs(value / other)
    return max(ratio, 1 / ratio)


def _bare(figure: Figure) -> bool:
    return figure.unit is None or figure.unit == FACTOR


def points_figure(text: str) -> Figure | None:
    """The exact figure of points or a score; a percent weight is points of a hundred. None where
    the text is no number of points.
    """
    figure = parse(_unexplained(text))
    if figure is None or (figure.unit is not None and figure.unit not in (SCORE, PERCENT)):
        return None
    return figure.with_unit(SCORE, stated=figure.unit is SCORE).assigned()


def _unexplained(text: str) -> str:
    """A number without the words in brackets that explain it (854万（道路500万元，桥梁354万元）)."""
    match = _EXPLAINED.fullmatch(text) if "(" in text or "（" in text else None
    return match.group(1) if match else text


def value_figure(text: str, unit: Unit | None, *, target: bool) -> Figure | None:
    """The figure of a target or actual whose whole text is one figure; targets are exact."""
    figure = parse(text, unit)
    return figure.assigned() if figure is not None and target else figure


def line_figure(text: str, unit: Unit | None, money: Unit | None) -> Figure | None:
    """The figure of a fund statement's cell: in ``unit`` where it is given, else in the form's unit
    of ``money``, and then rounded.
    """
    figure = parse(text)
    if figure is None:
        return None
    if figure.unit is None and unit is not None:
        return figure.with_unit(unit, stated=True)
    if figure.unit is None:
        return figure.with_unit(money, stated=money is not None).measured()
    return figure


def with_peers_places(rows: tuple[FundingRow, ...]) -> tuple[FundingRow, ...]:
    """Zeros that a spreadsheet dropped are put back from peers of the same unit in the block."""
    seen: dict[Decimal, list[int]] = {}
    for row in rows:
        for field in MONEY_FIELDS:
            if (figure := _measured(row, field)) is not None:
                seen.setdefault(figure.factor, []).append(figure.places)
    usual = {factor: peers_places(places) for factor, places in seen.items()}
    return tuple(_refined(row, usual) for row in rows)


def _refined(row: FundingRow, usual: dict[Decimal, int]) -> FundingRow:
    changes = {}
    for field in MONEY_FIELDS:
        figure = _measured(row, field)
        if figure is not None:
            changes[field] = msgspec.structs.replace(
                getattr(row, field), figure=figure.with_places(usual[figure.factor])
            )
    return msgspec.structs.replace(row, **changes)


def _measured(row: FundingRow, field: str) -> Figure | None:
    entry: Entry | None = getattr(row, field)
    return (
        entry.figure
        if entry is not None and entry.figure is not None and not entry.figure.exact
        else None
    )
