"""A cell that holds one number which something broke is told from sound numbers, days and lists."""

from __future__ import annotations

import pytest

from jixiao.core.figures import broken_number


@pytest.mark.parametrize(
    "text",
    [
        "10,50人",
        "1 050人",
        "1O50人",
        "l050人",
        "97..5%",
        "97,5%",
        "97。5%",
        "97·5%",
        "9 7%",
        "97.%",
    ],
)
def test_a_broken_number_is_found(text: str) -> None:
    span = broken_number(text)
    assert span is not None
    assert text[slice(*span)] == text.rstrip("人%")


def test_a_sign_too_many_is_found() -> None:
    assert broken_number("97%%") == (2, 4)
    assert broken_number("97%") is None


@pytest.mark.parametrize(
    "text",
    [
        "1,050人",
        "97.5%",
        "≥ 95 %",
        "2024.12.25",
        "24.12.25",
        "2024 年 12 月",
        "1,2,3",
        "95.5,97.3%",
        "10-20人",
        "3A级景区",
        "I级",
        "IC卡1张",
        "1 项",
        "1:1",
        "97。",
        "2 次/年",
    ],
)
def test_other_cells_are_left_alone(text: str) -> None:
    assert broken_number(text) is None


def test_a_day_has_no_percent_behind_it() -> None:
    assert broken_number("96.5.3") is None  # the fifth of March 1996
    assert broken_number("96.5.3%") == (0, 6)
