"""R121: in which cells, and how long a cell may be."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed

LONG = "甲" * 30


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("甲 | 100..5 | 2人 | ", ["100..5"]),
        ("甲 | 2人 | 100..5 | ", ["100..5"]),
        ("甲 | 2人 | 2人 | 100..5", []),
        ("甲100..5 | 2人 | 2人 | ", []),
        ("甲 | ≥95% | 97。5% | ", ["97。5%"]),
        ("甲 | ≥1000人 | 10,50人 | ", ["10,50人"]),
        ("甲 | ≥1000人 | 1O50人 | ", ["1O50人"]),
        ("甲 | ≥10,00人 | 1050人 | ", ["≥10,00人"]),
        ("甲 | ≥1000人 | 1,050人 | ", []),
        ("甲 | 2 90% | 95% | ", []),  # R122 tells what it may have been
        ("甲 | 12月底前 | 2024.12.25 | ", []),
        (f"甲 | 2人 | {LONG}7,00.0,77甲 | ", ["7,00.0,77"]),
        (f"甲 | 2人 | {LONG}7,00.0,77甲乙 | ", []),
    ],
)
def test_cells_of_numbers(row: str, told: list[str]) -> None:
    assert printed("R121", Sheet(f"name | target | actual | reason\n{row}")) == told


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ("1O", ["1O"]),
        ("l5", ["l5"]),
        ("14.5.", ["14.5."]),
        ("14,5", ["14,5"]),
        ("十四点五", ["十四点五"]),
        ("15万", ["15万"]),
        ("14.5", []),
        ("8.", ["8."]),
        (".4", []),
        ("14.5分", []),
        ("—", []),
        ("不计分", []),
    ],
)
def test_points_that_are_no_number(points: str, told: list[str]) -> None:
    rows = (
        f"甲数 | 2人 | 2人 | {points} | 1\n乙数 | 2人 | 2人 | 10 | 10\n丙数 | 2人 | 2人 | 10 | 10"
    )
    sheet = Sheet(f"name | target | actual | points | score\n{rows}", total=("100", "21"))
    assert printed("R121", sheet) == told
    if told:
        assert printed("S303", sheet) == []
