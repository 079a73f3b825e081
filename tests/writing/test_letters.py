"""Return letters: one for each unit, its problems as a table, accepted ones apart."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import msgspec
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from jixiao import FormData, FundingData, IndicatorData, Source, fill
from jixiao.api import review
from jixiao.application.letters.letters import letter_files
from jixiao.checks.review import Review
from jixiao.core.findings import Severity
from jixiao.writing.letters import Letter, file_name, title_of
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
    assert [(each.name, each.list_name) for each in made] == [
        (f"整改通知-{unit}.docx", f"问题清单-{unit}.xlsx")
        for unit in ("岳普湖县劳动就业保险管理局", "岳普湖县医疗保障局")
    ]
    counted = sum(len(each.letter.rows) for each in made)
    assert counted == result.count(Severity.ERROR) + result.count(Severity.WARNING)
    assert result.count(Severity.REMARK) > 0
    for each in made:
        table = rows(opened(each.content))
        assert table[0] == ["序号", "指标、栏目和位置", "填报", "应为", "问题和改法"]
        numbered = [row for row in table[1:] if len(row) == 5]
        assert [row[0] for row in numbered] == [
            str(number) for number in range(1, len(each.letter.rows) + 1)
        ]
        assert all(row[4].partition("改法：")[2] or "请" in row[4] for row in numbered)
        assert not any("【提示" in row[4] for row in numbered)


def test_the_list_beside_a_letter_counts_as_the_letter_does(result: Review) -> None:
    for each in letter_files(result):
        sheet = openpyxl.load_workbook(io.BytesIO(each.list_content))["问题清单"]
        heads = [cell.value for cell in sheet[3]]
        told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        listed = [row for row in told if row[heads.index("状态")] == "待改"]
        assert [row[0] for row in listed] == list(range(1, len(each.letter.rows) + 1))
        assert {row[heads.index("单位")] for row in listed} == {each.letter.unit}
        assert next(row[heads.index("问题")] for row in listed)[:8] in each.letter.rows[0].problem


def test_a_letter_is_as_an_office_sends_it(result: Review) -> None:
    for each in letter_files(result):
        words = [paragraph.text for paragraph in opened(each.content).paragraphs]
        assert words[0] == "＿＿＿＿〔＿＿＿＿〕＿＿号"
        assert words[2] == "关于做好2020年度\n绩效运行监控问题整改的通知"
        assert words[4] == f"{each.letter.unit}："
        *_, annex, blank, below, office, day = words
        assert (annex, blank, below) == (f"附件：{each.list_name}", "", "")
        assert (office, day) == ("（审核单位名称、印章）", "＿＿＿＿年＿＿月＿＿日")


def test_the_signature_stays_with_the_annex_and_leaves_room_for_the_seal(result: Review) -> None:
    made = opened(letter_files(result)[0].content)
    *_, annex, blank, below, office, day = made.paragraphs
    assert all(each.paragraph_format.keep_with_next for each in (annex, blank, below, office))
    assert office.paragraph_format.right_indent == day.paragraph_format.right_indent
    assert office.paragraph_format.right_indent.pt == 64  # four characters


@pytest.mark.parametrize(
    ("kinds", "years", "projects", "title"),
    [
        (
            ("self_evaluation",),
            (2024,),
            ("办公设备购置",),
            "关于做好2024年度办公设备购置绩效自评问题整改的通知",
        ),
        (("self_evaluation",), (2024,), ("甲", "乙"), "关于做好2024年度绩效自评问题整改的通知"),
        (
            ("monitoring", "self_evaluation"),
            (2023, 2024),
            (),
            "关于做好2023、2024年度绩效自评和绩效运行监控问题整改的通知",
        ),
        (("department",), (2024,), ("某局",), "关于做好2024年度部门整体绩效自评问题整改的通知"),
        (("report",), (2020,), (), "关于做好2020年度绩效报告问题整改的通知"),
        ((), (), (), "关于做好绩效材料问题整改的通知"),
    ],
)
def test_the_title_is_of_the_kind_and_year_of_what_was_reviewed(
    kinds: tuple[str, ...], years: tuple[int, ...], projects: tuple[str, ...], title: str
) -> None:
    letter = Letter(
        unit="某局",
        files=(),
        kinds=kinds,
        years=years,
        projects=projects,
        errors=1,
        warnings=0,
        rows=(),
    )
    assert title_of(letter) == title


def test_a_letter_names_unit_file_forms_places_and_leaves_the_deadline_open(result: Review) -> None:
    first = letter_files(result)[0]
    made, letter = opened(first.content), first.letter
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "岳普湖县劳动就业保险管理局：" in words
    assert "《yopurga-monitoring-2020.xlsx》" in words
    assert f"错误{letter.errors}处，警告{letter.warnings}处" in words
    assert "请于＿＿＿＿年＿＿月＿＿日前" in words
    groups = [row[0] for row in rows(made)[1:] if len(row) == 1]
    assert [group[:4] for group in groups] == ["第1张表", "第2张表"]
    assert any(
        row[1].endswith("\n工作表“居民养老”H16单元格") and row[2:4] == ["24.94%", "50.00%"]
        for row in rows(made)
        if len(row) == 5
    )


def test_accepted_findings_are_listed_apart_with_their_reasons(result: Review) -> None:
    reviewed = result.documents[0]
    names = [name for name, finding in reviewed.identified() if finding.severity is Severity.ERROR]
    accepted = msgspec.structs.replace(reviewed, accepted={names[0]: "上级已批复"})
    before, after = letter_files(result)[0], letter_files(Review(documents=(accepted,)))[0]
    assert after.letter.errors == before.letter.errors - 1
    assert rows(opened(after.content), 1)[0] == ["序号", "指标、栏目和位置", "问题", "接受理由"]
    assert rows(opened(after.content), 1)[-1][3] == "上级已批复"
    everything = msgspec.structs.replace(
        reviewed, accepted=dict.fromkeys((name for name, _ in reviewed.identified()), "已核实")
    )
    assert letter_files(Review(documents=(everything,))) == ()


def test_the_page_is_that_of_official_documents_with_east_asian_fonts(result: Review) -> None:
    made = opened(letter_files(result)[0].content)
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
    assert office(letter_files(result)[0].content, "docx", "pdf", tmp_path).startswith(b"%PDF")


def test_a_file_that_names_no_unit_stands_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(
        "2020年失业保险基金收入10.5亿元，其中：保费收入8亿元，利息收入9亿元。\n", encoding="utf-8"
    )
    (made,) = letter_files(review([path]))
    assert made.name == "整改通知-报告.docx"
    assert opened(made.content).paragraphs[4].text == "＿＿＿＿＿＿＿＿＿＿："  # to be filled in
    sheet = openpyxl.load_workbook(io.BytesIO(made.list_content))["问题清单"]
    assert sheet["A1"].value == "绩效文件审核问题清单"


def test_the_pages_of_a_letter_are_numbered(result: Review) -> None:
    made = opened(letter_files(result)[0].content)
    foot = made.sections[0].footer._element
    assert "".join(each.text for each in foot.iter(qn("w:t"))) == "第1页 共1页"
    fields = [each.get(qn("w:instr")) for each in foot.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def form(unit: str, project: str, score: str) -> FormData:
    row = IndicatorData(
        level1="产出指标",
        name="培训人次",
        target="≥10人次",
        actual="12人次",
        points="90",
        score=score,
    )
    return FormData(
        kind="self_evaluation",
        year=2024,
        project=project,
        implementing_unit=unit,
        funding=(FundingData(source="年度资金总额", role="total", budget="10", executed="10"),),
        indicators=(row,),
    )


def handed_in(name: str, *forms: FormData) -> Source:
    return Source(name, fill(forms, "docx", draft=True).files[0].content)


def test_a_unit_that_put_everything_right_gets_a_confirmation() -> None:
    last = review([handed_in("一.docx", form("甲局", "运维", "80"), form("甲局", "培训", "90"))])
    assert last.count(Severity.ERROR) + last.count(Severity.WARNING) > 0
    mended = handed_in("一.docx", form("甲局", "运维", "90"), form("甲局", "培训", "90"))
    (made,) = letter_files(review([mended], last=last))
    assert list(made.files()) == ["整改复函-甲局.docx"]
    words = [each.text for each in opened(made.content).paragraphs]
    assert words[2] == "关于2024年度绩效自评问题整改情况的复函"
    count = made.letter.confirmed
    assert f"上次指出的{count}处问题已全部整改，没有发现新的需要更正的问题，予以确认。" in words[5]
    assert words[6] == "此复。"
    assert letter_files(review([mended])) == ()  # no last round: nothing to confirm
    half = handed_in("一.docx", form("甲局", "运维", "90"))  # one form was not handed in again
    (made,) = letter_files(review([half], last=last))
    assert made.letter.confirms == (not made.letter.absent)


def test_forms_not_handed_in_again_are_told_with_their_files() -> None:
    sources = [handed_in(f"{name}.docx", form("甲局", name, "80")) for name in ("运维", "培训")]
    other = handed_in("乙.docx", form("乙局", "其他", "90"))
    (made,) = letter_files(review([other], last=review(sources)))
    groups = {row.where for row in made.letter.absent}
    assert {each.partition(" · ")[0] for each in groups} == {"运维.docx", "培训.docx"}


def test_sums_are_told_by_their_count_and_the_size_is_read_at_arms_length() -> None:
    """Eighteen addends stood in a letter, in five points; the list has them."""
    (made,) = letter_files(review([EXAMPLES / "yanchi-2024.docx"]))
    cells = [cell for row in opened(made.content).tables[0].rows for cell in row.cells]
    (told,) = [cell for cell in cells if "产出指标标题分值填报" in cell.text]
    assert "各项合计39.81（18行合计）" in told.text
    assert "2+2+2" not in told.text
    sheet = openpyxl.load_workbook(io.BytesIO(made.list_content))["问题清单"]
    heads = [cell.value for cell in sheet[3]]
    told = [row[heads.index("问题")].value for row in sheet.iter_rows(min_row=4)]
    assert not any("2+2+2+2" in str(each) for each in told)  # what is printed is legible too
    assert any("2+2+2+2+2+3.3" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    sizes = {run.font.size.pt for cell in cells for at in cell.paragraphs for run in at.runs}
    assert max(sizes) == 10.5
    assert min(sizes) >= 9  # a value in one line


def test_a_report_is_the_unit_s_that_its_cover_states() -> None:
    made = letter_files(review([EXAMPLES / "kashgar-2020" / "report.docx"]))
    assert [each.letter.unit for each in made] == ["喀什地区社会保险管理局本级"]


def test_units_whose_names_look_alike_get_files_of_their_own(
    result: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = letter_files(result)[0].letter
    alike = tuple(
        msgspec.structs.replace(letter, unit=unit) for unit in ("县/局", "县:局", "A局", "a局")
    )
    monkeypatch.setattr(
        "jixiao.application.letters.letters.letters_of", lambda review, language: alike
    )
    names = [each.name for each in letter_files(result)]
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
    made = opened(letter_files(result, "en")[0].content)
    assert rows(made)[0] == [
        "No.",
        "Row, field and place",
        "Printed",
        "Expected",
        "Finding and what to do",
    ]
