"""The problem list as xlsx: read back as a person would see it."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.rendering.workbook import as_workbook


def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def in_column(sheet: Worksheet, head: str, row: int = 4) -> Cell:
    """The cell of the list below a head."""
    heads = [cell.value for cell in sheet[3]]
    return sheet.cell(row, heads.index(head) + 1)


def test_overview_first_then_one_row_for_each_finding(make_review) -> None:
    loaded = book(as_workbook(make_review()))
    assert loaded.sheetnames == ["总览", "问题清单", "表和行（勿改）"]
    assert loaded["表和行（勿改）"].sheet_state == "hidden"


@pytest.mark.parametrize(
    "hostile",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "{=1}",
        "http://a.example/x",
        '=HYPERLINK("http://a")',
    ],
)
def test_no_text_of_a_document_becomes_a_formula_or_a_link(make_review, hostile: str) -> None:
    data = as_workbook(make_review(message=hostile, sentence=hostile))
    sheet = book(data)["问题清单"]
    cell = in_column(sheet, "问题")
    assert cell.value == hostile
    assert cell.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = {
            name: package.read(name).decode("utf-8")
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }
    assert not any("<f>" in text or "<hyperlink" in text for text in texts.values())


def test_control_characters_and_endless_texts_still_make_a_file(make_review) -> None:
    sheet = book(as_workbook(make_review(message="\x00\x1b\ud800" + "长" * 50_000)))["问题清单"]
    assert len(in_column(sheet, "问题").value) == 32_000


def test_accepted_findings_carry_their_reason(make_review) -> None:
    found = make_review().documents[0].findings[0]
    sheet = book(as_workbook(make_review(accepted={found.id: "已核"})))["问题清单"]
    heads = ("状态", "处理意见", "接受理由", "所核对的数", "标识")
    assert [in_column(sheet, head).value for head in heads] == [
        "接受",
        "接受",
        "已核",
        found.result,
        found.id,
    ]
