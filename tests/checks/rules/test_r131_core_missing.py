"""R131: a total of the money that is empty where its sources have amounts."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

FUNDING = """source | role | budget | executed
年度资金总额 | total | {budget} | {executed}
当年财政拨款 | part | 60 | {part}
其他资金 | part | 40 |"""


@pytest.mark.parametrize(
    ("budget", "executed", "part", "told"),
    [
        ("100", "", "30", ["“年度资金总额”的全年执行数没有写，而“当年财政拨款”有"]),
        ("100", "—", "30", ["“年度资金总额”的全年执行数没有写，而“当年财政拨款”有"]),
        ("100", "30", "30", []),
        ("100", "", "", []),
    ],
)
def test_an_empty_total_over_amounts(
    budget: str, executed: str, part: str, told: list[str]
) -> None:
    sheet = Sheet(funding=FUNDING.format(budget=budget, executed=executed, part=part))
    found = [each for each in findings("R131", sheet) if "资金" in each.message.zh]
    assert [each.message.zh for each in found] == told
