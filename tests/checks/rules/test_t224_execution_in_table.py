"""T224: an execution rate against amount and budget beside it."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose

ERROR, REMARK = Severity.ERROR, Severity.REMARK
TABLE = """2020年工伤保险基金收支情况表

单位：{unit}

项目\t2020年预算数\t2020年决算数\t{head}
基金收入\t1\t1\t100%
基金支出\t{cells}
"""


def told(
    cells: str, head: str = "完成预算%", unit: str = "亿元"
) -> list[tuple[str, str | None, Severity]]:
    found = prose("T224", TABLE.format(cells=cells, head=head, unit=unit))
    return [(each.printed, each.expected, each.severity) for each in found]


@pytest.mark.parametrize(
    ("cells", "result"),
    [
        ("16658\t12713\t76.32%", []),
        ("16658\t12713\t76.31%", []),
        ("16658\t12713\t76.33%", [("76.33%", "76.32", ERROR)]),
        ("16658\t12713\t76%", []),
        ("16658\t12713\t77%", [("77%", "76", ERROR)]),
        # amounts of few digits leave room
        ("1.67\t1.27\t76.05%", []),
        ("1.67\t1.27\t76.58%", []),
        ("1.67\t1.27\t76.59%", [("76.59%", "76.05", ERROR)]),
        ("1.67\t1.27\t75.52%", []),
        ("1.67\t1.27\t75.50%", [("75.50%", "76.05", ERROR)]),
        ("1.67\t1.27\t86.05%", [("86.05%", "76.05", ERROR)]),
        ("1.67\t0\t0%", []),
        # no budget, no amount
        ("0\t1.27\t86.05%", []),
        ("\t1.27\t86.05%", []),
        ("1.67\t\t86.05%", []),
        ("1.67\t1.27\t", []),
    ],
)
def test_amount_over_budget(cells: str, result: list[tuple[str, str | None, Severity]]) -> None:
    assert told(cells) == result


@pytest.mark.parametrize(
    ("cells", "unit"), [("0.80\t0.84\t105.00%", "亿元"), ("8060\t8400\t104.22%", "万元")]
)
def test_each_table_is_judged_by_its_own_amounts(cells: str, unit: str) -> None:
    assert told(cells, unit=unit) == []


@pytest.mark.parametrize("head", ["完成预算%", "执行预算%", "预算执行率", "完成预算比例"])
def test_what_an_execution_rate_is_called(head: str) -> None:
    assert told("1.67\t1.27\t86.05%", head) == [("86.05%", "76.05", ERROR)]
