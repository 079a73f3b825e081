"""What of a folder does not belong into one report is told, and its amounts are not mixed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jixiao.application.reports.reporting import made_report
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.knowledge.layouts import layout_for
from jixiao.paths.reports import load_report
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import Cell, Page, Paragraph, Table
from tests.drafting.making import form_for

INJURY = form_for("工伤保险", Decimal(16658), Decimal(12713))
UNEMPLOYMENT = form_for("失业保险", Decimal(8016), Decimal(8354))
HEADS = ("2022年预算", "2022年", "2021年")
YEAR = "2022年东和市社会保险基金收支分析表"
HALF = "2024年上半年东和市社会保险基金收支分析表"


def table_of(rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    )
    return Table(cells=cells, rows=len(rows), columns=len(rows[0]))


def table(path: Path, title: str, heads: tuple[str, ...] = HEADS, unit: str = "亿元") -> None:
    amounts = iter(
        [
            "1.37",
            "1.53",
            "1.67",
            "0.80",
            "1.38",
            "1.63",
            "1.27",
            "0.84",
            "1.72",
            "1.64",
            "1.55",
            "0.45",
        ]
    )
    rows = [("险种", "", "工伤保险", "失业保险")] + [
        (head if side == "收入" else "", f"基金{side}小计", next(amounts), next(amounts))
        for head in heads
        for side in ("收入", "支出")
    ]
    lines = [Paragraph(text=title, style="title")]
    lines += [Paragraph(text=f"单位：{unit}", style="right")] if unit else []
    blocks = (*lines, table_of(rows))
    path.write_bytes(made([Page(name="收支表", blocks=blocks)], "xlsx"))


def form(path: Path, data: FormData) -> None:
    path.write_bytes(made([pages_of(data, layout_for(data))], "docx"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    table(tmp_path / "收支.xlsx", YEAR)
    form(tmp_path / "工伤.docx", INJURY)
    return tmp_path


def told(folder: Path, period: str = "") -> list[Finding]:
    """All that is told of a folder: what keeps it from being drafted, or of the report made."""
    try:
        found = load_report(folder, None, period)
    except UserError as error:
        return list(error.findings)
    return list(made_report(found, "txt", charts=False).findings)


def saying(found: list[Finding], words: str) -> Finding:
    (only,) = [each for each in found if words in each.message.zh]
    return only


def test_tables_of_two_areas_make_no_report(folder: Path) -> None:
    table(folder / "西.xlsx", "2022年西和市社会保险基金收支分析表")
    found = saying(told(folder), "收支.xlsx 的收支表是东和市的，西.xlsx 的是西和市的")
    assert found.severity is Severity.ERROR
    table(folder / "西.xlsx", "2022年东和市本级社会保险基金收支分析表")
    assert saying(told(folder), "只留一个地区的").severity is Severity.ERROR


def test_a_table_of_another_area_than_people_wrote_makes_no_report(folder: Path) -> None:
    (folder / "报告.yaml").write_text("area: 西和市本级\n", encoding="utf-8")
    assert "报告的地区范围写的是西和市本级" in saying(told(folder), "收支.xlsx").message.zh
    (folder / "报告.yaml").write_text("area: 东和市本级\n", encoding="utf-8")
    assert [each for each in told(folder) if each.code == "E015"] == []


def test_a_form_of_another_area_and_unit_is_told_and_the_unit_asked_for(folder: Path) -> None:
    other = msgspec.structs.replace(
        UNEMPLOYMENT,
        title="西和市本级社会保险支出绩效自评表",
        supervising_department="西和市社会保险中心",
    )
    form(folder / "失业.docx", other)
    found = told(folder)
    saying(found, "标题写的是西和市本级，报告的地区范围是东和市")
    saying(found, "西和市社会保险中心（失业.docx）、东和市社会保险中心（工伤.docx）")
    assert [each.address for each in found if each.code == "E012"] == ["unit"]
    (folder / "报告.yaml").write_text("unit: 东和市社会保险中心\n", encoding="utf-8")
    assert not any("单位不一样" in each.message.zh for each in told(folder))


def test_a_form_of_a_later_year_does_not_change_the_reports(folder: Path) -> None:
    form(folder / "失业.docx", msgspec.structs.replace(UNEMPLOYMENT, year=2023))
    found = [each for each in told(folder) if each.severity is Severity.ERROR]
    assert "失业.docx" in found[0].message.zh
    assert "的年度是2023，报告的年度是2022" in found[0].message.zh
    assert len(found) == 1


def test_two_forms_of_one_fund_are_told(folder: Path) -> None:
    form(folder / "工伤改.docx", msgspec.structs.replace(INJURY, project="工伤保险基金"))
    assert saying(told(folder), "工伤保险的自评表有2张").severity is Severity.WARNING


def test_what_holds_no_form_and_what_is_not_opened_is_told_once(folder: Path) -> None:
    (folder / "通知.txt").write_text("关于报送材料的通知\n请按时报送。\n", encoding="utf-8")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 300)
    (folder / "去年的.yaml").write_text("unit: a\n", encoding="utf-8")
    (folder / "失业").mkdir()
    found = told(folder)
    assert saying(found, "没有用到 照片.jpg、通知.txt").severity is Severity.REMARK
    saying(found, "下面的文件夹没有打开：失业")
    saying(found, "数据文件没有读：去年的.yaml；人写的内容只读 报告.yaml")


@pytest.mark.parametrize(
    "heads",
    [
        ("2024年预算", "2024年1—6月", "2023年1—6月"),
        ("年度预算数", "本期累计", "上年同期"),
        ("全年预算", "2024年上半年", "2023年上半年"),
    ],
)
def test_a_table_within_the_year_has_the_years_budget(
    heads: tuple[str, ...], tmp_path: Path
) -> None:
    table(tmp_path / "收支.xlsx", HALF, heads)
    (tmp_path / "报告.yaml").write_text("unit: 东和市社会保险中心\n", encoding="utf-8")
    data = load_report(tmp_path, None, "2024Q2").data
    income = data.funds[0].income
    assert (income.budget, income.actual, income.last_year) == (13700, 13800, 17200)
    assert data.area == "东和市"


@pytest.mark.parametrize(
    ("title", "heads", "unit", "words"),
    [
        (YEAR, HEADS, "亿元", "里没有2024年1-6月的数（从1月起的累计数），有的是2022年、2021年的"),
        (
            "2024年二季度东和市社会保险基金收支分析表",
            ("2024年预算", "2024年二季度", "2023年二季度"),
            "亿元",
            "有的是2024年二季度、2023年二季度的",
        ),
        (HALF, ("2024年预算", "2024年1—6月", "2023年1—6月"), "", "没有写金额单位"),
    ],
)
def test_a_table_that_gives_nothing_says_why(
    title: str, heads: tuple[str, ...], unit: str, words: str, tmp_path: Path
) -> None:
    table(tmp_path / "收支.xlsx", title, heads, unit)
    assert saying(told(tmp_path, "2024Q2"), words).code == "E016"


def test_last_years_table_beside_this_years_is_no_stray_one(folder: Path) -> None:
    heads = ("2021年预算", "2021年", "2020年")
    table(folder / "上年.xlsx", "2021年东和市社会保险基金收支分析表", heads)
    found = told(folder)
    assert not any("里没有2022年的数" in each.message.zh for each in found)
    saying(
        found, "上年.xlsx 与 收支.xlsx 的收支表数不一样：工伤保险收入（2021年）1.38亿元 / 1.72亿元"
    )


def test_income_with_what_moves_between_levels_is_not_taken_for_it(folder: Path) -> None:
    rows = (
        ("险种", "", "工伤保险"),
        ("2022年预算", "基金收入小计", "1.37"),
        ("", "基金支出小计", "1.67"),
        ("2022年", "总收入（含上下级往来）", "2.3300"),
        ("", "基金收入小计", "1.38"),
        ("", "基金支出小计", "1.27"),
        ("2021年", "基金收入小计", "1.72"),
        ("", "基金支出小计", "1.55"),
    )
    lines = (Paragraph(text=YEAR, style="title"), Paragraph(text="单位：亿元", style="right"))
    page = Page(name="收支表", blocks=(*lines, table_of(rows)))
    (folder / "收支.xlsx").write_bytes(made([page], "xlsx"))
    assert load_report(folder).data.funds[0].income.actual == 13800
