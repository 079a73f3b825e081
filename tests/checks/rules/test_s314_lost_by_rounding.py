"""S314: how little is lost to the split, and what else may have cost points."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

ROWS = "name | target | actual | points | score\n甲率 | ≥9% | 9% | {} | \n乙率 | ≥9% | {} | {} | "
FUNDED = "source | budget | executed | points | score\n年度资金总额 | 100 | 100 | 10 | {}"


@pytest.mark.parametrize(
    ("first", "second", "actual", "executed", "total", "told"),
    [
        ("50", "49.9", "9%", "", ("100", "99.9"), True),
        ("50", "49.1", "9%", "", ("100", "99.1"), True),
        ("50", "49", "9%", "", ("100", "99"), False),
        ("50", "50", "9%", "", ("100", "99.9"), False),
        ("50", "49.9", "9%", "", ("100", "100"), False),
        ("50", "49.9", "8%", "", ("100", "99.9"), False),
        ("50", "49.9", "9%", "", ("", "99.9"), False),
        ("50", "49.9", "9%", "", ("100", ""), False),
        ("45", "44.9", "9%", "10", ("100", "99.9"), True),
        ("45", "44.9", "9%", "9", ("100", "98.9"), False),
        ("45", "44.9", "9%", "", ("90", "89.9"), True),
    ],
)
def test_points_that_were_never_allotted(
    first: str, second: str, actual: str, executed: str, total: tuple[str, str], told: bool
) -> None:
    funding = FUNDED.format(executed) if executed else ""
    found = findings("S314", Sheet(ROWS.format(first, actual, second), funding, total=total))
    assert [(each.printed, each.expected) for each in found] == [(total[1], None)] * told
    assert all(
        each.advice is not None for each in found
    )  # points are allotted, no score is changed
