"""What a period names: January to its end, whatever it is called."""

from __future__ import annotations

import pytest

from jixiao.core.periods import Period
from jixiao.drafting.spans import period_of, span_of
from tests.drafting.making import report


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("2024Q2", 6),
        ("2024h1", 6),
        ("2024-06", 6),
        ("2024年6月", 6),
        ("2024年1-6月", 6),
        ("2024年上半年", 6),
        ("2024年三季度", 9),
        ("2024年前三季度", 9),
        ("2024Q4", 12),
        ("2024 年 1 月", 1),
    ],
)
def test_periods_are_told_by_their_end(words: str, month: int) -> None:
    assert period_of(words) == Period(2024, month)


@pytest.mark.parametrize("words", ["", "2024", "2024年", "2024年4-6月", "2024-13", "24Q1", "Q2"])
def test_what_names_no_period_from_january_on(words: str) -> None:
    assert period_of(words) is None


def test_a_year_and_a_period_are_named_in_sentences() -> None:
    year, half = span_of(report()), span_of(report(period="2022H1"))
    assert (year.words, year.words_before, year.closing, year.months) == (
        "2022年",
        "2021年",
        "年末",
        12,
    )
    assert (half.words, half.words_before, half.closing, half.months) == (
        "2022年1—6月",
        "2021年1—6月",
        "6月末",
        6,
    )
