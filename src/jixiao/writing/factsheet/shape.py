"""What stands where in a fact sheet: its sheets, the sections of a fund's sheet with their columns, and
the fields of a report's data that rows and cells are. Writer and reader both go by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from jixiao.knowledge.funds import SUB_ACCOUNTS, accounts_of
from jixiao.knowledge.items import FROM_ABOVE, FROM_BELOW, TO_ABOVE, TO_BELOW

BASICS, TEXTS, POLICIES, GUIDE = "基本情况", "文字", "共用政策文件", "填写说明"
MARK = "收支事实表"
"""What the title of each fund's sheet ends with."""
FUND_LABEL = "险种"
BASIC_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "实施单位": "unit",
        "地区范围": "area",
        "年度": "year",
        "期间": "period",
        "报告对象": "subject",
        "金额单位": "money_unit",
        "负责人": "responsible",
        "填报时间": "filed_on",
        "规则包": "rules",
    }
)
"""Labels of the sheet of basics, in their order."""
BASIC_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "unit": "编报这份报告的单位全称",
        "area": "正文里的地区范围，如 东和市本级",
        "year": "四位年份，如 2024",
        "period": "全年的不填；季报、半年报填 2024Q2、2024H1、2024-06",
        "subject": "不填为“社会保险基金”；只有医保的可写“医疗保险基金”",
        "money_unit": "各页金额的单位",
        "responsible": "封面上的负责人",
        "filed_on": "如 2025年2月20日",
        "rules": "不填则按地区和年度选",
    }
)
"""What stands beside the fields of the sheet of basics."""
POLICY_FIELDS: Mapping[str, str] = MappingProxyType(
    {"文件名称": "name", "文号": "number", "印发日期": "date", "主要内容": "content"}
)
"""Columns of the sheet of documents that are of all funds."""
NEEDED_BASICS = ("unit", "area", "year")
TEXT_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "总体情况": "situation",
        "管理情况": "management",
        "主要经验": "experience",
        "存在问题": "problems",
        "改进建议": "suggestions",
        "工作计划": "plan",
    }
)
"""What a line of the sheet of texts can be."""
FUND_TEXTS: Mapping[str, str] = MappingProxyType(
    {"管理做法": "management", "工作成效": "results", "工作计划": "plan"}
)
"""What a line of text of a fund can be."""
TOTALS: Mapping[str, str] = MappingProxyType(
    {"income": "收入合计（不含上下级往来）", "expenditure": "支出合计（不含上下级往来）"}
)
FLOWS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"income": (FROM_ABOVE, FROM_BELOW), "expenditure": (TO_BELOW, TO_ABOVE)}
)
PREPAID = "其中：预收下年保费"
OPENING, CUMULATIVE = "年初滚存结余", "期末滚存结余"
CURRENT, CURRENT_WITH_FLOWS = "当期结余（不含上下级往来）", "当期结余（含上下级往来）"
BASIS, MONTHLY = "月均支出的口径", "月均支出"
BASES: Mapping[str, str] = MappingProxyType(
    {"本期实际": "actual", "下年预算": "next_budget", "年初以来": "year_to_date"}
)
"""What 月均支出 is of, with the denominator of the data."""
STANDARD, PERSONS, LEVIED, PAID = (
    "筹资标准（元/人）",
    "筹资人数（人）",
    "应筹资额",
    "大病保险支出",
)
BALANCE_ROWS: Mapping[str, str] = MappingProxyType(
    {
        OPENING: "opening_balance",
        CUMULATIVE: "cumulative_balance",
        BASIS: "months_payable.denominator",
        MONTHLY: "months_payable.monthly",
    }
)
COMPUTED_ROWS = frozenset({CURRENT, CURRENT_WITH_FLOWS, LEVIED, PAID})
"""Rows that the workbook computes and that are read from nowhere."""
LEVY_ROWS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        STANDARD: {"actual": "standard", "last_year": "last_year_standard"},
        PERSONS: {"actual": "persons", "last_year": "last_year_persons"},
    }
)
RELIEF = ("阶段性减免保费", "降低费率减收", "缓缴保费")
"""Usual names of 减免缓缴."""
UNITS = ("人", "万人", "人次", "万人次", "户", "元", "元/月", "件")
"""Usual units of counts."""
CHECKED = "核对"
"""The column of a workbook's own checks."""
_YEARLY: Mapping[str, str] = MappingProxyType({"actual": "本年数", "last_year": "上年数"})
_TO_DATE: Mapping[str, str] = MappingProxyType({"actual": "本期累计", "last_year": "上年同期"})
BUDGET = "年度预算数"


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a fund's sheet: its ``kind`` (side, balances, relief, levy, people, policies, texts)
    and the ``field`` that it fills; ``account`` where it is of a sub-account. ``columns`` are the
    fields of its columns, None where a place is left empty; ``lead`` is the head of the first.
    """

    name: str
    kind: str
    field: str = ""
    account: str = ""
    lead: str = "项目"
    columns: tuple[str | None, ...] = ()


SIDES = (("income", "收入"), ("expenditure", "支出"))
_AMOUNTS = ("actual", "budget", "last_year")


def _accounts(account: str) -> tuple[Section, ...]:
    sides = tuple(
        Section(
            name=f"{account}{word}",
            kind="side",
            field=field,
            account=account,
            columns=(*_AMOUNTS, "reason", CHECKED),
        )
        for field, word in SIDES
    )
    balances = Section(
        name=f"{account}结余",
        kind="balances",
        account=account,
        columns=("actual", None, None, None, CHECKED),
    )
    return (*sides, balances)


_REST = (
    Section(
        name="减免缓缴",
        kind="relief",
        field="relief",
        lead="名称",
        columns=("amount", "units", "last_year", "persons"),
    ),
    Section(
        name="大病保险筹资",
        kind="levy",
        field="serious_illness",
        columns=("actual", None, "last_year", None, CHECKED),
    ),
    Section(
        name="参保和待遇",
        kind="people",
        field="people",
        lead="名称",
        columns=(*_AMOUNTS, "unit"),
    ),
    Section(
        name="政策文件",
        kind="policies",
        field="policies",
        lead="文件名称",
        columns=("number", "date", "content"),
    ),
    Section(name="文字材料", kind="texts", lead="类别", columns=("text",)),
)
SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        each.name: each
        for each in (
            *_accounts(""),
            *(one for sub in SUB_ACCOUNTS for one in _accounts(sub)),
            *_REST,
        )
    }
)
"""Every section by its name."""
_HEADS: Mapping[str, str] = MappingProxyType(
    {
        "budget": BUDGET,
        "reason": "变动原因",
        CHECKED: CHECKED,
        "amount": "本期金额",
        "units": "单位数（户）",
        "persons": "人数（人）",
        "unit": "计量单位",
        "number": "文号",
        "date": "印发日期",
        "content": "主要内容",
        "text": "内容",
    }
)


def total_of(section: Section) -> str:
    """The label of a side's total."""
    return TOTALS[section.field]


def sections_of(fund: str, *, serious_illness: bool) -> tuple[Section, ...]:
    """The sections that a fund's sheet has."""
    accounts = SUB_ACCOUNTS if accounts_of(fund) else ()
    rest = (each for each in _REST if serious_illness or each.kind != "levy")
    return (*_accounts(""), *(each for sub in accounts for each in _accounts(sub)), *rest)


def head_of(column: str, section: Section, *, within: bool) -> str:
    """The head of a column, of a year's sheet or of one ``within`` the year."""
    named = (_TO_DATE if within else _YEARLY).get(column)
    if section.kind == "relief" and column == "last_year":
        return "上年同期金额"
    return named or _HEADS[column]


def heads_known(section: Section) -> Mapping[str, str]:
    """Every head that a column of a section may have, with its field."""
    return {
        head_of(column, section, within=within): column
        for column in section.columns
        if column is not None
        for within in (False, True)
    }


def told_within(heads: set[str]) -> bool | None:
    """Whether heads are those of a sheet within the year (本期累计); None where they do not say."""
    if _TO_DATE["actual"] in heads:
        return True
    return False if _YEARLY["actual"] in heads else None
