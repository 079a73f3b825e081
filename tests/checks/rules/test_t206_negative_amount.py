"""T206: which signs are a minus, in which columns."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings, printed

HEAD = "source | initial_budget | budget | arrived | executed"


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("-5", True),
        ("－5", True),
        ("-0.01", True),
        ("-5万元", True),
        ("0", False),
        ("0.01", False),
        ("5", False),
        ("-", False),
        ("—", False),
        ("", False),
    ],
)
def test_below_zero(amount: str, told: bool) -> None:
    sheet = Sheet(funding=f"{HEAD}\n年度资金总额 | | {amount} | | 3")
    assert printed("T206", sheet) == ([amount] if told else [])


def test_every_amount_of_every_row_is_looked_at() -> None:
    rows = "年度资金总额 | -1 | -2 | -3 | -4\n其他资金 | -5 | 6 | 7 | -8"
    found = findings("T206", Sheet(funding=f"{HEAD}\n{rows}"))
    assert [each.printed for each in found] == ["-1", "-2", "-3", "-4", "-5", "-8"]
    assert found[-1].message.zh == "其他资金执行数是负数（-8），请核对"


def test_a_negative_rate_is_no_amount() -> None:
    sheet = Sheet(funding="source | budget | executed | rate\n年度资金总额 | 10 | 9 | -90%")
    assert printed("T206", sheet) == []


@pytest.mark.parametrize("reason", ["", "冲回以前年度多列支出5万元。"])
def test_it_is_a_warning_as_money_may_have_been_taken_back(reason: str) -> None:
    sheet = Sheet(funding=f"{HEAD}\n年度资金总额 | | 10 | | -5", conclusion=reason)
    (found,) = findings("T206", sheet)
    assert (found.severity, found.expected) == (Severity.WARNING, None)
