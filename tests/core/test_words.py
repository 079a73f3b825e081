"""Whether a cell says anything."""

from __future__ import annotations

import pytest

from jixiao.core.words import blank, squeezed, unsaid


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
