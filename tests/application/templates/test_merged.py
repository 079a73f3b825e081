"""Merged cells of a template say something of all their rows, or are told."""

from __future__ import annotations

import io

import openpyxl
import pytest

from jixiao import Source
from jixiao.application.data.reading import forms_in
from jixiao.application.loaded import Loaded
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError


def read(area: str, value: str) -> Loaded:
    """The form of a template of three indicators with a value in merged cells."""
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, "工伤保险")))
    sheet = book["指标"]
    sheet.delete_rows(2, 40)
    for row in (2, 3, 4):
        for column, text in enumerate(
            ("1", "产出指标", "数量指标", f"指标{row}", "≥1人", "1人", "10", "10", "少"), start=1
        ):
            sheet.cell(row, column).value = text
    first = area.partition(":")[0]
    for row in sheet[area]:
        for cell in row:
            cell.value = None
    sheet[first] = value
    sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return forms_in(Source("模板.xlsx", out.getvalue()))[0]


@pytest.mark.parametrize(
    ("area", "value", "field"),
    [("B2:B4", "效益指标", "level1"), ("C2:C4", "质量指标", "level2"), ("I2:I4", "停办。", "reason")],
)  # fmt: skip
def test_a_level_and_a_reason_are_of_every_row(area: str, value: str, field: str) -> None:
    assert [getattr(row, field) for row in read(area, value).data.indicators] == [value] * 3


def test_the_number_of_the_form_is_of_every_row() -> None:
    assert len(read("A2:A4", "1").data.indicators) == 3


@pytest.mark.parametrize(
    ("area", "told"),
    [
        ("F2:F4", "指标!F2:F4 填的是“5”：“完成值”几行合并成了一格，只算第2行的；请取消合并，每一格填自己的"),
        ("G3:G4", "指标!G3:G4 填的是“5”：“分值”几行合并成了一格，只算第3行的；请取消合并，每一格填自己的"),
        ("E2:F2", "指标!E2:F2 填的是“5”：“指标值”和“完成值”的格合并了，只算“指标值”的；请取消合并，每一格填自己的"),
    ],
)  # fmt: skip
def test_a_value_of_one_row_is_told_with_its_cells(area: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        read(area, "5")
    assert caught.value.findings[0].message.zh == told


def test_what_is_merged_over_empty_rows_is_not() -> None:
    assert read("F4:F6", "5人").data.indicators[2].actual == "5人"
