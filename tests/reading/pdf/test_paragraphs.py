"""Running text of a PDF: paragraphs as the author wrote them, page furniture left out."""

from __future__ import annotations

import pytest

from tests.reading.pdf.pdf_making import read, texts, typst_pdf

pytestmark = pytest.mark.usefixtures("installed_fonts")
OFFICIAL = (
    "#set text(size: 16pt)\n#set par(first-line-indent: (amount: 2em, all: true), justify: true,"
    " leading: 0.8em)\n"
)
NUMBERED = 'paper: "a4", margin: (x: 2.8cm, y: 3cm), numbering: "- 1 -"'
SENTENCE = (
    "2024年基金收入2889.39万元，其中：个人缴费收入512.30万元、政府补贴收入2300.00万元，"
    "完成预算的98.76%，比上年增长5.32%，"
)


def printed(paragraphs: list[str], before: str = OFFICIAL, page: str = NUMBERED) -> list[str]:
    return texts(read(typst_pdf(before + "\n\n".join(paragraphs), page)))


def test_paragraphs_come_back_whole_and_apart():
    paragraphs = [
        "岳普湖县财政局：",
        f"（一）收入情况。{SENTENCE}增幅较小。",
        f"（二）支出情况。{SENTENCE}{SENTENCE}增幅较大。",
        "特此报告。",
    ]
    assert printed(paragraphs) == paragraphs


def test_paragraphs_go_on_over_the_page_and_page_numbers_are_left_out():
    paragraphs = [f"（{number}）{SENTENCE * 3}按期足额。" for number in "一二三四五六七八"]
    assert printed(paragraphs) == paragraphs


def test_a_title_of_several_lines_is_one_paragraph():
    title = "岳普湖县人力资源和社会保障局关于2024年度城乡居民基本养老保险基金预算绩效评价情况的报告"
    found = printed([f"#align(center, text(22pt)[{title}])", SENTENCE * 2])
    assert found == [title, SENTENCE * 2]


def test_indented_lines_of_almost_one_length_are_no_centred_title():
    heading, text = (
        "（二）居民医疗保险基金支出预算绩效目标设定情况",
        "20个保障参保居民门诊住院就医保障参保居民门诊住院" + "就医" * 30 + "。",
    )
    assert printed([heading, text], OFFICIAL.replace("justify: true", "justify: false")) == [
        heading,
        text,
    ]


def test_a_line_left_early_because_a_mark_holds_two_figures_together_goes_on():
    before, after = "项目单位已经报送绩效自评资料并按照规定评定得", "分，2024年为98.76分。"
    assert printed([f"{before} \\\n{after}", SENTENCE * 2]) == [before + after, SENTENCE * 2]


def test_blanks_stay_between_words_and_not_between_characters():
    text = (
        "系统名称为Budget Performance Management System，由省级统一部署，覆盖全部县区，"
        "用于绩效目标、监控and evaluation reports of all units。"
    )
    assert printed([text]) == [text]


def test_short_lines_stay_apart():
    lines = ["附件1", "单位：万元", "2025年3月15日"]
    assert printed(lines, before="") == lines


def test_two_things_on_one_line_are_parted_by_a_blank():
    assert printed(["填报单位：财政局 #h(1fr) 金额单位：万元"], before="") == [
        "填报单位：财政局 金额单位：万元"
    ]


def test_a_year_or_figure_in_the_text_is_no_page_number():
    assert printed(["2024", "第3页"], before="") == ["2024", "第3页"]


def test_running_headers_are_left_out():
    page = (
        'paper: "a4", margin: 3cm, header: text(size: 8pt)[绩效评价报告 #h(1fr) #context'
        " counter(page).display()], header-ascent: 60%"
    )
    paragraphs = [f"（{number}）{SENTENCE * 3}按期足额。" for number in "一二三四五六七八九十"]
    assert printed(paragraphs, page=page) == paragraphs
