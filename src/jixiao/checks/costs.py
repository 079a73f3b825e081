"""Cost indicators as amounts: plain sums, and unit prices times the count that another row states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.rows import Row
from jixiao.core.figures import Figure, parse
from jixiao.core.figures.units import COMPOSITE, COUNT, MONEY
from jixiao.core.regex import regex
from jixiao.core.ties import Operand
from jixiao.judging.criteria import QUANTITATIVE

_WHOLE = regex(
    r"总成本|总额|总投资|总费用|总经费|预算(?:总|控制|金额|成本|数|执行)|支出总|合计|项目成本|成本控制|资金总|节约|控制在"
)
_SHORTEST_NOUN = 3


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """One cost row in 元: its amount, and for a unit price the count row that it was multiplied by."""

    row: Row
    price: Operand
    times: Operand | None = None

    @property
    def amount(self) -> Decimal:
        """The row's money in 元."""
        return self.price.figure.base * (self.times.figure.base if self.times else 1)

    def shown(self, *, units: bool) -> str:
        """0.6×5 or 3, in the printed units; with them, 0.6万元/次×5次."""
        factors = (self.price, self.times) if self.times else (self.price,)
        return "×".join(_shown(each.figure, unit=units) for each in factors)


def _shown(figure: Figure, *, unit: bool) -> str:
    value = format(figure.value.normalize(), "f")
    return f"{value}{figure.unit.symbol}" if unit and figure.unit else value


def cost_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows under 成本."""
    return [row for row in rows if "成本" in row.level2 or "成本" in row.level1]


def money_of(row: Row, field: str) -> Operand | None:
    """The money of a cost row by ``target`` or ``actual``; None for a whole and where it has none."""
    figure = None if _WHOLE.search(row.name) else _money(row, field)
    if figure is None:
        return None
    return Operand(
        name=row.label, figure=figure, place=row.place(field), address=row.address(field)
    )


def costs(rows: Sequence[Row], field: str) -> list[Cost] | None:
    """The money of the cost rows by ``target`` or ``actual``; None where one of them cannot be put
    in money or is a whole or a limit in words.
    """
    found: list[Cost] = []
    for row in cost_rows(rows):
        if _money(row, field) is None:
            return None
        price = money_of(row, field)
        if price is None:
            continue
        figure = price.figure
        times = _count_for(row, rows, figure, field) if _is_price(figure) else None
        if _is_price(figure) and times is None:
            return None
        found.append(Cost(row=row, price=price, times=times))
    return found


def _money(row: Row, field: str) -> Figure | None:
    """The row's figure where it is money or a price per piece, the target's bound counting as its
    figure.
    """
    figure = _printed(row, field)
    if figure is None or figure.unit is None:
        return None
    return figure if figure.unit.dimension == MONEY or _is_price(figure) else None


def _printed(row: Row, field: str) -> Figure | None:
    figure = row.figure(field)
    if figure is None and field == "target" and row.criterion.kind in QUANTITATIVE:
        figure = row.criterion.figure
    if figure is None:
        return None
    unit = row.entry("unit")
    return (
        figure
        if figure.unit is not None or unit is None
        else parse(f"{figure.value}{unit.text.strip()}")
    )


def _is_price(figure: Figure) -> bool:
    return (
        figure.unit is not None
        and figure.unit.dimension == COMPOSITE
        and figure.unit.base.startswith("元/")
    )


def _count_for(price_row: Row, rows: Sequence[Row], price: Figure, field: str) -> Operand | None:
    """The count row that the price is for: counted in the price's piece, and named most alike."""
    assert price.unit is not None
    piece = price.unit.base.removeprefix("元/")
    best: tuple[int, Row, Figure] | None = None
    for row in rows:
        figure = _printed(row, field)
        if (
            figure is None
            or figure.unit is None
            or figure.unit.dimension != COUNT
            or figure.unit.base != piece
        ):
            continue
        alike = _common(price_row.name, row.name)
        if alike >= _SHORTEST_NOUN and (best is None or alike > best[0]):
            best = alike, row, figure
    if best is None:
        return None
    _, row, figure = best
    return Operand(
        name=row.label, figure=figure, place=row.place(field), address=row.address(field)
    )


def _common(first: str, second: str) -> int:
    """The length of the longest run of characters that two names share."""
    longest = 0
    for start in range(len(first)):
        while start + longest < len(first) and first[start : start + longest + 1] in second:
            longest += 1
    return longest
