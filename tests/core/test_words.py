"""Whether a cell says anything."""

from __future__ import annotations

import pytest

from jixiao.core.words import beginning, blank, ending, squeezed, unsaid


@pytest.mark.parametrize(
    ("text", "is_blank"),
    [("", True), (" ", True), ("—", True), ("-/－", True), ("……", True), ("\\", True), ("0", False), ("无", False), ("—1", False)],
)  # fmt: skip
def test_dashes_and_slashes_say_nothing(text: str, is_blank: bool) -> None:
    assert blank(text) is is_blank


def test_words_are_compared_without_blanks() -> None:
    assert squeezed(" 培训\n 场\t次\u3000") == "培训场次"


@pytest.mark.parametrize(
    ("text", "says"),
    [("", False), (" ", False), ("—", False), ("/", False), ("无", False), ("无 —", False), ("0", True), ("无偏差", True)],
)  # fmt: skip
def test_what_says_something(text: str, says: bool) -> None:
    assert unsaid(text) is not says


def test_a_long_text_is_cut_where_it_is_said_to_be() -> None:
    assert beginning("一二三四五", 5) == "一二三四五"
    assert beginning("一二三四五六", 5) == "一二三四五…"
    assert ending("一二三四五六", 5) == "…二三四五六"
    assert ending("一二三四五", 5) == "一二三四五"
