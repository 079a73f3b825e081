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
    too_much = [("100", None)] if parts == ("60", "50") else []
    assert told(line("收入", whole), *under) == too_much  # nobody says that it is all


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


def rows(*lines: str, title: str = "失业保险") -> list[tuple[str, str | None]]:
    """T227 of a table of two years, its rows as 项目 2023 2024."""
    body = "\n".join(each.replace(" ", "\t") for each in lines)
    head = f"2024年{title}基金收支决算表\n\n单位：万元\n\n项目\t2023年决算\t2024年决算\n"
    return [(each.printed, each.expected) for each in prose("T227", f"{head}{body}\n")]


BOTH = "基金支出 200.00 210.00"


@pytest.mark.parametrize("title", ["失业保险", "社会保险"])
def test_parts_that_added_up_last_year_are_no_more_than_the_total_this_year(title: str) -> None:
    def told_of(own: str) -> list[tuple[str, str | None]]:
        return rows(
            "基金收入 300.00 320.00",
            f"其中：个人缴费收入 85.00 {own}",
            "困难群体代缴收入 200.00 210.00",
            "利息收入 15.00 20.00",
            BOTH,
            title=title,
        )

    assert told_of("90.00") == told_of("85.00") == []
    assert told_of("190.00") == [("320.00", "420.00")]


def test_items_that_no_table_lists_inside_each_other_are_no_more_than_the_total() -> None:
    assert rows(
        "基金收入 300.00 320.00", "财政补贴收入 190.00 300.00", "利息收入 5.00 30.00", BOTH
    ) == [("320.00", None)]


@pytest.mark.parametrize(
    "parts",
    [
        # 其中 below 其中: the second is in the first
        ("保费收入 250.00 260.00", "个人缴费收入 150.00 160.00", "利息收入 20.00 25.00"),
        ("其他收入 60.00 70.00", "利息收入 60.00 70.00", "财政补贴收入 200.00 210.00"),
        ("利息收入 290.00 300.00", "上级补助收入 40.00 50.00"),  # between levels: beside the total
        ("其中：个人缴费收入 190.00 210.00", "其中：代缴收入 150.00 160.00"),
    ],
)
def test_parts_inside_parts_are_not_counted_twice(parts: tuple[str, ...]) -> None:
    assert rows("基金收入 300.00 320.00", *parts, BOTH) == []


def test_changes_of_parts_may_be_more_than_that_of_the_total() -> None:
    head = "2024年失业保险基金收支决算表\n\n单位：万元\n\n项目\t2023年决算\t2024年决算\t增减额\n"
    body = "基金收入\t300.00\t290.00\t-10.00\n利息收入\t10.00\t20.00\t10.00\n基金支出\t200.00\t210.00\t10.00\n"
    assert prose("T227", head + body) == []
