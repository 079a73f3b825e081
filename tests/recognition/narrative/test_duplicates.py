"""Tables of funds that print a total or a budget twice on purpose, or whose rows lost their empty
cells.
"""

from __future__ import annotations

import pytest
from tests.recognition.narrative.building import document

from jixiao.core.documents import Grid
from jixiao.core.forms import Form
from jixiao.recognition.narrative import recognise_fund_statement

HEAD = "项目\t2022年预算数\t2022年调整后预算数\t当期执行数\t累计执行数\t上年同期累计执行数\t预算执行进度(%)\t比上年同期增长(%)\n"


def _form(rows: str) -> Form:
    return _of(f"2022年第2季度失业保险基金预算执行情况表\n单位：元\n{HEAD}{rows}")


def _of(text: str) -> Form:
    found = document(text)
    index, grid = next(
        (index, block) for index, block in enumerate(found.blocks) if isinstance(block, Grid)
    )
    form = recognise_fund_statement(grid, found, index, 1)
    assert form is not None
    return form


ROWS = (
    "一、收入合计\t900\t1000\t200\t500\t400\t50.00%\t25.00%\n（一）收入小计\t880\t980\t190\t490\t392\t50.00%\t25.00%\n"
    "二、支出合计\t800\t800\t150\t320\t400\t40.00%\t-20.00%\n（一）支出小计\t790\t790\t140\t316\t395\t40.00%\t-20.00%\n"
)


def test_the_adjusted_budget_and_the_year_to_date_count() -> None:
    income = [line for line in _form(ROWS).lines if line.item == "收入"]
    assert {str(line.figure.value) for line in income if line.basis == "budget"} == {"1000", "980"}
    assert {str(line.figure.value) for line in income if line.basis == "actual"} == {
        "500",
        "490",
        "400",
        "392",
    }


def test_sums_with_and_without_flows_between_levels_are_two_facts() -> None:
    lines = _form(ROWS).lines
    assert {
        (str(line.figure.value), line.scope)
        for line in lines
        if line.item == "支出" and line.basis == "budget"
    } == {
        ("800", "含往来"),
        ("790", "不含往来"),
    }
    rate = next(
        line
        for line in lines
        if line.basis == "execution_rate" and line.scope == "不含往来" and line.item == "收入"
    )
    assert next(line for line in lines if line.address == rate.about).figure.value == 490


def test_a_table_of_a_quarter_tells_of_the_year_up_to_its_month() -> None:
    periods = {str(line.period) for line in _form(ROWS).lines}
    assert periods <= {"2022-06", "2021-06"}


def test_a_row_that_lost_its_empty_cells_says_nothing() -> None:
    lines = _form(ROWS + "3.其他收入\t12\t18\t30\t-40.00%\n").lines
    assert not [line for line in lines if line.item == "其他收入"]


def test_a_table_whose_heads_lost_cells_is_left_alone() -> None:
    found = document(
        "医疗保险基金收支情况表\n职工基本医疗保险\t居民医疗保险\n项目\t基本医疗\n"
        "基金收入\t41\t8\t9\n基金支出\t40\t7\t8\n当期结余\t1\t1\t1\n",
    )
    index, grid = next(
        (index, block) for index, block in enumerate(found.blocks) if isinstance(block, Grid)
    )
    assert recognise_fund_statement(grid, found, index, 1) is None


YEARS = (
    "工伤保险基金收支情况表\n单位：万元\n年度\t基金收入\t基金支出\t{}\t{}\n"
    "2022年\t500\t400\t100\t1100\n2023年\t600\t450\t155\t1250"
)


@pytest.mark.parametrize("current", ["当期结余", "本期结余", "当年结余", "当期收支结余"])
@pytest.mark.parametrize("stock", ["累计结余", "滚存结余", "年末累计结余"])
def test_a_balance_of_the_year_beside_the_stock_is_an_item_of_its_own(
    current: str, stock: str
) -> None:
    lines = _of(YEARS.format(current, stock)).lines
    assert [str(line.figure.value) for line in lines if line.item == "当期结余"] == ["100", "155"]
    assert [str(line.figure.value) for line in lines if line.item == "滚存结余"] == ["1100", "1250"]


def test_months_beside_a_stock_are_not_superseded_by_it() -> None:
    lines = _of(
        "2024年6月工伤保险基金收支月报表\n单位：万元\n险种\t本月收入\t本月支出\t累计结余\n"
        "工伤保险\t100\t90\t400\n失业保险\t80\t70\t300"
    ).lines
    found = {(line.item, str(line.figure.value), str(line.period)) for line in lines[:3]}
    assert found == {
        ("收入", "100", "2024-06..06"),
        ("支出", "90", "2024-06..06"),
        ("滚存结余", "400", "2024-06..06"),
    }


def test_a_balance_of_the_month_gives_way_with_the_amounts_of_the_month() -> None:
    lines = _of(
        "2024年6月工伤保险基金收支月报表\n单位：万元\n险种\t本月收入\t累计收入\t本月支出\t累计支出\t当期结余\t累计结余\n"
        "工伤保险\t100\t600\t90\t500\t10\t400\n失业保险\t80\t500\t70\t450\t10\t300"
    ).lines
    assert [str(line.figure.value) for line in lines[:3]] == ["600", "500", "400"]
