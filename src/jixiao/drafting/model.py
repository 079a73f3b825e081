"""What the yearly fund report is made from: one unit's funds with their amounts, people, notes and
self-evaluation forms.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from jixiao.core.formdata import FormData

ACTUAL_YEAR, NEXT_BUDGET = "actual", "next_budget"


class PartData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One item of income or expenditure (保费收入, 基本养老金支出 …); ``budget`` and ``last_year``
    where they are known.
    """

    item: str
    actual: Decimal
    budget: Decimal | None = None
    last_year: Decimal | None = None


class SideData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Income or expenditure of one fund without the flows between levels.

    ``parts`` name everything in ``actual``; ``flows`` are the items between levels (下级上解收入
    …), which come on top of it. ``reason`` says why the amount moved or left its budget, in the
    unit's words.
    """

    budget: Decimal
    actual: Decimal
    last_year: Decimal
    parts: tuple[PartData, ...] = ()
    flows: tuple[PartData, ...] = ()
    reason: str = ""


class MonthsData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What a month's spending is for 可支付月数. ``denominator``: actual (the expenditure of this year,
    or of a report's period, by its months), next_budget, year_to_date; for the latter two
    ``monthly`` is the month's amount.
    """

    denominator: Literal["actual", "next_budget", "year_to_date"] = "actual"
    monthly: Decimal | None = None


class CountData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A number of persons, visits or an amount per head, as printed: 离退休人员 5.96万人, last year
    5.95. ``unit`` as 人, 万人, 人次, 元/月; ``budget`` is the number that the budget was made with.
    """

    name: str
    actual: Decimal
    unit: str
    last_year: Decimal | None = None
    budget: Decimal | None = None


class PrepaidData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """预收下年保费: what of a fund's income was paid in ahead for the year after."""

    actual: Decimal
    last_year: Decimal | None = None


class ReliefData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Contributions that were waived, lowered or put off (减免, 降费率, 缓缴): ``amount``, the number of
    ``units`` and of ``persons`` that it was for.
    """

    name: str
    amount: Decimal
    last_year: Decimal | None = None
    units: Decimal | None = None
    persons: Decimal | None = None


class LevyData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What is raised for 大病保险: ``standard`` in 元 a person and year, ``persons`` the number of them."""

    standard: Decimal
    persons: Decimal
    last_year_standard: Decimal | None = None
    last_year_persons: Decimal | None = None


class PolicyData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A document that the year was worked by: its ``name``, ``number`` (文号), ``date`` and, in the
    unit's words, what it says.
    """

    name: str
    number: str = ""
    date: str = ""
    content: str = ""


class AccountData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A sub-account (统筹基金, 个人账户) of a fund, with its own balance and months payable."""

    account: Literal["统筹基金", "个人账户"]
    income: SideData
    expenditure: SideData
    opening_balance: Decimal | None = None
    cumulative_balance: Decimal | None = None
    months_payable: MonthsData | None = None


class FundData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One fund. Amounts are in the report's money unit. ``management``, ``results`` and ``plan``
    are sentences of the unit's own.
    """

    fund: str
    income: SideData
    expenditure: SideData
    opening_balance: Decimal | None = None
    cumulative_balance: Decimal | None = None
    months_payable: MonthsData | None = None
    accounts: tuple[AccountData, ...] = ()
    prepaid: PrepaidData | None = None
    relief: tuple[ReliefData, ...] = ()
    serious_illness: LevyData | None = None
    people: tuple[CountData, ...] = ()
    policies: tuple[PolicyData, ...] = ()
    management: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()


class ReportData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A report. ``area`` is what the sentences name (喀什地区本级), ``subject`` what it is about
    (社会保险基金); ``rules`` a rule pack's id. With a ``period`` (2024Q2, 2024H1, 2024-06) the amounts
    are those from January to its end, ``last_year`` the same months of the year before, ``budget``
    still the whole year's.
    """

    unit: str
    area: str
    year: int
    funds: tuple[FundData, ...]
    period: str = ""
    subject: str = "社会保险基金"
    money_unit: Literal["元", "万元", "亿元"] = "万元"
    responsible: str = ""
    filed_on: str = ""
    rules: str = ""
    situation: tuple[str, ...] = ()
    management: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    policies: tuple[PolicyData, ...] = ()
    forms: tuple[FormData, ...] = ()
