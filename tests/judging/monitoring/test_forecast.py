"""Forecasts: run rate, last year's profile, ranges that hold what is expected, and whether a target
can be reached.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.judging.criteria import parse_criterion
from jixiao.judging.monitoring.forecast import (
    CERTAIN,
    FINAL,
    IMPOSSIBLE,
    LEVEL,
    POSSIBLE,
    PROFILE,
    RUN_RATE,
    forecast_amount,
    forecast_level,
    is_expected,
    likelihood,
)

amounts = st.decimals(min_value=0, max_value=10**9, places=2)


@pytest.mark.parametrize(
    "head",
    ["全年预计完成情况", "全年预计完成值", "预计全年 完成数", "年底预计可达到值", "预计完成指标值"],
)
def test_columns_of_what_is_expected_by_the_years_end(head: str) -> None:
    assert is_expected(head)


@pytest.mark.parametrize(
    "head", ["预计完成时间", "预计完成日期", "完成情况", "预期目标", "全年预计执行数", "备注"]
)
def test_other_columns_expect_nothing_by_the_years_end(head: str) -> None:
    assert not is_expected(head)


def test_run_rate_with_a_fifth_of_the_rest_to_either_side() -> None:
    found = forecast_amount(Decimal(600), 6)
    assert (found.value, found.low, found.high) == (1200, 1080, 1320)
    assert "月均" in found.basis
    assert "20%" in found.basis


def test_last_years_profile_goes_before_the_run_rate() -> None:
    back_loaded = [Decimal(5)] * 6 + [Decimal(15)] * 6  # a quarter of the year by June
    found = forecast_amount(Decimal(300), 6, last_year=back_loaded)
    assert found.value == 1200
    assert found.low == 600  # the run rate is inside the range
    assert found.high == 1290


def test_the_last_months_widen_the_range() -> None:
    rising = [Decimal(each) for each in (10, 10, 10, 50, 50, 50)]
    found = forecast_amount(Decimal(180), 6, this_year=rising)
    assert found.value == 360
    assert found.high == 480
    assert "最近3个月" in found.basis


def test_a_profile_that_is_not_whole_or_empty_so_far_is_not_used() -> None:
    assert forecast_amount(Decimal(10), 6, last_year=[Decimal(1)] * 11).value == 20
    assert (
        forecast_amount(Decimal(10), 6, last_year=[Decimal(0)] * 6 + [Decimal(1)] * 6).value == 20
    )


def test_in_december_the_year_is_what_it_is() -> None:
    found = forecast_amount(Decimal(77), 12)
    assert (found.value, found.low, found.high) == (77, 77, 77)


@given(
    amounts,
    st.integers(1, 12),
    st.lists(amounts, min_size=12, max_size=12),
    st.lists(amounts, max_size=12),
)
def test_the_range_holds_what_is_expected(
    to_date: Decimal, month: int, last: list[Decimal], this: list[Decimal]
) -> None:
    found = forecast_amount(to_date, month, this_year=this[:month], last_year=last)
    assert found.low <= found.value <= found.high
    assert found.low >= to_date or found.low >= 0


@pytest.mark.parametrize(
    ("target", "to_date", "expected"),
    [
        ("≥100场", "60", CERTAIN),
        ("≥100场", "50", POSSIBLE),
        ("≥100场", "40", POSSIBLE),
        ("≥100场", "30", IMPOSSIBLE),
        ("≤100万元", "40", CERTAIN),
        ("≤100万元", "50", POSSIBLE),
        ("≤100万元", "101", IMPOSSIBLE),
    ],
)
def test_whether_a_target_can_be_reached(target: str, to_date: str, expected: str) -> None:
    criterion = parse_criterion(target, operator="", unit="", name="", level2="")
    scale = criterion.unit.factor if criterion.unit is not None else Decimal(1)
    value = Decimal(to_date) * scale
    assert likelihood(criterion, forecast_amount(value, 6), value, 6) == expected


def test_a_level_that_is_not_reached_may_still_be() -> None:
    criterion = parse_criterion("≥90%", operator="", unit="", name="", level2="")
    assert likelihood(criterion, forecast_level(Decimal("0.95")), Decimal("0.95"), 6) == CERTAIN
    assert likelihood(criterion, forecast_level(Decimal("0.80")), Decimal("0.80"), 6) == POSSIBLE


def test_in_december_what_is_not_reached_will_not_be() -> None:
    criterion = parse_criterion(">100场", operator="", unit="", name="", level2="")
    for value, expected in ((Decimal(100), IMPOSSIBLE), (Decimal(101), CERTAIN)):
        for found in (forecast_amount(value, 12), forecast_level(value)):
            assert likelihood(criterion, found, value, 12) == expected


def test_words_have_no_likelihood() -> None:
    criterion = parse_criterion("明显", operator="", unit="", name="", level2="")
    assert likelihood(criterion, forecast_level(Decimal(1)), Decimal(1), 6) is None


def test_three_months_show_a_pace_and_two_do_not() -> None:
    steady = [Decimal(10), Decimal(10), Decimal(100)]
    assert "最近3个月" in forecast_amount(Decimal(120), 3, this_year=steady).basis
    assert "最近" not in forecast_amount(Decimal(20), 3, this_year=steady[:2]).basis


def test_how_it_was_forecast_is_told() -> None:
    year = [Decimal("0.1")] * 12
    assert forecast_amount(Decimal(10), 6).method == RUN_RATE
    assert forecast_amount(Decimal(10), 6).basis == "按至今月均推算、余下各月上下浮动20%"
    assert forecast_amount(Decimal(10), 6, last_year=year).method == PROFILE
    assert (
        forecast_amount(Decimal(10), 6, last_year=year).basis
        == "按上年逐月进度推算，并参照月均、余下各月上下浮动10%"
    )
    assert forecast_amount(Decimal(10), 12).method == FINAL
    assert forecast_level(Decimal(10)).method == LEVEL


@pytest.mark.parametrize(
    ("target", "to_date", "month", "expected"),
    [
        ("≥90场", 30, 6, POSSIBLE),  # twice the pace to date is just enough
        ("≥91场", 30, 6, IMPOSSIBLE),
        ("≥100场", 90, 11, POSSIBLE),
        ("≥100场", 5, 1, POSSIBLE),
        ("≥100场", 60, 12, IMPOSSIBLE),
        ("≥100场", 100, 12, CERTAIN),
        (">100场", 100, 12, IMPOSSIBLE),  # the limit itself is not more than it
        (">100场", 101, 12, CERTAIN),
        ("<100场", 100, 12, IMPOSSIBLE),
        ("<100场", 99, 12, CERTAIN),
        ("≤100场", 100, 12, CERTAIN),
        ("≤100场", 100, 6, POSSIBLE),
        ("≤100场", 101, 6, IMPOSSIBLE),
        ("90场~110场", 50, 6, CERTAIN),
        ("90场~110场", 49, 6, POSSIBLE),
        ("90场~110场", 110, 12, CERTAIN),
        ("90场~110场", 90, 12, CERTAIN),
        ("90场~110场", 111, 12, IMPOSSIBLE),
        ("90场~110场", 20, 6, IMPOSSIBLE),
    ],
)
def test_reaching_a_target_at_its_limits(
    target: str, to_date: int, month: int, expected: str
) -> None:
    criterion, value = parse_criterion(target), Decimal(to_date)
    assert likelihood(criterion, forecast_amount(value, month), value, month) == expected
