"""Blocks whose columns are shifted, totals and parts, zeros that were dropped."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed

HEAD = "source | initial_budget | budget | arrived | executed | rate | points | score\n"
ROWS = (
    "name | target | actual | points | score\n甲率 | ≥9% | 9% | 45 | 45\n乙率 | ≥9% | 9% | 45 | 45"
)


@pytest.mark.parametrize(
    ("cells", "rate", "score"),
    [
        ("| 200 | | 150 | 70% | 10 | 9", ["70%"], ["9"]),
        ("| 200 | | 150 | 150 | 10 | 9", [], []),
        ("| 200 | | 150 | 200 | 10 | 9", [], []),
        ("150 | 200 | | | 150 | 10 | 9", [], []),
        ("| 20 | | 15 | 15 | 10 | 9", ["15"], ["9"]),
        ("| 200 | | 150 | 150% | 10 | 9", ["150%"], ["9"]),
        ("| 200 | | 150 | 70% | 10% | 9", [], []),
    ],
)
def test_nothing_is_judged_by_columns_that_are_shifted(
    cells: str, rate: list[str], score: list[str]
) -> None:
    sheet = Sheet(ROWS, HEAD + f"年度资金总额 | {cells}")
    assert (printed("T201", sheet), printed("S310", sheet)) == (rate, score)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("年度资金总额 | | 100 | | 105 | | |", ["105"]),
        ("年度资金总额 | 100 | | | 105 | | |", ["105"]),
        ("其中：财政拨款 | | 10 | | 12 | | |\n年度资金总额 | | 100 | | 100 | | |", []),
    ],
)
def test_the_total_row_is_the_forms(rows: str, told: list[str]) -> None:
    assert printed("T203", Sheet(funding=HEAD + rows)) == told


def test_dropped_zeros_are_put_back_from_the_amounts_beside() -> None:
    rows = "年度资金总额 | | 15.00 | | {} | 93.00% | |"
    assert printed("T201", Sheet(funding=HEAD + rows.format("14"))) == ["93.00%"]
    assert printed("T201", Sheet(funding=HEAD + rows.format("13.95"))) == []
