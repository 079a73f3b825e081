"""S301: headings without indicators and the level that is looked at."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

ROWS = "name | target | actual | points\n甲率 | ≥9% | 9% | {}\n乙率 | ≥9% | 9% | {}\n | | | "
FULL = (2, "质量指标", "10", (0, 1), None)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ((2, "生态指标", "1", (2,), None), ["1"]),
        ((2, "生态指标", "0", (2,), None), []),
        ((2, "生态指标", "1", (), None), ["1"]),
        ((2, "生态指标", "", (), None), []),
        ((3, "生态指标", "1", (2,), None), []),
    ],
)
def test_a_heading_without_indicators(
    heading: tuple[int, str, str, tuple[int, ...], None], told: list[str]
) -> None:
    assert printed("S301", Sheet(ROWS.format(5, 5), levels=(FULL, heading))) == told


def test_where_no_row_has_points_nothing_is_missing() -> None:
    assert printed("S301", Sheet(ROWS.format("", ""), levels=(FULL,))) == []
    assert printed("S301", Sheet(ROWS.format(5, ""), levels=(FULL,))) == []  # S320 tells the row


def test_of_a_sum_that_is_not_whole_only_an_excess_is_told() -> None:
    [found] = findings("S301", Sheet(ROWS.format(15, ""), levels=(FULL,)))
    assert (found.severity.value, found.expected, found.correction) == ("error", None, None)


def test_a_heading_that_may_be_of_several_groups_is_told_and_not_checked() -> None:
    rows = (
        "level1 | level2 | name | target | actual | points\n"
        "产出 | 数量指标 | 甲率 | ≥9% | 9% | 35\n效益 | 数量指标 | 乙率 | ≥9% | 9% | 20"
    )
    found = findings("S301", Sheet(rows, levels=((2, "数量指标", "20", (), None),)))
    assert ["产出、效益下都有" in each.message.zh for each in found] == [True]
