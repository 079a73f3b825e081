"""Targets of time: deadlines, periods that come again, durations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.judging.criteria import (
    CriterionKind,
    Due,
    attain,
    parse_criterion,
)


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("2021年12月31日前", Due(2021, 12, 31)),
        ("2023年12月31日之前", Due(2023, 12, 31)),
        ("2021年底前", Due(2021, 12, 31)),
        ("12月底前", Due(None, 12, 31)),
        ("2021年12月完成", Due(2021, 12, 31)),
        ("2019年1月-2019年12月", Due(2019, 12, 31)),
        ("2023.12.31前", Due(2023, 12, 31)),
        ("2024-06-30前", Due(2024, 6, 30)),
        ("2024年2月底前", Due(2024, 2, 29)),
        ("2020年12月31日", Due(2020, 12, 31)),
        ("6月30日前完成", Due(None, 6, 30)),
        ("11月上旬前", Due(None, 11, 10)),
        ("年底前", Due(None, 12, 31)),
        ("1月5日（2025年）", Due(2025, 1, 5)),
        ("（2025年）1月5日前", Due(2025, 1, 5)),
    ],
)
def test_deadlines(printed: str, due: Due) -> None:
    criterion = parse_criterion(printed)
    assert (criterion.kind, criterion.due) == (CriterionKind.DEADLINE, due)


@pytest.mark.parametrize(
    "printed",
    [
        "每月25日前",
        "每月 25 日前",
        "每月25日前足额发放",
        "1次/月",
        "每季度结束后的,15日内",
        "每年度结束后的,20日内",
        "每季度末15日内",
        "每月底前",
        "次月15日前",
        "≥1次/月",
    ],
)
def test_periodic_targets(printed: str) -> None:
    assert parse_criterion(printed).kind is CriterionKind.PERIODIC


@pytest.mark.parametrize(
    ("printed", "limit", "unit"),
    [
        ("30日内完成审核拨付", "30", "日"),
        ("2周内", "2", "周"),
        ("≤20个工作日", "20", "个工作日"),
        ("3天以内", "3", "天"),
        ("两周内", "2", "周"),
        ("不超过5个工作日", "5", "个工作日"),
        ("<30分钟", "30", "分钟"),
    ],
)
def test_durations(printed: str, limit: str, unit: str) -> None:
    criterion = parse_criterion(printed)
    assert criterion.kind is CriterionKind.WITHIN
    assert criterion.high == Decimal(limit)
    assert criterion.unit is not None
    assert criterion.unit.symbol == unit


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("2023年1-12月", Due(2023, 12, 31)),
        ("2021-12", Due(2021, 12, 31)),
        ("12月31日", Due(None, 12, 31)),
        ("1—6月", Due(None, 6, 30)),
        ("2024年1月—2月", Due(2024, 2, 29)),
    ],
)
def test_stretches_of_months_end_with_their_last_day(printed: str, due: Due) -> None:
    assert parse_criterion(printed).due == due


@pytest.mark.parametrize(
    ("target", "actual", "year", "attained"),
    [
        ("12月底前", "2024年11月", 2024, True),
        ("12月底前", "2026年1月", 2024, False),
        ("12月底前", "2025年1月", 2024, False),
        ("12月底前", "2023-12", 2024, True),
        ("12月底前", "2026年1月", None, True),
        ("3月底前", "2025年3月", 2024, None),
        ("3月底前", "2026年3月", 2024, False),
        ("2025年3月底前", "2025年3月", 2024, True),
    ],
)
def test_a_deadline_without_a_year_lies_in_the_forms(
    target: str, actual: str, year: int | None, attained: bool | None
) -> None:
    assert attain(parse_criterion(target), actual, year=year).attained is attained


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("每月25日前", "每月20日", True),
        ("每月25日前", "每月28日", False),
        ("每月25日前", "每季度结束后15日内", None),
        ("每季度结束后15日内", "每季度结束后20日内", False),
        ("1次/月", "2次/季", False),
        ("1次/季", "每月1次", True),
        ("每月1次", "每日1次", None),
    ],
)
def test_periods_of_another_cycle_are_compared_by_the_year(
    target: str, actual: str, attained: bool | None
) -> None:
    assert attain(parse_criterion(target), actual).attained is attained
