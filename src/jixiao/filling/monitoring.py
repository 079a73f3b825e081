"""Single months of amounts (当月数) beside a form, for forecasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import shown
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding
from jixiao.core.formdata import EXECUTED, FormData, form_of
from jixiao.core.forms import Entry, MonthsRow, total_at
from jixiao.core.words import squeezed, unsaid
from jixiao.filling.values import replaced_row, unfit
from jixiao.judging.monitoring.form import Months
from jixiao.knowledge.labels import label_of

_YEAR = 12


def months_of(data: FormData) -> dict[str, Months]:
    """The months in base units, by indicator name or ``executed``; those that cannot be read are
    left out.
    """
    return {
        EXECUTED if each.of == EXECUTED else squeezed(each.of): Months(
            this_year=_values(each.this_year), last_year=_values(each.last_year)
        )
        for each in form_of(data).months
    }


def with_executed(data: FormData) -> FormData:
    """The form with what its months come to as the execution to date, where the total and all parts
    leave that open and there is a figure for every month up to the monitoring point.
    """
    form, at = form_of(data), total_at(data.funding)
    months = next((each.this_year for each in form.months if each.of == EXECUTED), ())
    figures = [entry.figure for entry in months if entry.figure is not None]
    due = form.as_of.month if form.as_of is not None else None
    scale = money_unit(data.money_unit)
    wanted = at is not None and all(unsaid(row.executed) for row in data.funding)
    if not wanted or at is None or scale is None or not due or len(figures) != due:
        return data
    if len(months) != due:
        return data
    places = max(figure.places for figure in figures)
    told = shown(sum((each.base for each in figures), Decimal(0)) / scale.factor, places)
    return msgspec.structs.replace(data, funding=replaced_row(data.funding, at, {"executed": told}))


def unfit_months(data: FormData) -> Iterator[Finding]:
    """Months of nothing in the form, too few or too many, or that are no numbers. Whether they make
    the execution to date is M912's.
    """
    names = {squeezed(row.name) for row in data.indicators if row.name}
    form = form_of(data)
    due = form.as_of.month if form.as_of is not None else None
    for index, each in enumerate(form.months):
        if each.of != EXECUTED and squeezed(each.of) not in names:
            yield unfit(
                f"months[{index}].of",
                each.of,
                "应为本表的指标名称；执行数的逐月数写 executed",
                "an indicator of the form is expected, or executed",
            )
        yield from _wrong_counts(f"months[{index}]", each, due)
        yield from _unreadable(f"months[{index}]", each)


def _wrong_counts(address: str, each: MonthsRow, due: int | None) -> Iterator[Finding]:
    for field, count, wanted in (
        ("this_year", len(each.this_year), due or len(each.this_year)),
        ("last_year", len(each.last_year), _YEAR),
    ):
        if count and count != wanted:
            yield unfit(
                f"{address}.{field}",
                "",
                f"{_subject(each)}有{count}个，应有{wanted}个（1月至{wanted}月）",
                f"{count} months of {each.of}, {wanted} are due",
            )


def _unreadable(address: str, each: MonthsRow) -> Iterator[Finding]:
    for field, months in (("this_year", each.this_year), ("last_year", each.last_year)):
        for month, entry in enumerate(months, start=1):
            if entry.figure is None:
                yield unfit(
                    f"{address}.{field}",
                    entry.text,
                    f"{_subject(each)}{month}月的数应为数字",
                    f"a number is expected for month {month} of {each.of}",
                )


def _subject(each: MonthsRow) -> str:
    """Whose months they are, as the form calls it."""
    return label_of("funding.executed").zh if each.of == EXECUTED else f"“{each.of}”"


def _values(months: Sequence[Entry]) -> tuple[Decimal, ...]:
    return tuple(entry.figure.base for entry in months if entry.figure is not None)
