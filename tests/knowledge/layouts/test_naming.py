"""Layouts are found by what people call them, and offered with their names."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.knowledge.layouts import layouts
from jixiao.knowledge.layouts.naming import layout_called, unknown_layout


@pytest.mark.parametrize(
    "words",
    [
        "national-2020",
        "项目支出绩效自评表（全国统一样表）",
        "项目支出绩效自评表 （全国统一样表）",
        "项目支出绩效自评表",
    ],
)
def test_by_id_by_name_and_by_the_name_without_its_brackets(words: str) -> None:
    found = layout_called(words, layouts())
    assert found is not None
    assert found.id == "national-2020"


@pytest.mark.parametrize("words", ["", "自评表", "national", "（全国统一样表）"])
def test_other_words_call_none(words: str) -> None:
    assert layout_called(words, layouts()) is None


def test_a_name_that_several_share_without_brackets_calls_none() -> None:
    known = dict(layouts())
    own = known["national-2020"]
    known["县"] = msgspec.structs.replace(own, id="县", name="项目支出绩效自评表（某县）")
    assert layout_called("项目支出绩效自评表", known) is None
    assert layout_called("项目支出绩效自评表（某县）", known) is known["县"]


def test_an_unknown_one_is_told_with_ids_and_names() -> None:
    told = unknown_layout("ningxia2024", layouts())
    assert told.zh.startswith("，是不是“ningxia-2024”？可用的样式有：")
    assert "national-2020 项目支出绩效自评表（全国统一样表）" in told.zh
    assert "是不是“项目支出绩效自评表（全国统一样表）”" in unknown_layout("全国样表", layouts()).zh
