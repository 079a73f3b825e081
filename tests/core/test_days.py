"""Days as words write them, and those that no calendar has."""

from __future__ import annotations

import pytest

from jixiao.core.days import days_in


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2023年2月29日前", "2023年2月只有28天"),
        ("于11月31日拨付", "11月只有30天"),
        ("13月底完成", "没有13月"),
        ("每月32日前上报", "一个月最多31天"),
        ("2024-11-31", "11月只有30天"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_with_why(text: str, why: str) -> None:
    (day,) = days_in(text)
    assert day.why is not None
    assert day.why.zh == why
    assert text[day.start : day.end] == day.printed
    assert day.complaint.zh == f"“{day.printed}”不存在，{why}"


@pytest.mark.parametrize("text", ["2024年2月29日", "2月29日", "12月31日", "2024.12.31"])
def test_a_day_that_there_is_has_nothing_said(text: str) -> None:
    assert [day.why for day in days_in(text)] == [None]


@pytest.mark.parametrize("text", ["6月底", "每月25日前", "1-6月", "第13.45.2号", "5月1日院"])
def test_months_and_days_of_every_month_are_no_days(text: str) -> None:
    assert list(days_in(text)) == []
