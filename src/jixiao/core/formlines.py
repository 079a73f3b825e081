"""The lines of a fund statement as data there and back."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core import forms as f
from jixiao.core.fieldvalues import line_figure, rate_figure
from jixiao.core.figures import Figure, Unit, parse, parse_unit
from jixiao.core.figures.units import money_unit
from jixiao.core.formshapes import FormData, FundLineData
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.core.statements import RATES, Statement


def line_of(line: Statement, form: f.Form) -> FundLineData:
    """A line as data, its unit left out where it is the form's."""
    figure, plain = line.figure, parse(line.figure.text)
    stated = plain is not None and plain.unit == figure.unit
    own = "" if stated or figure.unit is None else figure.unit.symbol
    total = next((each for each in form.lines if each.address == line.part_of), None)
    under = total is not None and _column(total) == _column(line)
    return FundLineData(
        item=line.item,
        value=figure.text,
        fund=line.fund or "",
        period=str(line.period) if line.period else "",
        basis=line.basis,
        scope=line.scope or "",
        area=line.area or "",
        unit="" if own == form.money_unit else own,
        places=figure.places if plain is None or plain.places != figure.places else None,
        words=line.words,
        part_of=total.item if total is not None and under else "",
        parts_complete=line.parts_complete,
        key=line.key,
    )


def _column(line: Statement) -> tuple[str | None, str, Period | None]:
    return line.fund, line.basis, line.period


def lines_of(data: FormData) -> Iterator[Statement]:
    """The figures of a fund statement, with the totals that they say they stand under. A value that
    is no figure makes no line.
    """
    money = money_unit(data.money_unit)
    read = [
        (line, figure) for line in data.lines if (figure := _figure_of(line, money)) is not None
    ]
    found = [_line(line, figure, number) for number, (line, figure) in enumerate(read)]
    columns: dict[tuple[object, ...], Statement] = {}
    for each in found:
        columns.setdefault((each.item, *_column(each)), each)
    for (given, _), line in zip(read, found, strict=True):
        total = columns.get((given.part_of, *_column(line)))
        yield line if total is None else msgspec.structs.replace(line, part_of=total.address)


def _figure_of(line: FundLineData, money: Unit | None) -> Figure | None:
    if line.basis in RATES and not line.unit:
        return rate_figure(line.value)
    return line_figure(line.value, parse_unit(line.unit) if line.unit else None, money)


def _line(line: FundLineData, figure: Figure, number: int) -> Statement:
    places = figure.places if line.places is None else line.places
    return Statement(
        item=line.item,
        basis=line.basis,
        figure=msgspec.structs.replace(figure, places=places),
        place=Place(text=line.value),
        address=f"lines[{number}].value",
        fund=line.fund or None,
        period=Period.of(line.period),
        scope=line.scope or None,
        area=line.area or None,
        words=line.words,
        origin="table",
        parts_complete=line.parts_complete,
        key=line.key,
    )
