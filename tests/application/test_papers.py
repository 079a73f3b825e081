"""Lists and letters of the last round among what was handed in: called what they are, never reviewed."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

import jixiao
from jixiao import Source
from jixiao.application.letters.letters import letter_files
from jixiao.application.papers import paper_of
from jixiao.application.rendering import render
from jixiao.application.templates.making import template_for
from jixiao.cli.main import run
from jixiao.core.findings import Severity
from jixiao.reading import read_bytes
from tests.application.rounds.test_comparing import form
from tests.application.summaries.test_files import reminder_files, summary
from tests.whole.provoked import filled


def round_of(**changes: str) -> jixiao.Review:
    last = jixiao.review([form(score="45")], separate=True)
    return jixiao.review([form(**changes)], separate=True, last=last)


def made(language: str = "zh") -> dict[str, bytes]:
    """The papers of two rounds by what they are called."""
    wrong, right = round_of(score="40"), round_of(rate="80%")
    (letter,), (confirmed,) = letter_files(wrong, language), letter_files(right, language)
    return {
        "甲局的整改通知": letter.content,
        "甲局的问题清单": letter.list_content,
        "甲局的整改复函": confirmed.content,
        "问题清单": render(wrong, "xlsx", language=language),
        "审核报告": render(wrong, "html", language=language),
    }


PAPERS = made()


def template(filled_in: bool) -> bytes:
    return filled("self_evaluation") if filled_in else template_for("self_evaluation", None, None)


@pytest.mark.parametrize("filled_in", [True, False])
@pytest.mark.parametrize(
    "command",
    [
        "report 表.xlsx 出.docx",
        "report 表.xlsx 出.docx --period 2024Q2",
        "report 夹 出.docx",
        "convert 表.xlsx 出.docx",
        "convert 表.xlsx 出.yaml",
        "review 表.xlsx",
        "review 单.docx --last 表.xlsx",
        "review 单.docx --accept 表.xlsx",
        "summary 单.docx 出.xlsx --list 表.xlsx",
        "template 自评表 出.xlsx --units 表.xlsx",
        "fill 表.xlsx 出.docx --survey 表.xlsx",
        "fill 表.xlsx 出.xlsx --blank 表.xlsx",
    ],
)
def test_every_command_calls_a_filling_template_what_it_is(
    command: str,
    filled_in: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("表.xlsx").write_bytes(template(filled_in))
    Path("夹").mkdir()
    Path("夹/表.xlsx").write_bytes(template(filled_in))
    (made_form,) = jixiao.fill(Source("表.xlsx", template(True)), "docx").files
    Path("单.docx").write_bytes(made_form.content)
    run(command.split())
    said = "".join(capsys.readouterr())
    assert "填写模板" in said
    assert "jixiao fill" in said
    assert (
        "还没有填" in said
        or filled_in
        or command in ("convert 表.xlsx 出.yaml", "review 表.xlsx")
        or "--blank" in command
    )


def words_of(content: bytes) -> str | None:
    (document,) = read_bytes(content, "文件")
    paper = paper_of(document)
    return paper.words.zh if paper is not None else None


@pytest.mark.parametrize("called", PAPERS)
def test_papers_are_known_by_what_they_say(called: str) -> None:
    assert words_of(PAPERS[called]) == called
    (reviewed,) = jixiao.review(Source("随便.bin", PAPERS[called])).documents
    (told,) = reviewed.findings
    assert (told.code, told.severity) == ("R130", Severity.REMARK)
    assert told.message.zh.startswith(f"这是{called}，是审核后写出的，没有作为材料审核")


@pytest.mark.parametrize("target", ["docx", "pdf", "txt", "html"])
@pytest.mark.parametrize("called", ["甲局的整改通知", "甲局的问题清单"])
def test_in_another_format_too(called: str, target: str) -> None:
    name = "a.xlsx" if "清单" in called else "a.docx"
    content = jixiao.convert(Source(name, PAPERS[called]), target).content
    assert words_of(content) == called


def test_in_english_too() -> None:
    assert all(words_of(content) is not None for content in made("en").values())


def test_a_reminder() -> None:
    content = reminder_files(summary())["催报通知-某县医保中心.docx"]
    assert words_of(content) == "某县医保中心的催报通知"


def test_an_answered_list_says_how_its_answers_are_taken_over_and_gets_no_letter() -> None:
    book = openpyxl.load_workbook(io.BytesIO(PAPERS["甲局的问题清单"]))
    sheet = book["问题清单"]
    heads = [cell.value for cell in sheet[3]]
    sheet.cell(4, heads.index("处理意见") + 1).value = "待核实"
    data = io.BytesIO()
    book.save(data)
    given = [form(score="45"), Source("问题清单.xlsx", data.getvalue())]
    given += [Source("通知.docx", PAPERS["甲局的整改通知"])]
    found = jixiao.review(given, separate=True)
    assert "--last" in found.documents[1].findings[0].message.zh
    assert set(jixiao.letters(found)) == {"整改通知-甲局.docx", "问题清单-甲局.xlsx"}


def test_a_form_in_a_list_is_reviewed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(PAPERS["甲局的问题清单"]))
    sheet = book.create_sheet("自评表", 0)
    for row, line in enumerate(form(score="45").content.decode().splitlines(), start=1):
        for column, text in enumerate(line.split("\t"), start=1):
            sheet.cell(row, column).value = text
    data = io.BytesIO()
    book.save(data)
    (reviewed,) = jixiao.review(Source("a.xlsx", data.getvalue())).documents
    assert len(reviewed.view.forms) == 1
    assert "S306" in {each.code for each in reviewed.findings}


REPLY = """关于2023年度绩效自评问题整改情况的报告

县财政局：
你局指出的2处问题已全部整改，2023年工伤保险基金支出1.27亿元。
"""


def test_what_a_unit_writes_itself_is_none_of_ours_and_is_not_said_to_be_right() -> None:
    assert words_of(REPLY.encode()) is None
    found = jixiao.review(Source("报告.txt", REPLY.encode()))
    assert found.documents[0].findings == ()
    text = render(found, "text").decode()
    assert "未发现问题" not in text
    assert "没有认出绩效表" in text


@pytest.mark.parametrize("called", ["甲局的整改通知", "甲局的问题清单"])
def test_where_forms_are_wanted_they_are_called_what_they_are(called: str) -> None:
    paper = Source("随便.xlsx" if "清单" in called else "随便.docx", PAPERS[called])
    said = f"是{called}，审核后写出的，不是绩效表"
    (left,) = jixiao.summary([form(), paper]).left_out
    assert left.why.zh == said
    for call in (lambda: jixiao.fill(paper, "docx"), lambda: jixiao.convert(paper, "yaml")):
        with pytest.raises(jixiao.UserError, match=said):
            call()


def test_the_forms_that_a_report_of_a_review_shows_are_not_filled_in() -> None:
    with pytest.raises(jixiao.UserError, match="是审核报告，审核后写出的"):
        jixiao.fill(Source("报告.html", PAPERS["审核报告"]), "docx")
