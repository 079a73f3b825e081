"""S319: points in a name beside those of the column."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed

ROWS = "name | target | actual | points\n{} | ≥9% | 9% | {}\n乙率 | ≥9% | 9% | 70"


@pytest.mark.parametrize(
    ("name", "points", "told"),
    [
        ("甲率（30分）", "30", []),
        ("甲率（30分）", "30.0分", []),
        ("甲率（30分）", "25", ["25"]),
        ("甲率（30分）", "", []),
        ("甲率（30分）", "二十五", []),  # R121 tells it
        ("甲率（30）", "25", []),
        ("测评得分（100分）", "25", []),
        ("甲率", "25", []),
    ],
)
def test_one_figure_in_two_places(name: str, points: str, told: list[str]) -> None:
    assert printed("S319", Sheet(ROWS.format(name, points))) == told
