"""The filling template read back: every fault of every form is told at once, with its cell."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import openpyxl
import pytest

from jixiao.application.filling import fill
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.paths.forms import load_forms


def cell_of(book: openpyxl.Workbook, sheet: str, head: str, row: int) -> str:
    column = next(
        cell.column_letter for cell in book[sheet][1] if str(cell.value).rstrip("*＊ ") == head
    )
    return f"{column}{row}"


def faults(
    tmp_path: Path,
    *cells: tuple[str, str, int, str],
    renamed: str = "",
    kind: str = "self_evaluation",
) -> list[str]:
    """What is told of the template of a kind with these cells (sheet, head, row, value)."""
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for(kind, None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    for sheet, head, row, value in cells:
        book[sheet][cell_of(book, sheet, head, row)] = value
    if renamed:
        book[renamed].title = "我的"
    book.save(path)
    with pytest.raises(UserError) as caught:
        load_forms(path)
    assert {each.code for each in caught.value.findings} == {"E021"}
    return [each.message.zh for each in caught.value.findings]


def test_all_faults_of_a_form_are_told_at_once_with_their_cells(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ("基本情况", "表种", 2, "什么表"),
        ("基本情况", "年度", 2, "2O22"),
        ("基本情况", "监控时点", 2, "去年"),
        ("资金", "总额或部分", 3, "全部"),
        ("资金", "总额或部分", 4, "一半"),
        kind="monitoring",
    )
    told = ["“表种”", "“年度”", "“监控时点”", "“全部”", "“一半”"]
    assert [word for word, line in zip(told, found, strict=True) if word not in line] == []
    assert all("!" in line.split()[0] for line in found)


def test_values_that_are_none_are_told_with_the_other_faults(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ("基本情况", "年度", 2, "x"),
        ("基本情况", "金额单位", 2, "美元"),
        ("资金", "全年预算数", 2, "一百"),
        ("指标", "分值", 2, "十"),
        ("指标", "得分", 3, "三"),
    )
    told = ["“x”", "“美元”", "“一百”", "“十”", "“三”"]
    assert [word for word, line in zip(told, found, strict=True) if word not in line] == []
    assert all("!" in line.split()[0] for line in found)


def test_headings_of_no_level_are_all_told(tmp_path: Path) -> None:
    sheet = "指标名里的分值"
    cells = [(sheet, "级别", 2, "三级"), (sheet, "名称", 3, "产出指标"), (sheet, "分值", 3, "50")]
    found = faults(tmp_path, *cells)
    assert ["“三级”" in found[0], "“级别”（填的是“”）" in found[1]] == [True, True]


def test_a_template_asks_for_nothing_that_has_no_name_for_a_clerk() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(template_for("self_evaluation", None, "工伤保险")), read_only=True
    )
    heads = [cell for sheet in book for cell in next(sheet.iter_rows(values_only=True), ())]
    assert [each for each in heads if each is not None and "." in str(each)] == []


def test_the_faults_of_several_forms_are_told_together(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ("基本情况", "年度", 2, "二三年"),
        ("基本情况", "序号", 3, "2"),
        ("基本情况", "年度", 3, "20240"),
        ("资金", "序号", 3, "7"),
    )
    assert len(found) == 3
    assert [word for word in ("“7”", "“二三年”", "“20240”") if word not in "".join(found)] == []


def test_a_renamed_sheet_hides_nothing(tmp_path: Path) -> None:
    found = faults(tmp_path, ("基本情况", "年度", 2, "2O22"), renamed="指标")
    assert ["“指标”" in found[0], "我的" in found[1], "“年度”" in found[-1]] == [True] * 3


def test_a_row_of_notes_that_holds_nothing_but_its_number_is_no_note(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("monitoring", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    book["注"]["A2"] = "1"
    book.save(path)
    (form,) = load_forms(path)
    assert form.data.notes == ()


@pytest.mark.parametrize(
    ("value", "point"),
    [
        ("2024.1-2024.8", "2024-08"),
        ("2024/1/1-2024/8/31", "2024-08"),
        ("2024年1、2月", "2024-02"),
        ("2024.10", "2024-10"),  # a text
        (2024.11, "2024-11"),
        (datetime.date(2024, 1, 8), "2024-01"),
    ],
)
def test_the_monitoring_point_of_a_cell(tmp_path: Path, value: object, point: str) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("monitoring", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    cell = book["基本情况"][cell_of(book, "基本情况", "监控时点", 2)]
    cell.value = value
    if isinstance(value, datetime.date):
        cell.number_format = "yyyy-m-d"
    book.save(path)
    (form,) = load_forms(path)
    assert (form.data.as_of, form.data.year) == (point, 2024)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2024.10, "2024年1月 或 2024年10月"),
        ("2023年9月至2024年8月", "一个年度以内的年月"),
        ("2024-1-8", "2024年1月 或 2024年8月"),
    ],
)
def test_a_point_that_cannot_be_known_is_told(tmp_path: Path, value: str, words: str) -> None:
    (found,) = faults(tmp_path, ("基本情况", "监控时点", 2, value), kind="monitoring")
    assert words in found


def test_the_year_of_a_form_is_its_titles(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    book["基本情况"][cell_of(book, "基本情况", "标题", 2)] = "2024年度自评表（财预〔2021〕5号）"
    book.save(path)
    (form,) = load_forms(path)
    assert form.data.year == 2024


def test_what_the_foot_says_is_read_and_printed(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    given = {
        "填表人": "张三",
        "审核人": "李四",
        "单位负责人": "王五",
        "联系电话": "0990-1234567",
        "填报日期": "20250928",
    }
    for head, text in given.items():
        book["基本情况"][cell_of(book, "基本情况", head, 2)] = text
    book.save(path)
    (form,) = load_forms(path)
    assert form.data.prepared_by == "张三"
    (printed,) = fill([form], "txt", draft=True).files
    said = printed.content.decode("utf-8-sig")
    line = "填表人：张三　审核人：李四　单位负责人（签字）：王五　联系电话：0990-1234567"
    assert (line in said, "填报日期：2025年9月28日" in said) == (True, True)


def test_a_template_from_before_the_foot_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    sheet = book["基本情况"]
    sheet.delete_cols(sheet.max_column - 4, 5)
    book.save(path)
    (form,) = load_forms(path)
    assert form.findings == ()
