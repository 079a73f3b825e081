"""T227: lists that are complete, by what data say, and sub-accounts by pairs."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.core.formdata import FormData, FundLineData
from jixiao.core.forms import FUND_STATEMENT
from tests.checks.builders import prose


def line(item: str, value: str, **fields: str | bool) -> FundLineData:
    return FundLineData(item=item, value=value, fund="失业保险", period="2024", **fields)  # type: ignore[arg-type]


def told(*lines: FundLineData, unit: str = "万元") -> list[tuple[str, str | None]]:
    form = FormData(kind=FUND_STATEMENT, year=2024, money_unit=unit, lines=lines)
    (seen,) = jixiao.check(form).documents
    return [(each.printed, each.expected) for each in seen.findings if each.code == "T227"]


@pytest.mark.parametrize(
    ("whole", "parts", "found"),
    [
        ("100", ("60", "40"), []),
        ("100", ("60", "30"), [("100", "90")]),
        ("100", ("60", "50"), [("100", "110")]),
        ("100", ("60",), [("100", "60")]),
        ("100.0", ("60.04", "39.93"), []),
        ("100.0", ("60.04", "39.83"), [("100.0", "99.9")]),
    ],
)
def test_a_complete_list(
    whole: str, parts: tuple[str, ...], found: list[tuple[str, str | None]]
) -> None:
    items = ("保费收入", "利息收入")
    under = [line(item, value, part_of="收入") for item, value in zip(items, parts, strict=False)]
    assert told(line("收入", whole, parts_complete=True), *under) == found
    assert told(line("收入", whole), *under) == []  # nobody says that it is all


def test_of_a_column_that_is_known_in_part_the_excess_alone_is_told() -> None:
    def columns(*planned: str) -> list[tuple[str, str | None]]:
        return told(
            line("收入", "100", parts_complete=True),
            line("保费收入", "60", part_of="收入"),
            line("利息收入", "40", part_of="收入"),
            line("收入", "90", basis="budget"),
            *(
                line(item, value, basis="budget", part_of="收入")
                for item, value in zip(("保费收入", "利息收入"), planned, strict=False)
            ),
        )

    assert columns("80") == []
    assert columns("80", "5") == []
    assert columns("80", "15") == [("90", "95")]


TABLE = """2024年{}基金收支情况表

单位：亿元

项目\t统筹基金\t个人账户\t合计
基金收入\t16.20\t10.70\t{}
基金支出\t14.35\t8.96\t23.31
"""


@pytest.mark.parametrize(
    ("whole", "found"),
    [("26.90", []), ("26.91", []), ("26.92", [("26.92", "26.90")])],
)
def test_two_accounts_are_all_of_a_fund(whole: str, found: list[tuple[str, str | None]]) -> None:
    seen = prose("T227", TABLE.format("职工基本医疗保险", whole))
    assert [(each.printed, each.expected) for each in seen] == found


def test_one_account_is_not() -> None:
    text = """2024年职工基本医疗保险基金收支情况表

单位：亿元

项目\t统筹基金\t合计
基金收入\t16.20\t26.90
基金支出\t14.35\t23.31
"""
    assert prose("T227", text) == []
