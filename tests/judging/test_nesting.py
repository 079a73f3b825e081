"""Names of sources that stand below another one."""

from __future__ import annotations

import pytest

from jixiao.judging.nesting import is_level, may_be_divided


@pytest.mark.parametrize(
    "source", ["中央补助", "省级财政资金", "盐池县配套", "本级", "一般公共预算"]
)
def test_a_level_of_government_is_one(source: str) -> None:
    assert is_level(source)


@pytest.mark.parametrize("source", ["其他资金", "利息", "自筹"])
def test_other_sources_are_none_and_are_not_divided(source: str) -> None:
    assert not is_level(source)
    assert not may_be_divided(source)


@pytest.mark.parametrize("source", ["财政资金", "当年财政拨款", "上级补助"])
def test_what_governments_give_may_be_divided_among_them(source: str) -> None:
    assert may_be_divided(source)
