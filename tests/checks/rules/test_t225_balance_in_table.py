"""T225: the balance carried on from last year, printed as last year's or as an opening balance."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose

TABLE = """2020年某州社会保险基金收支分析表

单位：亿元

险种\t\t失业保险\t工伤保险
2020年\t基金收入小计\t4.61\t1.37
\t基金支出小计\t3.61\t1.07
\t当期结余\t{}\t0.30
\t滚存结余\t{}\t0.64
{}滚存结余\t{}\t0.34
"""


@pytest.mark.parametrize("before", ["2019年\t", "\t上年末"])
@pytest.mark.parametrize(
    ("current", "balance", "told"),
    [
        ("1.00", "3.71", []),
        ("1.00", "3.81", [("3.81", "3.71")]),
    ],
)
def test_last_years_balance_and_this_year(
    before: str, current: str, balance: str, told: list[tuple[str, str]]
) -> None:
    found = prose("T225", TABLE.format(current, balance, before, "2.71"))
    assert [(each.printed, each.expected) for each in found] == told


QUARTERS = """2024年失业保险基金收支情况表

单位：万元

项目\t2023年\t2024年一季度\t2024年二季度\t2024年三季度
{}基金收入\t150\t{}
基金支出\t50\t{}
当期结余\t100\t{}
滚存结余\t1000\t{}
"""


@pytest.mark.parametrize("opening", ["", "上年结余\t900\t1000\t1000\t1000\n"])
@pytest.mark.parametrize(
    ("income", "spent", "current", "balance", "told"),
    [
        ("100\t110\t120", "50\t50\t50", "50\t60\t70", "1050\t1110\t1180", []),
        ("100\t210\t330", "50\t100\t150", "50\t110\t180", "1050\t1110\t1180", []),  # to date
        ("100\t110\t120", "50\t50\t50", "50\t60\t70", "1050\t1110\t1190", [("1190", "1180")]),
    ],
)
def test_a_quarter_goes_on_from_the_one_before(
    opening: str, income: str, spent: str, current: str, balance: str, told: list[tuple[str, str]]
) -> None:
    found = prose("T225", QUARTERS.format(opening, income, spent, current, balance))
    assert [(each.printed, each.expected) for each in found] == told


@pytest.mark.parametrize(
    ("flows", "balance", "told"),
    [
        ("", "3.71", []),
        ("", "3.81", ["3.71"]),
        ("上解上级支出\t0.50\n", "3.21", []),
        ("上解上级支出\t0.50\n", "3.71", []),  # expenditure may have it in it already
        ("上解上级支出\t0.50\n", "3.81", ["3.21"]),
    ],
)
def test_without_a_balance_of_the_year_its_flows_make_it(
    flows: str, balance: str, told: list[str]
) -> None:
    text = (
        "2020年失业保险基金收支情况表\n\n单位：亿元\n\n项目\t2020年\n上年结余\t2.71\n"
        f"基金收入\t4.61\n基金支出\t3.61\n{flows}年末滚存结余\t{balance}\n"
    )
    found = prose("T225", text)
    assert [(each.formula or "").partition("=")[2] for each in found] == told


def test_within_a_year_columns_may_tell_of_the_year_to_date() -> None:
    text = (
        "2020年失业保险基金收支情况表\n\n单位：亿元\n\n项目\t一季度\t二季度\n"
        "上年结余\t2.71\t2.71\n基金收入\t1.00\t2.00\n基金支出\t0.50\t1.20\n"
        "滚存结余\t3.21\t9.99\n"
    )
    assert prose("T225", text) == []


@pytest.mark.parametrize("stock", ["累计结余", "滚存结余"])
def test_a_balance_of_the_year_stands_beside_any_name_of_the_stock(stock: str) -> None:
    text = (
        "工伤保险基金收支情况表\n\n单位：万元\n\n"
        f"年度\t基金收入\t基金支出\t当期结余\t{stock}\n"
        "2019年\t500\t400\t100\t1100\n2020年\t600\t450\t155\t1250\n"
    )
    assert {each.printed for each in prose("T225", text)} == {"155"}
