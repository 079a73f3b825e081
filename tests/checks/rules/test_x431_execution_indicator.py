"""X431: which indicators repeat the form's own execution rate, and which amounts may give it."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings, printed

FUND = "source | budget | executed\n预算数： | {} | {}"
BLOCK = "source | initial_budget | budget | arrived | executed\n年度资金总额 | {}"
ROWS = "name | target | actual\n"
ROW = ROWS + "{} | 95%～105% | {}"


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("76.32%", None),
        ("76.31%", None),
        ("76.33%", "76.32"),
        ("76.05%", "76.32"),  # from a report, of 1.27 and 1.67
        ("76%", None),
        ("77%", "76"),
        ("76.32", None),
        ("0.7632", None),
        ("", None),
        ("按进度执行", None),
    ],
)
def test_the_rate_against_budget_and_execution(actual: str, expected: str | None) -> None:
    sheet = Sheet(ROW.format("基金支出预算执行率", actual), FUND.format(16658, 12713))
    found = findings("X431", sheet)
    assert [(each.printed, each.expected, each.severity) for each in found] == (
        [(actual, expected, Severity.ERROR)] if expected else []
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("基金支出预算执行率", True),
        ("预算执行率", True),
        ("支出进度", True),
        ("资金使用率", True),
        ("基金收入预算执行率", False),
        ("征缴预算执行率", False),
        ("支出预算执行率与序时进程偏离率", False),
        ("政策执行率", False),
    ],
)
def test_which_indicators_are_asked(name: str, told: bool) -> None:
    sheet = Sheet(ROW.format(name, "90%"), FUND.format(16658, 12713))
    assert printed("X431", sheet) == (["90%"] if told else [])


def test_beside_a_rate_of_spending_another_may_be_that_of_income() -> None:
    rows = ROWS + "支出预算执行率 | ≥95% | 80%\n预算执行率 | ≥95% | 97%"
    assert printed("X431", Sheet(rows, FUND.format(2000, 1600))) == []


@pytest.mark.parametrize(
    ("fund", "told"), [("工伤保险", True), (None, True), ("职工基本医疗保险", False)]
)
def test_the_rate_of_another_fund_is_not_this_forms(fund: str | None, told: bool) -> None:
    sheet = Sheet(ROW.format("工伤保险支出预算执行率", "90%"), FUND.format(16658, 12713), fund=fund)
    assert bool(printed("X431", sheet)) is told


@pytest.mark.parametrize(
    ("name", "amounts", "told"),
    [
        ("预算执行率", "100 | 200 | | 90", True),  # the adjusted budget goes before the initial
        ("预算执行率", "100 | | | 90", False),
        ("预算执行率", " | 200 | 100 | 90", True),
        ("预算执行率", " | 0 | | 90", False),
        ("预算执行率", " | 200 | | ", False),
        # a rate of use may be taken of what arrived
        ("资金使用率", " | 200 | 100 | 90", False),
        ("资金支付率", " | 200 | 100 | 90", False),
        ("资金使用率", " | 200 | 150 | 90", True),
        ("资金使用率", " | 200 | 0 | 90", True),
    ],
)
def test_of_which_amounts(name: str, amounts: str, told: bool) -> None:
    sheet = Sheet(ROW.format(name, "90%"), BLOCK.format(amounts))
    assert bool(printed("X431", sheet)) is told


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ("92.45", []),  # of the amounts in the row beside it
        ("94.07", []),  # of the block above
        ("93.07", ["93.07"]),
    ],
)
def test_a_rate_may_follow_from_the_amount_row_beside_it(rate: str, told: list[str]) -> None:
    rows = (
        ROWS + "基本医疗保险支出预算金额 | 165646.47万元 | 153141.49万元\n"
        f"基本医疗保险支出预算执行率 | 105%≤≥95% | {rate}"
    )
    assert printed("X431", Sheet(rows, FUND.format(165692.15, 155863.72))) == told


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("self_evaluation", True),
        ("department", True),
        ("monitoring", False),  # M908
        ("target_declaration", False),
    ],
)
def test_in_forms_that_tell_what_was_done(kind: str, told: bool) -> None:
    sheet = Sheet(ROW.format("预算执行率", "90%"), FUND.format(16658, 12713), kind=kind, month=6)
    assert bool(printed("X431", sheet)) is told


def test_the_words_show_the_reckoning() -> None:
    sheet = Sheet(ROW.format("预算执行率", "76.05%"), FUND.format(16658, 12713))
    (found,) = findings("X431", sheet)
    assert "本表12713/16658应为76.32%，少0.27个百分点" in found.message.zh
