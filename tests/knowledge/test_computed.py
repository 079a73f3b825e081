"""What this program writes of its own into figures and reasons is English in English; what it quotes of
a document is not touched.
"""

from __future__ import annotations

import pytest

from jixiao.knowledge.computed import computed_words


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("27.71%-50.00%=-22.29个百分点", "27.71%-50.00%=-22.29 percentage points"),
        ("低于60%", "below 60%"),
        ("执行率低于50%", "execution below 50%"),
        ("不高于10", "at most 10"),
        ("落后序时进度22.29个百分点", "22.29 percentage points behind time progress"),
        ("偏差-3.20个百分点", "a deviation of -3.20 percentage points"),
        ("6—9个月", "6 to 9 months"),
        (
            "预算执行10、产出50、效益30、满意度10",
            "execution 10, outputs 50, benefits 30, satisfaction 10",
        ),
        ("300元/人达到≤300元/人→50", "300元/人 meets ≤300元/人 → 50"),
        ("完成得满分", "met: full points"),
        ("min(完成值/指标值,1)×7/12", "min(actual/target,1)×7/12"),
        ("取整(10×min(96.32%,100%))", "whole part of (10×min(96.32%,100%))"),
        (
            "各行指标完成率的平均数（第2行完成率缺填，按总体完成率反推为80%）",
            "mean of the rows' completions (row 2 says none; by the overall completion it is 80%)",
        ),
        ("使用者指定规则包 cn-2020", "chosen by the user: rule pack cn-2020"),
        (
            "文件自带规则包 a（文件按 1 版，现为 2 版）",
            "the file states rule pack a (the file goes by version 1, this is version 2)",
        ),
        (
            "附表自带的规则包 a 这里没有；没有更具体的规则，适用全国通用规则包 b",
            "rule pack a, which the file states, is not here; no rules are more special: the national rule pack b",
        ),
        (
            "文中地名“盐池”、2024年，适用规则包 ningxia-2024；与表内所印规则（三档100–80、80–50、50–0；反向指标A/B计分）一致",
            "“盐池” is named, year 2024: rule pack ningxia-2024; as the form prints (three bands 100–80,"
            " 80–50, 50–0; A/B for what is to be low)",
        ),
        (
            "表内所印规则（B/A计分）与规则包 a 一致",
            "the rules that the form prints (B/A) are those of rule pack a",
        ),
    ],
)
def test_own_words_are_english(zh: str, en: str) -> None:
    assert computed_words(zh, "en") == en
    assert computed_words(zh, "zh") == zh


@pytest.mark.parametrize(
    "text",
    [
        "9.52万元",
        "2024年12月31日之前",
        "降低5%",
        "（2023年度）",
        "5个百分点/6个百分点",
        "部分达成年度指标并具有一定效果",
        "产出50个",
        "10,5",
    ],
)
def test_what_a_document_says_stays(text: str) -> None:
    assert computed_words(text, "en") == text
