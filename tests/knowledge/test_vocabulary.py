"""The table of the words of forms: whole, in order, and each pattern usable by itself."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from jixiao.knowledge.vocabulary import Words, funding_heads, heads, words


def test_the_fields_of_heads_in_the_order_they_are_asked_in() -> None:
    assert [field for field, _ in heads()][:3] == ["level1", "level2", "name"]
    fields = [field for field, _ in heads()]
    assert fields.index("review_score") < fields.index("score") < fields.index("points")
    money = [field for field, _ in funding_heads()]
    assert money.index("initial_budget") < money.index("budget")


@pytest.mark.parametrize("name", get_args(Words))
def test_every_kind_of_words_is_there_and_says_nothing_of_nothing(name: Words) -> None:
    pattern = words(name)
    re.compile(pattern.pattern)
    assert pattern.fullmatch("") is None


@pytest.mark.parametrize(
    ("name", "word", "said"),
    [
        ("supervising", "社会保险基金预算支出部门", True),
        ("implementing", "实施单位", True),
        ("filer", "填报单位", True),
        ("filer", "填报日期", False),
        ("total", "自评总分", True),
        ("grade", "优", True),
        ("level1_names", "产出指标", True),
        ("level2_names", "数量指标", True),
        ("fund_row", "其中：财政拨款", True),
        ("not_forms", "汇总", True),
    ],
)
def test_words_are_held_against_a_whole_label(name: Words, word: str, said: bool) -> None:
    assert (words(name).fullmatch(word) is not None) is said
