"""T204: two costs at least, at and above the limit, and how sure a price makes it."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

HEAD = "level1 | level2 | name | target | actual\n"
SPENT = "source | budget | executed\n年度资金总额 | {} | {}"
TWO = "产出 | 成本指标 | 印刷费用 | {} | {}\n产出 | 成本指标 | 差旅费用 | 5万元 | 5万元\n"


@pytest.mark.parametrize(
    ("rows", "budget", "executed", "told"),
    [
        (TWO.format("5万元", "5万元"), "10", "10", None),
        (TWO.format("6万元", "5万元"), "10", "10", "6万元"),
        (TWO.format("6万元", "6万元"), "10", "10", "6万元"),
        (TWO.format("6万元", "6万元"), "", "10", None),
        ("产出 | 成本指标 | 印刷费用 | 60万元 | 60万元\n", "10", "10", "60万元"),
        ("产出 | 成本指标 | 人均成本 | ≤4000万元 | 3900元\n", "10", "10", "≤4000万元"),
        ("产出 | 成本指标 | 印制单价 | ≤20万元/册 | 5元/册\n", "10", "10", "≤20万元/册"),
        ("产出 | 成本指标 | 项目总成本 | 60万元 | 60万元\n", "10", "10", None),
        ("成本指标 | 经济成本 | 印刷费用 | 6万元 | 6万元\n" * 2, "10", "12", "6万元"),
        ("产出 | 成本指标 | 印刷费用 | 6万元 | 6万元\n产出 | 成本指标 | 项目总成本 | 6万元 | 6万元\n",
         "10", "10", None),
        ("产出 | 成本指标 | 印刷费用 | 有所控制 | 6万元\n产出 | 成本指标 | 差旅费用 | ≤6万元 | 1万元\n",
         "10", "100", None),
        (TWO.format("≤6万元", "1万元"), "10", "10", "≤6万元"),
    ],
)  # fmt: skip
def test_costs_and_their_limit(rows: str, budget: str, executed: str, told: str | None) -> None:
    found = findings("T204", Sheet(HEAD + rows, SPENT.format(budget, executed)))
    assert [each.place.text for each in found] == [told] * (told is not None)
    assert [each.severity for each in found] == [Severity.WARNING] * (told is not None)


def test_results_are_set_against_what_was_spent() -> None:
    sheet = Sheet(HEAD + TWO.format("4万元", "6万元"), SPENT.format("10", "10"))
    (found,) = findings("T204", sheet)
    assert found.formula == "6+5=11"
    assert "执行数10" in found.message.zh
    assert "11万元" in found.message.zh


def test_a_price_is_multiplied_by_the_count_that_is_named_most_alike() -> None:
    rows = (
        "产出 | 数量指标 | 出差次数 | 9次 | 9次\n"
        "产出 | 数量指标 | 异地核查次数 | 5次 | 5次\n"
        "产出 | 数量指标 | 异地核查人员 | 3人 | 3人\n"
        "产出 | 成本指标 | 异地核查成本 | 0.6万元/次 | 0.6万元/次\n"
        "产出 | 成本指标 | 印刷费用 | 8万元 | 8万元\n"
    )
    (found,) = findings("T204", Sheet(HEAD + rows, SPENT.format("10", "10")))
    assert (found.formula, found.severity) == ("0.6×5+8=11", Severity.ERROR)
    assert findings("T204", Sheet(HEAD + rows, SPENT.format("11", "11"))) == []
    far = rows.replace("异地核查次数", "他处走访次数")
    assert findings("T204", Sheet(HEAD + far, SPENT.format("10", "10"))) == []


def test_costs_in_other_units_than_the_limit_are_shown_with_them() -> None:
    rows = TWO.format("1.2亿元", "1.2亿元").replace("5万元", "98.5万元")
    (found,) = findings("T204", Sheet(HEAD + rows, SPENT.format("12050", "12050")))
    assert found.formula == "1.2亿元+98.5万元=12098.5万元"
    assert "成本指标合计1.2亿元+98.5万元=12098.5万元，超过" in found.message.zh
    assert "执行数12050万元" in found.message.zh
