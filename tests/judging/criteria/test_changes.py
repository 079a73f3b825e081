"""Rises and falls: 下降12% for 下降10% is more than was asked."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria import attain, parse_criterion


@pytest.mark.parametrize(
    ("name", "target", "actual", "attained"),
    [
        ("单位GDP能耗", "下降3%", "下降3.2%", True),
        ("单位GDP能耗", "下降3%", "3.2%", True),
        ("单位GDP能耗", "下降3%", "-3.2%", True),
        ("单位GDP能耗", "下降3%", "下降2.8%", False),
        ("单位GDP能耗", "下降3%", "上升2%", False),
        ("单位GDP能耗", "下降3%", "上升4%", False),
        ("投诉件数", "较上年下降10%", "较上年下降了12%", True),
        ("投诉件数", "较上年下降10%", "比上年增加12%", False),
        ("事故发生数", "减少10%以上", "减少15%", True),
        ("事故发生数", "减少≥10%", "减少9%", False),
        ("三公经费", "压减5%", "压减6%", True),
        ("三公经费", "降至5%", "4%", True),
        ("三公经费", "降低至5%", "6%", False),
        ("收入增长率", "≥5%", "下降6%", False),
        ("收入增长率", "≥5%", "增长6%", True),
        ("收入", "增长5%", "减少6%", False),
        ("收入", "增长5%", "-6%", False),
        ("收入", "提高到5%", "6%", True),
        ("能耗下降率", "≥5%", "上升6%", False),
        ("能耗下降率", "≥5%", "6%", True),
        ("能耗下降率", "≥5%", "-6%", None),  # fell by six, or rose
        ("用水", "下降5%", "下降6%", None),  # less water used, or less of a fall
        ("用水", "下降5%", "下降5%", True),
        ("覆盖率", "≥90%", "提高到95%", True),
        ("覆盖率", "≥90%", "达到95%", True),
    ],
)
def test_changes_attain_in_their_own_direction(
    name: str, target: str, actual: str, attained: bool | None
) -> None:
    assert attain(parse_criterion(target, name=name), actual).attained is attained


@pytest.mark.parametrize("actual", ["达到96%", "达96%", "降至96%", "提高到96%", "已提升至96%"])
def test_what_was_reached_was_measured(actual: str) -> None:
    assert not attain(parse_criterion("≥95%"), actual).echoed


@pytest.mark.parametrize("actual", ["96%以上", "不低于96%", "≥96%"])
def test_a_limit_was_not(actual: str) -> None:
    assert attain(parse_criterion("≥95%"), actual).echoed
