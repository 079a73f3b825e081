"""The word that was meant, of those that are known."""

from __future__ import annotations

import pytest

from jixiao.knowledge.nearest import is_slip, looks_alike, nearest, perhaps

KNOWN = ("产出指标", "效益指标", "满意度指标")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("产岀指标", "产出指标"),
        ("满意指标", "满意度指标"),
        ("效益", "效益指标"),
        ("满义度", "满意度指标"),
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
    assert is_slip(word, known) is holds


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("部份", ("总额", "部分", "明细"), "部分"),
        ("财政拔款", ("其他资金", "财政拨款"), "财政拨款"),
        ("自凭标", ("监控表", "自评表"), "自评表"),
        ("个人帐户", ("个人缴费", "个人账户"), "个人账户"),
        ("己完成", ("未完成", "已完成"), "已完成"),
    ],
)
def test_characters_that_look_or_sound_alike_count_as_alike(
    word: str, known: tuple[str, ...], meant: str
) -> None:
    assert nearest(word, known) == meant
    assert looks_alike(word, meant)
    assert not looks_alike(meant, meant)
    assert is_slip(word, meant)
    assert not looks_alike("其他资金", "财政拨款")
