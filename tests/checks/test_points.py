"""Points as shares of one, and the rows that the execution's points stand in."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed

HEAD = "name | target | actual | points | score\n"


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (("0.5", "0.5"), False),
        (("0.5", "0.6"), False),
        (("0.5", "0.61"), True),
        (("1", "0.1"), False),
        (("1.01", "0.05"), True),
        (("0.5",), True),
    ],
)
def test_weights_as_shares_are_no_points(points: tuple[str, ...], told: bool) -> None:
    rows = "".join(f"甲{n}率 | ≥9% | 9% | {each} | 50\n" for n, each in enumerate(points))
    assert (printed("S304", Sheet(HEAD + rows)) != []) is told


@pytest.mark.parametrize(
    ("funding", "told"),
    [
        ("年度资金总额 | 10 | 9\n其中：财政拨款 | 10 | 9", []),
        ("年度资金总额 | | \n其中：财政拨款 | 10 | 9", []),
        ("其中：财政拨款 | 10 | 9\n年度资金总额 | 10 | 8", ["99"]),
        ("年度资金总额 | | \n其中：财政拨款 | | ", []),
    ],
)
def test_the_executions_score_is_the_totals_else_the_first_parts(
    funding: str, told: list[str]
) -> None:
    rows = HEAD + "甲率 | ≥9% | 9% | 45 | 45\n乙率 | ≥9% | 9% | 45 | 45"
    sheet = Sheet(rows, "source | points | score\n" + funding, total=("100", "99"))
    assert printed("S309", sheet) == told
