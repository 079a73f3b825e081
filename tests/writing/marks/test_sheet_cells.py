"""Corrections in xlsx files: the cell's value changed, filled and commented; formulas never
overwritten.
"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from jixiao.api import review
from jixiao.checks.review import DocumentReview
from jixiao.core.findings import Correction, Finding, Severity, Text
from jixiao.core.places import Place
from jixiao.reading import read_path
from jixiao.writing.marks.notes import Change
from jixiao.writing.marks.sheets import correct_xlsx
from tests.writing.marks.marking_support import (
    SIGNATURE,
    changed_parts,
    corrected,
    members,
    note,
    read,
    texts,
)
from tests.writing.marks.sheet_support import xlsx


def cell(name: str, text: str, old: str, new: str) -> Change:
    """A change of the words ``old`` in a cell that shows ``text``."""
    start = text.index(old)
    place = Place(sheet="表", cell=name, text=text).narrowed(start, start + len(old))
    return Change(place=place, old=old, new=new, note=note(place, f"【错误 T201】原填：{old}"))


def shown(data: bytes) -> list[str]:
    """What the reader sees."""
    return texts(read(data, "a.xlsx"))


def test_numbers_keep_their_format_and_scale() -> None:
    data = xlsx(
        '<row r="1"><c r="A1"><v>16592</v></c><c r="B1" s="1"><v>0.7605</v></c><c'
        ' r="C1"><v>0</v></c></row>'
    )
    assert shown(data) == ["16592", "76.05%", "0"]
    done = correct_xlsx(
        data,
        [cell("A1", "16592", "16592", "165692"), cell("B1", "76.05%", "76.05%", "76.32%")],
        SIGNATURE,
    )
    assert not done.left
    assert shown(done.data) == ["165692", "76.32%", "0"]
    sheet = openpyxl.load_workbook(io.BytesIO(done.data)).active
    assert (sheet["A1"].value, sheet["B1"].value) == (165692, 0.7632)
    assert sheet["B1"].number_format == "0.00%"
    assert "原填：16592" in sheet["A1"].comment.text
    assert sheet["A1"].fill.fill_type == "solid"
    assert sheet["C1"].fill.fill_type is None


def test_a_shared_string_changes_in_its_own_cell_alone_and_keeps_its_runs() -> None:
    strings = "<si><t>较上年减少2.61元</t></si><si><r><rPr><b/></rPr><t>预算165</t></r><r><t>92万元</t></r></si>"
    data = xlsx(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c><c r="C1"'
        ' t="s"><v>1</v></c></row><row r="2"><c r="A2"'
        ' t="inlineStr"><is><t>得分9.8分</t></is></c></row>',
        strings=strings,
    )
    done = correct_xlsx(
        data,
        [
            cell("A1", "较上年减少2.61元", "2.61元", "2.61亿元"),
            cell("C1", "预算16592万元", "16592", "165692"),
            cell("A2", "得分9.8分", "9.8", "9.9"),
        ],
        SIGNATURE,
    )
    assert not done.left
    assert shown(done.data)[:4] == [
        "较上年减少2.61亿元",
        "较上年减少2.61元",
        "预算165692万元",
        "得分9.9分",
    ]
    assert members(done.data)["xl/sharedStrings.xml"] == members(data)["xl/sharedStrings.xml"]
    assert b"<b/>" in members(done.data)["xl/worksheets/sheet1.xml"]


def test_a_part_of_a_number_that_its_format_dresses() -> None:
    data = xlsx('<row r="1"><c r="A1" s="1"><v>-0.9958</v></c></row>')
    done = correct_xlsx(data, [cell("A1", "-99.58%", "58", "85")], SIGNATURE)
    assert shown(done.data) == ["-99.85%"]


def test_two_changes_in_one_cell() -> None:
    data = xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>减少2.61元，增加-9.58%</t></is></c></row>'
    )
    text = "减少2.61元，增加-9.58%"
    done = correct_xlsx(
        data,
        [cell("A1", text, "2.61元", "2.61亿元"), cell("A1", text, "增加-9.58%", "降低9.58%")],
        SIGNATURE,
    )
    assert not done.left
    assert shown(done.data) == ["减少2.61亿元，降低9.58%"]


def test_formulas_are_left_and_compute_anew_where_what_they_read_was_changed() -> None:
    data = xlsx('<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c></row>')
    done = correct_xlsx(data, [cell("B1", "10", "10", "12"), cell("A1", "5", "5", "6")], SIGNATURE)
    assert "公式" in done.left[0].zh
    sheet = members(done.data)["xl/worksheets/sheet1.xml"]
    assert b"<f>A1*2</f><v>10</v>" in sheet
    assert b'fullCalcOnLoad="1"' in members(done.data)["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("rows", "change", "reason"),
    [
        ('<row r="1"><c r="A1"><v>5</v></c></row>', cell("B7", "5", "5", "6"), "不同"),
        ('<row r="1"><c r="A1"><v>5</v></c></row>', cell("A1", "5", "5", "六"), "格式"),
        (
            '<row r="1"><c r="A1" t="b"><v>1</v></c></row>',
            cell("A1", "TRUE", "TRUE", "FALSE"),
            "不同",
        ),
        (
            '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>',
            cell("A1", "乙", "乙", "丙"),
            "不同",
        ),
    ],
)
def test_what_cannot_be_written_is_left(rows: str, change: Change, reason: str) -> None:
    data = xlsx(rows)
    done = correct_xlsx(data, [change], SIGNATURE)
    assert reason in done.left[0].zh
    assert changed_parts(data, done.data) <= {"xl/worksheets/sheet1.xml"}


def finding(place: Place, printed: str, new: str, *, safe: bool = True) -> Finding:
    """A finding with a correction."""
    return Finding(
        code="T201",
        severity=Severity.ERROR,
        message=Text("和不对", "wrong sum"),
        address=f"0:statements[{place.cell}].value",
        place=place,
        printed=printed,
        expected=new,
        correction=Correction(text=new, safe=safe),
    )


def with_findings(path: Path, *findings: Finding) -> DocumentReview:
    """The review of a file with these findings instead of its own."""
    import msgspec

    return msgspec.structs.replace(review(read_path(path)).documents[0], findings=findings)


def test_only_safe_corrections_are_made_bare_numbers_stay_bare_and_conflicts_are_left(
    tmp_path: Path,
) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(
        xlsx(
            '<row r="1"><c r="A1"><v>16592</v></c><c r="B1"><v>7</v></c><c'
            ' r="C1"><v>8</v></c></row>'
        )
    )
    places = {
        name: Place(sheet="表", cell=name, text=text)
        for name, text in (("A1", "16592"), ("B1", "7"), ("C1", "8"))
    }
    done = corrected(
        with_findings(
            path,
            finding(places["A1"], "16592", "165692万元"),
            finding(places["A1"], "16592", "165692万元"),
            finding(places["A1"], "16592", "1万元"),
            finding(places["B1"], "7", "9", safe=False),
            finding(places["C1"], "6", "9"),
        )
    )
    assert texts(read(done.data)) == ["165692", "7", "8"]
    assert (len(done.applied), done.judged) == (2, 1)
    assert [reason.zh[:3] for _, reason in done.left] == ["同一处", "原处的"]


def test_a_value_that_does_not_read_back_is_withdrawn(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(xlsx('<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1"><v>7</v></c></row>'))
    done = corrected(
        with_findings(
            path,
            finding(Place(sheet="表", cell="A1", text="50.00%"), "50.00%", "50.125%"),
            finding(Place(sheet="表", cell="B1", text="7"), "7", "9"),
        )
    )
    assert texts(read(done.data)) == ["50.00%", "9"]
    assert "读回" in done.left[0][1].zh


def test_a_form_is_reviewed_again_without_the_findings_that_were_mended(tmp_path: Path) -> None:
    """A real form whose total was mistyped: once the mistake is put right by --correct, its
    findings are gone.
    """
    example = openpyxl.load_workbook(Path(__file__).parents[3] / "examples" / "yanchi-2024.xlsx")
    path = tmp_path / "表.xlsx"
    example.save(path)
    first = review([path]).documents[0]
    wrong = next(each for each in first.findings if each.code == "S306")
    import msgspec

    assert wrong.correction is not None
    safe = msgspec.structs.replace(
        wrong, correction=Correction(text=wrong.correction.text, safe=True)
    )
    done = corrected(msgspec.structs.replace(first, findings=(safe,)))
    copy = tmp_path / "更正.xlsx"
    copy.write_bytes(done.data)
    assert [
        each
        for each in review([copy]).documents[0].findings
        if each.code == "S306" and each.place.cell == wrong.place.cell
    ] == []
