"""U526: results that are a hundred times their targets."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

HEAD = "name | target | actual | reason\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("甲数 | ≥9个 | 900个 | ", True),
        ("甲数 | 9个 | 900个 | ", True),
        ("甲数 | ≥9个 | 450个 | ", True),
        ("甲数 | ≥9个 | 449个 | ", False),
        ("甲数 | ≥1个 | 52个 | ", False),
        ("甲数 | ≥1个 | 100个 | ", True),
        ("享受待遇人次 | ≥9人次 | 900人次 | ", True),
        ("甲数 | ≥9个 | 900个 | 上级追加任务", False),
        ("甲数 | ≥9个 | 90000个 | ", False),  # U503 tells it
        ("甲率 | ≥1% | 99% | ", False),
        ("甲费 | ≤900元 | 9元 | ", False),
        ("甲数 | ≥0个 | 900个 | ", False),
    ],
)
def test_a_hundred_times(row: str, told: bool) -> None:
    assert len(printed("U526", Sheet(HEAD + row))) == told
    if told:
        assert findings("S311", Sheet(HEAD + row)) == []
