"""The problem list: its columns, what of them is printed, and where each finding stands."""

from __future__ import annotations

import io

import msgspec
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.application.reviewing import review as reviewed
from jixiao.application.rounds.comparing import compared
from jixiao.application.rounds.last import round_of
from jixiao.application.sources import Source
from jixiao.checks.problems import problems
from jixiao.checks.review import Review
from jixiao.checks.rounds import LastRound
from jixiao.core.findings import Severity
from jixiao.rendering import listing as at
from jixiao.rendering.problem_list import rows_of
from jixiao.rendering.workbook import as_workbook, unit_workbook
from tests.application.summing_data import form

PRINTED = [
    "序号",
    "状态",
    "表",
    "指标、栏目",
    "位置",
    "严重程度",
    "问题",
    "填报",
    "应为",
    "怎么改",
    "处理意见",
    "单位确认（签字盖章）",
]


def sheet_of(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))["问题清单"]


def rows(sheet: Worksheet) -> list[dict[str, str]]:
    heads = [cell.value for cell in sheet[3]]
    return [
        dict(zip(heads, (str(cell.value or "") for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=4)
        if row[heads.index("标识" if "标识" in heads else "Id")].value
    ]


def test_the_list_of_all_units_has_the_unit_and_the_file(make_review) -> None:
    sheet = sheet_of(as_workbook(make_review()))
    head = [cell.value for cell in sheet[3]]
    assert head[: len(PRINTED) + 2] == [*PRINTED[:2], "单位", "文件", *PRINTED[2:]]
    assert head[-3:] == ["所核对的数", "标识", "字段"]
    (row,) = [each for each in rows(sheet) if each["编号"] == "T201"]
    assert (row["单位"], row["位置"], row["严重程度"]) == ("某县医保局", "第4行第4列", "警告")
    assert (row["填报"], row["应为"], row["怎么改"]) == ("70%", "75%", "改为75%")
    assert row["指标、栏目"] == "资金“年度资金总额”行“执行率”"
    assert row["依据/算式"].startswith("150/200=75")
    assert (row["状态"], row["处理意见"]) == ("待改", "")
    assert sheet.freeze_panes == "E4"
    assert str(sheet.auto_filter.ref).startswith("A3:")


def test_a_units_list_is_printed_on_a4_in_a_size_that_is_read_at_arms_length(make_review) -> None:
    review = make_review()
    whose = problems(review)[0].whose
    sheet = sheet_of(unit_workbook(review, whose, "某县医保局"))
    assert [cell.value for cell in sheet[3]][: len(PRINTED)] == PRINTED
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    last = openpyxl.utils.get_column_letter(len(PRINTED))
    assert f"${last}$" in str(sheet.print_area)
    widths = {
        at: each.width
        for each in sheet.column_dimensions.values()
        for at in range(each.min, each.max + 1)
    }
    pixels = sum(int(widths[at + 1]) * 7 + 5 for at in range(len(PRINTED)))
    assert pixels * 25.4 / 96 <= 297 - 20  # the paper holds it without shrinking
    assert sheet["B4"].font.sz >= 10.5
    assert "某县医保局" in sheet["A1"].value
    assert "单位负责人（签字）" in sheet.cell(sheet.max_row, 1).value


def test_remarks_come_last_in_a_units_list_and_are_called_so(make_review) -> None:
    review = make_review()
    whose = problems(review)[0].whose
    listed = rows_of(review, "zh", whose)
    severities = [row.severity is Severity.REMARK for row in listed]
    assert severities == sorted(severities)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_status_says_how_each_stands_since_the_last_round(make_review, language: str) -> None:
    review: Review = make_review()
    before = round_of(review, language)
    first, *others = before.findings
    gone = msgspec.structs.replace(
        first, id="gone", code="T999", field=f"{before.forms[0].key}/x/y"
    )
    without_first = LastRound(findings=(*others, gone), forms=before.forms)
    told = rows(sheet_of_language(compared(review, without_first), language))
    named = {each["标识" if language == "zh" else "Id"]: each for each in told}
    status = "状态" if language == "zh" else "Status"
    assert named["gone"][status] == {"zh": "已改", "en": "Mended"}[language]
    if first.severity is not Severity.REMARK:
        assert named[first.id][status] == {"zh": "新增", "en": "New"}[language]


def sheet_of_language(review: Review, language: str) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(review, language)))
    return book.worksheets[1]


def test_a_units_list_tells_the_unit_what_to_do_and_no_command(make_review) -> None:
    review = make_review()
    whose = problems(review)[0].whose
    of_unit = sheet_of(unit_workbook(review, whose, "某县医保局"))["A2"].value
    assert "处理意见" in of_unit
    assert "--" not in of_unit
    assert "--accept" in sheet_of(as_workbook(review))["A2"].value


def test_a_units_list_says_which_of_its_files_each_row_is_in() -> None:
    wrong = [form(project=each, score="98") for each in ("参保扩面经费", "待遇认证经费")]
    review = reviewed(wrong)
    whose = problems(review)[0].whose
    sheet = sheet_of(unit_workbook(review, whose, "某县医保中心"))
    heads = [cell.value for cell in sheet[3]]
    assert heads[: len(PRINTED) + 1] == [*PRINTED[:2], "文件", *PRINTED[2:]]
    assert heads.count("文件") == 1
    assert {each["文件"] for each in rows(sheet)} == {each.name for each in wrong}


@pytest.mark.parametrize(
    ("wrong", "pages"),
    [
        (3, 0),  # all of it has room on one page
        (4, None),  # the foot has not: set into one page, as which nothing is written
        (6, 0),  # rows go over together with the foot
    ],
)
def test_the_foot_of_a_units_list_does_not_go_over_to_a_page_of_its_own(
    wrong: int, pages: int | None
) -> None:
    one = form()
    more = "".join(f"效益指标\t社会效益\t参保率{at}\t≥95%\t96%\t2\t1\n" for at in range(wrong))
    text = one.content.decode().replace("总分\t", f"{more}总分\t")
    review = reviewed([Source(one.name, text.encode())])
    sheet = sheet_of(unit_workbook(review, problems(review)[0].whose, "某县医保中心"))
    assert sheet.page_setup.fitToHeight == pages


def test_a_form_is_named_by_its_project() -> None:
    review = reviewed([form(project="参保扩面经费", score="98")])
    names = {row.texts[at.FORM] for row in rows_of(review, "zh") if row.texts[at.FORM]}
    assert names == {"第1张表：参保扩面经费"}
