"""Totals of a fund that are many times apart, and items that are misspelt, are doubted with their field."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.drafting.apart import amounts_apart, misspelt_items
from jixiao.drafting.model import SideData
from tests.drafting.making import fund, part, report, side


def told(income: SideData, **fields: Any) -> list[tuple[str, str]]:
    data = report(fund(income=income), **fields)
    found = (
        *amounts_apart(data, income, "funds[0].income"),
        *misspelt_items(data, income, "funds[0].income"),
    )
    return [(each.address, each.message.zh) for each in found]


@pytest.mark.parametrize(
    ("actual", "budget", "last_year", "at"),
    [
        (13800, 13700, 123300, "last_year"),
        (13800, 1370, 17200, "budget"),
        (138000, 13700, 17200, "actual"),
        (13800, 13700, 17200, ""),
        (13800, 13700, 0, ""),  # nothing last year is told elsewhere
        (60, 50, 10, ""),  # little may well become much
    ],
)
def test_the_total_that_is_far_from_the_others(
    actual: int, budget: int, last_year: int, at: str
) -> None:
    found = told(side(actual, budget, last_year))
    assert [address for address, _ in found] == ([f"funds[0].income.{at}"] if at else [])


def test_a_quarter_is_held_against_the_years_budget_from_above_alone() -> None:
    assert told(side(1000, 13700, 1100), period="2022Q1") == []
    ((at, words),) = told(side(13800, 13700, 123300), period="2022Q1")
    assert at == "funds[0].income.last_year"
    assert words == (
        "工伤保险收入上年同期123300万元，年度预算数13700万元，相差9.0倍，请核对两个数和金额单位"
    )


def test_an_item_whose_name_is_misspelt() -> None:
    parts = (part("保费收人", 900), part("滞纳金收入", 100))
    ((at, words),) = told(side(1000, parts=parts))
    assert (at, words) == (
        "funds[0].income.parts[0].item",
        "项目“保费收人”，是不是“保费收入”？写错的会另算一项",
    )
