"""The word that was meant, of those that are known."""

from __future__ import annotations

import pytest

from jixiao.core.nearest import but_one, nearest, perhaps

KNOWN = ("产出指标", "效益指标", "满意度指标")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("产岀指标", "产出指标"),
        ("满意指标", "满意度指标"),
        ("效益", "效益指标"),
        ("党建", None),
        ("", None),
    ],
)
def test_what_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, KNOWN) == meant
    assert perhaps(word, KNOWN).zh == (f"，是不是“{meant}”？" if meant else "")


@pytest.mark.parametrize(
    ("word", "known", "holds"),
    [
        ("产岀指标", "产出指标", True),
        ("产指标", "产出指标", True),
        ("产出出指标", "产出指标", True),
        ("产出指标", "产出指标", False),
        ("质量指标", "产出指标", False),
    ],
)
def test_words_that_differ_in_one_character(word: str, known: str, holds: bool) -> None:
    assert but_one(word, known) is holds
