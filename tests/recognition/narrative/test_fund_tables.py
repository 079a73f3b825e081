"""Tables of funds in several layouts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.recognition.narrative.building import document

from jixiao.core.documents import Grid
from jixiao.core.forms import Form
from jixiao.reading import read_bytes
from jixiao.recognition.narrative import recognise_fund_statement
from jixiao.writing import Cell, Page, Table, made

ANALYSIS = """2020年社保基金收支分析表

险种\t\t企业养老保险\t工伤保险\t合计:
预算\t基金收入小计\t16.18\t1.37\t17.55
\t基金支出小计\t22.26\t0.8\t23.06
2020年\t基金收入小计\t17.09\t1.38\t18.47
\t基金支出小计\t21.71\t1.29\t23
2019年\t基金收入小计\t19.53\t1.72\t21.25
\t基金支出小计\t20.79\t1.55\t22.34
收入对比分析\t增长\t-2.44\t-0.34\t-2.78
\t增幅%\t-12.49%\t-19.77%\t-13.08%
\t执行预算%\t105.62%\t100.73%\t105.24%

工伤保险基金收入1.38亿元，支出1.29亿元，上年收入1.72亿元。养老收入17.09亿元。"""

EXECUTION = """2022年预算执行情况表
金额单位：万元
险种\t收入\t\t\t支出\t\t\t累计结余
\t预算数\t执行数\t执行率\t预算数\t执行数\t执行率\t
企业职工基本养老保险\t1200.00\t1260.00\t105.00%\t1000.00\t980.00\t98.00%\t3000.00
工伤保险\t120.00\t126.00\t105.00%\t100.00\t98.00\t98.00%\t300.00
合计\t1320.00\t1386.00\t105.00%\t1100.00\t1078.00\t98.00%\t3300.00"""

SINGLE = """项目\t2022年预算数\t2022年执行数\t完成预算%\t2021年决算数\t比上年增减额\t比上年增减%
失业保险基金收入\t800\t816\t102\t780\t36\t4.62
其中：保险费收入\t700\t710\t101.43\t690\t20\t2.9
失业保险基金支出\t700\t690.2\t98.6\t650\t40.2\t6.18
本年收支结余\t100\t125.8\t\t130\t\t
年末滚存结余\t1000\t1125.8\t\t1000\t125.8\t12.58"""

FORM = """项目名称\t工伤保险基金支出\t
预算数\t100\t执行数\t98
产出指标\t数量指标\t参保人数\t5"""


def recognised(text: str) -> Form | None:
    own = document(text)
    index = next(index for index, block in enumerate(own.blocks) if isinstance(block, Grid))
    grid = own.blocks[index]
    assert isinstance(grid, Grid)
    return recognise_fund_statement(grid, own, index, 1)


def of_sheet(cells: tuple[Cell, ...], columns: int) -> Form:
    table = Table(cells=cells, rows=max(cell.row for cell in cells), columns=columns)
    (sheet,) = read_bytes(made([Page(name="收支", blocks=(table,))], "xlsx"), "收支.xlsx")
    grid = next(block for block in sheet.blocks if isinstance(block, Grid))
    form = recognise_fund_statement(grid, sheet, sheet.blocks.index(grid), 1)
    assert form is not None
    return form


def facts(form: Form) -> dict[tuple[str | None, str, str, str], str]:
    return {
        (line.fund, line.item, line.basis, str(line.period)): line.figure.text
        for line in form.lines
    }


def test_analysis_table_with_lost_row_labels() -> None:
    form = recognised(ANALYSIS)
    assert form is not None
    found = facts(form)
    assert found["企业职工基本养老保险", "支出", "budget", "2020"] == "22.26"
    assert found["工伤保险", "支出", "actual", "2019"] == "1.55"
    assert found["各项基金", "收入", "change", "2020"] == "-2.78"
    assert found["工伤保险", "收入", "growth_rate", "2020"] == "-19.77%"
    assert found["企业职工基本养老保险", "收入", "execution_rate", "2020"] == "105.62%"
    assert len(form.lines) == 27
    assert (form.title.text if form.title else "", form.year, form.kind) == (
        "2020年社保基金收支分析表",
        2020,
        "fund_statement",
    )


def test_unit_is_inferred_from_the_prose_that_prints_the_same_digits() -> None:
    form = recognised(ANALYSIS)
    assert form is not None
    assert form.money_unit == "亿元"
    assert all(
        not line.figure.unit_stated for line in form.lines if line.basis in ("actual", "budget")
    )


def test_zeros_that_a_spreadsheet_dropped_are_put_back() -> None:
    form = recognised(ANALYSIS)
    assert form is not None
    places = {line.figure.text: line.figure.places for line in form.lines}
    assert (places["0.8"], places["23"]) == (2, 2)


def test_lines_are_linked() -> None:
    form = recognised(ANALYSIS)
    assert form is not None
    by_address = {line.address: line for line in form.lines}
    rate = next(line for line in form.lines if line.figure.text == "105.62%")
    assert by_address[rate.about or ""].figure.text == "17.09"
    assert by_address[rate.compared_with or ""].figure.text == "16.18"
    part = next(line for line in form.lines if line.figure.text == "1.29")
    assert by_address[part.part_of or ""].figure.text == "23"
    assert by_address[part.part_of or ""].parts_complete


def test_funds_in_rows_under_two_header_rows() -> None:
    form = recognised(EXECUTION)
    assert form is not None
    found = facts(form)
    assert found["工伤保险", "支出", "execution_rate", "2022"] == "98.00%"
    assert found["各项基金", "收入", "budget", "2022"] == "1320.00"
    assert found["企业职工基本养老保险", "滚存结余", "actual", "2022"] == "3000.00"
    assert (form.money_unit, form.lines[0].figure.unit_stated) == ("万元", True)
    assert form.span == (0, 3)


def test_account_of_one_fund_with_years_in_columns() -> None:
    form = recognised(SINGLE)
    assert form is not None
    found = facts(form)
    assert found["失业保险", "收入", "actual", "2021"] == "780"
    assert found["失业保险", "支出", "change", "2022"] == "40.2"
    assert found["失业保险", "滚存结余", "growth_rate", "2022"] == "12.58"
    premium = next(
        line for line in form.lines if line.item == "保费收入" and line.basis == "budget"
    )
    assert premium.part_of == next(
        line.address for line in form.lines if line.item == "收入" and line.basis == "budget"
    )


def test_bare_percent_columns_are_rates() -> None:
    form = recognised(SINGLE)
    assert form is not None
    rate = next(line for line in form.lines if line.basis == "execution_rate")
    assert rate.figure.base == Decimal("1.02")


def test_other_tables_are_left_alone() -> None:
    assert recognised(FORM) is None
    assert recognised("姓名\t年龄\t工资\n张三\t30\t5000\n李四\t31\t6000") is None
    assert recognised("a\tb\nc\td") is None


def test_amounts_that_look_like_years_are_amounts_under_a_fund() -> None:
    form = recognised(
        "2022年社保基金收支表\n金额单位：万元\n年度\t项目\t企业职工基本养老保险\t合计\n"
        "预算\t基金收入小计\t1901\t1901\n2022年\t基金收入小计\t1980\t1980"
    )
    assert form is not None
    assert facts(form)["企业职工基本养老保险", "收入", "budget", "2022"] == "1901"


def test_years_in_a_column_of_their_own_are_no_amounts() -> None:
    form = recognised(
        "工伤保险基金收支情况表\n金额单位：万元\n年份\t基金收入\t基金支出\n2021\t800\t700\n2022\t816\t690"
    )
    assert form is not None
    assert "2021" not in facts(form).values()


def test_the_year_of_a_title_merged_over_a_sheet_is_not_that_of_the_row_of_last_year() -> None:
    title = Cell(row=1, column=1, column_span=4, text="2020年社会保险基金收支分析表")
    unit = Cell(row=2, column=1, column_span=4, text="单位：亿元")
    rows = (
        ("项目", "", "职工基本医疗保险", "失业保险"),
        ("基金收入", "本年", "5.00", "1.38"),
        ("", "上年", "4.00", "1.72"),
        ("基金支出", "本年", "4.50", "1.20"),
    )
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(rows, 3)
        for column, text in enumerate(texts, 1)
    )
    form = of_sheet((title, unit, *cells), columns=4)
    years = {(line.period and line.period.year): line.figure.text for line in form.lines[:3]}
    assert years == {2020: "1.38", 2019: "4.00"}


@pytest.mark.parametrize(
    ("heads", "periods"),
    [
        ("1月\t2月\t3月\t合计", ["2024-01", "2024-02..02", "2024-03..03", "2024-03"]),
        ("一季度\t二季度\t上半年\t全年", ["2024-03", "2024-Q2", "2024-06", "2024"]),
        ("2024年1-3月\t2024年4-6月\t2024年1-6月\t2023年决算数", ["2024-03", "2024-Q2", "2024-06", "2023"]),
        ("2024.1-2024.3\t2024.4-2024.6\t合计\t增减", ["2024-03", "2024-Q2", "2024-06", "2024"]),
        ("2024.1-2024.6\t2023.1-2023.6\t增减额\t增幅", ["2024-06", "2023-06", "2024-06", "2024-06"]),
        ("3月末\t6月末\t9月末\t12月末", ["2024-03", "2024-06", "2024-09", "2024"]),
        ("1-6月预算数\t1-6月执行数\t上年同期\t执行率", ["2024-06", "2024-06", "2023-06", "2024-06"]),
        ("全年预算数\t1-6月执行数\t上年同期\t执行率", ["2024-06", "2024-06", "2023-06", "2024-06"]),
    ],
)  # fmt: skip
def test_columns_of_months_and_quarters(heads: str, periods: list[str]) -> None:
    form = recognised(
        f"2024年失业保险基金收支情况表\n单位：万元\n项目\t{heads}\n基金收入\t100.5\t110.5\t211\t35.2\n基金支出\t50\t50.5\t100.5\t90.2"
    )
    assert form is not None
    income = [line for line in form.lines if line.item == "收入"]
    assert [str(each.period) for each in income] == periods


def test_rows_of_months_with_a_subtotal() -> None:
    form = recognised(
        "2024年失业保险基金分月收支情况表\n单位：万元\n月份\t基金收入\t基金支出\n1月\t100\t50\n2月\t110\t50\n3月\t120\t50\n一季度小计\t330\t150\n4月\t90\t60\n合计\t420\t210"
    )
    assert form is not None
    income = [str(line.period) for line in form.lines if line.item == "收入"]
    assert income == [
        "2024-01", "2024-02..02", "2024-03..03", "2024-03", "2024-04..04", "2024-04",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "heads", "period"),
    [
        ("2024年6月失业保险基金收支月报表", "本年累计数", "2024-06"),
        ("2024年6月失业保险基金收支月报表", "金额", "2024-06..06"),
        ("截至2024年6月底失业保险基金收支情况表", "金额", "2024-06"),
        ("2024年4-6月失业保险基金收支情况表", "金额", "2024-Q2"),
        ("2024年第2季度失业保险基金收支情况表", "金额", "2024-06"),
        ("2024年前三季度失业保险基金收支情况表", "金额", "2024-09"),
        ("2024年1-12月失业保险基金收支情况表", "金额", "2024"),
    ],
)
def test_the_months_that_a_title_names(title: str, heads: str, period: str) -> None:
    form = recognised(
        f"{title}\n单位：万元\n项目\t{heads}\n基金收入\t100.5\n基金支出\t50.5\n当期结余\t50\n其中：利息收入\t3.2"
    )
    assert form is not None
    assert {str(line.period) for line in form.lines} == {period}


@pytest.mark.parametrize(
    "mean", ["月均", "月平均", "季均", "年均", "人均", "平均", "平均数", "月均（万元）", "每人"]
)
def test_a_mean_is_no_amount_of_the_period(mean: str) -> None:
    column = recognised(
        f"2024年失业保险基金收支情况表\n单位：万元\n项目\t1月\t2月\t合计\t{mean}\n基金收入\t100\t110\t210\t105\n基金支出\t50\t60\t110\t55"
    )
    row = recognised(
        f"2024年失业保险基金收支情况表\n单位：万元\n月份\t基金收入\t基金支出\n1月\t100\t50\n2月\t110\t60\n合计\t210\t110\n{mean}\t105\t55"
    )
    for form in (column, row):
        assert form is not None
        income = [line.figure.text for line in form.lines if line.item == "收入"]
        assert income == ["100", "110", "210"]


@pytest.mark.parametrize("head", ["均衡性补助收入", "2024年均衡收入", "各项收入"])
def test_words_that_only_look_like_a_mean_are_amounts(head: str) -> None:
    form = recognised(
        f"2024年失业保险基金收支情况表\n单位：万元\n项目\t1月\t2月\n基金收入\t100\t110\n基金支出\t50\t60\n其中：{head}\t5\t6"
    )
    assert form is not None
    assert {"5", "6"} <= {line.figure.text for line in form.lines}


def test_the_spending_of_a_month_is_an_item_of_its_own() -> None:
    form = recognised(
        "2024年失业保险基金收支情况表\n单位：万元\n项目\t基金收入\t基金支出\t月均支出\t累计结余\n失业保险\t1200\t600\t50\t900\n工伤保险\t120\t60\t5\t90"
    )
    assert form is not None
    assert facts(form)["失业保险", "月均支出", "actual", "2024"] == "50"


@pytest.mark.parametrize("months", [3, 9, 12])
@pytest.mark.parametrize("above", ["", "附件3"])
def test_a_wide_sheet_keeps_its_title_and_unit(months: int, above: str) -> None:
    rows = (
        *([(above,)] if above else []),
        ("2024年失业保险基金收支情况表",),
        ("填报单位：某市社保局", "单位：万元"),
        ("项目", *(f"{month}月" for month in range(1, months + 1)), "合计"),
        ("基金收入", *["10"] * months, f"{months}0"),
        ("基金支出", *["5"] * months, f"{months * 5}"),
    )
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    form = of_sheet(cells, columns=months + 2)
    assert (form.title and form.title.text, form.year) == ("2024年失业保险基金收支情况表", 2024)
    assert (form.money_unit, form.money_unit_entry and form.money_unit_entry.text) == (
        "万元",
        "万元",
    )


@pytest.mark.parametrize(
    "line",
    ["单位：万元", "填报单位：某市社保局 单位：万元", "编制单位：某局　　2024年　　金额单位：万元", "单位：万元 单位：人"],
)  # fmt: skip
def test_the_unit_of_money_beside_who_filed(line: str) -> None:
    form = recognised(
        f"2024年失业保险基金收支情况表\n{line}\n项目\t1月\t2月\n基金收入\t100\t110\n基金支出\t50\t60"
    )
    assert form is not None
    assert form.money_unit == "万元"


@pytest.mark.parametrize("months", ["1月", "1-6月", "6月份", "本月"])
def test_what_was_spent_in_a_month_is_expenditure(months: str) -> None:
    form = recognised(
        f"2024年失业保险基金收支情况表\n单位：万元\n险种\t{months}收入\t{months}支出\n失业保险\t120\t60\n工伤保险\t12\t6"
    )
    assert form is not None
    assert [line.item for line in form.lines[:2]] == ["收入", "支出"]


@pytest.mark.parametrize(
    "name",
    [
        "集体补助收入",
        "困难群体代缴收入",
        "捐赠收入",
        "滞纳金收入",
        "稽核补缴收入",
        "委托投资支出",
        "代缴支出",
    ],
)
def test_a_row_of_another_name_is_an_item_of_its_own(name: str) -> None:
    form = recognised(
        "2024年失业保险基金收支情况表\n单位：万元\n项目\t2023年决算\t2024年决算\n"
        f"基金收入\t120\t130\n其中：{name}\t5\t6\n基金支出\t60\t70"
    )
    assert form is not None
    assert [line.item for line in form.lines[::2]] == ["收入", name, "支出"]


@pytest.mark.parametrize(
    "name",
    [
        "收入",
        "总收入",
        "收入合计",
        "本年收入",
        "一、基金收入",
        "各项收入",
        "失业保险收入",
        "6月份收入",
        "一季度收入",
        "上年同期收入",
        "本地区收入",
        "统筹区收入",
        "基金总计收入",
    ],
)
def test_the_total_is_said_by_the_words_of_the_total(name: str) -> None:
    form = recognised(
        "2024年失业保险基金收支情况表\n单位：万元\n项目\t2023年\t2024年\n"
        f"{name}\t120.5\t130.5\n利息收入\t5.5\t6.5\n基金支出\t60.5\t70.5"
    )
    assert form is not None
    assert form.lines[0].item == "收入"
