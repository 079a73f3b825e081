"""What in an empty form is to be filled in."""

from __future__ import annotations

import pytest

from jixiao.knowledge.prompts import is_open, label_gaps, month_gaps, says_no_value, year_gaps


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  　",
        "______",
        "（填写项目名称）",
        "（项目名称）",
        "请填写",
        "单击此处输入文字。",
        "XX",
        "××单位",
        "    年   月   日",
        "20XX年XX月XX日",
        "指标1：",
        "三级指标2",
        "……",
        "（可自行增加）",
        "目标1：\n目标2：\n……",
        "目标1：    目标2：    ……",
        "目标一：\n目标二：",
        "1、\n2、\n3、",
        "（1）______；\n（2）______；\n……",
        "①\n②",
        "指标1：\n（可自行增加）",
    ],
)
def test_prompts_are_open(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "项目名称",
        "—",
        "无",
        "10",
        "万元",
        "三级指标",
        "绩效指标",
        "2024年3月1日",
        "（元）",
        "（二）其他资金",
        "产出指标（50分）",
        "优",
        "（1）",
        "1、",
        "目标1：完成参保扩面\n目标2：",
        "指标名称\n（单位）",
        "1\n2",
        "产出指标\n（50分）",
    ],
)
def test_words_and_figures_are_not(text: str) -> None:
    assert not is_open(text)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("（    年度）", "（2024年度）"),
        ("(20XX年度)", "(2024年度)"),
        ("（20  年）", "（2024年）"),
        ("____年项目支出绩效自评表", "2024年项目支出绩效自评表"),
        ("20××年度绩效自评表", "2024年度绩效自评表"),
        ("（2023年度）", "（2023年度）"),
        ("填报日期：    年   月   日", "填报日期：    年   月   日"),
        ("XX县20XX年自评表", "XX县2024年自评表"),
    ],
)
def test_years_are_put_where_a_head_wants_them(text: str, filled: str) -> None:
    for start, end in reversed(year_gaps(text)):
        text = text[:start] + "2024" + text[end:]
    assert text == filled


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("1-  月执行数", "1-6月执行数"),
        ("1—X月执行率", "1—6月执行率"),
        ("1月至__月完成情况", "1月至6月完成情况"),
        ("截至   月底执行数", "截至6月底执行数"),
        ("监控表（1—N月）", "监控表（1—6月）"),
        ("1-7月执行数", "1-7月执行数"),
        ("2024年1月  日", "2024年1月  日"),
        ("11-  月", "11-  月"),
    ],
)
def test_months_are_put_where_a_head_wants_them(text: str, filled: str) -> None:
    for start, end in reversed(month_gaps(text)):
        text = text[:start] + "6" + text[end:]
    assert text == filled


def test_labels_with_nothing_behind_them() -> None:
    text = "填报单位（盖章）：          填报日期：    年  月  日"
    assert [label for label, _, _ in label_gaps(text)] == ["填报单位（盖章）", "填报日期"]
    assert [label for label, _, _ in label_gaps("填报单位：某局    填报日期：")] == ["填报日期"]
    assert label_gaps("说明：请如实填写。") == ()


@pytest.mark.parametrize(
    "text", ["待统计", "尚未统计", "统计中", "暂无", "暂无数据", "N/A", "n.a".replace(".", "/"), "不适用", "见附件", "（待核实）"]
)  # fmt: skip
def test_words_for_no_value(text: str) -> None:
    assert says_no_value(text)


@pytest.mark.parametrize(
    "text", ["", "/", "—", "无", "0", "未达监控节点", "未开展调查", "待遇发放", "未发生", "统计报表12份", "未完成"]
)  # fmt: skip
def test_words_that_say_more(text: str) -> None:
    assert not says_no_value(text)
