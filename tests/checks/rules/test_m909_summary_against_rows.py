"""M909: which rows speak against a summary, and how many are named."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

HEAD = "name | target | actual\n"
MISSED = "未达成预期指标且效果较差"
DONE = "已完成1-6月养老金发放工作。"


@pytest.mark.parametrize(
    ("actual", "goal", "told"),
    [
        (MISSED, DONE, True),
        ("未达监控节点", DONE, False),
        (MISSED, "下一步将发放养老金。", False),
        (MISSED, "", False),
    ],
)
def test_a_row_not_reached(actual: str, goal: str, told: bool) -> None:
    sheet = Sheet(HEAD + f"发放时效 | 每月25日前 | {actual}", goal=goal, overall="50%")
    assert len(printed("M909", sheet)) == told


@pytest.mark.parametrize(("count", "names"), [(4, "丙事、丁事4项"), (5, "丙事、丁事等5项")])
def test_four_rows_are_named(count: int, names: str) -> None:
    rows = "".join(f"{name}事 | 按时 | {MISSED}\n" for name in "甲乙丙丁戊"[:count])
    (found,) = findings("M909", Sheet(HEAD + rows, goal=DONE))
    assert names in found.message.zh
    assert len(found.related) == count
