"""An operator and a unit of cells of their own, written into the cell of the target."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria.notation import in_one_cell, with_unit


@pytest.mark.parametrize(
    ("operator", "target", "unit", "told"),
    [
        ("≤", "30", "天", "≤30天"),
        ("≥", "95", "%", "≥95%"),
        ("大于等于", "95", "%", "≥95%"),
        ("不超过", "5", "%", "≤5%"),
        ("≥%", "95", "", "≥95%"),
        ("=", "12", "月", "=12个月"),
        ("≥", "≥95%", "%", "≥95%"),
        ("≥", "不低于95%", "%", "不低于95%"),
        ("定性", "优", "", "优"),
        ("", "30", "", "30"),
        ("≥", "", "天", ""),
    ],
)
def test_a_target_in_one_cell(operator: str, target: str, unit: str, told: str) -> None:
    assert in_one_cell(operator, target, unit) == told


def test_a_value_that_has_words_behind_its_figure_keeps_them() -> None:
    assert with_unit("28", "天") == "28天"
    assert with_unit("28天", "天") == "28天"
    assert with_unit("未完成", "天") == "未完成"
