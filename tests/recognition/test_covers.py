"""The unit that a report's cover states."""

from __future__ import annotations

import pytest

from jixiao.reading.dispatch import read_bytes
from jixiao.recognition.covers import unit_on_cover


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("实施单位（公章）：某县医疗保障局", "某县医疗保障局"),
        ("填报单位：某县  社会保险中心", "某县 社会保险中心"),
        ("评价单位:某会计师事务所", "某会计师事务所"),
        ("实施单位：", ""),
        ("由实施单位：某局负责", ""),
        ("项目单位情况", ""),
    ],
)
def test_the_unit_on_the_cover(line: str, unit: str) -> None:
    text = f"2023年度基金支出绩效评价报告\n\n{line}\n\n2024年3月\n"
    (document,) = read_bytes(text.encode(), "报告.txt")
    assert unit_on_cover(document) == unit


def test_a_unit_named_far_below_is_not_the_covers() -> None:
    text = "一行\n\n" * 60 + "填报单位：某县医疗保障局\n"
    (document,) = read_bytes(text.encode(), "报告.txt")
    assert unit_on_cover(document) == ""
