"""A printed figure: its words, its Decimal, its unit, its printed places, and the interval that it
stands for.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from jixiao.core.figures.intervals import Interval
from jixiao.core.figures.rounding import exponent_of, quantum, shown
from jixiao.core.figures.units import COMPOSITE, COUNT, MEASURES, POINTS, Unit, fold


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` is in the printed unit (24.63 for 24.63亿元; 95 for 95%). ``places`` counts the
    printed decimals.

    An exact figure (assigned: points, scores, whole persons, targets) stands for itself; a measured
    one (money, rates, 万-scaled counts) for the interval that its last printed digit fixes,
    24.63亿元 for [24.625, 24.635)亿元.
    """

    text: str
    value: Decimal
    places: int
    unit: Unit | None = None
    unit_stated: bool = False
    exact: bool = False

    @property
    def factor(self) -> Decimal:
        """Base units in one printed unit; 1 where there is no unit."""
        return self.unit.factor if self.unit else Decimal(1)

    @property
    def base(self) -> Decimal:
        """The value in base units (元, 人, 1 for rates)."""
        return self.value * self.factor

    @property
    def printed_interval(self) -> Interval:
        """What the print stands for by rounding half up, in base units, exactness apart."""
        half = quantum(self.places) / 2 * self.factor
        base = self.base
        if base > 0:
            return Interval(base - half, base + half, False, True)
        if base < 0:
            return Interval(base - half, base + half, True, False)
        return Interval(-half, half, True, True)

    @property
    def interval(self) -> Interval:
        """What the figure stands for, in base units: a point where it is exact."""
        return Interval.point(self.base) if self.exact else self.printed_interval

    @property
    def in_words(self) -> str:
        """The print with its unit, where that stands elsewhere (in the table's head): 1.38亿元 for
        1.38.
        """
        bare = fold(self.text)[-1:].isdigit()
        return f"{self.text}{self.unit.symbol}" if self.unit and bare else self.text

    def with_unit(self, unit: Unit | None, *, stated: bool = False) -> Figure:
        """The figure under a unit that stands elsewhere; exactness follows the unit."""
        return msgspec.structs.replace(
            self, unit=unit, unit_stated=stated, exact=assigned_by_unit(self.places, unit)
        )

    def assigned(self) -> Figure:
        """The figure as an exact one (points, scores, targets, limits)."""
        return self if self.exact else msgspec.structs.replace(self, exact=True)

    def measured(self) -> Figure:
        """The figure as a rounded one."""
        return msgspec.structs.replace(self, exact=False) if self.exact else self

    def with_places(self, places: int) -> Figure:
        """The figure with the zeros put back that a spreadsheet dropped (0.8 as 0.80)."""
        return msgspec.structs.replace(self, places=max(self.places, places))

    def with_value(self, value: Decimal, places: int | None = None) -> Figure:
        """The same print with another value, for trying a correction: with the print's ``places`` or
        those given, with more where the value has more.
        """
        printed = self.places if places is None else places
        places = max(printed, -exponent_of(value.normalize()))
        return msgspec.structs.replace(self, value=value, places=places, text=shown(value, places))

    def in_unit_of_print(self, base: Decimal) -> Decimal:
        """A base-unit value in this figure's printed unit."""
        return base / self.factor

    def show(self, base: Decimal) -> str:
        """A base-unit value as this figure would print it: same unit and places, unit symbol left
        out.
        """
        return shown(self.in_unit_of_print(base), self.places)


def peers_places(places: Iterable[int]) -> int:
    """How finely the figures of a row, column or block are printed, by the decimal ``places`` of
    each: a spreadsheet drops the zero of one in ten, so the finest that half of those with a point
    have. One that alone is finer (25.440 among 18.27 and 4.17) is no measure for the others; whole
    numbers may be round (500 beside 487.3251) and say nothing.
    """
    fine = sorted((each for each in places if each > 0), reverse=True)
    return fine[(len(fine) - 1) // 2] if fine else 0


def assigned_by_unit(places: int, unit: Unit | None) -> bool:
    """Whole persons, visits and pieces, points and unit prices are exact; money, rates, durations
    and 万-scaled counts are not.
    """
    if unit is None:
        return places == 0
    if unit.dimension == POINTS or unit.dimension == COMPOSITE:
        return True
    unscaled = unit.factor == 1 or unit.symbol in MEASURES
    return unit.dimension == COUNT and unscaled and places == 0
