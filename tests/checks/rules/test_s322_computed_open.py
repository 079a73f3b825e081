"""S322: what can be computed from the form and stands empty."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

ROWS = "name | target | actual | points | score\n甲数 | ≥9人 | 9人 | 50 | 50\n乙数 | ≥9人 | 9人 | 40 | {}"
MONEY = "source | budget | executed | rate | points | score\n资金总额 | 100.00 | 95.00 | {} | {} | {}\n当年财政拨款 | 100.00 | 95.00 | {} | — | —"
FULL = ("95.00%", "10", "9.50", "95.00%")


def told(
    *, score: str = "40", money: tuple[str, ...] = FULL, total: tuple[str, ...] = ("100", "99.50")
) -> list[str]:
    sheet = Sheet(ROWS.format(score), MONEY.format(*money), total=total)
    return [each.message.zh for each in findings("S322", sheet)]


def test_a_form_that_has_all_is_not_told() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("money", "total", "message"),
    [
        (FULL, ("100", ""), "总分没有得分；各项得分合计99.50"),
        (FULL, ("100", "—"), "总分没有得分；各项得分合计99.50"),
        (
            ("", "10", "9.50", "95.00%"),
            ("100", "99.50"),
            "“资金总额”没有执行率；按执行数÷预算数应为95.00%",
        ),
        (
            ("95.00%", "10", "", "95.00%"),
            ("100", "99.50"),
            "预算执行分值10，没有得分；执行率95.00%，按规则应得9.50",
        ),
    ],
)
def test_what_can_be_computed_and_is_open_is_told_with_its_value(
    money: tuple[str, ...], total: tuple[str, ...], message: str
) -> None:
    assert told(money=money, total=total) == [message]


def test_the_total_of_rows_that_have_no_score_yet_is_left_to_these() -> None:
    assert told(score="", total=("100", "")) == []


def test_a_form_without_a_column_of_rates_is_not_asked_for_one() -> None:
    assert told(money=("", "10", "9.50", "")) == []


def test_a_total_that_is_only_reviewed_is_one() -> None:
    assert told(total=("100", "", "98")) == []
