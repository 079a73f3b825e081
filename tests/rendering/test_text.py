"""The text report: what a clerk reads."""

from __future__ import annotations

import re
from pathlib import Path

import jixiao
from jixiao.rendering.text import as_text


def columns(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line)


def test_the_whole_report(make_review) -> None:
    report = as_text(make_review())
    lines = report.splitlines()
    begin = next(index for index, line in enumerate(lines) if line.startswith("警告 T201"))
    assert lines[begin].startswith("警告 T201  第4行第4列  #")
    assert [line.strip() for line in lines[begin + 1 : begin + 8]] == [
        "执行率填报70%，应为75%",
        "“70%”",
        "填报→应为：70% → 75%",
        "依据算式：150/200=75",
        "可能原因：一位数字写错",
        "建议改为：75%",
        "相关位置：第4行第3列、第4行第2列",
    ]
    assert lines[-1] == "共1个文件：错误1处，警告1处，提示1处。用时0.123秒"
    assert "▌第1张表：绩效自评表" in report


def test_the_figure_is_singled_out_in_its_sentence(make_review) -> None:
    assert "“全年支出【2.61元】，较上年增长5%。”" in as_text(make_review())


def test_no_escape_codes_without_a_terminal_and_some_with_one(make_review) -> None:
    assert "\x1b" not in as_text(make_review())
    assert "\x1b[" in as_text(make_review(), colour=True)


def test_a_document_cannot_steer_the_terminal(make_review) -> None:
    report = as_text(make_review(message="\x1b]0;owned\x07\x1b[2J假\u202e的"))
    assert "\x1b" not in report
    assert "\u202e" not in report
    assert "假" in report


def test_brackets_in_a_document_are_no_markup(make_review) -> None:
    assert "[red]x[/red]" in as_text(make_review(message="[red]x[/red]"))


def test_lines_keep_to_the_width_in_chinese_columns(make_review) -> None:
    report = as_text(make_review(message="执行率应为百分之七十五" * 30), width=60)
    assert max(columns(line) for line in report.splitlines()) <= 60


def test_english(make_review) -> None:
    report = as_text(make_review(), "en")
    assert "Warning T201  line 4, column 4" in report
    assert report.splitlines()[-1].startswith("1 file(s): 1 errors")


def test_accepted_findings_stand_apart_with_their_reason(make_review) -> None:
    name = make_review().documents[0].findings[1].id
    report = as_text(make_review(accepted={name: "年中追加预算"}))
    before, _, after = report.partition("已接受的问题")
    assert "T201" not in before
    assert "已接受：年中追加预算" in after


def test_verdicts_show_how_scores_were_computed(make_review) -> None:
    assert "参保率: 5（96%≥95%，记满分） = 5" in as_text(make_review(), verdicts=True)


def test_what_must_be_dealt_with_comes_first_and_the_rest_in_a_line_a_kind() -> None:
    content = (Path(__file__).resolve().parents[2] / "examples/yanchi-2024.txt").read_bytes()
    review = jixiao.review([jixiao.Source("表.txt", content)])
    first, _, also = as_text(review).partition("\n也请看（3处）\n")
    heads = [line for line in first.splitlines() if line.startswith(("错误 ", "警告 "))]
    assert len(heads) == 7
    assert first.count("└ 由此引起") == 3
    assert first.count("└ 同类") == 3
    assert sorted(re.findall("[A-Z]7[0-9]{2}", also)) == ["L708", "L711", "L712"]
    told = {finding.id for document in review.documents for finding in document.findings}
    assert told == set(re.findall("#([0-9a-f]{12})", first + also))  # none is lost
    assert "也请看" not in as_text(review, verdicts=True)
