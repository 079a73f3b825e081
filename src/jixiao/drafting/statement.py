"""A report's amounts as the fund statement that they are, so that checks judge them as they judge any
other; and which field of the data each figure of it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.core.formdata import FormData, FundLineData
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.periods import Period
from jixiao.core.statements import ACTUAL, BUDGET, LOCAL
from jixiao.drafting.annexes import fund_of_form
from jixiao.drafting.model import (
    ACTUAL_YEAR,
    NEXT_BUDGET,
    AccountData,
    FundData,
    MonthsData,
    PartData,
    ReportData,
    SideData,
)
from jixiao.drafting.printing import plain
from jixiao.knowledge.funds import fund_of, with_account
from jixiao.knowledge.items import (
    CUMULATIVE_BALANCE,
    EXPENDITURE,
    INCOME,
    MONTHLY_EXPENDITURE,
    OPENING_BALANCE,
)

_WITHOUT_FLOWS = "不含往来"
_Line = tuple[str, FundLineData]


class ReportForms(msgspec.Struct, frozen=True, kw_only=True):
    """A report's data as forms: the fund statement first, then the annexed forms with the fund that
    each is of. ``fields`` are the fields of the data that the statement's lines are, in their order.
    """

    forms: tuple[FormData, ...]
    fields: tuple[str, ...]


def as_forms(data: ReportData) -> ReportForms:
    """The data as forms that can be checked."""
    lines = tuple(
        each for index, fund in enumerate(data.funds) for each in _fund(fund, index, data)
    )
    statement = FormData(
        kind=FUND_STATEMENT,
        title=f"{data.year}年{data.area}{data.subject}收支表",
        year=data.year,
        money_unit=data.money_unit,
        implementing_unit=data.unit,
        lines=tuple(_of_level(line, data.area) for _, line in lines),
    )
    return ReportForms(
        forms=(statement, *(_annexed(form, data) for form in data.forms)),
        fields=tuple(field for field, _ in lines),
    )


def _of_level(line: FundLineData, area: str) -> FundLineData:
    """A line of a report on one level itself (某市本级), as its print says it."""
    if LOCAL not in area:
        return line
    scope = ",".join(part for part in (line.scope, LOCAL) if part)
    return msgspec.structs.replace(line, scope=scope)


def _annexed(form: FormData, data: ReportData) -> FormData:
    """An annexed form as one of the report's year and of the fund that it is taken for."""
    fund = fund_of_form(form, data)
    name = (fund_of(fund.fund) or "") if fund is not None else ""
    return msgspec.structs.replace(form, fund=name, year=form.year or data.year)


def _fund(data: FundData, index: int, report: ReportData) -> Iterator[_Line]:
    field, fund = f"funds[{index}]", fund_of(data.fund) or data.fund
    yield from _account(data, fund, field, report.year)
    for number, account in enumerate(data.accounts):
        yield from _account(
            account,
            with_account(fund, account.account),
            f"{field}.accounts[{number}]",
            report.year,
        )


def _account(data: FundData | AccountData, fund: str, field: str, year: int) -> Iterator[_Line]:
    for name, item in (("income", INCOME), ("expenditure", EXPENDITURE)):
        yield from _side(getattr(data, name), fund, item, f"{field}.{name}", year)
    for name, item in (
        ("opening_balance", OPENING_BALANCE),
        ("cumulative_balance", CUMULATIVE_BALANCE),
    ):
        value = getattr(data, name)
        if value is not None:
            yield f"{field}.{name}", _line(item, value, fund, year)
    if data.months_payable is not None:
        yield from _month(data.months_payable, fund, f"{field}.months_payable.monthly", year)


def _side(data: SideData, fund: str, item: str, field: str, year: int) -> Iterator[_Line]:
    total = PartData(item=item, actual=data.actual, budget=data.budget, last_year=data.last_year)
    for name, line in _lines(total, fund, year):
        yield (
            f"{field}.{name}",
            msgspec.structs.replace(
                line,
                scope=_WITHOUT_FLOWS,
                parts_complete=name == "actual" and bool(data.parts),
            ),
        )
    for group, above in (("parts", item), ("flows", "")):
        for index, part in enumerate(getattr(data, group)):
            for name, line in _lines(part, fund, year):
                under = msgspec.structs.replace(line, part_of=above)
                yield f"{field}.{group}[{index}].{name}", under


def _lines(part: PartData, fund: str, year: int) -> Iterator[_Line]:
    """The figures of an item that are given, by their names."""
    for name, basis, of in (
        ("actual", ACTUAL, year),
        ("budget", BUDGET, year),
        ("last_year", ACTUAL, year - 1),
    ):
        value = getattr(part, name)
        if value is not None:
            yield name, _line(part.item, value, fund, of, basis)


def _line(item: str, value: Decimal, fund: str, year: int, basis: str = ACTUAL) -> FundLineData:
    return FundLineData(
        item=item, value=plain(value), fund=fund, period=str(Period(year)), basis=basis
    )


def _month(data: MonthsData, fund: str, field: str, year: int) -> Iterator[_Line]:
    if data.denominator == ACTUAL_YEAR or data.monthly is None:
        return
    if data.denominator == NEXT_BUDGET:
        yield field, _line(MONTHLY_EXPENDITURE, data.monthly, fund, year + 1, BUDGET)
    else:
        yield field, _line(MONTHLY_EXPENDITURE, data.monthly, fund, year)
