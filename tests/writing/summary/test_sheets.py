"""The formulas of the workbook give what was computed."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.application.summaries.files import summary_bytes
from jixiao.application.summaries.summarising import summarise
from tests.application.summing_data import form, project_list

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_an_office_computes_the_same(tmp_path: Path) -> None:
    summary = summarise(
        [
            form(),
            form("某县社保中心", "待遇认证", budget="20", executed="15"),
            form("某县社保中心", "社保卡制发", budget="30", executed=""),
            form("", "没有单位的项目", department=""),
        ],
        listed=project_list("1\t参保扩面经费\t某县医保中心\t10", "2\t异地核查\t某县医保中心\t30"),
    )
    book = tmp_path / "汇总表.xlsx"
    book.write_bytes(summary_bytes(summary, "xlsx"))
    settings = tmp_path / "office" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS, encoding="utf-8")
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(book)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    live = openpyxl.load_workbook(book)
    kept = openpyxl.load_workbook(book, data_only=True)
    again = openpyxl.load_workbook(tmp_path / "again" / book.name, data_only=True)
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in live
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(cells) > 80
    assert {"单位排名", "得分分布", "执行率分布", "自评覆盖率"} <= {sheet for sheet, _ in cells}
    for sheet, at in cells:
        was, now = kept[sheet][at].value, again[sheet][at].value
        assert (was or 0) == pytest.approx(now or 0, abs=0.006), (sheet, at, live[sheet][at].value)


def test_a_sheet_for_each_table_of_each_group() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(summary_bytes(summarise([form(), form(project="扩面", year=2023)]), "xlsx"))
    )
    assert "2024年度绩效自评表 项目明细" in book.sheetnames
    assert "2023年度绩效自评表 项目明细" in book.sheetnames
    assert book.sheetnames[-1] == "说明"


def widths_of(sheet: Worksheet) -> dict[int, float]:
    return {
        at: each.width
        for each in sheet.column_dimensions.values()
        for at in range(each.min, each.max + 1)
    }


def test_amounts_have_room_in_full() -> None:
    large = [
        form(f"某县第{at}局", budget="987654321.25", executed="887654321.25") for at in range(9)
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(summary_bytes(summarise(large), "xlsx")), data_only=True
    )
    seen = 0
    for sheet in book:
        widths = widths_of(sheet)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float) and "#,##0" in cell.number_format:
                    seen += 1
                    assert len(f"{cell.value:,.2f}") + 2 <= widths[cell.column], cell.coordinate
    assert seen > 20


def test_a_narrow_table_is_printed_upright_and_no_few_rows_go_over() -> None:
    units = [form(f"某县第{at}局") for at in range(42)]
    book = openpyxl.load_workbook(io.BytesIO(summary_bytes(summarise(units), "xlsx")))
    ranks, forms = book["单位排名"], book["项目明细"]
    assert ranks.page_setup.orientation != "landscape"
    assert forms.page_setup.orientation == "landscape"
    assert ranks.page_setup.fitToHeight is None  # one page, as which nothing is written
    assert forms.page_setup.fitToHeight == 0
