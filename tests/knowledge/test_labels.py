"""What figures are called in English messages: our words in English, the form's in quotes."""

from __future__ import annotations

import pytest

from jixiao.knowledge.labels import in_english


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("执行率", "execution rate"),
        ("年度资金总额年初预算数", "“年度资金总额” initial budget"),
        ("质量指标标题分值", "“质量指标” points in the heading"),
        ("支出预算执行率", "“支出” execution rate"),
        ("总得分", "total score"),
        ("培训人数得分", "“培训人数” score"),
        ("养老金支出", "“养老金支出”"),
        ("正文“基金支出”", "the text's “基金支出”"),
        ("自评表“自评表执行数”", "the form's amount executed"),
        ("", ""),
    ],
)
def test_our_own_words_are_english(name: str, english: str) -> None:
    assert in_english(name) == english
