"""A fund's sheet checks itself: red where sums differ, heads protected, lists in Chinese, printable."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import openpyxl
import pytest

from jixiao.core.paging import lines_needed, points_across
from jixiao.knowledge.funds import EMPLOYEE_MEDICAL
from jixiao.writing.factsheet.book import fact_sheet
from jixiao.writing.factsheet.looks import WIDTHS
from tests.drafting.making import fund, report, with_accounts

FUND = report(with_accounts(fund()))


@pytest.fixture(scope="module")
def sheet() -> Any:
    book = openpyxl.load_workbook(io.BytesIO(fact_sheet(msgspec.to_builtins(FUND))))
    return book[EMPLOYEE_MEDICAL]


def rules_at(sheet: Any, cell: str) -> list[Any]:
    return [
        rule
        for found in sheet.conditional_formatting
        if cell in str(found.sqref).split()
        for rule in found.rules
    ]


def cell_of(sheet: Any, label: str, column: str = "B", nth: int = 0) -> Any:
    rows = [each.row for each in sheet["A"] if each.value == label]
    return sheet[f"{column}{rows[nth]}"]


def test_totals_are_orange_while_empty_and_red_where_parts_differ(sheet: Any) -> None:
    total = cell_of(sheet, "收入合计（不含上下级往来）")
    kinds = {rule.type for rule in rules_at(sheet, total.coordinate)}
    assert kinds == {"containsBlanks", "expression"}


def test_balances_are_red_where_they_do_not_follow(sheet: Any) -> None:
    end = cell_of(sheet, "期末滚存结余")
    formulas = [rule.formula[0] for rule in rules_at(sheet, end.coordinate) if rule.formula]
    opening, current = (
        cell_of(sheet, label).coordinate for label in ("年初滚存结余", "当期结余（含上下级往来）")
    )
    assert any(opening in each and current in each for each in formulas)


def test_totals_of_accounts_are_held_against_the_whole(sheet: Any) -> None:
    whole, pooled = (cell_of(sheet, "支出合计（不含上下级往来）", nth=nth) for nth in (0, 1))
    formulas = [rule.formula[0] for rule in rules_at(sheet, pooled.coordinate)]
    assert any(whole.coordinate in each for each in formulas)


def test_what_is_computed_and_heads_are_closed_and_the_rest_open(sheet: Any) -> None:
    assert sheet.protection.sheet
    assert cell_of(sheet, "收入合计（不含上下级往来）", "A").protection.locked
    assert cell_of(sheet, "当期结余（不含上下级往来）").protection.locked
    assert str(cell_of(sheet, "当期结余（不含上下级往来）").value).startswith("=IF(")
    assert not cell_of(sheet, "收入合计（不含上下级往来）").protection.locked


def test_lists_speak_chinese(sheet: Any) -> None:
    lists = [each.formula1 for each in sheet.data_validations.dataValidation]
    assert any("本期实际,下年预算,年初以来" in each for each in lists)
    assert any("保费收入" in each for each in lists)


def test_amounts_take_numbers_alone(sheet: Any) -> None:
    (rule,) = [each for each in sheet.data_validations.dataValidation if each.type == "decimal"]
    total, text = (cell_of(sheet, "收入合计（不含上下级往来）", each) for each in "BE")
    assert total.coordinate in rule.sqref
    assert text.coordinate not in rule.sqref
    assert "请填数字" in rule.error


def test_it_is_printed_across_a4_with_its_head_on_every_page(sheet: Any) -> None:
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.row_breaks.brk


def test_what_a_person_wrote_is_no_formula() -> None:
    raw = {"area": "=1+1", "policies": [{"name": '=HYPERLINK("http://a.cn")'}], "plan": ["=A1"]}
    book = openpyxl.load_workbook(io.BytesIO(fact_sheet(raw)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(str(cell.value).startswith("=") for cell in cells) == 3
    assert "f" not in {cell.data_type for cell in cells}


def test_every_text_has_room_in_its_cell() -> None:
    """Amounts and reasons of a year, long ones too: rows are as high as their texts, and a page is filled."""
    raw = msgspec.to_builtins(FUND)
    raw["funds"][0]["expenditure"]["reason"] = "待遇标准两次调整，新增退休人员多于上年；" * 6
    raw["funds"][0]["policies"] = [
        {"name": "关于调整待遇标准的通知" * 4, "content": "第三条。" * 40}
    ]
    book = openpyxl.load_workbook(io.BytesIO(fact_sheet(raw)))
    sheet = book[EMPLOYEE_MEDICAL]
    merged = {each.min_row: each for each in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in (each for each in row if isinstance(each.value, str)):
            area = merged.get(cell.row)
            last = area.max_col if area and area.min_col == cell.column else cell.column
            width = sum(WIDTHS[cell.column - 1 : last])
            if not cell.value.startswith("=") and cell.font.sz == 10:
                room = sheet.row_dimensions[cell.row].height - 3
                assert lines_needed(cell.value, width) * 14 <= room, cell.value
    wide = float(points_across(WIDTHS)) * sheet.page_setup.scale / 100
    assert 740 < wide <= 842 - 2 * 0.6 * 72
