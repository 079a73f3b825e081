"""The figures of a report: everything that its sentences, table and charts print, computed once from the
finest figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec

from jixiao.core.figures import exponent_of, half_up
from jixiao.core.figures.units import in_wan
from jixiao.core.packs import BandRule, RangeRule, RulePack
from jixiao.core.periods import Period
from jixiao.drafting.model import (
    ACTUAL_YEAR,
    AccountData,
    CountData,
    FundData,
    MonthsData,
    PartData,
    ReportData,
    SideData,
)
from jixiao.judging.amounts import balance, execution, growth, monthly, months_payable
from jixiao.judging.pooling import pooled_above
from jixiao.judging.ranges import months_band, side_of
from jixiao.knowledge.funds import ALL_FUNDS, fund_of, label_of
from jixiao.knowledge.items import EXPENDITURE, INCOME

_YI = in_wan("亿元")
HUNDREDTH_OF_YI = 2  # the power of ten of its second decimal, seen from 万元
_BandOf = Callable[[str], BandRule | None]


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """An amount of money in 万元 beside its budget and last year's, None where they are not known."""

    name: str
    actual: Decimal
    budget: Decimal | None = None
    last_year: Decimal | None = None

    @property
    def change(self) -> Decimal | None:
        """This year less last year."""
        return None if self.last_year is None else self.actual - self.last_year

    @property
    def growth(self) -> Decimal | None:
        """The change in percent of last year; None where last year had nothing."""
        return growth(self.actual, self.last_year)

    @property
    def execution(self) -> Decimal | None:
        """Percent of the budget; None where there is none."""
        return execution(self.actual, self.budget)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Income or expenditure: the amount without the flows between levels, its parts, and the flows."""

    side: str
    amount: Amount
    parts: tuple[Amount, ...] = ()
    flows: tuple[Amount, ...] = ()
    reason: str = ""

    @property
    def with_flows(self) -> Decimal:
        """The amount with the flows between levels."""
        return self.amount.actual + sum((flow.actual for flow in self.flows), Decimal(0))


class Months(msgspec.Struct, frozen=True, kw_only=True):
    """可支付月数 with the spending of a month that it stands on, and the band where the pack has
    one.
    """

    denominator: str
    monthly: Decimal
    months: Decimal
    band: BandRule | None = None

    @property
    def side_of_band(self) -> str:
        """``low``, ``high``, ``excessive``, or empty where the months are inside or no band is
        known.
        """
        if self.band is None:
            return ""
        side = side_of(half_up(self.months, 1), self.band)  # as printed: words and figure agree
        return {"inside": "", "insufficient": "low"}.get(side, side)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One fund, sub-account, or all funds together."""

    fund: str
    income: Side
    expenditure: Side
    opening: Decimal | None = None
    cumulative: Decimal | None = None
    months: Months | None = None

    @property
    def name(self) -> str:
        """As sentences name it: 工伤保险基金, 统筹基金, 各项基金."""
        if "/" in self.fund:
            return self.fund.partition("/")[2]
        return self.fund if self.fund.endswith("基金") else f"{self.fund}基金"

    @property
    def label(self) -> str:
        """As tables and charts name it: 企业养老, 工伤保险."""
        return label_of(self.fund)

    @property
    def current(self) -> Decimal:
        """当期结余 without the flows between levels."""
        return balance(self.income.amount.actual, self.expenditure.amount.actual)

    @property
    def current_with_flows(self) -> Decimal:
        """当期结余 with the flows between levels."""
        return balance(self.income.with_flows, self.expenditure.with_flows)

    @property
    def has_flows(self) -> bool:
        """Whether money moved between levels."""
        return bool(self.income.flows or self.expenditure.flows)

    def sides(self) -> tuple[Side, Side]:
        """Income, then expenditure."""
        return self.income, self.expenditure


