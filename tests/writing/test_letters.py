"""Return letters: one for each unit, its problems as a table, accepted ones apart."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import msgspec
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from jixiao.api import review
from jixiao.application.letters import letter_files
from jixiao.checks.review import Review
from jixiao.core.findings import Severity
from jixiao.writing.letters import file_name
from tests.writing.marks.marking_support import EXAMPLES, office

FORMS = EXAMPLES / "yopurga-monitoring-2020.xlsx"


@pytest.fixture(scope="module")
def result() -> Review:
    """The review of four monitoring forms of two units."""
    return review([FORMS])


def opened(data: bytes) -> docx.document.Document:
    """The letter as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def rows(letter: docx.document.Document, number: int = 0) -> list[list[str]]:
    """The rows of a table; a merged row as one text."""
    return [
        (
            list(dict.fromkeys(cell.text for cell in row.cells))
            if len({id(cell._tc) for cell in row.cells}) == 1
            else [cell.text for cell in row.cells]
        )
        for row in letter.tables[number].rows
    ]


def test_each_unit_gets_its_own_errors_and_warnings_and_no_remarks(result: Review) -> None:
    made = letter_files(result)
    assert [name for name, _, _ in made] == [
        "整改通知-岳普湖县劳动就业保险管理局.docx",
        "整改通知-岳普湖县医疗保障局.docx",
    ]
    counted = sum(len(letter.rows) for _, _, letter in made)
    assert counted == result.count(Severity.ERROR) + result.count(Severity.WARNING)
    assert result.count(Severity.REMARK) > 0
    for _, data, letter in made:
        table = rows(opened(data))
        assert table[0] == ["序号", "位置", "填报", "应为", "依据", "怎么改"]
        numbered = [row for row in table[1:] if len(row) == 6]
        assert [row[0] for row in numbered] == [
            str(number) for number in range(1, len(letter.rows) + 1)
        ]
        assert all(row[5].strip("— ") for row in numbered)
        assert not any("【提示" in row[4] for row in numbered)


def test_a_letter_names_unit_file_forms_places_and_leaves_the_deadline_open(result: Review) -> None:
    _, data, letter = letter_files(result)[0]
    made = opened(data)
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "岳普湖县劳动就业保险管理局：" in words
    assert "《yopurga-monitoring-2020.xlsx》" in words
    assert f"错误{letter.errors}处，警告{letter.warnings}处" in words
    assert "请于＿＿＿＿年＿＿月＿＿日前" in words
    groups = [row[0] for row in rows(made)[1:] if len(row) == 1]
    assert [group[:4] for group in groups] == ["第1张表", "第2张表"]
    assert any(row[1:4] == ["工作表“居民养老”H16单元格", "24.94%", "50.00%"] for row in rows(made))


def test_accepted_findings_are_listed_apart_with_their_reasons(result: Review) -> None:
    reviewed = result.documents[0]
    names = [name for name, finding in reviewed.identified() if finding.severity is Severity.ERROR]
    accepted = msgspec.structs.replace(reviewed, accepted={names[0]: "上级已批复"})
    before, after = letter_files(result)[0], letter_files(Review(documents=(accepted,)))[0]
    assert after[2].errors == before[2].errors - 1
    assert rows(opened(after[1]), 1)[0] == ["序号", "位置", "问题", "接受理由"]
    assert rows(opened(after[1]), 1)[-1][3] == "上级已批复"
    everything = msgspec.structs.replace(
        reviewed, accepted=dict.fromkeys((name for name, _ in reviewed.identified()), "已核实")
    )
    assert letter_files(Review(documents=(everything,))) == ()


def test_the_page_is_that_of_official_documents_with_east_asian_fonts(result: Review) -> None:
    made = opened(letter_files(result)[0][1])
    section = made.sections[0]
    assert [
        round(side.mm)
        for side in (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.left_margin,
        )
    ] == [210, 297, 37, 28]
    fonts = {
        run._r.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in made.paragraphs
        for run in paragraph.runs
        if run.text
    }
    assert "仿宋_GB2312" in fonts
    assert None not in fonts


def test_libreoffice_opens_a_letter(result: Review, tmp_path: Path) -> None:
    assert office(letter_files(result)[0][1], "docx", "pdf", tmp_path).startswith(b"%PDF")


def test_a_file_that_names_no_unit_stands_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(
        "2020年失业保险基金收入10.5亿元，其中：保费收入8亿元，利息收入9亿元。\n", encoding="utf-8"
    )
    assert [name for name, _, _ in letter_files(review([path]))] == ["整改通知-报告.docx"]


def test_a_long_sum_goes_over_lines_in_the_size_of_the_table() -> None:
    """Nine addends that no writer may break stood in letters of five points."""
    ((_, data, _),) = letter_files(review([EXAMPLES / "yanchi-2024.docx"]))
    cells = [cell for row in opened(data).tables[0].rows for cell in row.cells]
    (grounds,) = [cell for cell in cells if "产出指标标题分值" in cell.text]
    assert "2+2+2+2+2+3.3" in grounds.text.replace("\u200b", "")
    sizes = {run.font.size.pt for cell in cells for at in cell.paragraphs for run in at.runs}
    assert sizes == {9}


def test_a_report_is_the_unit_s_that_its_cover_states() -> None:
    made = letter_files(review([EXAMPLES / "kashgar-2020" / "report.docx"]))
    assert [letter.unit for _, _, letter in made] == ["喀什地区社会保险管理局本级"]


def test_units_whose_names_look_alike_get_files_of_their_own(
    result: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = letter_files(result)[0][2]
    alike = tuple(
        msgspec.structs.replace(letter, unit=unit) for unit in ("县/局", "县:局", "A局", "a局")
    )
    monkeypatch.setattr("jixiao.application.letters.letters_of", lambda review, language: alike)
    names = [name for name, _, _ in letter_files(result)]
    assert names == [
        "整改通知-县 局.docx",
        "整改通知-县 局-2.docx",
        "整改通知-A局.docx",
        "整改通知-a局-2.docx",
    ]


@given(st.text())
def test_any_unit_name_gives_a_name_that_every_system_takes(unit: str) -> None:
    name = file_name(unit)
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
    assert len(name.encode()) <= 255
    assert name.endswith(".docx")
    assert not name.removesuffix(".docx").endswith((" ", "."))


def test_an_english_letter(result: Review) -> None:
    made = opened(letter_files(result, "en")[0][1])
    assert rows(made)[0] == ["No.", "Place", "Printed", "Expected", "Grounds", "What to do"]
