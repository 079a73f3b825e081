"""The figures of a report: what its sentences, tables and charts print of funds, accounts and their
amounts, all in 万元 (``drafting.computing`` makes them).
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import half_up
from jixiao.core.packs import BandRule, RangeRule
from jixiao.drafting.model import CountData, PolicyData
from jixiao.judging.amounts import ahead, balance, due, execution, growth, share
from jixiao.judging.ranges import side_of
from jixiao.knowledge.funds import label_of
from jixiao.knowledge.items import SERIOUS_ILLNESS_PAID, item_of


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

    def ahead(self, progress: Decimal) -> Decimal | None:
        """Percentage points by which its execution is ahead of 序时进度, below 0 where it is behind."""
        rate = self.execution
        return None if rate is None else ahead(rate, progress)

    def missing(self, progress: Decimal) -> Decimal | None:
        """What is due by 序时进度 and not there yet; below 0 where more is there."""
        return None if self.budget is None else due(self.budget, progress) - self.actual


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


class Relief(msgspec.Struct, frozen=True, kw_only=True):
    """Contributions waived, lowered or put off, with whom it was for."""

    amount: Amount
    units: Decimal | None = None
    persons: Decimal | None = None


class Levy(msgspec.Struct, frozen=True, kw_only=True):
    """What is raised for 大病保险 by its standard (元 a person) and persons, in 万元."""

    standard: Decimal
    persons: Decimal
    amount: Amount


class Fund(msgspec.Struct, frozen=True, kw_only=True):
    """A fund's account with its sub-accounts, people and the unit's own sentences. ``prepaid`` is what
    was paid in for the year after, ``of_year`` the income without it.
    """

    account: Account
    accounts: tuple[Account, ...] = ()
    prepaid: Amount | None = None
    of_year: Amount | None = None
    relief: tuple[Relief, ...] = ()
    serious_illness: Levy | None = None
    people: tuple[CountData, ...] = ()
    policies: tuple[PolicyData, ...] = ()
    management: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()

    @property
    def relieved(self) -> Decimal:
        """All that was waived, lowered and put off."""
        return sum((each.amount.actual for each in self.relief), Decimal(0))

    @property
    def relieved_of_fall(self) -> Decimal | None:
        """That in percent of what income fell by; None where income did not fall."""
        change = self.account.income.amount.change
        return share(self.relieved, -change) if change is not None and change < 0 else None

    @property
    def paid_for_serious_illness(self) -> Amount | None:
        """大病保险支出 among the parts of expenditure; None where there is none."""
        parts = self.account.expenditure.parts
        return next((each for each in parts if item_of(each.name) == SERIOUS_ILLNESS_PAID), None)

    @property
    def paid_of_levy(self) -> Decimal | None:
        """大病保险支出 in percent of what the standard by the persons comes to."""
        paid, levy = self.paid_for_serious_illness, self.serious_illness
        return None if paid is None or levy is None else share(paid.actual, levy.amount.actual)


class ReportFigures(msgspec.Struct, frozen=True, kw_only=True):
    """The funds and their total. ``overview`` is the unit of overview and table; ``detail`` the
    unit of the funds' own sections with its decimals.
    """

    funds: tuple[Fund, ...]
    total: Account
    band: RangeRule | None
    overview: str
    detail: tuple[str, int]
