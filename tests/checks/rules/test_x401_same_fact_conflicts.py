"""X401: which prints are one fact, how far apart they may be, and how loudly it is told."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose

ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK
G = "2020年失业保险基金"
FORM = """

2020年度失业保险基金支出绩效自评表

项目名称\t失业保险基金支出
预算执行情况（万元）\t预算数\t执行数\t执行率
年度资金总额\t85000\t{}\t99.06%
"""


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("支出1.27亿元", "支出1.72亿元", [ERROR]),
        ("支出1.27亿元", "支出1.27亿元", []),
        # one or two in the last digit
        ("支出1.27亿元", "支出1.29亿元", [WARNING]),
        ("支出1.27亿元", "支出1.25亿元", [WARNING]),
        ("支出1.27亿元", "支出1.30亿元", [ERROR]),
        ("支出1.27亿元", "支出1.24亿元", [ERROR]),
        ("支出12714万元", "支出1.27亿元", []),
        ("支出12785万元", "支出1.27亿元", [WARNING]),
        ("支出12999万元", "支出1.27亿元", [ERROR]),
        ("参保人数1270人", "参保人数1272人", [ERROR]),
        # budgets within a hundredth may be of two dates
        ("支出预算10000万元", "支出预算10100万元", [WARNING]),
        ("支出预算10000万元", "支出预算10102万元", [ERROR]),
        ("支出10000万元", "支出10100万元", [ERROR]),
        # changes, signs and scopes
        ("支出较上年增加1.27亿元", "支出较上年减少1.27亿元", [ERROR]),
        ("支出较上年增长12.70%", "支出较上年下降12.70%", [ERROR]),
        ("收入4.50亿元（剔除上下级往来）", "收入5.10亿元", [WARNING]),
        ("收入5.10亿元", "收入4.50亿元（剔除上下级往来）", [WARNING]),
        ("收入4.50亿元（剔除上下级往来）", "收入5.10亿元（含上下级往来）", []),
        ("收入4.50亿元（剔除上下级往来）", "收入5.10亿元（剔除上下级往来）", [ERROR]),
        ("支出不低于1.27亿元", "支出1.72亿元", []),
        ("支出1.27亿元", "支出1.72亿元以上", []),
        ("支出1.27亿元", "支出1.72万人", []),
    ],
)
def test_two_prints_of_one_fact(first: str, second: str, told: list[Severity]) -> None:
    found = prose("X401", f"{G}{first}。\n\n{G}{second}，用于各项待遇。")
    assert [each.severity for each in found] == told
    other = prose("X401", f"{G}{second}。\n\n{G}{first}，用于各项待遇。")
    assert [each.severity for each in other] == told


@pytest.mark.parametrize(
    "text",
    [
        f"{G}支出1.27亿元。\n\n2019年失业保险基金支出1.72亿元。",
        f"{G}支出1.27亿元。\n\n2020年工伤保险基金支出1.72亿元。",
        f"{G}支出1.27亿元。\n\n{G}收入1.72亿元。",
        f"{G}支出1.27亿元。{G}支出1.72亿元，用于各项待遇。",
        f"{G}支出1.27亿元。参保到位。{G}支出1.72亿元，用于各项待遇。",
    ],
)
def test_what_is_another_fact_or_said_in_one_breath(text: str) -> None:
    assert prose("X401", text) == []


def test_three_sentences_further_on_it_is_not_one_breath() -> None:
    text = f"{G}支出1.27亿元。参保到位。征缴到位。{G}支出1.72亿元，用于各项待遇。"
    assert [each.printed for each in prose("X401", text)] == ["1.72亿元"]


def test_all_prints_of_either_value_are_pointed_at() -> None:
    values = ("1.27", "1.72", "1.72", "1.27")
    (found,) = prose("X401", "\n\n".join(f"{G}支出{value}亿元。" for value in values))
    assert (found.printed, len(found.related)) == ("1.72亿元", 3)


def test_the_place_of_each_print_is_named() -> None:
    (found,) = prose("X401", f"{G}支出8.60亿元。{FORM.format(84200)}")
    assert "正文“失业保险基金支出”为8.60亿元" in found.message.zh
    assert "自评表“" in found.message.zh
    assert prose("X401", f"{G}支出8.42亿元。{FORM.format(84200)}") == []


def test_a_print_that_was_cut_off_is_a_remark() -> None:
    (found,) = prose("X401", f"{G}支出12789万元。\n\n{G}支出1.27亿元，用于各项待遇。")
    assert found.severity in (REMARK, WARNING)


def test_a_rate_that_no_figure_beside_it_gives_is_told() -> None:
    one, other = (
        f"{G}累计结余1.27亿元，较上年增加0.30亿元，增长{rate}。" for rate in ("30.93%", "39.03%")
    )
    assert [each.printed for each in prose("X401", f"{one}\n\n{other}")] == ["39.03%"]
    assert prose("X401", f"{one}\n\n{one.replace('30.93', '30.9')}") == []


@pytest.mark.parametrize("mean", ["月均", "平均", "人均"])
def test_a_mean_in_a_table_is_not_the_years_amount(mean: str) -> None:
    table = (
        f"2020年工伤保险基金收支情况表\n\n单位：万元\n\n项目\t1月\t2月\t小计\t{mean}\n"
        "基金收入\t100\t110\t210\t105\n基金支出\t90\t95\t185\t92.5\n\n"
    )
    assert not prose("X401", f"{table}2020年，工伤保险基金收入1860万元，基金支出1410万元。")
