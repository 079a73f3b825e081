"""Questionnaire and tally made; a filled tally read, and put into a form with its basis."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from docx import Document

import jixiao
from jixiao import FormData, IndicatorData, Source, UserError
from jixiao.core.findings import Severity

SERVICE = "工伤保险待遇经办服务"
ROWS = (
    IndicatorData(
        level1="产出指标", level2="数量指标", name="办结人次", target="≥90人次", actual="95人次"
    ),
    IndicatorData(
        level1="满意度指标", level2="服务对象满意度指标", name="参保单位满意度", target="≥90%"
    ),
)
FORM = FormData(
    kind="self_evaluation",
    year=2024,
    project=SERVICE,
    implementing_unit="某县社保中心",
    indicators=ROWS,
)


def filled(counts: dict[str, object], answers: dict[str, object] | None = None) -> Source:
    """The tally as a clerk fills it in: cells by their names on its two sheets."""
    book = openpyxl.load_workbook(io.BytesIO(jixiao.survey(SERVICE, "xlsx", unit="某县社保中心")))
    for sheet, cells in zip(book.worksheets, (counts, answers or {}), strict=True):
        for cell, value in cells.items():
            sheet[cell] = value
    content = io.BytesIO()
    book.save(content)
    return Source("满意度统计.xlsx", content.getvalue())


COUNTED = filled({"C9": 96, "D9": 48, "E9": 8, "F9": 3, "G9": 1})


def test_the_questionnaire_asks_its_questions_in_five_grades() -> None:
    for kind, words in (("fund", "待遇核定准确"), ("project", "项目完成的质量")):
        document = Document(io.BytesIO(jixiao.survey(SERVICE, unit="某县社保中心", kind=kind)))
        cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
        assert any(words in cell for cell in cells)
        assert {"非常满意", "满意", "一般", "不满意", "非常不满意", "□"} <= set(cells)
        assert document.paragraphs[0].text == f"{SERVICE}满意度调查问卷"


def test_counts_give_the_satisfaction_with_how_many() -> None:
    found = jixiao.survey_result(COUNTED)
    assert found.told == "满意度92.31%（n=156）"
    assert found.rate == "92.31%"
    assert (
        "有效问卷156份（非常满意96份、满意48份、一般8份、不满意3份、非常不满意1份）" in found.basis
    )


def test_answers_one_a_row_are_counted_where_no_spreadsheet_has() -> None:
    answers = {f"G{row}": answer for row, answer in enumerate(("非常满意", 2, "1", "一般", 5), 4)}
    found = jixiao.survey_result(filled({}, answers))
    assert found.overall.counts == (2, 1, 1, 0, 1)
    assert found.told == "满意度60.00%（n=5）"


def test_the_counts_of_a_sheet_are_live() -> None:
    book = openpyxl.load_workbook(io.BytesIO(jixiao.survey(SERVICE, "xlsx")))
    sheet = book.worksheets[0]
    assert sheet["C9"].value.startswith("=COUNTIF('逐份登记'!$G$4:$G$20003,\"非常满意\")")
    assert sheet["H9"].value == "=SUM(C9:G9)"
    assert sheet["I9"].value == '=IF(H9=0,"—",(C9+D9)/H9)'


def test_what_is_no_count_and_no_answer_is_told_with_its_cell() -> None:
    given = filled({"C9": "很多", "D9": "-3", "E9": "1.5", "F9": 2}, {"B4": "还行", "C7": 6})
    with pytest.raises(UserError) as told:
        jixiao.survey_result(given)
    said = [each.message.zh for each in told.value.findings]
    assert [each.split(" ")[0] for each in said] == [
        "“逐份登记”页B4", "“逐份登记”页C7", "“满意度统计”页C9", "“满意度统计”页D9", "“满意度统计”页E9",
    ]  # fmt: skip
    assert "应为非常满意、满意、一般、不满意、非常不满意，或1至5" in said[0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (filled({}), "还没有人数"),
        (Source("a.txt", "没有表。".encode()), "没有认出满意度统计表"),
    ],
)
def test_a_file_without_answers_is_refused(given: Source, words: str) -> None:
    with pytest.raises(UserError, match=words):
        jixiao.survey_result(given)


@pytest.mark.parametrize("layout", ["national-2020", "ningxia-2024"])
def test_the_satisfaction_goes_into_the_form_with_its_basis(layout: str) -> None:
    made = jixiao.fill(FORM, "docx", layout=layout, survey=COUNTED, draft=True)
    assert all(
        not each.code.startswith("E06") or each.code == "E065" for each in made.forms[0].findings
    )
    [back] = jixiao.load_forms(Source("表.docx", made.files[0].content))
    assert back.indicators[1].actual == "92.31%"
    assert "有效问卷156份" in back.notes[-1]
    assert len(back.notes) == (6 if layout == "ningxia-2024" else 1)


def test_a_form_without_one_open_row_of_satisfaction_takes_none() -> None:
    done = FormData(kind="self_evaluation", year=2024, project="甲", indicators=ROWS[:1])
    with pytest.raises(UserError, match="满意度指标有0行"):
        jixiao.fill(done, survey=COUNTED)


def test_what_no_questionnaire_is_of_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        jixiao.survey(" ", "txt")
    assert [each.code for each in told.value.findings] == ["E003", "E004"]


@pytest.mark.parametrize(
    ("counts", "answers", "words"),
    [
        ({"C4": 20}, {}, "总体评价”一题没有人数：满意度取这一题"),
        ({"C9": 0.6}, {}, "填的“0.6”不是人数"),
        ({"C9": 30.5}, {}, "不是人数：应为整数"),
        ({"C9": "60%"}, {}, "填的“60%”不是人数"),
        ({"C9": 160}, {"G4": 1, "G5": 2}, "统计的是160份（160、0、0、0、0），逐份登记的是2份"),
    ],
)
def test_what_is_no_tally_of_persons_is_refused(
    counts: dict[str, object], answers: dict[str, object], words: str
) -> None:
    with pytest.raises(UserError) as caught:
        jixiao.survey_result(filled(counts, answers))
    assert words in "；".join(each.message.zh for each in caught.value.findings)


def test_a_tally_of_ones_own_questions_needs_one_of_the_whole() -> None:
    own = filled({f"C{row}": 10 for row in range(4, 10)} | {"B9": "还有别的意见吗"})
    with pytest.raises(UserError, match="没有总体评价一题"):
        jixiao.survey_result(own)


def test_questions_with_another_number_of_answers_are_told() -> None:
    found = jixiao.survey_result(filled({"C4": 20, "C9": 160, "C5": 160}))
    (told,) = found.findings
    assert told.severity is Severity.WARNING
    assert "总体评价160份，“办事地点、窗口和网上渠道方便找、方便用”20份" in told.message.zh
    assert jixiao.survey_result(COUNTED).findings == ()


def test_the_sheet_counts_all_that_may_be_entered() -> None:
    book = openpyxl.load_workbook(io.BytesIO(jixiao.survey(SERVICE, "xlsx")))
    assert "$B$4:$B$20003" in str(book.worksheets[0]["C4"].value)


def test_the_kind_may_be_given_in_chinese() -> None:
    assert jixiao.survey(SERVICE, kind="项目") == jixiao.survey(SERVICE, kind="project")
    with pytest.raises(UserError, match="可用的有 基金、项目"):
        jixiao.survey(SERVICE, kind="单位")


def test_the_heads_of_a_tally_stand_on_every_printed_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(jixiao.survey(SERVICE, "xlsx")))
    assert [sheet.print_title_rows for sheet in book.worksheets] == ["$3:$3", "$3:$3"]


def test_what_nobody_answered_has_no_rate_in_the_tally() -> None:
    content = jixiao.survey(SERVICE, "xlsx", unit="某县社保中心")
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    live = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert (shown["I9"].value, shown["J9"].value) == ("—", "—")
    assert live["I9"].value == '=IF(H9=0,"—",(C9+D9)/H9)'
    assert live["I9"].number_format == "0.00%"
    texts = [str(cell.value) for row in live.iter_rows() for cell in row if cell.value]
    assert any("没有人作答的题，满意率、得分显示“—”" in each for each in texts)
