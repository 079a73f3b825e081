"""Texts of fields as numbers, and how the clerk is told of one that is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.formdata import FormData, FundingData
from jixiao.filling.values import amount, filled, number, replaced_row, unfit


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("很好", "总分得分（填的是“很好”）：应为数"),
        ("长" * 30, f"总分得分（填的是“{'长' * 30}”）：应为数"),
        ("长" * 31, f"总分得分（填的是“{'长' * 30}…”）：应为数"),
        ("", "总分得分：应为数"),
    ],
)
def test_a_field_that_is_no_number_is_told_with_what_was_given(given: str, said: str) -> None:
    found = unfit("total_score", given, "应为数", "a number is expected")
    assert found.message.zh.replace("“总分得分”", "总分得分") == said
    assert (found.code, found.address, found.printed) == ("E012", "0:form1.total_score", given)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("15", "万元", "15"),
        ("15万元", "元", "150000"),
        ("150000元", "万元", "15"),
        ("１５．５", "万元", "15.5"),
        ("15", "未知", "15"),
        ("15万元", "未知", None),
        ("15人", "万元", None),
        ("一些", "万元", None),
    ],
)
def test_an_amount_in_the_forms_unit(text: str, unit: str, value: str | None) -> None:
    assert amount(text, unit) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("text", "value"), [("10", "10"), ("9.5分", "9.5"), ("十", None), ("10人", None)]
)
def test_a_number_of_points(text: str, value: str | None) -> None:
    assert number(text) == (Decimal(value) if value else None)


def test_one_row_is_replaced_among_others() -> None:
    rows = tuple(FundingData(source=each) for each in "甲乙丙")
    made = replaced_row(rows, 1, {"rate": "50%"})
    assert [(each.source, each.rate) for each in made] == [("甲", ""), ("乙", "50%"), ("丙", "")]


def test_what_was_empty_and_is_not() -> None:
    before = FormData(kind="department", title="表", grade="")
    after = FormData(kind="department", title="另", grade="优")
    assert list(filled(before, after)) == ["grade"]
