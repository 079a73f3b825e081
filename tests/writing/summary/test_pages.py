"""The summary as an official page."""

from __future__ import annotations

import io

import pdfplumber

from jixiao.application.summaries.summarising import summarise
from jixiao.writing import made
from jixiao.writing.pages.page import Paragraph, Table
from jixiao.writing.summary.pages import pages_of
from jixiao.writing.summary.words import notes
from tests.application.summing_data import form


def test_title_facts_tables_notes_and_an_annex_across() -> None:
    report, annex = pages_of(summarise([form(), form("某县社保中心", "待遇认证", executed="8")]))
    texts = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert texts[0] == "2024年度绩效自评情况汇总"
    assert texts[2].startswith(
        "共汇总2个单位的2024年度绩效自评表2张，预算数20.00万元，执行数17.00万元，执行率85.00%。"
    )
    heads = [each for each in texts if "、" in each[:2]]
    assert heads[:3] == ["一、分单位汇总", "二、单位排名", "三、等级分布"]
    assert heads[-1].endswith("有关说明")
    assert (report.paper, annex.paper) == ("report", "landscape")


def test_every_table_repeats_its_head() -> None:
    for page in pages_of(summarise([form()])):
        for block in page.blocks:
            if isinstance(block, Table):
                assert block.header_rows == 1


def test_one_unit_is_not_ranked() -> None:
    report, _ = pages_of(summarise([form(), form(project="待遇认证")]))
    texts = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert not any("排名" in each for each in texts)


def test_a_monitoring_group_has_its_own_title() -> None:
    report, _ = pages_of(summarise([form()]), "en")
    assert isinstance(report.blocks[0], Paragraph)
    assert report.blocks[0].text == "Summary: self-evaluation form 2024"


def test_what_was_read_how_is_told_in_the_workbook_and_not_on_the_paper() -> None:
    summary = summarise([form(score="95"), form(score="96"), form("某县社保中心", "待遇认证")])
    told = [each.message.zh for each in summary.findings if each.code == "E015"]
    assert told
    report, *_ = pages_of(summary)
    texts = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert not any("--" in each or told[0] in each for each in texts)
    assert any("另有1份没有重复计入" in each for each in texts)
    assert told[0] in notes(summary, "zh", 2)


def test_pages_are_numbered_and_the_office_signs_with_the_last_words() -> None:
    for count in (22, 24, 26, 28):
        some = summarise([form(f"某县第{at}局") for at in range(count)])
        with pdfplumber.open(io.BytesIO(made(pages_of(some), "pdf"))) as pdf:
            texts = ["".join((each.extract_text() or "").split()) for each in pdf.pages]
        (signed,) = [each for each in texts if "（汇总单位、印章）" in each]
        assert len(signed) > 60, count  # not alone
        assert texts[0].endswith("—1—")
    report, _ = pages_of(some)
    signing = [each for each in report.blocks if isinstance(each, Paragraph) and each.to_fill]
    assert {each.style for each in signing} == {"signed"}
