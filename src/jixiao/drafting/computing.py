"""Every figure of a report computed once, from the finest figures that its data give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec

from jixiao.core.figures import exponent_of
from jixiao.core.figures.units import in_wan
from jixiao.core.packs import BandRule, RangeRule, RulePack
from jixiao.drafting.figures import (
    Account,
    Amount,
    Fund,
    Levy,
    Months,
    Relief,
    ReportFigures,
    Side,
)
from jixiao.drafting.model import (
    ACTUAL_YEAR,
    AccountData,
    FundData,
    LevyData,
    MonthsData,
    PartData,
    PrepaidData,
    ReportData,
    SideData,
)
from jixiao.drafting.spans import span_of
from jixiao.judging.amounts import levied, monthly, months_payable, without_prepaid
from jixiao.judging.pooling import pooled_above
from jixiao.judging.ranges import months_band
from jixiao.knowledge.funds import ALL_FUNDS, fund_of
from jixiao.knowledge.items import EXPENDITURE, INCOME

_YI = in_wan("亿元")
HUNDREDTH_OF_YI = 2  # the power of ten of its second decimal, seen from 万元
_BandOf = Callable[[str], BandRule | None]


def report_figures(data: ReportData, pack: RulePack) -> ReportFigures:
    """Every figure of the report. The data must have passed ``problems_in``."""
    scale, span = in_wan(data.money_unit), span_of(data)

    def band_of(fund: str) -> BandRule | None:
        """A fund that is pooled above the report's area has no balance of its own to judge."""
        above = pooled_above((pack,), fund, span.period, data.area)
        return None if above else months_band(fund, pack)

    ground = _Ground(scale=scale, months=span.months, band_of=band_of)
    funds = tuple(_fund(each, ground) for each in data.funds)
    accounts = tuple(fund.account for fund in funds)
    total = accounts[0] if len(accounts) == 1 else _total(accounts)
    overview = _overview_unit(accounts)
    return ReportFigures(
        funds=funds,
        total=total,
        band=None if span.within else _band(pack),
        overview=overview,
        detail=_detail(data, overview),
    )


def _band(pack: RulePack) -> RangeRule | None:
    """The pack's range of a year's execution, where it is sure of it."""
    rule = pack.execution_range
    return rule if rule is not None and rule.source.firm else None


