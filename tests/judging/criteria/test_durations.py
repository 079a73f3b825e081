"""Times in other units: exact within a family, else between what the calendar allows."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.judging.criteria.durations import in_unit


@pytest.mark.parametrize(
    ("value", "own", "wanted", "exactly"),
    [
        ("90", "分钟", "小时", "1.5"),
        ("2", "小时", "分钟", "120"),
        ("36", "小时", "天", "1.5"),
        ("2", "周", "日", "14"),
        ("18", "个月", "年", "1.5"),
        ("1", "个季度", "个月", "3"),
        ("5", "工作日", "个工作日", "5"),
        ("60", "周岁", "岁", "60"),
    ],
)
def test_within_a_family_it_is_exact(value: str, own: str, wanted: str, exactly: str) -> None:
    found = in_unit(Decimal(value), own, wanted)
    assert found is not None
    assert found.exact
    assert found.low == found.high == found.usual == Decimal(exactly)


@pytest.mark.parametrize(
    ("value", "own", "wanted", "low", "high", "usual"),
    [
        ("1", "个月", "天", "28", "31", "30"),
        ("2", "个月", "天", "59", "62", "60"),
        ("1", "年", "天", "365", "366", "365"),
        ("15", "个月", "天", "454", "458", "450"),
        ("5", "个工作日", "天", "5", "7", "5"),
        ("6", "个工作日", "天", "8", "8", "6"),
        ("7", "个工作日", "天", "9", "11", "7"),
        ("8", "天", "个工作日", "5", "6", "8"),
        ("13", "天", "个工作日", "9", "10", "13"),
        ("14", "天", "个工作日", "10", "10", "14"),
        ("365", "天", "年", "0.9583333333333333333333333333", "1", "1"),
    ],
)
def test_between_families_it_is_a_span(
    value: str, own: str, wanted: str, low: str, high: str, usual: str
) -> None:
    found = in_unit(Decimal(value), own, wanted)
    assert found is not None
    assert not found.exact
    assert (found.low, found.high, found.usual) == (Decimal(low), Decimal(high), Decimal(usual))


@pytest.mark.parametrize(
    ("value", "own", "wanted"),
    [
        ("8", "小时", "个工作日"),
        ("8", "小时", "个月"),
        ("1", "岁", "年"),
        ("1", "万元", "天"),
        ("-1", "天", "年"),
        ("1000001", "天", "年"),
    ],
)
def test_what_cannot_be_set_against_each_other(value: str, own: str, wanted: str) -> None:
    assert in_unit(Decimal(value), own, wanted) is None


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)), st.integers(1, 40))
def test_no_stretch_of_months_leaves_its_span(start: datetime.date, months: int) -> None:
    first = start.replace(day=1)
    years, month = divmod(first.month - 1 + months, 12)
    days = (datetime.date(first.year + years, month + 1, 1) - first).days
    span = in_unit(Decimal(months), "个月", "天")
    assert span is not None
    assert span.low <= days <= span.high
    back = in_unit(Decimal(days), "天", "个月")
    assert back is not None
    assert back.low <= months <= back.high


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)), st.integers(1, 90))
def test_no_stretch_of_days_leaves_the_days_worked_in_it(start: datetime.date, days: int) -> None:
    stretch = [start + datetime.timedelta(days=each) for each in range(days)]
    worked = sum(each.weekday() < 5 for each in stretch)
    span = in_unit(Decimal(days), "天", "个工作日")
    assert span is not None
    assert span.low <= worked <= span.high
    if stretch[0].weekday() < 5 and stretch[-1].weekday() < 5:
        back = in_unit(Decimal(worked), "个工作日", "天")
        assert back is not None
        assert back.low <= days <= back.high
