"""Data of which no report can be drafted are told by field, in Chinese words; what does not tie is
none of it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from jixiao.drafting.model import CountData, MonthsData
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


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (MonthsData(denominator="next_budget"), "按下年预算月均支出计算，要填写这个数"),
        (MonthsData(denominator="year_to_date", monthly=Decimal(0)), "大于0"),
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


def test_forms_are_of_the_reports_year_and_funds() -> None:
    agreeing = form_for(WORK_INJURY, Decimal(1000), Decimal(1000))
    assert told(fund(), forms=(agreeing,)) == {}
    stale = form_for(WORK_INJURY, Decimal(1000), Decimal(1000), year=2021)
    assert "年度是2021，报告的年度是2022" in told(fund(), forms=(stale,))["forms[0].year"]
    assert "forms[0].year" not in told(fund(), forms=(stale,), year=0)  # the year itself is told
    stranger = form_for(UNEMPLOYMENT, Decimal(1000), Decimal(1000))
    assert (
        "是失业保险的表，报告的数据里没有这项基金"
        in told(fund(), fund(EMPLOYEE_MEDICAL), forms=(stranger,))["forms[0].fund"]
    )


def test_heads_and_signs() -> None:
    assert "没有填写实施单位" in told(unit=" ")["unit"]
    assert "四位年份" in told(year=20)["year"]
    assert "应为不小于0的数" in told(fund(income=side(1200, -5)))["funds[0].income.budget"]


def test_figures_that_do_not_tie_are_the_checks_to_tell() -> None:
    wrong = fund(
        income=side(1200, parts=(part("保费收入", 1100),)),
        opening_balance=Decimal(50),
        cumulative_balance=Decimal(999999),
    )
    other = form_for(WORK_INJURY, Decimal(1000), Decimal(1010))
    assert told(wrong, forms=(other,)) == {}


def test_no_message_names_a_key() -> None:
    wrong = fund(
        income=side(1200, -5, parts=(part(" ", 1),)),
        people=(CountData(name="年末参保人数", actual=Decimal(-5), unit="人"),),
        months_payable=MonthsData(monthly=Decimal(83)),
    )
    found = told(wrong, fund("住房公积金"), unit="")
    assert len(found) == 6
    assert [words for words in found.values() if re.search("[A-Za-z]", words)] == []


def test_a_number_that_is_none_is_called_by_its_fund_and_item() -> None:
    found = told(fund(income=side(1200, parts=(part("保费收入", "1e99"),))))
    assert found == {
        "funds[0].income.parts[0].actual": "工伤保险收入保费收入本年数写的是1E+99，不是合理的数"
    }
