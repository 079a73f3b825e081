"""A fact sheet is read back as it was filled in; what is wrong in it is told by sheet and cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.application.factsheets.making import fact_sheet_for
from jixiao.application.factsheets.reading import facts_of, is_fact_sheet
from jixiao.application.reports.data import report_in
from jixiao.application.reports.reporting import made_report
from jixiao.application.sources import Source
from jixiao.core.errors import UserError
from jixiao.drafting.model import MonthsData, ReportData
from jixiao.reading import read_bytes
from tests.drafting.making import POLICY, fund, part, report, reports, side, with_accounts

NAME = "收支事实.xlsx"
INJURY = report(
    fund(
        income=side(1200, 1200, 1100, parts=(part("保费收入", 1000), part("利息收入", 200))),
        expenditure=side(1000, parts=(part("工伤保险待遇支出", 1000),)),
        opening_balance="500",
        cumulative_balance="700",
        months_payable=MonthsData(),
    )
)
Book = Any


def sheet_of(data: ReportData, change: Callable[[Book], object] = lambda _: None) -> Source:
    """The fact sheet of data, changed as a clerk may change it."""
    raw = msgspec.convert(msgspec.to_builtins(data), ReportData, strict=False)
    book = openpyxl.load_workbook(io.BytesIO(fact_sheet_for(raw)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return Source(NAME, out.getvalue())


def cell_of(book: Book, label: str, column: str = "B", sheet: str = "工伤保险") -> Any:
    """The cell beside the first row with a label."""
    row = next(each.row for each in book[sheet]["A"] if str(each.value or "") == label)
    return book[sheet][f"{column}{row}"]


def told_of(change: Callable[[Book], object]) -> list[str]:
    """All that is said of a changed sheet from which no report is made."""
    try:
        made = made_report(report_in(sheet_of(INJURY, change)), "txt", charts=False)
    except UserError as error:
        return [each.message.zh for each in error.findings]
    assert made.content == b""
    return [made.told(each).zh for each in made.findings]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=reports())
def test_what_is_written_is_read_back(data: ReportData) -> None:
    bare = msgspec.structs.replace(data, forms=())
    read = report_in(Source(NAME, fact_sheet_for(bare)))
    assert read.data == bare
    assert read.findings == ()


def test_sub_accounts_and_documents_of_all_funds_are_read_back() -> None:
    data = msgspec.structs.replace(report(with_accounts(fund())), policies=(POLICY,))
    assert report_in(Source(NAME, fact_sheet_for(data))).data == data


def test_an_empty_sheet_asks_for_what_a_report_needs() -> None:
    [document] = read_bytes(fact_sheet_for(funds="工伤保险"), NAME)
    assert is_fact_sheet(document)
    facts = facts_of(document, NAME)
    assert facts.findings == ()
    assert facts.empty == (("工伤保险", "工伤保险"),)


def test_a_sheet_on_which_nothing_is_filled_in_is_left_out_and_said() -> None:
    sheet = fact_sheet_for(INJURY, funds="工伤保险、失业保险")
    found = report_in(Source(NAME, sheet))
    assert [each.fund for each in found.data.funds] == ["工伤保险"]
    assert ["“失业保险”页没有填数" in each.message.zh for each in found.findings] == [True]


def put(label: str, value: object, column: str = "B") -> Callable[[Book], object]:
    def change(book: Book) -> None:
        cell_of(book, label, column).value = value

    return change


def take(name: str) -> Callable[[Book], object]:
    return lambda book: book.remove(book[name])


def add_column_twice(book: Book) -> None:
    cell_of(book, "项目", "C").value = "本年数"


def type_below_the_parts(book: Book) -> None:
    row = cell_of(book, "其他收入").row + 1
    book["工伤保险"][f"B{row}"].value = 7


TOTAL = "收入合计（不含上下级往来）"


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        (put(TOTAL, "一千二"), "工伤保险!B5", "应为数（金额，万元"),
        (put(TOTAL, "1200吨"), "工伤保险!B5", "应为数"),
        (put(TOTAL, "—"), "工伤保险!B5", "没有发生的填0"),
        (put(TOTAL, None), "工伤保险!B5", "没有填写"),
        (put(TOTAL, -5), "工伤保险!B5", "应为不小于0的数"),
        (put("保费收入", None), "工伤保险!B", "T227"),
        (put(TOTAL, 3, "A"), "工伤保险!A3", "没有“收入合计（不含上下级往来）”这一行"),
        (put("收入", "进账", "A"), "工伤保险", "没有“收入”这一部分"),
        (put("支出", "收入", "A"), "工伤保险", "“收入”这一部分有两处"),
        (put("项目", "当年数"), "工伤保险!B4", "不认得表头“当年数”"),
        (put("项目", "当年数"), "工伤保险!A4", "没有“本年数”一栏"),
        (add_column_twice, "工伤保险!C4", "两栏都叫“本年数”"),
        (type_below_the_parts, "工伤保险!A", "没有写项目名称"),
        (put("险种", "商业保险"), "工伤保险!B2", "应为"),
        (put("险种", None), "工伤保险!B2", "没有填“险种”"),
        (put("月均支出的口径", "随便"), "工伤保险!B", "本期实际、下年预算、年初以来"),
        (put("期末滚存结余", "七百"), "工伤保险!B", "应为数"),
        (put("上级补助收入", "多收了", "B"), "工伤保险!B", "应为数"),
        (lambda book: put_basic(book, 4, "二三年"), "基本情况!B4", "四位年份"),
        (lambda book: put_basic(book, 5, "2022Q2"), "基本情况!B5", "全年的表不填期间"),
        (lambda book: put_basic(book, 5, "下个月"), "基本情况!B5", "2024Q2"),
        (lambda book: put_basic(book, 7, "千元"), "基本情况!B7", "元、万元、亿元"),
        (lambda book: put_basic(book, 2, None), "基本情况!B2", "没有填写"),
        (take("基本情况"), "", "没有“基本情况”页"),
        (lambda book: put_text(book, "随想", "内容"), "文字!B2", "应为 总体情况"),
    ],
)
def test_what_is_wrong_is_told_by_its_cell(
    change: Callable[[Book], object], cell: str, words: str
) -> None:
    told = told_of(change)
    assert any(cell in each and words in each for each in told), told


def put_basic(book: Book, row: int, value: object) -> None:
    book["基本情况"][f"B{row}"].value = value


def put_text(book: Book, label: str, text: str) -> None:
    book["文字"]["A2"].value, book["文字"]["B2"].value = label, text


def test_everything_wrong_is_told_together() -> None:
    def change(book: Book) -> None:
        put(TOTAL, "一千二")(book)
        put("年初滚存结余", "五百")(book)
        put_basic(book, 2, None)

    told = "\n".join(told_of(change))
    assert all(each in told for each in ("工伤保险!B5", "“五百”", "基本情况!B2"))


def test_sums_that_do_not_tie_are_told_by_their_cell() -> None:
    found = made_report(report_in(sheet_of(INJURY, put("期末滚存结余", 777))), "txt", charts=False)
    (told,) = [found.told(each).zh for each in found.findings if each.code == "T225"]
    assert "工伤保险!B" in told
    assert found.content == b""


@pytest.mark.parametrize(("column", "head"), [("C", "年度预算数"), ("D", "上年数")])
def test_totals_of_the_budget_and_of_last_year_are_held_to_their_items(
    column: str, head: str
) -> None:
    def change(book: Book) -> None:
        put("保费收入", 900, column)(book)
        put("利息收入", 90, column)(book)

    found = made_report(report_in(sheet_of(INJURY, change)), "txt", charts=False)
    (told,) = [found.told(each).zh for each in found.findings if each.code == "E059"]
    assert f"工伤保险!{column}5 工伤保险收入{head}合计" in told
    assert found.content


def test_rows_may_be_put_in_and_sheets_copied() -> None:
    def change(book: Book) -> None:
        cell_of(book, "劳动能力鉴定支出", "A").value = "辅助器具配置支出"
        cell_of(book, "工伤保险待遇支出").value = 900
        cell_of(book, "辅助器具配置支出").value = 100
        copied = book.copy_worksheet(book["工伤保险"])
        copied.title = "又一页"
        copied["B2"].value = "失业保险"

    data = report_in(sheet_of(INJURY, change)).data
    assert [each.fund for each in data.funds] == ["工伤保险", "失业保险"]
    assert [each.item for each in data.funds[0].expenditure.parts] == [
        "工伤保险待遇支出",
        "辅助器具配置支出",
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("1,200", "1200"), ("0.12亿元", "1200"), (" 1200万元", "1200")]
)
def test_amounts_are_read_as_clerks_write_them(text: str, value: str) -> None:
    data = report_in(sheet_of(INJURY, put(TOTAL, text))).data
    assert data.funds[0].income.actual == int(value)


def test_large_amounts_in_yuan_keep_their_last_digits() -> None:
    def change(book: Book) -> None:
        put_basic(book, 7, "元")
        put(TOTAL, 1709000000.45)(book)

    data = report_in(sheet_of(INJURY, change)).data
    assert str(data.funds[0].income.actual) == "1709000000.45"


def test_a_years_sheet_is_none_of_a_period_that_is_asked_for() -> None:
    with pytest.raises(
        UserError, match="基本情况!B5 要做的是 2022Q2 的，而“工伤保险”页的表头是本年数"
    ):
        report_in(sheet_of(INJURY), period="2022Q2")


def test_a_periods_sheet_that_does_not_state_it_takes_the_one_asked_for() -> None:
    data = msgspec.structs.replace(INJURY, period="2022Q2")
    sheet = sheet_of(data, lambda book: put_basic(book, 5, None))
    assert report_in(sheet, period="2022H1").data.period == "2022H1"
    with pytest.raises(UserError, match="“期间”没有填"):
        report_in(sheet)


NONE = "2023年2月30日"


def put_policy(book: Book) -> None:
    cell_of(book, "文件名称", "A").offset(1, 0).value = "关于失业保险的通知"
    cell_of(book, "文件名称", "C").offset(1, 0).value = NONE


def put_common_policy(book: Book) -> None:
    book["共用政策文件"]["A2"].value, book["共用政策文件"]["C2"].value = "通知", NONE


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        (put_policy, "工伤保险!C"),
        (put_common_policy, "共用政策文件!C2"),
        (lambda book: put_basic(book, 9, NONE), "基本情况!B9"),
        (lambda book: put_text(book, "总体情况", f"{NONE}召开会议"), "文字!B2"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_by_its_cell(
    change: Callable[[Book], object], cell: str
) -> None:
    found = made_report(report_in(sheet_of(INJURY, change)), "txt", charts=False)
    told = [found.told(each).zh for each in found.findings if each.code == "D605"]
    assert len(told) == 1
    assert cell in told[0]
    assert "2023年2月只有28天" in told[0]
    assert found.content == b""


def test_counts_are_told_by_the_heads_of_their_section() -> None:
    change = put("年末参保人数", None, "E")

    def changed(book: Book) -> None:
        put("年末参保人数", 34260)(book)
        change(book)

    told = told_of(changed)
    assert any("计量单位" in each and "实施单位" not in each for each in told), told


def of_both_funds(change: Callable[[Book], object]) -> list[str]:
    """What is said of the sheet of one fund and an empty one of another."""
    sheet = fact_sheet_for(INJURY, funds="工伤保险、失业保险")
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    change(book)
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UserError) as told:
        report_in(Source(NAME, out.getvalue()))
    return [each.message.zh for each in told.value.findings]


def test_two_sheets_of_one_fund_are_told_and_neither_is_lost() -> None:
    def change(book: Book) -> None:
        book["失业保险"]["B2"].value = "工伤保险"

    [told] = of_both_funds(change)
    assert told.startswith("失业保险!B2 “工伤保险”页和“失业保险”页的险种都是工伤保险")


def test_two_filled_sheets_of_one_fund_are_told_once() -> None:
    def change(book: Book) -> None:
        book.copy_worksheet(book["工伤保险"]).title = "又一页"

    [told] = told_of(change)
    assert told.startswith("又一页!B2 “工伤保险”页和“又一页”页")


def test_a_fund_that_is_none_is_told_once() -> None:
    [told] = told_of(put("险种", "火灾保险"))
    assert told.startswith("工伤保险!B2 “险种”填的是“火灾保险”")


def put_cell(sheet: str, at: str, value: object = "值") -> Callable[[Book], object]:
    def change(book: Book) -> None:
        book[sheet][at].value = value

    return change


def unread_of(change: Callable[[Book], object]) -> list[str]:
    """What is said of a changed sheet from which a report is made all the same."""
    made = made_report(report_in(sheet_of(INJURY, change)), "txt", charts=False)
    assert made.content
    return [each.message.zh for each in made.findings if each.code in ("E021", "E016")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put_cell("工伤保险", "G5"), "工伤保险!G5 填的“值”没有读：这一栏没有表头"),
        (put_cell("工伤保险", "E2", 7), "工伤保险!E2 填的“7”没有读"),
        (put("年初滚存结余", 700, "C"), "填的“700”没有读：这一格不用填"),
        (put("当期结余（不含上下级往来）", 3, "H"), "填的“3”没有读：这一栏没有表头"),
        (put_cell("基本情况", "D3"), "基本情况!D3 填的“值”没有读"),
        (put_cell("基本情况", "C3", "东和市"), "基本情况!C3 填的“东和市”没有读：这一页只读前两栏"),
        (put_cell("文字", "C2"), "文字!C2 填的“值”没有读"),
        (put_cell("共用政策文件", "F2"), "共用政策文件!F2 填的“值”没有读：这一栏没有表头"),
        (lambda book: book.create_sheet("底稿").append(["数"]), "“底稿”页没有读"),
    ],
)
def test_what_stands_where_nothing_reads_it_is_told(
    change: Callable[[Book], object], words: str
) -> None:
    told = unread_of(change)
    assert len(told) == 1
    assert words in told[0]


def test_a_value_beside_no_label_is_told() -> None:
    told = told_of(put_cell("基本情况", "B11", "某中心"))
    assert any("基本情况!B11 填的“某中心”前面没有项目名称" in each for each in told), told


def test_a_formula_without_a_result_is_told() -> None:
    def looked_up(book: Book) -> None:
        cell_of(book, "其他收入").value = "=VLOOKUP(1,别处!A:B,2)"

    told = told_of(looked_up)
    assert any("是公式，文件里没有存它的结果" in each for each in told)


@pytest.mark.parametrize(
    ("total", "item", "reason"),
    [
        ("", "工资增长。", "工资增长（保费收入）"),
        ("减免到期。", "工资增长", "减免到期；工资增长（保费收入）"),
    ],
)
def test_the_reason_of_an_item_goes_into_that_of_its_total(
    total: str, item: str, reason: str
) -> None:
    def change(book: Book) -> None:
        cell_of(book, "收入合计（不含上下级往来）", "E").value = total or None
        cell_of(book, "保费收入", "E").value = item

    (read,) = report_in(sheet_of(INJURY, change)).data.funds
    assert read.income is not None
    assert read.income.reason == reason
