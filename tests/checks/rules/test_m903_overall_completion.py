"""M903: two rows at least, what a missing row would be, and forms that weigh by points."""

from __future__ import annotations

import pytest

from tests.checks.builders import MONITORING_PACK, Sheet, findings

HEAD = "name | target | actual | completion | points\n"


def june(rows: str, overall: str) -> Sheet:
    return Sheet(HEAD + rows, kind="monitoring", pack=MONITORING_PACK, month=6, overall=overall)


@pytest.mark.parametrize(
    ("rows", "overall", "told"),
    [
        ("甲数 | ≥9人 | 9人 | 50.00% | ", "40.00%", []),
        ("甲数 | ≥9人 | 9人 | 50.00% | \n乙数 | ≥9人 | 9人 | 40.00% | ", "40.00%", [("40.00%", "45.00")]),
        ("甲数 | ≥9人 | 9人 | 50.00% | \n乙数 | ≥9人 | 9人 | 40.00% | ", "45.00%", []),
        ("甲数 | ≥9人 | 9人 | 50.00% | 10\n乙数 | ≥9人 | 9人 | 40.00% | 90", "41.00%", []),
        ("甲数 | ≥9人 | 9人 | 50.00% | \n乙数 | ≥9人 | 9人 | 40.00% | ", "", []),
    ],
)  # fmt: skip
def test_the_mean_of_the_rows(rows: str, overall: str, told: list[tuple[str, str]]) -> None:
    found = findings("M903", june(rows, overall))
    assert [(each.printed, each.expected) for each in found] == told


TWO = "甲数 | ≥9人 | 9人 | 50.00% | \n乙数 | ≥9人 | 9人 | 40.00% | \n丙数 | ≥9人 | 7人 | | "


@pytest.mark.parametrize(
    ("overall", "solved", "also_wrong"),
    [
        ("46.67%", "50.00%", False),
        ("43.33%", "40.00%", False),
        ("47.00%", "50.99%—51.02%", True),
        ("63.33%", "100.00%", False),
        ("63.34%", None, True),
        ("29.99%", None, True),
        ("30.01%", "0.02%—0.05%", True),
    ],
)
def test_a_missing_row_is_solved(overall: str, solved: str | None, also_wrong: bool) -> None:
    found = findings("M903", june(TWO, overall))
    missing = [each for each in found if "没有填完成率" in each.message.zh]
    assert [each.message.zh.split("应为")[-1] for each in missing] == [solved] * bool(solved)
    assert any(each.printed == overall for each in found) is also_wrong


def test_rows_without_a_name_are_numbered() -> None:
    rows = " | ≥9人 | 9人 | 50.00% | \n一二三四五六七八九十一二三四五六七八九十末 | ≥9人 | 9人 | 40.00% | "
    (found,) = findings("M903", june(rows, "40.00%"))
    assert [each.name for each in found.operands][1:] == [
        "第1行完成率",
        "一二三四五六七八九十一二三四五六七八九十…完成率",
    ]
