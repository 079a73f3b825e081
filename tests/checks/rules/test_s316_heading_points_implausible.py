"""S316: the ends of what points can be, and forms that are not marked out of a hundred."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed


@pytest.mark.parametrize(
    ("level1", "total", "told"),
    [
        ("产出指标（100分）", "", []),
        ("产出指标（100.5分）", "", ["100.5分"]),
        ("产出指标（0分）", "", []),
        ("产出指标（-1分）", "", ["-1分"]),
        ("产出指标（500分）", "100", ["500分"]),
        ("产出指标（500分）", "1000", []),
        ("产出指标（500分，含上年结转的各项工作任务）", "", []),
        ("一二三四五六七八九十一二三四五六指标（500分）", "", ["500分"]),
        ("一二三四五六七八九十一二三四五六七指标（500分）", "", []),
        ("产出指标（500个）", "", []),
    ],
)
def test_points_in_a_heading(level1: str, total: str, told: list[str]) -> None:
    rows = f"level1 | name | target | actual\n{level1} | 甲 | 1次 | 1次\n{level1} | 乙 | 1次 | 1次"
    assert printed("S316", Sheet(rows, total=(total, ""))) == told


@pytest.mark.parametrize(("words", "told"), [("总分（1000分）", []), ("总分（100分）", ["500分"])])
def test_a_total_in_words(words: str, told: list[str]) -> None:
    rows = f"level1 | level2 | name | target | actual\n产出指标（500分） | {words} | 甲 | 1次 | 1次"
    assert printed("S316", Sheet(rows)) == told
