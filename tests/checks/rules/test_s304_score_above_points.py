"""S304: rows, reviews, the execution and the total, each at and above its points."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed

HEAD = "name | target | actual | points | score | review_score\n"
TWO = HEAD + "甲率 | ≥9% | 9% | 45 | 45 | \n乙率 | ≥9% | 9% | 45 | {} | {}"
FUNDED = "source | budget | executed | points | score\n年度资金总额 | 100 | 100 | 10 | {}"


@pytest.mark.parametrize(
    ("score", "review", "executed", "total", "told"),
    [
        ("45", "45", "10", ("100", "100"), []),
        ("45.1", "", "10", ("", ""), ["45.1"]),
        ("45", "46", "10", ("", ""), ["46"]),
        ("45", "", "10.1", ("", ""), ["10.1"]),
        ("45", "", "10", ("100", "100.1"), ["100.1"]),
        ("45", "", "10", ("90", "100"), []),
        ("45", "", "10", ("90", "100.1"), ["100.1"]),
        ("45", "", "10", ("90", "90"), []),
        ("45", "", "", ("90", "91"), ["91"]),
        ("45", "", "10", ("99.5", "100"), []),
        ("45", "", "10", ("100", "105"), ["105"]),
        ("45", "", "10", ("", "105"), []),
        ("45", "", "10", ("100", ""), []),
    ],
)
def test_no_score_is_above_its_points(
    score: str, review: str, executed: str, total: tuple[str, str], told: list[str]
) -> None:
    sheet = Sheet(TWO.format(score, review), FUNDED.format(executed), total=total)
    assert printed("S304", sheet) == told
