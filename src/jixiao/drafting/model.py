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
    """What a month's spending is for 可支付月数. ``denominator``: actual (this year's expenditure,
    by twelve), next_budget, year_to_date; for the latter two ``monthly`` is the month's amount.
    """

    denominator: Literal["actual", "next_budget", "year_to_date"] = "actual"
    monthly: Decimal | None = None


class CountData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A number of persons, visits or an amount per head, as printed: 离退休人员 5.96万人, last year
    5.95. ``unit`` as 人, 万人, 人次, 元/月.
    """

    name: str
    actual: Decimal
    unit: str
    last_year: Decimal | None = None


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
    people: tuple[CountData, ...] = ()
    management: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()


class ReportData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A report. ``area`` is what the sentences name (喀什地区本级), ``subject`` what it is about
    (社会保险基金); ``rules`` a rule pack's id.
    """

    unit: str
    area: str
    year: int
    funds: tuple[FundData, ...]
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
    forms: tuple[FormData, ...] = ()
