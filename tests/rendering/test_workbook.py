"""The problem list as xlsx: read back as a person would see it."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from jixiao.rendering.workbook import as_workbook


def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_overview_first_then_one_row_for_each_finding(make_review) -> None:
    loaded = book(as_workbook(make_review()))
    assert loaded.sheetnames == ["总览", "问题清单"]
    sheet = loaded["问题清单"]
    head = [cell.value for cell in sheet[2]]
    assert head[:15] == [
        "序号",
        "单位",
        "文件",
        "表",
        "位置",
        "严重程度",
        "编号",
        "问题",
        "填报",
        "应为",
        "依据/算式",
        "可能原因",
        "怎么改",
        "原文摘录",
        "处理意见",
    ]
    row = dict(zip(head, [cell.value for cell in sheet[4]], strict=True))
    assert (row["单位"], row["位置"], row["严重程度"], row["编号"]) == (
        "某县医保局",
        "第4行第4列",
        "警告",
        "T201",
    )
    assert (row["填报"], row["应为"], row["怎么改"]) == ("70%", "75%", "改为75%")
    assert row["依据/算式"].startswith("150/200=75")
    assert row["处理意见"] in (None, "")
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref == "A2:R5"


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
    assert sheet["H3"].value == hostile
    assert sheet["H3"].data_type == "s"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = {
            name: package.read(name).decode("utf-8")
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }
    assert not any("<f>" in text or "<hyperlink" in text for text in texts.values())


def test_control_characters_and_endless_texts_still_make_a_file(make_review) -> None:
    sheet = book(as_workbook(make_review(message="\x00\x1b\ud800" + "长" * 50_000)))["问题清单"]
    assert len(sheet["H3"].value) == 32_000


def test_accepted_findings_carry_their_reason(make_review) -> None:
    found = make_review().documents[0].findings[0]
    sheet = book(as_workbook(make_review(accepted={found.id: "已核"})))["问题清单"]
    assert [sheet.cell(3, column).value for column in (15, 16, 17, 18)] == [
        "接受",
        "已核",
        found.result,
        found.id,
    ]
