"""T223: a growth rate against the two years beside it."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose

ERROR, REMARK = Severity.ERROR, Severity.REMARK
TABLE = """2020年失业保险基金收支情况表

单位：万元

项目\t2020年\t2019年\t{head}
基金收入\t1\t1\t0%
基金支出\t{cells}
"""


def told(cells: str, head: str = "增幅%") -> list[tuple[str, str | None, Severity]]:
    found = prose("T223", TABLE.format(cells=cells, head=head))
    return [(each.printed, each.expected, each.severity) for each in found]


@pytest.mark.parametrize(
    ("cells", "result"),
    [
        ("8400\t4500\t86.67%", []),
        ("8400\t4500\t86.7%", []),
        ("8400\t4500\t87%", []),
        ("8400\t4500\t86%", [("86%", "87", REMARK)]),  # cut off
        ("8400\t4500\t85%", [("85%", "87", ERROR)]),
        ("8400\t4500\t90%", [("90%", "87", ERROR)]),
        # amounts of few digits leave much room
        ("0.84\t0.45\t86.67%", []),
        ("0.84\t0.45\t83.52%", []),
        ("0.84\t0.45\t83.50%", [("83.50%", "86.67", ERROR)]),
        ("0.84\t0.45\t89.88%", []),
        ("0.84\t0.45\t89.90%", [("89.90%", "86.67", ERROR)]),
        # (0.84-0.45)/0.84: divided by this year
        ("0.84\t0.45\t46.43%", [("46.43%", "86.67", ERROR)]),
        ("4500\t8400\t-46.43%", []),
        ("4500\t8400\t46.43%", [("46.43%", "-46.43", ERROR)]),
        # nothing to compare with
        ("8400\t0\t46.43%", []),
        ("8400\t\t46.43%", []),
        ("\t4500\t46.43%", []),
    ],
)
def test_this_year_over_the_last(
    cells: str, result: list[tuple[str, str | None, Severity]]
) -> None:
    assert told(cells) == result


@pytest.mark.parametrize("head", ["增幅", "增长率", "增长%", "比上年增长%"])
def test_what_a_growth_rate_is_called(head: str) -> None:
    assert told("8400\t4500\t46.43%", head) == [("46.43%", "86.67", ERROR)]
    assert told("8400\t4500\t86.67%", head) == []
