"""L704: long prompts, placeholders told once, notes, and levels that several rows share."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed


@pytest.mark.parametrize(("length", "shown"), [(60, "等）”"), (61, "等…”")])
def test_a_prompt_is_shown_to_its_sixtieth_character(length: int, shown: str) -> None:
    prompt = "（包括" + "甲" * (length - 5) + "等）"
    (found,) = findings("L704", Sheet(), texts=(prompt,))
    assert len(prompt) == length
    assert shown in found.message.zh
    assert found.printed == prompt


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("××县医疗保障局",), ["“××”是没有替换的占位符"]),
        (("××县医疗保障局", "20XX年"), ["“××”是没有替换的占位符（共2处）"]),
        (("请填写项目概况", "××县"), ["“请填写项目概况”是待填的提示语", "“××”是没有替换的占位符"]),
        (("注：请在表中填写。",), []),
        (("注：表中数据做了模拟处理。",), ["“注：表中数据做了模拟处理”说明表中留有模拟或示例内容"]),
        (("长20×30米，图3xx2。",), []),
    ],
)
def test_what_is_said_of_a_text(texts: tuple[str, ...], said: list[str]) -> None:
    found = findings("L704", Sheet(), texts=texts)
    assert [each.message.zh for each in found] == said


def test_a_level_that_two_rows_share_is_told_once() -> None:
    rows = (
        "level1 | name | target | actual\n请填写一级 | 甲 | 1次 | 1次\n请填写一级 | 乙 | 1次 | 1次"
    )
    assert printed("L704", Sheet(rows)) == ["请填写一级"]


def test_what_is_to_be_filled_in_is_one_finding_with_its_places() -> None:
    rows = "name | target | actual\n请填写名称 | 1次 | 1次\n请填写名称 | 2次 | 1次"
    (found,) = findings("L704", Sheet(rows))
    assert found.message.zh.endswith("“请填写名称”是待填的提示语（共2处）")
    assert len(found.related) == 1
    assert found.prints == ("请填写名称", "请填写名称")