class Fund(msgspec.Struct, frozen=True, kw_only=True):
    """A fund's account with its sub-accounts, people and the unit's own sentences."""

    account: Account
    accounts: tuple[Account, ...] = ()
    people: tuple[CountData, ...] = ()
    management: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()


class ReportFigures(msgspec.Struct, frozen=True, kw_only=True):
    """The funds and their total. ``overview`` is the unit of overview and table; ``detail`` the
    unit of the funds' own sections with its decimals.
    """

    funds: tuple[Fund, ...]
    total: Account
    band: RangeRule | None
    overview: str
    detail: tuple[str, int]


def report_figures(data: ReportData, pack: RulePack) -> ReportFigures:
    """Every figure of the report. The data must have passed ``problems_in``."""
    scale = in_wan(data.money_unit)

    def band_of(fund: str) -> BandRule | None:
        """A fund that is pooled above the report's area has no balance of its own to judge."""
        above = pooled_above((pack,), fund, Period(data.year), data.area)
        return None if above else months_band(fund, pack)

    funds = tuple(_fund(each, scale, band_of) for each in data.funds)
    accounts = tuple(fund.account for fund in funds)
    total = accounts[0] if len(accounts) == 1 else _total(accounts)
    overview = _overview_unit(accounts)
    return ReportFigures(
        funds=funds,
        total=total,
        band=pack.execution_range
        if pack.execution_range is not None and pack.execution_range.source.firm
        else None,
        overview=overview,
        detail=_detail(data, accounts, overview),
    )


def _fund(data: FundData, scale: Decimal, band_of: _BandOf) -> Fund:
    fund = fund_of(data.fund) or data.fund
    return Fund(
        account=_account(data, fund, scale, band_of),
        accounts=tuple(
            _account(each, f"{fund}/{each.account}", scale, band_of) for each in data.accounts
        ),
        people=data.people,
        management=data.management,
        results=data.results,
        plan=data.plan,
    )


def _account(data: FundData | AccountData, fund: str, scale: Decimal, band_of: _BandOf) -> Account:
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
        months=_months(data.months_payable, cumulative, expenditure, scale, band_of(fund)),
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
    scale: Decimal,
    band: BandRule | None,
) -> Months | None:
    if data is None:
        return None
    spending = (
        monthly(expenditure.amount.actual)
        if data.denominator == ACTUAL_YEAR
        else _scaled(data.monthly, scale)
    )
    months = months_payable(cumulative, spending)
    if spending is None or months is None:
        return None
    return Months(denominator=data.denominator, monthly=spending, months=months, band=band)


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


def _detail(data: ReportData, accounts: tuple[Account, ...], overview: str) -> tuple[str, int]:
    """万元 with the decimals of the finest amount, two at most; 亿元 where no amount was given more
    finely than the overview prints it.
    """
    given = [value for fund in data.funds for value in _given(fund) if value]
    finest = (
        min((exponent_of(value) for value in given), default=0) + in_wan(data.money_unit).adjusted()
    )
    if overview == "亿元" and finest >= HUNDREDTH_OF_YI:
        return "亿元", 2
    amounts = [
        value
        for account in accounts
        for side in account.sides()
        for each in (side.amount, *side.parts, *side.flows)
        for value in (each.actual, each.budget, each.last_year)
        if value is not None
    ]
    amounts += [
        value
        for account in accounts
        for value in (account.opening, account.cumulative)
        if value is not None
    ]
    return "万元", min(2, max((_decimals(value) for value in amounts), default=0))


def _given(fund: FundData) -> Iterator[Decimal]:
    """Every amount of a fund as it was written."""
    for side in (fund.income, fund.expenditure):
        yield from (side.actual, side.budget, side.last_year)
        for each in (*side.parts, *side.flows):
            yield from (
                value for value in (each.actual, each.budget, each.last_year) if value is not None
            )
    yield from (
        value for value in (fund.opening_balance, fund.cumulative_balance) if value is not None
    )


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
