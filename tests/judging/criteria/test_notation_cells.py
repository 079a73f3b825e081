"""An operator and a unit of cells of their own, written into the cell of the target."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria.notation import in_one_cell, plain, with_unit


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


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("三期", "3期"),
        ("≥三期", "≥3期"),
        ("不少于十二场", "不少于12场"),
        ("二十人次", "20人次"),
        ("十台以上", "10台以上"),
        ("一类", "一类"),  # a kind
        ("一流", "一流"),
        ("一套制度", "一套制度"),
        ("第三期", "第三期"),
        ("三年", "三年"),  # whose targets read it themselves
    ],
)
def test_a_count_in_numerals_is_one_where_it_is_all_that_is_said(printed: str, read: str) -> None:
    assert plain(printed) == read
