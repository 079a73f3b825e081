"""Single months of amounts (当月数) beside a form, for forecasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.core.fieldvalues import money_figure
from jixiao.core.figures import Figure, Unit, parse, shown
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding
from jixiao.core.formdata import FormData, MonthsData, form_of
from jixiao.core.words import squeezed
from jixiao.filling.values import unfit
from jixiao.judging.execution import total_row
from jixiao.judging.monitoring.watch import EXECUTED, Months
from jixiao.knowledge.labels import label_of

_YEAR = 12


def months_of(data: FormData) -> dict[str, Months]:
    """The months in base units, by indicator name or ``executed``; those that cannot be read are
    left out.
    """
    return {
        EXECUTED if each.of == EXECUTED else squeezed(each.of): Months(
            this_year=_values(each, each.this_year, data),
            last_year=_values(each, each.last_year, data),
        )
        for each in data.months
    }


def unfit_months(data: FormData) -> Iterator[Finding]:
    """Months of nothing in the form, too few or too many, that are no numbers, or that do not add
    up to the execution.
    """
    names = {squeezed(row.name) for row in data.indicators if row.name}
    for index, each in enumerate(data.months):
        if each.of != EXECUTED and squeezed(each.of) not in names:
            yield unfit(
                f"months[{index}].of",
                each.of,
                "应为本表的指标名称；执行数的逐月数写 executed",
                "an indicator of the form is expected, or executed",
            )
        yield from _wrong_counts(f"months[{index}]", each, data)
        unreadable = list(_unreadable(f"months[{index}]", each, data))
        yield from unreadable
        if each.of == EXECUTED and not unreadable:
            yield from _not_adding_up(f"months[{index}].this_year", each, data)


def _wrong_counts(address: str, each: MonthsData, data: FormData) -> Iterator[Finding]:
    point = form_of(data).as_of
    due = point.month if point is not None and point.month is not None else len(each.this_year)
    for field, count, wanted in (
        ("this_year", len(each.this_year), due),
        ("last_year", len(each.last_year), _YEAR),
    ):
        if count and count != wanted:
            yield unfit(
                f"{address}.{field}",
                "",
                f"{_subject(each)}有{count}个，应有{wanted}个（1月至{wanted}月）",
                f"{count} months of {each.of}, {wanted} are due",
            )


def _unreadable(address: str, each: MonthsData, data: FormData) -> Iterator[Finding]:
    for field, texts in (("this_year", each.this_year), ("last_year", each.last_year)):
        for month, text in enumerate(texts, start=1):
            if _figure(each, text, money_unit(data.money_unit)) is None:
                yield unfit(
                    f"{address}.{field}",
                    text,
                    f"{_subject(each)}{month}月的数应为数字",
                    f"a number is expected for month {month} of {each.of}",
                )


def _subject(each: MonthsData) -> str:
    """Whose months they are, as the form calls it."""
    return label_of("funding.executed").zh if each.of == EXECUTED else f"“{each.of}”"


def _not_adding_up(address: str, each: MonthsData, data: FormData) -> Iterator[Finding]:
    """The months of execution must make the execution to date, but for the rounding of each."""
    total = total_row(form_of(data))
    executed = total.executed.figure if total is not None and total.executed else None
    months = _values(each, each.this_year, data)
    if not months or executed is None:
        return
    whole = sum(months, Decimal(0))
    step = executed.factor.scaleb(-executed.places)
    if abs(whole - executed.base) > (len(months) + 1) * step / 2:
        added = shown(whole / executed.factor, 2)
        yield unfit(
            address,
            "",
            f"合计{added}{data.money_unit}，与执行数{executed.text}不符",
            f"the months add up to {added}, not to {executed.text}",
        )


def _values(each: MonthsData, texts: Sequence[str], data: FormData) -> tuple[Decimal, ...]:
    unit = money_unit(data.money_unit)
    figures = [_figure(each, text, unit) for text in texts]
    return tuple(figure.base for figure in figures if figure is not None)


def _figure(each: MonthsData, text: str, unit: Unit | None) -> Figure | None:
    return money_figure(text, unit) if each.of == EXECUTED else parse(text)
