"""Scopes that prints of one fact take from one another: the table's from the prose, a bare print's
from the one that has its value.
"""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose

ERROR, WARNING = Severity.ERROR, Severity.WARNING
TABLE = """

2020年社保基金收支分析表

单位：亿元

险种\t\t失业保险\t工伤保险
2020年\t基金收入小计\t5.10\t1.37
\t基金支出小计\t3.61\t1.07
"""
G = "2020年失业保险基金收入"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{G}5.10亿元。", []),
        (f"{G}4.50亿元。", [ERROR]),
        (f"{G}4.50亿元（剔除上下级往来）。", [WARNING]),
        (f"{G}5.10亿元（含上下级往来）。\n\n{G}4.50亿元（剔除上下级往来）。", []),
        (f"{G}5.10亿元（剔除上下级往来）。\n\n{G}4.50亿元（含上下级往来）。", []),
        (f"{G}5.10亿元（含上下级往来）。\n\n{G}4.50亿元（含上下级往来）。", [ERROR]),
        (f"{G}5.1亿元（剔除上下级往来）。\n\n{G}5.10亿元。\n\n{G}4.50亿元（含上下级往来）。", []),
    ],
)
def test_the_table_takes_the_scope_that_the_prose_states(text: str, told: list[Severity]) -> None:
    assert [each.severity for each in prose("X401", text + TABLE)] == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("本级", "全地区", []),
        ("全地区", "本级", []),
        ("全地区", "全地区", ["1.72亿元"]),
        ("本级", "本级", ["1.72亿元"]),
    ],
)
def test_the_level_itself_and_the_whole_area_are_two_facts(
    first: str, second: str, told: list[str]
) -> None:
    found = prose(
        "X401",
        f"2020年{first}失业保险基金支出1.27亿元。\n\n2020年{second}失业保险基金支出1.72亿元。",
    )
    assert [each.printed for each in found] == told


FORM = """2020年度失业保险基金支出绩效自评表

项目名称\t失业保险基金支出
预算执行情况（万元）\t预算数\t执行数\t执行率
年度资金总额\t85000\t{}\t{}
一级指标\t三级指标\t年度指标值\t实际完成值
产出指标\t{}\t{}\t{}
产出指标\t参保率\t≥95%\t96%
"""


@pytest.mark.parametrize(
    ("sentence", "form", "told"),
    [
        ("支出8.42亿元", ("84200", "99.06%", "参保人数", "≥9人", "9人"), False),
        ("支出8.62亿元", ("84200", "99.06%", "参保人数", "≥9人", "9人"), True),
        ("支出预算8.50亿元", ("84200", "99.06%", "参保人数", "≥9人", "9人"), False),
        ("支出预算8.90亿元", ("84200", "99.06%", "参保人数", "≥9人", "9人"), True),
        ("参保人数8人", ("84200", "99.06%", "参保人数", "≥9人", "9人"), True),
        ("参保人数9人", ("84200", "99.06%", "参保人数", "≥9人", "9人"), False),
        ("参保人数8人", ("84200", "99.06%", "参保人数增长率", "≥9%", "9%"), False),
    ],
)
def test_a_funds_form_says_what_the_report_says(
    sentence: str, form: tuple[str, ...], told: bool
) -> None:
    found = prose("X401", f"2020年失业保险基金{sentence}。\n\n{FORM.format(*form)}")
    assert (found != []) is told
