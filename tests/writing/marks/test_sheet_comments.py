"""Comments and fills in xlsx files: on the exact cells, everything else as it was."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from jixiao.core.findings import Severity
from jixiao.core.places import Place
from jixiao.writing.marks.sheets import annotate_xlsx
from tests.writing.marks.marking_support import (
    EXAMPLES,
    SIGNATURE,
    annotated,
    changed_parts,
    members,
    note,
    office,
    places,
    read,
    reviewed,
    texts,
)
from tests.writing.marks.sheet_support import edited, xlsx

_FILLS = {"FFF8CBC6", "FFFFE3A3", "FFCFE6F7"}


def book() -> openpyxl.Workbook:
    """A workbook with much that a library could lose."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "自评表"
    for row in (
        ["指标", "分值", "得分"],
        ["参保人数", 10, 9.9],
        ["发放率", 20, "=B3*0.995"],
        ["合计", "=SUM(B2:B3)", None],
    ):
        sheet.append(row)
    sheet["C2"].number_format, sheet["C2"].font = '0.00"分"', Font(name="仿宋", bold=True)
    sheet.merge_cells("A6:C7")
    sheet["A6"] = "说明"
    sheet.column_dimensions["B"].hidden = False
    sheet.row_dimensions[9].hidden = True
    validation = DataValidation(type="list", formula1='"10,20"')
    validation.add("B2")
    sheet.add_data_validation(validation)
    sheet.print_title_rows, sheet.print_area = "1:1", "A1:C7"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "F2")
    made.create_sheet("另表")["A1"] = "别动"
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    """The workbook's bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def at(cell: str, sheet: str = "自评表", text: str = "") -> Place:
    """A cell's place."""
    return Place(sheet=sheet, cell=cell, text=text)


def comments(data: bytes, sheet: str | None = None) -> dict[str, str]:
    """Cell → comment, as openpyxl reads them."""
    opened = openpyxl.load_workbook(io.BytesIO(data))
    chosen = opened[sheet] if sheet else opened.worksheets[0]
    return {
        cell.coordinate: cell.comment.text
        for row in chosen.iter_rows()
        for cell in row
        if cell.comment
    }


@pytest.mark.parametrize(
    "name", ["yanchi-2024.xlsx", "yopurga-monitoring-2020.xlsx", "kashgar-2020/forms.xlsx"]
)
def test_examples_carry_every_finding_and_only_what_carries_them_changes(name: str) -> None:
    before = (EXAMPLES / name).read_bytes()
    made = annotated(reviewed(EXAMPLES / name))
    assert not made.left
    changed = changed_parts(before, made.data)
    parts = (
        "[Content_Types].xml",
        "xl/styles.xml",
        "xl/worksheets/",
        "xl/comments",
        "xl/drawings/vmlDrawing",
    )
    assert all(part.startswith(parts) for part in changed)
    assert texts(read(made.data)) == texts(read(before))
    opened = openpyxl.load_workbook(io.BytesIO(made.data))
    for finding in made.marked:
        cell = opened[finding.place.sheet or ""][finding.place.cell or ""]
        assert finding.code in cell.comment.text
        assert "绩效审核" in cell.comment.text
        assert cell.fill.fgColor.rgb in _FILLS


