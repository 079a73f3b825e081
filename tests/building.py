"""Forms for tests, written as tables a finance officer would read."""

from __future__ import annotations

from jixiao.core.figures import Unit, parse
from jixiao.core.figures.units import PERCENT, WAN_YUAN
from jixiao.core.forms import Entry, Form, FundingRow, Goal, Indicator, Total
from jixiao.core.periods import Period
from jixiao.core.places import Place


def entry(text: str, line: int = 1, column: int = 1, unit: Unit | None = None) -> Entry:
    """A printed text at a place, with its figure where it is one."""
    return Entry(
        text=text, place=Place(line=line, column=column, text=text), figure=parse(text, unit)
    )


def optional(text: str, line: int, column: int, unit: Unit | None = None) -> Entry | None:
    """An entry, or None for an empty cell."""
    return entry(text, line, column, unit) if text else None


def scored(table: str) -> tuple[Indicator, ...]:
    """Indicators from lines of ``level2 | name | target | actual | points | score``."""
    return tuple(
        _scored(number, line) for number, line in enumerate(table.strip().splitlines(), 20)
    )


def _scored(number: int, line: str) -> Indicator:
    level2, name, target, actual, points, score = (part.strip() for part in line.split("|"))
    return Indicator(
        place=Place(line=number, text=line),
        level2=optional(level2, number, 2),
        name=optional(name, number, 3),
        target=optional(target, number, 4),
        actual=optional(actual, number, 5),
        points=optional(points, number, 6),
        score=optional(score, number, 7),
    )


def monitored(table: str) -> tuple[Indicator, ...]:
    """Indicators from lines of ``name | target | actual | completion``."""
    return tuple(
        _monitored(number, line) for number, line in enumerate(table.strip().splitlines(), 20)
    )


def _monitored(number: int, line: str) -> Indicator:
    name, target, actual, completion = (part.strip() for part in line.split("|"))
    return Indicator(
        place=Place(line=number, text=line),
        name=entry(name, number, 3),
        target=optional(target, number, 4),
        actual=optional(actual, number, 5),
        completion=optional(completion, number, 6),
    )


def funding(budget: str, executed: str, points: str = "", rate: str = "") -> FundingRow:
    """The total row of the funding block, in 万元."""
    return FundingRow(
        source="年度资金总额",
        role="total",
        place=Place(line=10),
        budget=optional(budget, 10, 3, WAN_YUAN),
        executed=optional(executed, 10, 4, WAN_YUAN),
        points=optional(points, 10, 5),
        rate=optional(rate, 10, 6, PERCENT),
    )


def self_evaluation(
    table: str,
    *,
    row: FundingRow | None = None,
    total: tuple[str, str] = ("", ""),
    notes: tuple[str, ...] = (),
    fund: str | None = None,
    year: int = 2020,
    unit_name: str = "某县某单位",
) -> Form:
    """A self-evaluation form."""
    return Form(
        id="form1",
        kind="self_evaluation",
        place=Place(line=1),
        year=year,
        fund=fund,
        implementing_unit=entry(unit_name),
        funding=(row,) if row else (),
        indicators=scored(table),
        notes=tuple(entry(note) for note in notes),
        total=(
            Total(
                place=Place(line=50),
                points=optional(total[0], 50, 6),
                score=optional(total[1], 50, 7),
            )
            if any(total)
            else None
        ),
    )


def monitoring(
    table: str,
    *,
    row: FundingRow,
    overall: str,
    month: int | None = 6,
    unit_name: str = "岳普湖县某局",
    fund: str = "职工基本医疗保险",
) -> Form:
    """A monitoring form of 2020."""
    return Form(
        id="form1",
        kind="monitoring",
        place=Place(line=1),
        year=2020,
        as_of=Period(2020, month) if month else None,
        fund=fund,
        implementing_unit=entry(unit_name),
        funding=(row,),
        indicators=monitored(table),
        goals=(Goal(place=Place(line=15), completion=entry(overall, 15, 7)),),
    )
