"""What letters say to do where several findings are of one cell, and whom they name."""

from __future__ import annotations

import io

import openpyxl

import jixiao
from jixiao import Source, review
from jixiao.application.letters.words import letters_of, without_letter

FORM = (
    "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\t\t\t\t\t\n实施单位\t甲局\t\t\t\t\t\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t甲次数\t≥10次\t12次\t50\t{score}\n"
    "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t50\n"
    "总分\t\t\t\t\t100\t100\n"
)
BROKEN = Source("设备.docx", b"PK\x03\x04" + bytes(range(256)))


def form(score: str, file: str) -> Source:
    return Source(file, FORM.format(score=score).encode())


def test_that_a_form_was_handed_in_twice_keeps_its_own_advice_at_a_cell_that_differs() -> None:
    twice = [form("50", "自评表（修改稿）.txt"), form("45", "自评表（初稿）.txt")]
    (letter,) = letters_of(review(twice, separate=True))
    remedies = {row.printed: row.remedy for row in letter.rows}
    assert remedies["45"] == "改为50"
    assert remedies[""] == "请明确以哪一份为准，其余撤回"


def test_a_form_without_a_unit_that_is_not_there_again_goes_by_the_name_of_the_first_letter() -> (
    None
):
    nobodys = Source("设备.txt", FORM.format(score="45").replace("甲局", "").encode())
    first = review([form("50", "表.txt"), nobodys], separate=True)
    again = review([form("50", "表.txt")], separate=True, last=first)
    assert [each.unit for each in letters_of(first)] == ["设备"]
    assert [each.unit for each in letters_of(again)] == ["设备"]


def test_a_unit_and_its_own_level_get_one_letter() -> None:
    level = Source("本级.txt", FORM.format(score="45").replace("甲局", "甲局（本级）").encode())
    (letter,) = letters_of(review([level, form("45", "表.txt")], separate=True))
    assert letter.unit == "甲局"
    assert len(letter.rows) == 4
    assert len({row.where for row in letter.rows}) == 2
    assert letter.since == ""


NOTICE = Source("说明.txt", "请各单位于三月底前报送，联系人见附件。".encode())


def template() -> Source:
    return Source("填写模板.xlsx", jixiao.template("自评表"))


def empty() -> Source:
    return Source("空表.docx", jixiao.template("自评表", empty_form="docx"))


def test_what_is_nobodys_and_holds_nothing_gets_no_letter() -> None:
    given = [form("45", "表.txt"), NOTICE, template(), empty(), BROKEN]
    found = review(given, separate=True)
    assert [each.unit for each in letters_of(found)] == ["甲局"]
    assert {name: what.zh for name, what in without_letter(found)} == {
        "说明.txt": "没有认出绩效表",
        "填写模板.xlsx": "填写模板，不是正式的表",
        "空表.docx": "空表，没有填",
        "设备.docx": "读不出来",
    }
    shown = jixiao.render(found, "text").decode()
    assert "填写模板.xlsx [填写模板，不是正式的表]" in shown
    assert "自评表 [空表，没有填]" in shown


def test_taken_out_of_the_folder_it_is_no_unit_that_handed_in_nothing_again() -> None:
    first = review([form("45", "表.txt"), NOTICE], separate=True)
    again = review([form("45", "表.txt")], separate=True, last=first)
    assert again.since is not None
    assert again.since.absent == ()


def test_in_a_units_folder_it_is_told_to_the_unit_without_commands() -> None:
    given = [
        form("50", "报送/一/表.txt"),
        Source("报送/二/表.txt", FORM.format(score="50").replace("甲局", "乙局").encode()),
        Source("报送/一/填写模板.xlsx", template().content),
    ]
    found = review(given, separate=True)
    (letter,) = letters_of(found)
    assert letter.unit == "甲局"
    (row,) = letter.rows
    assert "填写模板" in row.problem
    assert row.remedy.startswith("请报送填好的正式的表")
    listed = jixiao.letters(found)["问题清单-甲局.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(listed))
    words = "".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "jixiao" not in words