def test_everything_else_of_a_workbook_stays() -> None:
    before = saved(book())
    done = annotate_xlsx(
        before,
        [note(at("C2")), note(at("C3"), severity=Severity.REMARK), note(at("C4")), note(at("E20"))],
        SIGNATURE,
    )
    assert not done.left
    assert changed_parts(before, done.data) == {
        "[Content_Types].xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    sheet = openpyxl.load_workbook(io.BytesIO(done.data))["自评表"]
    assert (sheet["C2"].number_format, sheet["C2"].font.name, sheet["C2"].font.bold) == (
        '0.00"分"',
        "仿宋",
        True,
    )
    assert sheet["C2"].fill.fgColor.rgb == "FFF8CBC6"
    assert sheet["C3"].value == "=B3*0.995"
    assert sheet["C3"].fill.fgColor.rgb == "FFCFE6F7"
    assert sheet["B2"].fill.fill_type is None
    assert len(sheet._charts) == 1
    assert sheet.data_validations.dataValidation[0].formula1 == '"10,20"'
    assert sheet.print_title_rows == "$1:$1"
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A6:C7"]
    assert sheet.row_dimensions[9].hidden
    assert set(comments(done.data)) == {"C2", "C3", "C4", "E20"}


def test_comments_that_are_there_are_kept_and_continued() -> None:
    made = book()
    made["自评表"]["C2"].comment = Comment("原有意见", "张三")
    made["自评表"]["A1"].comment = Comment("表头说明", "李四")
    before = saved(made)
    once = annotate_xlsx(
        before, [note(at("C2"), "【错误 S306】一"), note(at("B3"))], SIGNATURE
    ).data
    assert changed_parts(before, once) <= {
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        *(name for name in members(before) if "comment" in name.lower() or name.endswith(".vml")),
    }
    found = comments(once)
    assert found["C2"].startswith("原有意见")
    assert "【错误 S306】一" in found["C2"]
    assert found["A1"] == "表头说明"
    assert set(found) == {"A1", "C2", "B3"}
    twice = annotate_xlsx(once, [note(at("C2"), "【警告 S301】二")], SIGNATURE).data
    assert "一" in comments(twice)["C2"]
    assert "二" in comments(twice)["C2"]
    shapes = next(data for name, data in members(twice).items() if name.endswith(".vml"))
    identities = [
        each.get("id")
        for each in etree.fromstring(shapes).iter("{urn:schemas-microsoft-com:vml}shape")
    ]
    assert len(identities) == len(set(identities)) == 3


def test_several_findings_of_one_cell_share_its_comment_the_gravest_first() -> None:
    notes = [note(at("C2"), "【提示 L708】轻", Severity.REMARK), note(at("C2"), "【错误 S306】重")]
    text = comments(annotate_xlsx(saved(book()), notes, SIGNATURE).data)["C2"]
    assert text.index("重") < text.index("轻")


def test_libreoffice_opens_the_copy_and_sees_the_comments(tmp_path: Path) -> None:
    done = annotated(reviewed(EXAMPLES / "yanchi-2024.xlsx"))
    again = office(done.data, "xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path)
    assert set(comments(again)) == {finding.place.cell for finding in done.marked}


def test_protected_hidden_and_filled_sheets_are_marked_and_stay_so() -> None:
    made = book()
    sheet = made["自评表"]
    sheet.protection.sheet, sheet.protection.password = True, "x"
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.sheet_state = "hidden"
    done = annotate_xlsx(saved(made), [note(at("B2"))], SIGNATURE)
    opened = openpyxl.load_workbook(io.BytesIO(done.data))["自评表"]
    assert opened.protection.sheet
    assert opened.sheet_state == "hidden"
    assert opened["B2"].fill.fgColor.rgb == "FFF8CBC6"


def test_a_cell_under_a_dialogue_is_filled_and_the_finding_left() -> None:
    before = edited(
        saved(book()),
        {
            "xl/threadedComments/threadedComment1.xml": (
                '<ThreadedComments xmlns="x"><threadedComment ref="C2"/></ThreadedComments>'
            ),
        },
        relations={
            "xl/worksheets/_rels/sheet1.xml.rels": (
                "rId77",
                "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
                "../threadedComments/threadedComment1.xml",
            )
        },
    )
    done = annotate_xlsx(before, [note(at("C2")), note(at("C3"))], SIGNATURE)
    assert set(done.left) == {0}
    assert set(comments(done.data)) == {"C3"}


def test_strict_inline_strings_and_rich_text() -> None:
    data = xlsx(
        '<row r="1"><c r="A1"'
        ' t="inlineStr"><is><r><rPr><b/></rPr><t>产出</t></r><r><t>指标（50分）</t></r></is></c><c><v>5</v></c></row><row'
        ' r="3" s="1" customFormat="1"><c r="B3" s="1"><v>0.5</v></c></row>',
        strict=True,
    )
    before = texts(read(data))
    done = annotate_xlsx(
        data,
        [note(at("A1", "表")), note(at("B1", "表")), note(at("A3", "表")), note(at("D9", "表"))],
        SIGNATURE,
    )
    assert not done.left
    assert texts(read(done.data)) == before
    parts = members(done.data)
    assert etree.fromstring(parts["xl/comments1.xml"]).tag.startswith(
        "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
    )
    assert (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in parts["xl/worksheets/_rels/sheet1.xml.rels"]
    )
    sheet = etree.fromstring(parts["xl/worksheets/sheet1.xml"])
    rows = [[cell.get("r") for cell in row] for row in sheet.iter("{*}row")]
    assert rows == [["A1", None], ["A3", "B3"], ["D9"]]
    styles = etree.fromstring(parts["xl/styles.xml"])
    formats = [each.get("numFmtId") for each in styles.find("{*}cellXfs")]
    assert formats == ["0", "10", "0", "10"]


def test_a_sheet_without_such_a_cell_or_name_is_left() -> None:
    done = annotate_xlsx(
        saved(book()), [note(at("A1", "没有")), note(Place(sheet="自评表"))], SIGNATURE
    )
    assert set(done.left) == {0, 1}


def test_every_place_of_an_example_can_be_marked() -> None:
    data = (EXAMPLES / "yanchi-2024.xlsx").read_bytes()
    every = places(read(data))
    done = annotate_xlsx(data, [note(place) for place in every], SIGNATURE)
    assert not done.left
    assert texts(read(done.data)) == texts(read(data))
    assert set(comments(done.data)) == {place.cell for place in every}
