"""Titles of monitoring forms at another point."""

from __future__ import annotations

import pytest

from jixiao.core.periods import Period
from jixiao.filling.points import moved_point

JUNE, AUGUST, NEXT_MARCH = Period(2024, 6), Period(2024, 8), Period(2025, 3)


@pytest.mark.parametrize(
    ("title", "august", "next_march"),
    [
        ("2024年1-6月绩效监控表", "2024年1-8月绩效监控表", "2025年1-3月绩效监控表"),
        ("某县2024年度1至6月监控表", "某县2024年度1至8月监控表", "某县2025年度1至3月监控表"),
        ("2024年1月—6月监控表", "2024年1月—8月监控表", "2025年1月—3月监控表"),
        ("2024年6月绩效监控表", "2024年8月绩效监控表", "2025年3月绩效监控表"),
        ("2024年上半年监控表", "2024年1-8月监控表", "2025年1-3月监控表"),
        ("2024年二季度监控表", "2024年1-8月监控表", "2025年1-3月监控表"),
    ],
)
def test_the_months_become_those_of_the_new_point(title: str, august: str, next_march: str) -> None:
    assert moved_point(title, JUNE, AUGUST) == august
    assert moved_point(title, JUNE, NEXT_MARCH) == next_march


@pytest.mark.parametrize(
    "title",
    ["2024年绩效监控表", "2024年1-7月监控表", "（2024年第16号）监控表", "二〇二四年一至六月监控表"],
)
def test_other_titles_are_left(title: str) -> None:
    assert moved_point(title, JUNE, AUGUST) == title


def test_without_an_old_or_a_new_month_nothing_moves() -> None:
    title = "2024年1-6月监控表"
    assert moved_point(title, None, AUGUST) == moved_point(title, JUNE, None) == title
    assert moved_point(title, JUNE, Period(2024)) == title
