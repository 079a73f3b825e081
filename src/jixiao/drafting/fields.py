"""What the fields of a report's data are called in messages."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.regex import regex
from jixiao.drafting.model import ReportData

_NAMES = {
    "unit": "实施单位",
    "area": "地区范围",
    "year": "年度",
    "funds": "各项基金",
    "fund": "基金名称",
    "income": "收入",
    "expenditure": "支出",
    "budget": "预算数",
    "actual": "本年数",
    "last_year": "上年数",
    "parts": "分项",
    "flows": "上下级往来",
    "item": "项目名称",
    "opening_balance": "上年结余",
    "cumulative_balance": "年末累计结余",
    "months_payable": "可支付月数",
    "denominator": "月均支出的口径",
    "monthly": "月均支出",
    "people": "人数",
    "name": "名称",
    "forms": "自评表",
    "indicators": "指标",
    "target": "指标值",
    "accounts": "分账户",
    "account": "账户",
    "money_unit": "金额单位",
    "responsible": "负责人",
    "filed_on": "填报时间",
    "rules": "规则包",
    "subject": "报告对象",
    "kind": "表的种类",
    "funding": "资金",
    "goals": "年度目标",
    "management": "管理情况",
    "plan": "工作计划",
    "results": "成效",
    "experience": "经验做法",
    "problems": "存在问题",
    "suggestions": "建议",
    "situation": "总体情况",
    "reason": "原因",
    "period": "期间",
    "prepaid": "预收下年保费",
    "relief": "减免缓缴",
    "amount": "金额",
    "units": "单位数",
    "persons": "人数",
    "serious_illness": "大病保险筹资",
    "standard": "筹资标准",
    "last_year_standard": "上年筹资标准",
    "last_year_persons": "上年人数",
    "policies": "政策文件",
    "number": "文号",
    "date": "印发日期",
    "content": "主要内容",
}
_WITHIN = {("people", "unit"): "计量单位"}
"""What a field is called within another."""
_STEP = regex(r"(?P<name>[^.\[\]]+)|\[(?P<index>\d+)\]")
_CALLED = ("fund", "account", "item", "name", "project")  # fields that name what they stand in
_OF_ALL = (
    "funds",
    "forms",
    "people",
    "parts",
    "flows",
    "accounts",
    "months_payable",
    "relief",
    "policies",
)


def steps_of(path: str) -> list[str]:
    """``funds[0].income.budget`` → funds, 0, income, budget."""
    return [found["name"] or found["index"] for found in _STEP.finditer(path)]


def names_of(steps: Sequence[str]) -> list[str]:
    """What the fields of a path are called, those that have a name."""
    found = []
    for number, step in enumerate(steps):
        name = _name_of(steps[:number], step)
        if name:
            found.append(name)
    return found


def field_named(path: str) -> str:
    """What the field at the end of a path is called; the path where it has no name."""
    *within, step = steps_of(path)
    return _name_of(within, step) or path


def _name_of(within: Sequence[str], step: str) -> str:
    group = next((each for each in reversed(within) if not each.isdecimal()), "")
    return _WITHIN.get((group, step)) or _NAMES.get(step, "")


def words_of(data: ReportData, path: str) -> str:
    """A field in words, with the fund, account and item that it is of: 工伤保险收入预算数."""
    at: object = data
    words: list[str] = []
    steps = steps_of(path)
    for number, step in enumerate(steps):
        if isinstance(at, tuple):
            at = at[int(step)]
            names = (getattr(at, each, "") for each in _CALLED)
            words.append(next((each for each in names if isinstance(each, str) and each), ""))
        else:
            at = getattr(at, step)
            if step not in _OF_ALL:
                words.append(_name_of(steps[:number], step))
    return "".join(words)
