"""Targets in time: numbers in words, the last day of a stretch, years that are not written."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria import CriterionKind, Due, attain, parse_criterion
from jixiao.judging.criteria.timing import due_in, timed


@pytest.mark.parametrize(
    ("word", "days"),
    [("一", 1), ("二", 2), ("两", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9), ("十", 10)],
)  # fmt: skip
def test_numbers_of_days_in_words(word: str, days: int) -> None:
    found = parse_criterion(f"{word}个工作日内")
    assert (found.kind, found.high) == (CriterionKind.WITHIN, days)


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("2月29日前", Due(None, 2, 29)),  # without a year it may be a leap year
        ("2月30日前", None),
        ("4月30日前", Due(None, 4, 30)),
        ("4月31日前", None),
        ("1月31日前", Due(None, 1, 31)),
        ("2024年2月29日前", Due(2024, 2, 29)),
        ("2024年2月底前", Due(2024, 2, 29)),
        ("2023年2月底前", Due(2023, 2, 28)),
        ("2月底前", Due(None, 2, 28)),
        ("1—2月", Due(None, 2, 28)),
        ("2024年1—2月", Due(2024, 2, 29)),
        ("11月初前", Due(None, 11, 10)),
        ("11月上旬前", Due(None, 11, 10)),
        ("11月中旬前", Due(None, 11, 20)),
        ("11月下旬前", Due(None, 11, 30)),
        ("11月底前", Due(None, 11, 30)),
        ("2020年11月5日至2021年1月20日", Due(2021, 1, 20)),
        ("2020年1月至3月", Due(2020, 3, 31)),
        ("年底前" + "的" * 8, Due(None, 12, 31)),
        ("年底前" + "的" * 9, None),  # a sentence that only mentions it
        ("2020年底前" + "的" * 8, Due(2020, 12, 31)),
        ("当年内", Due(None, 12, 31)),
        ("本年度内", Due(None, 12, 31)),
    ],
)
def test_the_last_day_of_a_deadline(printed: str, due: Due | None) -> None:
    assert parse_criterion(printed).due == due


@pytest.mark.parametrize("printed", ["1年内", "一年内", "3年内", "两年内"])
def test_within_so_many_years_is_no_end_of_the_year(printed: str) -> None:
    found = parse_criterion(printed)
    assert (found.kind, found.due) == (CriterionKind.WITHIN, None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("11月30日已办结", Due(None, 11, 30)),
        ("已于2020年11月30日办结", Due(2020, 11, 30)),
        ("2020.11.30", Due(2020, 11, 30)),
        ("2020年11月", Due(2020, 11, 30)),
        ("办结30件", None),
        ("", None),
    ],
)
def test_the_day_that_an_answer_names(text: str, due: Due | None) -> None:
    assert due_in(text) == due


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("12月底前", "11月30日已办结", True),
        ("11月底前", "12月1日已办结", False),
        ("2020年11月底前", "已于2020年12月1日办结", False),
        ("2020年12月底前", "已于2020年12月1日办结", True),
    ],
)
def test_a_date_within_a_sentence_counts(target: str, actual: str, attained: bool) -> None:
    assert attain(parse_criterion(target), actual).attained is attained


@pytest.mark.parametrize(
    ("text", "cycle", "times"),
    [
        ("每月25日前", "月", None),
        ("每季度结束后15日内", "季", None),
        ("每年度20日内", "年", None),
        ("每月底前", "月", None),
        ("2次/月", "月", 2),
        ("1.5次/季度", "季", None),
        ("3场/周", "周", 3),
    ],
)
def test_the_cycle_of_a_periodic_target(text: str, cycle: str, times: int | None) -> None:
    found = timed(text, text)
    assert found is not None
    assert (found.kind, found.cycle) == (CriterionKind.PERIODIC, cycle)
    if times is not None:
        assert found.low == times


@pytest.mark.parametrize(
    ("text", "strict"), [("<30分钟", True), ("≤30分钟", False), ("30分钟内", False)]
)
def test_a_limit_of_time_may_leave_itself_out(text: str, strict: bool) -> None:
    found = timed(text, text)
    assert found is not None
    assert (found.kind, found.high, found.strict) == (CriterionKind.WITHIN, 30, strict)


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("2024年第四季度", "2024年11月", True),
        ("第四季度", "11月", True),
        ("2024年四季度内", "2025年1月", False),
        ("2024年12月底前", "2024年第四季度", True),
        ("2024年11月底前", "2024年第四季度", None),  # which month is not said
        ("2024年9月底前", "四季度", False),
        ("2024年9月底前", "三季度末", True),
        ("第四季度前", "11月", None),  # by its beginning or by its end
    ],
)
def test_a_quarter_is_its_months(target: str, actual: str, attained: bool | None) -> None:
    assert attain(parse_criterion(target), actual, year=2024).attained is attained
