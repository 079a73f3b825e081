"""What is told of the rows that a blank got, of what it bears, and of its lists to choose from."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Cm
from msgspec.structs import replace
from openpyxl.drawing.image import Image
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

import jixiao
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData
from tests import office_blanks as office
from tests.whole.test_blanks import SELF, filled, told

MAKERS = {"docx": office.word, "xlsx": office.sheet}
FITTING = replace(
    SELF,
    funding=tuple(
        replace(each, initial_budget="1000", budget="1000", executed="929.35")
        for each in SELF.funding[:2]
    ),
    indicators=tuple(
        each
        for each in SELF.indicators
        if each.name not in ("培训人次", "核查次数", "无纸化办理率")
    ),
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def seal() -> io.BytesIO:
    buffer = io.BytesIO()
    Picture.new("RGB", (20, 20), "red").save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def signed(data: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<x/>")
    return buffer.getvalue()


def sealed_word(document: Any) -> None:
    document.paragraphs[-1].add_run().add_picture(seal(), Cm(2))


def sealed_sheet(book: Any) -> None:
    book.active.add_image(Image(seal()), "H20")


def locked_word(document: Any) -> None:
    document.settings.element.append(
        parse_xml(f'<w:documentProtection xmlns:w="{_W}" w:edit="readOnly" w:enforcement="1"/>')
    )


def grades(book: Any) -> None:
    lists = book.create_sheet("选项")
    lists.sheet_state = "hidden"
    for row, text in enumerate(("一类", "二类"), start=1):
        lists.cell(row, 1).value = text
    for formula, cells in (
        ('"养老保险经办,其他"', "C3"),
        ("选项!$A$1:$A$2", "C4"),
        ('"a,b"', "Z9"),
    ):
        rule = DataValidation(type="list", formula1=formula)
        rule.add(cells)
        book.active.add_data_validation(rule)


@pytest.mark.parametrize(("fmt", "row"), [("docx", "表1第13行"), ("xlsx", "工作表“自评表”第15行")])
def test_rows_that_were_added_are_told_with_their_number_and_place(fmt: str, row: str) -> None:
    made = filled(SELF, f"附件1.{fmt}", MAKERS[fmt](office.NATIONAL))
    said = told(made, "E086")
    assert said.startswith("空表的行不够，照原样添了4行：资金1行（在")
    assert f"数量指标2行（在{row}下面）、生态效益指标1行" in said
    assert told(filled(FITTING, f"附件1.{fmt}", MAKERS[fmt](office.NATIONAL)), "E086") == ""


def test_rows_that_a_list_got_are_told() -> None:
    forms: list[FormData] = [replace(SELF, implementing_unit=f"第{at}中心") for at in range(5)]
    blank = office.sheet(office.ROLL, "汇总表", ("单位：万元",))
    made = jixiao.fill(forms, blank=jixiao.Source("汇总.xlsx", blank))
    assert "照原样添了3行：汇总表3行（在工作表“自评表”第5行下面）" in told(made, "E086")


@pytest.mark.parametrize(
    ("fmt", "change", "words"),
    [
        ("docx", sealed_word, "空表上有1张图片"),
        ("xlsx", sealed_sheet, "空表上有1张图片"),
        ("docx", locked_word, "编辑保护（只读）"),
        ("xlsx", office.protected, "工作表“自评表”受保护"),
    ],
)
def test_what_a_blank_bears_is_warned_of(fmt: str, change: Any, words: str) -> None:
    made = filled(FITTING, f"附件1.{fmt}", MAKERS[fmt](office.NATIONAL, change=change))
    (form,) = made.forms
    warned = [each for each in form.findings if each.code == "E086"]
    assert [each.severity for each in warned] == [Severity.WARNING]
    assert words in warned[0].message.zh
    assert made.files


@pytest.mark.parametrize("fmt", MAKERS)
def test_a_signature_does_not_hold_for_a_filled_blank(fmt: str) -> None:
    made = filled(FITTING, f"附件1.{fmt}", signed(MAKERS[fmt](office.NATIONAL)))
    assert "填写以后原签名失效" in told(made, "E086")


def test_a_value_that_the_list_of_its_cell_does_not_have_is_told() -> None:
    made = filled(FITTING, "附件1.xlsx", office.sheet(office.NATIONAL, change=grades))
    said = told(made, "E086")
    assert "C3填的“养老保险经办服务”不在空表的下拉选项里（养老保险经办、其他）" in said.replace(
        "单元格", ""
    )
    assert "填的“平远县财政局”不在空表的下拉选项里（一类、二类）" in said
    assert said.count("不在") == 2
    data = replace(FITTING, project="其他", supervising_department="二类")
    made = filled(data, "附件1.xlsx", office.sheet(office.NATIONAL, change=grades))
    assert told(made, "E086") == ""


def test_a_box_of_a_word_file_is_a_list_too() -> None:
    def boxed(document: Any) -> None:
        cell = document.tables[0].cell(0, 2)
        paragraph = cell.paragraphs[0]
        for run in paragraph.runs:
            run._r.getparent().remove(run._r)
        paragraph._p.append(
            parse_xml(
                f'<w:sdt xmlns:w="{_W}"><w:sdtPr><w:showingPlcHdr/><w:dropDownList>'
                '<w:listItem w:displayText="养老保险" w:value="1"/></w:dropDownList></w:sdtPr>'
                "<w:sdtContent><w:r><w:t>（填写项目名称）</w:t></w:r></w:sdtContent></w:sdt>"
            )
        )

    made = filled(FITTING, "附件1.docx", office.word(office.NATIONAL, change=boxed))
    assert "下拉框填的“养老保险经办服务”不在空表的下拉选项里（养老保险）" in told(made, "E086")
    assert docx.Document(io.BytesIO(made.files[0].content)).tables
