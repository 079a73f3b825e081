"""Funding blocks of layout families: amounts in labels, trees of funds, dropped zeros."""

from __future__ import annotations

import layouts
from layout_forms import form_of, money, row
from layout_tables import document, merged

from jixiao.recognition.forms import recognise_forms


def test_dropped_zeros_come_back_from_the_block() -> None:
    budget = form_of("NATIONAL").funding[0].budget
    assert budget is not None
    assert budget.figure is not None
    assert (budget.text, budget.figure.places) == ("198.5", 2)


def test_amounts_inside_labels() -> None:
    form = form_of("SIMPLE_TARGET")
    assert [money(form, index) for index in range(3)] == [
        {"source": "年度资金总额", "role": "total", "budget": "203"},
        {"source": "财政拨款", "role": "part", "budget": "180"},
        {"source": "其他资金", "role": "part", "budget": "23"},
    ]
    budget = form.funding[0].budget
    assert budget is not None
    assert budget.place.text[budget.place.start : budget.place.end] == "203"


def test_breakdown_inside_the_amount() -> None:
    table = (
        layouts.SIMPLE_TARGET.replace(
            "年度资金总额:203|<", "年度资金总额|203 其中：财政拨款180 其他资金 23"
        )
        .replace("^|其中:财政拨款:180|<|<|<\n", "")
        .replace("^|其他资金:23|<|<|<\n", "")
    )
    form = recognise_forms(document("项目支出绩效目标表", merged(table)))[0]
    assert [
        (each.source, each.role, each.budget and each.budget.text) for each in form.funding
    ] == [
        ("年度资金总额", "total", "203"),
        ("财政拨款", "part", "180"),
        ("其他资金", "part", "23"),
    ]


def test_ten_thousands_under_a_unit_of_ten_thousand_yuan() -> None:
    budget = form_of("HUNAN_TARGET").funding[0].budget
    assert budget is not None
    assert budget.figure is not None
    assert budget.figure.base == 286_000_000


def test_a_tree_of_funds_counts_each_yuan_once() -> None:
    assert [(each.source, each.role) for each in form_of("SICHUAN_TARGET").funding] == [
        ("年度资金总额", "total"),
        ("财政拨款", "part"),
        ("中央资金", "detail"),
        ("省级资金", "detail"),
        ("其他资金", "part"),
    ]


def test_one_value_for_each_place() -> None:
    assert row(form_of("TOWNSHIPS"), "改造户数") == {
        "level1": "产出指标",
        "level2": "数量指标",
        "城关镇": "120户",
        "河东镇": "80户",
        "山前乡": "60户",
    }
