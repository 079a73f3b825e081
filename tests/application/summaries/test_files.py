"""Files of a summary, and the letters to units that lack something."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from jixiao.application.sources import Source
from jixiao.application.summaries.files import FORMATS, reminder_files, reminders_of, summary_bytes
from jixiao.application.summaries.summarising import summarise
from jixiao.core.errors import UserError
from jixiao.core.summaries import Summarised
from jixiao.reading import read_bytes
from tests.application.summing_data import REPORT, form, project_list


def summary() -> Summarised:
    return summarise(
        [form(), form("某县社保中心", "待遇认证经费", executed="8"), REPORT],
        listed=project_list(
            "1\t参保扩面经费\t某县医保中心\t10",
            "2\t异地核查经费\t某县医保中心\t30.5",
            "3\t待遇资格认证经费\t某县社保中心\t10",
            "4\t社保卡制发\t某县社保中心\t6",
        ),
    )


def words(name: str, content: bytes) -> str:
    (document,) = read_bytes(content, name)
    texts = []
    for block in document.blocks:
        texts += [cell.text for cell in block.cells] if hasattr(block, "cells") else [block.text]
    return "\n".join(texts)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_facts_in_every_format(fmt: str, language: str) -> None:
    text = words(f"汇总.{fmt}", summary_bytes(summary(), fmt, language)).replace("\n", "")
    for fact in (
        "某县社保中心",
        "参保扩面经费",
        "异地核查经费",
        "20.00",
        "17.00",
        "85.00%",
        "报告.txt",
    ):
        assert fact in text, fact


def test_sums_of_the_workbook_are_live_and_stand_on_the_table_of_forms() -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary_bytes(summary(), "xlsx")))
    sheet = book["分单位汇总"]
    row = dict(
        zip([cell.value for cell in sheet[3]], [cell.value for cell in sheet[4]], strict=True)
    )
    assert row["项目数"] == "=COUNTIF('项目明细'!$B$4:$B$5,B4)"
    assert row["预算数（万元）"].startswith("=SUMIFS('项目明细'!$D$4:$D$5,")
    assert row["执行率"].startswith("=IF(")
    total = [cell.value for cell in sheet[6]]
    assert total[:4] == [None, "合计", "=SUM($C$4:$C$5)", "=SUM($D$4:$D$5)"]


def test_sheets_are_frozen_filtered_and_print_as_wide_as_they_are() -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary_bytes(summary(), "xlsx")))
    for sheet in book.worksheets[:-1]:
        assert sheet.auto_filter.ref.startswith("A3:"), sheet.title
        assert sheet.freeze_panes.endswith("4")
        assert sheet.print_title_rows == "$3:$3"
    assert book["项目明细"].page_setup.orientation == "landscape"


def test_the_table_of_forms_prints_the_columns_that_a_page_has_room_for() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(summary_bytes(summary(), "xlsx")))["项目明细"]
    heads = [cell.value for cell in sheet[3]]
    printed = heads[: heads.index("主要问题") + 1]
    assert sheet.print_area == f"'项目明细'!$A$1:${get_column_letter(len(printed))}$6"
    assert {"文件", "主管部门", "金额计入"} & set(printed) == set()
    widths = [
        sheet.column_dimensions[get_column_letter(at + 1)].width for at in range(len(printed))
    ]
    assert sum(widths) < 165  # A4 across takes them at nine points or more


def test_the_coverage_stands_on_the_tables_of_what_is_missing_and_in_doubt() -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary_bytes(summary(), "xlsx")))
    cells = [
        [cell.value for cell in row] for row in book["自评覆盖率"].iter_rows(min_row=3, max_row=4)
    ]
    row = dict(zip(*cells, strict=True))
    assert row["未报"] == "=COUNTIF('未报的项目'!$B$4:$B$5,B4)"
    assert row["存疑"] == "=COUNTIF('存疑，请人工核对'!$B$4:$B$4,B4)"
    assert row["已报金额（万元）"].startswith("=H4-SUMIF('未报的项目'!$B$4:$B$5,B4,")
    assert "覆盖率随之重算" in book["自评覆盖率"]["A2"].value


def test_no_text_of_a_form_becomes_a_formula() -> None:
    hostile = summarise([form(project="=1+1", unit="@SUM(A1)")])
    book = openpyxl.load_workbook(io.BytesIO(summary_bytes(hostile, "xlsx")))
    cell = book["项目明细"]["C4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_letter_to_each_unit_that_lacks_something_with_its_own_projects() -> None:
    files = reminder_files(summary())
    assert sorted(files) == ["催报通知-某县医保中心.docx", "催报通知-某县社保中心.docx"]
    own = words("x.docx", files["催报通知-某县医保中心.docx"])
    assert "关于催报2024年度绩效自评表的通知" in own
    assert "中，1个没有报送2024年度绩效自评表，涉及金额30.50万元" in own
    assert "异地核查经费" in own
    assert "社保卡制发" not in own


def test_what_is_in_doubt_is_asked_for_and_not_called_missing() -> None:
    other = next(each for each in reminders_of(summary()) if each.unit == "某县社保中心")
    assert [each.name for each in other.missing] == ["社保卡制发"]
    text = words("x.docx", reminder_files(summary())["催报通知-某县社保中心.docx"])
    assert "但不能确定，请一并核实" in text
    assert "同一单位，项目名称相近" in text
    assert "某县社保中心“待遇认证经费”" in text


def test_without_a_list_there_are_no_letters() -> None:
    assert reminder_files(summarise([form()])) == {}


def test_another_format_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        summary_bytes(summary(), "csv")
    assert caught.value.code == "E003"


def test_a_list_without_units_makes_one_letter() -> None:
    listed = Source("清单.txt", "编码\t项目名称\t预算数（万元）\n1\t异地核查\t3\n".encode())
    files = reminder_files(summarise([form()], listed=listed))
    assert list(files) == ["催报通知-未写明单位.docx"]
    assert "有关单位：" in words("x.docx", next(iter(files.values())))
