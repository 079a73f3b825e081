"""Every figure reported stands at its place, whatever the text; nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.recognition.narrative.building import document, read

from jixiao.core.places import Place
from jixiao.recognition.narrative import claims_in, recognise_prose

SEED = Path(__file__).resolve().parents[4] / "shared" / "seeds" / "001_1ce94f1a142e391d.txt"
_PIECES = st.sampled_from(
    [
        "2020年",
        "基金",
        "收入",
        "支出",
        "较上年",
        "增加",
        "降低",
        "完成年度预算",
        "的",
        "其中：",
        "，",
        "。",
        "；",
        "（",
        "）",
        "、",
        "24.63亿元",
        "5.53%",
        "-2",
        "—20.12%",
        "1,234.5万元",
        "万",
        "人次",
        "统筹基金",
        "个人账户",
        "分别为",
        "由",
        "提高至",
        "可支付",
        "个月",
        "占",
        "至",
        "目标",
        "95%",
        "以上",
        "\n",
        "\t",
        "工伤保险",
        "按照",
        "2021预算",
        "组成",
        "０．５",
        "　",
        "持平",
        "本级",
        "全地区",
        "累计结余",
        "含",
        "不含上下级往来",
        "名",
        "参保职工",
        "一、",
        "（一）",
        "3.6.1",
    ]
)
TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_keeps_its_places(text: str) -> None:
    statements, claims, _, _ = recognise_prose(document(text), frozenset())
    addresses = {statement.address for statement in statements}
    for statement in statements:
        place = statement.place
        assert place.text[place.start : place.end] == statement.figure.text
        assert statement.figure.text.strip()
        assert {statement.about, statement.part_of, statement.compared_with} - {None} <= addresses
        assert statement.part_of != statement.address
    for claim in claims:
        assert claim.place.text[claim.place.start : claim.place.end] == claim.words


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_claims_of_any_text_keep_their_places(text: str) -> None:
    for claim in claims_in(text, Place(text=text)):
        assert text[claim.place.start : claim.place.end] == claim.words


def test_a_sentence_torn_by_a_page_is_read_as_one() -> None:
    total, part = read(
        "2020年度失业保险基金总收入45262万元，较之以往各年都有所变化，其\n\n中：保费收入31376万元。"
    )
    assert part.part_of == total.address
    assert (total.place.line, part.place.line) == (3, 5)


def test_a_figure_torn_from_its_unit_keeps_both() -> None:
    _, budget, rate = read(
        "失业保险基金保费收入1.53亿元，与上年持平，完成年度预算1.51\n\n亿元的101.32%。"
    )
    assert (budget.figure.text, budget.figure.unit.symbol if budget.figure.unit else "") == (
        "1.51",
        "亿元",
    )
    assert rate.compared_with == budget.address


def test_page_numbers_do_not_part_a_sentence() -> None:
    statements = read("基金总收入4526万元，其中：保费收入3137万元，\n— 12 —\n利息收入10万元。")
    assert [statement.part_of for statement in statements] == [
        None,
        statements[0].address,
        statements[0].address,
    ]


def test_paragraphs_of_a_word_file_stay_apart() -> None:
    own = document(
        "2020年度失业保险基金报告\n失业保险基金的运行情况总体上说来是平稳而有序的\n基金支出4亿元。",
        form="docx",
    )
    assert [statement.place.line for statement in recognise_prose(own, frozenset())[0]] == [3]


@pytest.mark.skipif(not SEED.exists(), reason="the seeds are not beside this checkout")
def test_the_prose_of_the_seed() -> None:
    from jixiao.reading import read_path

    [seed] = read_path(SEED)
    statements, claims, year, scope = recognise_prose(seed, frozenset())
    assert (year, scope) == (2020, "本级")
    found = {
        (statement.place.line, statement.basis, str(statement.figure.value))
        for statement in statements
    }
    expected = {
        (21, "change", "2.61"),
        (21, "growth_rate", "-9.58"),
        (45, "target", "6760"),
        (59, "growth_rate", "4.87"),
        (65, "actual", "46905"),
        (73, "execution_rate", "98.54"),
        (75, "execution_rate", "75.9"),
        (81, "budget", "1.51"),
        (103, "budget", "20.53"),
        (105, "actual", "5.95"),
        (109, "actual", "30.63"),
        (113, "actual", "4.13"),
        (295, "actual", "670612"),
        (299, "budget", "74493"),
        (313, "budget", "16592"),
        (394, "change", "2.22"),
        (408, "execution_rate", "100.6"),
        (410, "actual", "11.2"),
    }
    expected = {
        (line, basis, value.replace("2.61", "-2.61") if basis == "change" else value)
        for line, basis, value in expected
    }
    assert expected <= found
    assert {"steady_growth", "flat", "deficit", "zero_petition", "balance_excessive"} <= {
        claim.kind for claim in claims
    }
