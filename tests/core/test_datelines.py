"""The years that heads and values say they are of."""

from __future__ import annotations

import re

import pytest

from jixiao.core.datelines import dated_year, is_bare_month, several_years, years_of_head


@pytest.mark.parametrize(
    "head",
    [
        "（2024年度）    填报日期：2025年3月15日",
        "填报单位：某县医保局    2024年度    填表日期 2025-03-15    单位：万元",
        "填报时间：2025年    2024年度项目支出绩效自评表",
        "（2024年度）    填报日期：2025年  月  日",
        "时间：2024年度",
        "日期：2024年度",
        "数据日期：2024年",
        "评价时间：2024年1月-12月",
        "评价期间：2024.01.01-2024.12.31",
        "2024/1/1至2024/12/31",
        "起止日期：2024年1月至2024年12月",
        "二〇二四年度",
        "项目支出绩效自评表（2021年版）（2024年度）",
        "项目支出绩效自评表（2023年修订版） 2024年度",
        "2024年中央财政转移支付（财社〔2022〕181号）绩效自评表",
        "2023年-2025年中期规划项目 （2024年度）",
        "2024年度（2025年3月修订）",
        "2024年度2023-2025年专项项目支出绩效自评表",
    ],
)
def test_a_filing_date_an_edition_and_a_number_do_not_say_the_year(head: str) -> None:
    assert years_of_head(head)[:1] == (2024,)


@pytest.mark.parametrize(
    "head",
    [
        "填报日期：2025年3月15日",
        "二〇二五年三月十五日",
        "2025.3.15",
        "项目支出绩效自评表（2021版）",
        "预算〔2021〕5号文附件 项目支出绩效自评表",
        "财政部公告2021年第3号",
        "2022-2023年度项目支出绩效自评表",
        "2023、2024年项目支出绩效自评表",
    ],
)
def test_what_says_no_year(head: str) -> None:
    assert years_of_head(head) == ()


def test_a_span_and_a_list_name_several_years() -> None:
    assert several_years("2022-2023年度项目支出绩效自评表")
    assert several_years("2022年9月1日至2023年8月31日")
    assert several_years("2023和2024年度")
    assert not several_years("2024年1月-2024年12月")
    assert not several_years("2024年度（财预〔2021〕5号）")


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2024年底前", True),
        ("2024-12前", True),
        ("2024.12前", True),
        ("2024/12前", True),
        ("2024.6.30", True),
        ("2024.1-2024.12", True),
        ("2024.12完成", True),
        ("已于2024.11", True),
        ("增加到2024.12", False),
        ("2024年级学生", False),
        ("2024年版目录", False),
        ("财政部公告2024年第3号", False),
        ("2024-12万元", False),
        ("2024.12万元", False),
        ("2024.12", False),
        ("2024/12人次", False),
        ("12024年", False),
    ],
)
def test_a_year_of_a_date_and_a_figure(text: str, is_date: bool) -> None:
    assert (re.search(dated_year(), text) is not None) is is_date


def test_a_bare_month_is_a_date_in_a_row_about_time() -> None:
    assert is_bare_month("2024.12", "完成时间")
    assert is_bare_month("2024 . 12", "项目完成", "时效指标")
    assert not is_bare_month("2024.12", "补助金额", "数量指标")
    assert not is_bare_month("2024.126", "完成时间")
