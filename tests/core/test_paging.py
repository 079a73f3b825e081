"""A sheet whose last rows would go over to a page of their own is set a little smaller."""

from __future__ import annotations

import io
from decimal import Decimal

import msgspec
import openpyxl
import pytest

from jixiao.application.filling import fill
from jixiao.core.formdata import IndicatorData, form_data
from jixiao.core.paging import Margins, digits_wide, lines_needed, page_breaks, pages_to_fit
from tests.application.filling_data import FORM

MARGIN = Margins.even("0.55")  # leaves 762 points of A4 upright, 515 across


@pytest.mark.parametrize(
    ("heights", "repeated", "pages"),
    [
        ([30] * 25, 0, 0),  # one page as it is
        ([30] * 26, 0, 1),  # one row would go over
        ([30] * 28, 0, 1),  # three
        ([30] * 29, 0, 0),  # four are no few: two pages
        ([30] * 51, 0, 2),
        ([30] * 50, 60, 2),  # the heads of the second page take two rows
        ([30] * 40, 60, 0),
        ([], 0, 0),
        ([409, 409], 0, 0),
    ],
)
def test_few_rows_are_taken_back(heights: list[int], repeated: int, pages: int) -> None:
    found = pages_to_fit(heights, [90], repeated=repeated, landscape=False, margins=MARGIN)
    assert found == pages


def test_what_is_set_smaller_to_fit_across_has_room_for_more_rows() -> None:
    for widths, pages in (([90], 1), ([180], 0)):
        found = pages_to_fit([30] * 26, widths, repeated=0, landscape=False, margins=MARGIN)
        assert found == pages


def sheet_of(rows: int, **more: bool):
    data = form_data({**FORM, "indicators": []}, strict=False)
    row = IndicatorData(
        level1="产出指标", level2="数量指标", name="培训人次", target="≥32人次", actual="33人次"
    )
    data = msgspec.structs.replace(data, indicators=(row,) * rows)
    (made,) = fill([data], "xlsx", draft=True, foot=True, **more).files
    return openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]


@pytest.mark.parametrize(("rows", "pages"), [(12, 0), (23, 1)])
def test_forms_as_they_are_written(rows: int, pages: int) -> None:
    sheet = sheet_of(rows)
    height = sheet.page_setup.fitToHeight  # not written where it is 1
    assert (1 if height is None else int(height)) == pages
    assert int(sheet.page_setup.fitToWidth or 1) == 1


def test_a_form_of_several_pages_ends_them_where_no_merged_cell_is_cut() -> None:
    data = form_data({**FORM, "indicators": []}, strict=False)
    rows = [
        IndicatorData(
            level1="产出指标",
            level2=f"第{group}类指标",
            name=f"第{group}类第{at}项业务办结率",
            target="≥95%",
            actual="96%",
        )
        for group in range(12)
        for at in range(4)
    ]
    data = msgspec.structs.replace(data, indicators=tuple(rows))
    (made,) = fill([data], "xlsx", draft=True, foot=True).files
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage  # else breaks of one's own are left out
    assert int(sheet.page_setup.scale or 100) >= 87
    ends = [each.id for each in sheet.row_breaks.brk]
    assert ends
    cut = [
        str(area)
        for area in sheet.merged_cells.ranges
        if any(area.min_row <= end < area.max_row for end in ends)
    ]
    named = {str(sheet[each.split(":")[0]].value) for each in cut}
    assert not any(name.startswith("第") for name in named), named
    for each in cut:  # what goes on all the same begins at the top, where no break cuts its words
        assert sheet[each.split(":")[0]].alignment.vertical == "top"
    assert sheet.max_row - max(ends) >= 3 + 3  # the foot takes rows of the table along


@pytest.mark.parametrize(
    ("rows", "foot", "pages"),
    [
        (29, 0, 0),  # four rows of the table go over: two pages
        (29, 150, 1),  # they are lines below it: no page of names alone
        (31, 150, 1),  # nor one with a single row before them
        (33, 150, 0),  # with rows of the table before them they may
        (35, 300, 0),  # too much to set smaller
    ],
)
def test_the_lines_below_a_table_get_no_page_of_their_own(rows: int, foot: int, pages: int) -> None:
    found = pages_to_fit([30] * rows, [90], repeated=0, landscape=False, margins=MARGIN, foot=foot)
    assert found == pages


def test_the_cover_of_a_workbook_stands_in_the_middle() -> None:
    (made,) = fill([form_data(FORM, strict=False)], "xlsx", draft=True, cover=True).files
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]
    lines = [cell for (cell,) in sheet.iter_rows(max_col=1) if cell.value]
    assert [cell.alignment.horizontal for cell in lines] == ["center"] * 4
    assert str(lines[2].value).startswith("填报单位（公章）：")


def test_signs_of_chinese_fonts_are_as_wide_as_characters() -> None:
    assert digits_wide("≥95%") == 5
    assert digits_wide("“一次办好”—") == 14
    assert digits_wide("2889.39") == 7


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 9, 1),
        ("企业职工基本养老保险", 21, 1),
        ("企业职工基本养老保险", 20, 2),
        ("甲\n乙\n\n丙", 9, 4),
        ("支出51774.25万元", 12, 3),  # a figure is not broken
        ("监控表（2020-06）", 12, 2),
        ("按规定执行。", 11, 2),
        ("甲乙丙（丁）", 8, 2),  # an opening mark goes along with what it opens
        ("yopurga-monitoring-2020.xlsx", 15, 2),
    ],
)
def test_a_wrapped_text_takes_as_many_lines_as_its_column_asks_for(
    text: str, width: int, lines: int
) -> None:
    assert lines_needed(text, width) == lines


@pytest.mark.parametrize(
    ("costs", "least", "breaks"),
    [
        ([0] * 12, "0.6", (4, 7, 10)),
        ([0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0], "0.6", (3, 5, 8, 11)),
        ([0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0], "0.9", (4, 7, 10)),  # too early
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, None, None], "0.6", (4, 7, 9)),
        ([None] * 12, "0.6", (4, 7, 10)),  # it has to end somewhere
    ],
)
def test_a_page_ends_where_least_is_cut(
    costs: list[int | None], least: str, breaks: tuple[int, ...]
) -> None:
    found = page_breaks([30] * 12, Decimal(120), repeated=30, costs=costs, least=Decimal(least))
    assert found == breaks
