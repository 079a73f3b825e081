"""The overview as a sheet: to sort, filter and print."""

from __future__ import annotations

import io

import openpyxl

from jixiao.rendering.workbook import as_workbook


def overview(data: bytes, name: str = "总览"):
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def test_numbers_are_numbers_under_heads_that_stay(make_review) -> None:
    sheet = overview(as_workbook(make_review()))
    heads = [cell.value for cell in sheet[3]]
    row = dict(zip(heads, [cell.value for cell in sheet[4]], strict=True))
    assert (row["单位"], row["表"], row["文件"], row["第几张表"]) == (
        "某县医保局",
        "自评表",
        "自评表.txt",
        1,
    )
    assert (row["年度"], row["总分得分"], row["错误"], row["警告"], row["提示"]) == (
        2020,
        5,
        0,
        1,
        1,
    )
    assert sheet.freeze_panes == "E4"
    assert sheet.auto_filter.ref == "A3:U5"


def widths(sheet) -> dict[int, float]:
    return {
        at: each.width
        for each in sheet.column_dimensions.values()
        if not each.hidden
        for at in range(each.min, each.max + 1)
    }


def test_it_prints_across_a3_with_its_head_on_every_page_to_be_read_at_arms_length(
    make_review,
) -> None:
    sheet = overview(as_workbook(make_review()))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    millimetres = sum(int(width) * 7 + 5 for width in widths(sheet).values()) * 25.4 / 96
    assert millimetres * 0.93 <= 420 - 20  # 10.5 points are printed as 9.8 at least
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes, one across


def test_rows_are_as_high_as_their_texts(make_review) -> None:
    name = "某县城乡居民基本医疗保险基金及大病保险资金绩效自评表（修改稿）.txt"
    sheet = overview(as_workbook(make_review(name=name)))
    assert sheet["T4"].value == name
    assert sheet.row_dimensions[4].height >= 30  # two lines


def test_columns_that_no_form_has_anything_for_take_no_room(make_review) -> None:
    sheet = overview(as_workbook(make_review()))
    shown = {cell.value for cell in sheet[3] if cell.column in widths(sheet)}
    assert {"单位", "总分得分", "错误", "已接受", "文件"} <= shown
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=5)]
    heads = [str(head) for head, *values in zip(*rows, strict=True) if set(values) <= {None, ""}]
    assert heads
    assert not set(heads) & shown


def test_numbers_do_not_touch_the_words_beside_them(make_review) -> None:
    sheet = overview(as_workbook(make_review()))
    numbers = [cell for cell in sheet[4] if isinstance(cell.value, int | float)]
    assert {cell.alignment.horizontal for cell in numbers[1:]} <= {"center", "general", None}
    assert numbers[-1].alignment.horizontal == "center"


def test_english(make_review) -> None:
    sheet = overview(as_workbook(make_review(), "en"), "Overview")
    assert [cell.value for cell in sheet[3]][:4] == [
        "No.",
        "Unit",
        "Department in charge",
        "Project",
    ]
