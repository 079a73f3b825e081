"""Data that cannot be true are told by field, with what is expected; rounding is no fault."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from jixiao.drafting.model import MonthsData
from jixiao.drafting.validation import problems_in
from jixiao.knowledge.funds import EMPLOYEE_MEDICAL, UNEMPLOYMENT, WORK_INJURY
from tests.drafting.making import form_for, fund, part, report, side, with_accounts


def told(*funds: Any, **fields: Any) -> dict[str, str]:
    return {each.address: each.message.zh for each in problems_in(report(*funds, **fields))}


def test_sound_data_have_nothing_to_tell() -> None:
    parts = (part("保费收入", 1100), part("利息收入", 100))
    sound = fund(
        income=side(1200, parts=parts), opening_balance=Decimal(50), cumulative_balance=Decimal(250)
    )
    assert told(sound) == {}
    assert told(with_accounts(sound)) == {}


def test_parts_must_add_up_to_the_amount() -> None:
    found = told(fund(income=side(1200, parts=(part("保费收入", 1100), part("利息收入", 90)))))
    assert "填的是1200万元，各分项合计1190万元，相差10万元" in found["funds[0].income.parts"]


def test_a_gap_that_rounding_explains_is_no_fault() -> None:
    rounded = (part("保费收入", "15.78"), part("财政补贴收入", "0.52"), part("其他收入", "0.78"))
    assert (
        told(fund(income=side("17.09", "16.18", "19.53", parts=rounded)), money_unit="亿元") == {}
    )
    exact = (part("保费收入", 1578), part("财政补贴收入", 52), part("其他收入", 78))
    assert "funds[0].income.parts" in told(fund(income=side(1709, parts=exact)), money_unit="元")


def test_parts_of_budget_and_last_year_must_not_exceed_theirs() -> None:
    parts = (part("保费收入", 1100, budget=Decimal(1300)), part("利息收入", 100))
    assert (
        "预算数是1000万元，而分项合计1300万元"
        in told(fund(income=side(1200, parts=parts)))["funds[0].income.parts"]
    )


def test_the_cumulative_balance_follows_from_the_flows() -> None:
    assert (
        "应为250万元，相差50万元"
        in told(fund(opening_balance=Decimal(50), cumulative_balance=Decimal(300)))[
            "funds[0].cumulative_balance"
        ]
    )
    sent = side(1000, flows=(part("上解上级支出", 150),))
    assert (
        "应为100万元"
        in told(
            fund(expenditure=sent, opening_balance=Decimal(50), cumulative_balance=Decimal(250))
        )["funds[0].cumulative_balance"]
    )


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (MonthsData(denominator="next_budget"), "按下年预算月均支出计算，要填写这个数"),
        (MonthsData(denominator="year_to_date", monthly=Decimal(0)), "大于0"),
        (MonthsData(denominator="next_budget", monthly=Decimal(1200)), "比全年支出1000万元还大"),
        (MonthsData(monthly=Decimal(83)), "请删去"),
    ],
)
def test_the_month_that_months_payable_stand_on(months: MonthsData, words: str) -> None:
    assert words in told(fund(months_payable=months))["funds[0].months_payable.monthly"]


def test_funds_are_known_and_named_once() -> None:
    assert "不是已知的基金名称" in told(fund("住房公积金"))["funds[0].fund"]
    assert "重复出现" in told(fund(), fund("工伤保险基金"))["funds[1].fund"]
    assert (
        "至少要有一项"
        in {
            each.address: each.message.zh
            for each in problems_in(msgspec.structs.replace(report(), funds=()))
        }["funds"]
    )


def test_sub_accounts_add_up_to_the_fund() -> None:
    split = with_accounts(fund(EMPLOYEE_MEDICAL))
    wrong = msgspec.structs.replace(split, income=side(1300, 1200, 1100))
    assert "统筹基金与个人账户之和" in told(wrong)["funds[0].income.actual"]


def test_forms_must_agree_with_the_funds() -> None:
    agreeing = form_for(WORK_INJURY, Decimal(1000), Decimal(1000))
    assert told(fund(), forms=(agreeing,)) == {}
    other = form_for(WORK_INJURY, Decimal(1000), Decimal(1010))
    assert (
        "的执行数是1010万元，与工伤保险基金支出的执行数1000万元不一致"
        in told(fund(), forms=(other,))["forms[0].funding[0].executed"]
    )
    stale = form_for(WORK_INJURY, Decimal(1000), Decimal(1000), year=2021)
    assert "年度是2021，报告的年度是2022" in told(fund(), forms=(stale,))["forms[0].year"]
    stranger = form_for(UNEMPLOYMENT, Decimal(1000), Decimal(1000))
    assert (
        "是失业保险的表，报告的数据里没有这项基金"
        in told(fund(), fund(EMPLOYEE_MEDICAL), forms=(stranger,))["forms[0].fund"]
    )


def test_heads_and_signs() -> None:
    assert "没有填写实施单位" in told(unit=" ")["unit"]
    assert "四位年份" in told(year=20)["year"]
    assert "应为不小于0的数" in told(fund(income=side(1200, -5)))["funds[0].income.budget"]
