"""F812: months payable in prose against the band of the forms beside it."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Finding
from tests.checks.builders import prose

FORM = """

2023年度职工基本医疗保险统筹基金支出绩效自评表

项目名称\t职工基本医疗保险统筹基金支出
预算执行情况（万元）\t预算数\t执行数\t执行率
年度资金总额\t85000\t84200\t99.06%
"""


def said(sentence: str) -> list[Finding]:
    return prose("F812", sentence + FORM)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ("2.9", "结余不足"),
        ("3", "低于合理区间"),
        ("5.9", "低于合理区间"),
        ("6", None),
        ("9", None),
        ("9.1", "超出合理区间"),
        ("15", "超出合理区间"),
        ("15.1", "结余过多"),
    ],
)
def test_the_band_and_what_lies_beyond(months: str, words: str | None) -> None:
    found = said(f"2023年末，职工基本医疗保险统筹基金可支付{months}个月。")
    assert [each.message.zh.split("，")[-1] for each in found] == [words] * (words is not None)


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年末，职工基本医疗保险个人账户可支付20个月。",
        "2023年末，工伤保险基金可支付20个月。",
        "2023年末，职工基本医疗保险统筹基金可支付月数目标值为20个月。",
        "可支付20个月。",
    ],
)
def test_months_that_no_band_is_for(sentence: str) -> None:
    assert said(sentence) == []


def test_the_advice_names_the_denominators_of_the_pack() -> None:
    (found,) = said("2023年末，职工基本医疗保险基金可支付20个月。")
    assert found.advice is not None
    assert "本年实际支出、下年预算支出、年初以来支出" in found.advice.zh
