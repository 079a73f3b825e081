"""The fund's own money, or a project's about it."""

from __future__ import annotations

import pytest

from jixiao.knowledge.owning import speaks_of_a_fund


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
