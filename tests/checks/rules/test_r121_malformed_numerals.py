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
        (f"甲 | 2人 | {LONG}7,00.0,77甲 | ", ["7,00.0,77"]),
        (f"甲 | 2人 | {LONG}7,00.0,77甲乙 | ", []),
    ],
)
def test_cells_of_numbers(row: str, told: list[str]) -> None:
    assert printed("R121", Sheet(f"name | target | actual | reason\n{row}")) == told