class _Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What all amounts of a report are computed with: the factor to 万元, the months that they are of,
    and each fund's band of months payable.
    """

    scale: Decimal
    months: int
    band_of: _BandOf


def _fund(data: FundData, ground: _Ground) -> Fund:
    fund, scale = fund_of(data.fund) or data.fund, ground.scale
    account = _account(data, fund, ground)
    return Fund(
        account=account,
        accounts=tuple(_account(each, f"{fund}/{each.account}", ground) for each in data.accounts),
        prepaid=_prepaid(data.prepaid, scale),
        of_year=_of_year(account.income.amount, _prepaid(data.prepaid, scale)),
        relief=tuple(
            Relief(
                amount=Amount(
                    name=each.name,
                    actual=each.amount * scale,
                    last_year=_scaled(each.last_year, scale),
                ),
                units=each.units,
                persons=each.persons,
            )
            for each in data.relief
        ),
        serious_illness=_levy(data.serious_illness),
        people=data.people,
        policies=data.policies,
        management=data.management,
        results=data.results,
        plan=data.plan,
    )


def _prepaid(data: PrepaidData | None, scale: Decimal) -> Amount | None:
    if data is None:
        return None
    return Amount(
        name="预收下年保费",
        actual=data.actual * scale,
        last_year=_scaled(data.last_year, scale),
    )


def _of_year(income: Amount, prepaid: Amount | None) -> Amount | None:
    """Income without 预收下年保费, of last year where that of then is known."""
    if prepaid is None:
        return None
    before = (
        None
        if prepaid.last_year is None or income.last_year is None
        else without_prepaid(income.last_year, prepaid.last_year)
    )
    return Amount(
        name=INCOME,
        actual=without_prepaid(income.actual, prepaid.actual),
        last_year=before,
    )


def _levy(data: LevyData | None) -> Levy | None:
    if data is None:
        return None
    before = (
        None
        if data.last_year_standard is None or data.last_year_persons is None
        else levied(data.last_year_standard, data.last_year_persons)
    )
    return Levy(
        standard=data.standard,
        persons=data.persons,
        amount=Amount(
            name="大病保险应筹资", actual=levied(data.standard, data.persons), last_year=before
        ),
    )


def _account(data: FundData | AccountData, fund: str, ground: _Ground) -> Account:
    scale = ground.scale
    income, expenditure = (
        _side(INCOME, data.income, scale),
        _side(EXPENDITURE, data.expenditure, scale),
    )
    cumulative = _scaled(data.cumulative_balance, scale)
    return Account(
        fund=fund,
        income=income,
        expenditure=expenditure,
        opening=_scaled(data.opening_balance, scale),
        cumulative=cumulative,
        months=_months(data.months_payable, cumulative, expenditure, ground, fund),
    )


def _side(side: str, data: SideData, scale: Decimal) -> Side:
    return Side(
        side=side,
        amount=Amount(
            name=side,
            actual=data.actual * scale,
            budget=data.budget * scale,
            last_year=data.last_year * scale,
        ),
        parts=tuple(_part(each, scale) for each in data.parts),
        flows=tuple(_part(each, scale) for each in data.flows),
        reason=data.reason,
    )


def _part(data: PartData, scale: Decimal) -> Amount:
    return Amount(
        name=data.item,
        actual=data.actual * scale,
        budget=_scaled(data.budget, scale),
        last_year=_scaled(data.last_year, scale),
    )


def _scaled(value: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if value is None else value * scale


def _months(
    data: MonthsData | None,
    cumulative: Decimal | None,
    expenditure: Side,
    ground: _Ground,
    fund: str,
) -> Months | None:
    if data is None:
        return None
    spending = (
        monthly(expenditure.amount.actual, ground.months)
        if data.denominator == ACTUAL_YEAR
        else _scaled(data.monthly, ground.scale)
    )
    months = months_payable(cumulative, spending)
    if spending is None or months is None:
        return None
    return Months(
        denominator=data.denominator, monthly=spending, months=months, band=ground.band_of(fund)
    )


def _total(accounts: tuple[Account, ...]) -> Account:
    return Account(
        fund=ALL_FUNDS,
        income=_sum_of(tuple(each.income for each in accounts)),
        expenditure=_sum_of(tuple(each.expenditure for each in accounts)),
        opening=_sum(tuple(each.opening for each in accounts)),
        cumulative=_sum(tuple(each.cumulative for each in accounts)),
    )


def _sum_of(sides: tuple[Side, ...]) -> Side:
    amounts = tuple(side.amount for side in sides)
    total = Amount(
        name=sides[0].side,
        actual=sum((each.actual for each in amounts), Decimal(0)),
        budget=_sum(tuple(each.budget for each in amounts)),
        last_year=_sum(tuple(each.last_year for each in amounts)),
    )
    return Side(
        side=sides[0].side, amount=total, flows=tuple(flow for side in sides for flow in side.flows)
    )


def _sum(values: tuple[Decimal | None, ...]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def _detail(data: ReportData, overview: str) -> tuple[str, int]:
    """万元 with the decimals of the finest amount, two at most; 亿元 where no amount was given more
    finely than the overview prints it.
    """
    scale = in_wan(data.money_unit)
    given = [value for fund in data.funds for value in _given(fund) if value is not None]
    finest = min((exponent_of(value) for value in given if value), default=0) + scale.adjusted()
    if overview == "亿元" and finest >= HUNDREDTH_OF_YI:
        return "亿元", 2
    return "万元", min(2, max((_decimals(value * scale) for value in given), default=0))


def _given(fund: FundData) -> Iterator[Decimal | None]:
    """Every amount of a fund as it was written."""
    for side in (fund.income, fund.expenditure):
        yield from (side.actual, side.budget, side.last_year)
        for each in (*side.parts, *side.flows):
            yield from (each.actual, each.budget, each.last_year)
    yield from (fund.opening_balance, fund.cumulative_balance)
    if fund.prepaid is not None:
        yield from (fund.prepaid.actual, fund.prepaid.last_year)
    for relief in fund.relief:
        yield from (relief.amount, relief.last_year)


def _decimals(value: Decimal) -> int:
    return max(0, -exponent_of(value.normalize()))


def _overview_unit(accounts: tuple[Account, ...]) -> str:
    """亿元 with two decimals tells enough where the funds come to one and none is below a tenth of
    it; else 万元.
    """
    amounts = [side.amount.actual for each in accounts for side in each.sides()]
    return (
        "亿元"
        if sum(amounts, Decimal(0)) >= _YI and all(each >= _YI / 10 for each in amounts)
        else "万元"
    )
