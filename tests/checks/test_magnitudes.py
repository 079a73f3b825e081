"""What speaks for amounts in 元 in a form that says 万元, and what does not."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Severity
from jixiao.reading import read_bytes

FORM = """{year}年度项目支出绩效自评表

项目名称	{project}
实施单位	{unit}
项目资金（{money}）		年初预算数	全年预算数	全年执行数
	年度资金总额	{total}	{total}	{spent}
	其中：当年财政拨款	{part}	{part}	{part}
一级指标	二级指标	三级指标	年度指标值	实际完成值
产出指标	数量指标	补助人数	≥{heads}人	{heads}人
	数量指标	{price}	{standard}	{standard}
"""
USUAL = {
    "year": "2023",
    "project": "困难群众参保补助",
    "unit": "某县医疗保障局",
    "money": "万元",
    "total": "1500000",
    "spent": "1402000",
    "part": "1402000",
    "heads": "1500",
    "price": "补助场次",
    "standard": "20场",
}


def told(*forms: dict[str, str]) -> list[tuple[str, str]]:
    documents = [
        one
        for number, each in enumerate(forms)
        for one in read_bytes(FORM.format(**(USUAL | each)).encode(), f"{number}.txt")
    ]
    return [
        (each.printed, each.severity.value)
        for document in review(documents).documents
        for each in document.findings
        if each.code == "U525"
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"unit": "某市某区民政局"},
        {"unit": "某镇中心小学校"},
    ],
)
def test_round_whole_amounts_of_a_county(cells: dict[str, str]) -> None:
    assert told(cells) == [("1500000", Severity.REMARK.value)]


@pytest.mark.parametrize(
    "cells",
    [
        {"unit": "某省医疗保障局"},
        {"unit": "某自治区医疗保障局"},
        {"unit": "某市高新区管委会"},
        {"unit": "某单位"},
        {"money": "元"},
        {"spent": "1402013"},
        {"spent": "1402000.00"},
        {"part": "9900"},
        {"project": "城乡居民基本医疗保险基金"},
    ],
)
def test_amounts_that_may_well_be_right(cells: dict[str, str]) -> None:
    assert told(cells) == []


@pytest.mark.parametrize(
    ("cells", "doubted"),
    [
        ({"price": "补助标准", "standard": "1000元/人"}, True),
        ({"price": "补助标准", "standard": "80元/人·月"}, True),
        ({"price": "补助标准", "standard": "100元/人"}, False),
        ({"price": "补助标准", "standard": "1000元/人", "total": "150", "spent": "140"}, False),
        ({"price": "补助标准", "standard": "1000元/次"}, False),
    ],
)
def test_people_times_an_amount_a_head(cells: dict[str, str], doubted: bool) -> None:
    found = told({"unit": "某省医疗保障局", "part": "70"} | cells)
    assert found == ([("1500000", Severity.WARNING.value)] if doubted else [])


def test_ten_thousand_times_the_budget_of_another_year() -> None:
    province = {"unit": "某省医疗保障局"}
    usual = province | {"total": "150", "spent": "140.20", "part": "140.20"}
    assert told(usual | {"year": "2022"}, province) == [("1500000", Severity.WARNING.value)]
    assert told(province | {"year": "2022"}, usual) == [("1500000", Severity.WARNING.value)]
    assert told(usual | {"year": "2021"}, province) == []
    assert told(usual | {"year": "2022", "project": "宣传经费"}, province) == []
    assert told(usual | {"year": "2022"}, usual) == []
