"""The fund's own money, or a project's about it."""

from __future__ import annotations

import pytest

from jixiao.knowledge.owning import areas_before, speaks_of_a_fund


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("喀什地区本级工伤保险基金支出项目", True),
        ("城乡居民基本养老保险", True),
        ("城乡居民基本养老保险财政补助资金", False),
        ("工伤保险扩面宣传工作经费", False),
        ("信息系统运维", False),
    ],
)
def test_words_tell_a_fund_from_a_project(words: str, own: bool) -> None:
    assert speaks_of_a_fund(words) is own


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("成都市武侯区2023年失业保险基金", ("成都市", "武侯区")),
        ("四川省成都市医疗保障局", ("四川省", "成都市")),
        ("长治市沁县社会保险中心", ("长治市", "沁县")),
        ("宁夏回族自治区2023年", ("宁夏回族自治区",)),
        ("喀什地区本级社会保险基金", ("喀什地区",)),
        ("某市城市居民医疗保险", ("某市",)),
        ("某市失业保险市级统筹", ("某市",)),
        ("2023年失业保险基金", ()),
    ],
)
def test_the_areas_that_words_begin_with(words: str, areas: tuple[str, ...]) -> None:
    assert areas_before(words) == areas
