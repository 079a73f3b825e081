"""A figure that its sentence limits to something else is no second print of the fact (X401)."""

from __future__ import annotations

import pytest

from jixiao.api import Source, review

REPORT = (
    "某县失业保险基金绩效评价报告\n\n（2020年度）\n\n2020年，失业保险基金收入12.50亿元。\n\n{}\n"
)


def conflicts(sentence: str) -> list[str]:
    (document,) = review(Source("报告.txt", REPORT.format(sentence).encode())).documents
    return [each.severity.value for each in document.findings if each.code == "X401"]


@pytest.mark.parametrize(
    "sentence",
    [
        "去年失业保险基金收入10.00亿元。",
        "近三年失业保险基金收入30.00亿元。",
        "2018—2020年，失业保险基金收入30.00亿元。",
        "“十三五”期间失业保险基金收入60.00亿元。",
        "疫情前失业保险基金收入14.00亿元。",
        "12月份失业保险基金收入1.00亿元。",
        "当月失业保险基金收入1.10亿元。",
        "其中城关区失业保险基金收入3.00亿元。",
        "各乡镇失业保险基金收入共2.00亿元。",
        "全省失业保险基金收入500.00亿元。",
        "剔除补助后，失业保险基金收入11.00亿元。",
        "同口径失业保险基金收入12.00亿元。",
        "如不减免，失业保险基金收入14.00亿元。",
        "原计划失业保险基金收入13.00亿元。",
        "单位缴纳部分失业保险基金收入8.00亿元。",
    ],
)
def test_a_figure_of_something_else_is_no_conflict(sentence: str) -> None:
    assert conflicts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "全年失业保险基金收入13.50亿元。",
        "全县失业保险基金收入13.50亿元。",  # the county's own
        "某县2020年失业保险基金收入13.50亿元。",
        "截至12月底，失业保险基金收入13.50亿元。",
        "失业保险基金支出9.00亿元，其中稳岗补贴3.00亿元；失业保险基金收入13.50亿元。",
    ],
)
def test_a_second_figure_of_the_same_is_one(sentence: str) -> None:
    assert conflicts(sentence) == ["error"]


def test_two_figures_that_are_limited_alike_conflict() -> None:
    assert conflicts(
        "近三年失业保险基金收入30.00亿元。\n\n近三年，失业保险基金收入31.00亿元。"
    ) == ["error"]


def test_what_begins_a_sentence_holds_for_all_its_figures() -> None:
    assert conflicts("剔除补助后，失业保险基金支出9.00亿元，失业保险基金收入11.00亿元。") == []
