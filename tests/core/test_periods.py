"""Years, monitoring points and time progress as forms print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.periods import (
    Period,
    arabic,
    day_words,
    digits_apart,
    months_of_head,
    period_words,
    point_words,
    stretches_in,
    years_in,
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("（2023年度）", (2023,)),
        ("二〇二三年度", (2023,)),
        ("二○二○年", (2020,)),
        ("2021年比2020年", (2021, 2020)),
        ("编号202301", ()),
        ("１９９８年", (1998,)),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


def test_the_months_of_a_head_and_their_progress() -> None:
    assert months_of_head("1-7月执行数") == months_of_head("1〜7月执行数") == (1, 7)
    assert Period(2020, 6).time_progress == Decimal("0.5")
    assert Period(2020).time_progress == 1
    assert str(Period(2020, 6)) == "2020-06"
    assert Period(2020, 6).before() == Period(2019, 6)


def _stretch(year: int, first: int, last: int) -> Period:
    return Period.in_months(year, min(first, last), max(first, last))


YEARS, MONTHS = st.integers(1990, 2100), st.integers(1, 12)
PERIODS = st.one_of(
    st.builds(Period, YEARS),
    st.builds(_stretch, YEARS, MONTHS, MONTHS),
    st.builds(lambda last, more: Period(last, first_year=last - more), YEARS, st.integers(1, 20)),
)


@given(PERIODS)
def test_a_period_is_read_again_from_its_print(period: Period) -> None:
    assert Period.of(str(period)) == period


@given(st.text(alphabet="0123456789-.Q", max_size=12))
def test_what_is_read_prints_as_it_was_written(text: str) -> None:
    found = Period.of(text)
    if found is not None and found.quarter is None:
        assert str(found) == text


@given(PERIODS)
def test_the_stretch_before_is_as_long_and_ends_where_this_one_begins(period: Period) -> None:
    before = period.before()
    assert (before.month, before.first_month) == (period.month, period.first_month)
    if period.first_year is not None:
        assert before.year == period.first_year - 1
        assert before.first_year is not None
        assert before.year - before.first_year == period.year - period.first_year
    else:
        assert before.year == period.year - 1


@pytest.mark.parametrize(
    ("period", "printed", "quarter"),
    [
        (Period(2020), "2020", None),
        (Period(2020, 3), "2020-03", 1),
        (Period(2020, 6), "2020-06", None),
        (Period.in_months(2020, 4, 6), "2020-Q2", 2),
        (Period.in_months(2020, 1, 6), "2020-06", None),
        (Period.in_months(2020, 2, 6), "2020-02..06", None),
        (Period.in_months(2020, 5, 6), "2020-05..06", None),
        (Period.in_months(2020, 6, 6), "2020-06..06", None),
        (Period(2020, first_year=2018), "2018..2020", None),
    ],
)
def test_prints_of_periods(period: Period, printed: str, quarter: int | None) -> None:
    assert (str(period), period.quarter) == (printed, quarter)


@pytest.mark.parametrize(
    "text", ["2020-13", "2020-00", "2020-07..06", "2020..2018", "2020-Q5", "2020-6", "", "今年"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert Period.of(text) is None


@pytest.mark.parametrize(
    "parts", [(2020, 13), (2020, 6, 7), (2020, 6, 1), (2020, None, 3), (2020, 6, None, 2018)]
)
def test_a_stretch_that_is_none_cannot_be_made(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError, match="no "):
        Period(*parts)  # type: ignore[arg-type]


def test_a_monitoring_point_in_words() -> None:
    assert point_words(Period(2020, 6)) == "2020年6月"
    assert point_words(Period(2020)) == "2020年"


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("2024年4-6月", (4, 6)),
        ("2024年4月至6月", (4, 6)),
        ("1月1日至6月30日", (1, 6)),
        ("1—9月执行数", (1, 9)),
        ("二季度", (4, 6)),
        ("第3季度", (7, 9)),
        ("一至三季度", (1, 9)),
        ("1-2季度", (1, 6)),
        ("前三季度", (1, 9)),
        ("前三个季度", (1, 9)),
        ("三季度末", (1, 9)),
        ("二季度累计", (1, 6)),
        ("截至三季度", (1, 9)),
        ("二至三季度累计", (4, 9)),
        ("上半年", (1, 6)),
        ("下半年", (7, 12)),
        ("全年", (1, 12)),
        ("6月", (6, 6)),
        ("６月份", (6, 6)),
        ("6月末", (1, 6)),
        ("截至2024年6月", (1, 6)),
        ("全年预算", None),
        ("每季度", None),
        ("半年", None),
        ("11-2月", None),
        ("1月、2月", None),
        ("6月30日", None),
    ],
)
def test_months_that_a_head_names(words: str, months: tuple[int, int] | None) -> None:
    assert months_of_head(words) == months


def test_the_last_stretch_of_several_is_told_with_its_end() -> None:
    found = stretches_in("上半年收入，三季度支出")
    assert [(first, last) for first, last, _ in found] == [(1, 6), (7, 9)]
    assert [end for _, _, end in found] == [3, 9]


@pytest.mark.parametrize(
    ("printed", "words", "opening", "closing"),
    [
        ("2024", "2024年", "2023", "2024"),
        ("2024-06", "2024年1-6月", "2023", "2024-06"),
        ("2024-Q1", "2024年一季度", "2023", "2024-03"),
        ("2024-Q2", "2024年二季度", "2024-03", "2024-06"),
        ("2024-Q4", "2024年四季度", "2024-09", "2024"),
        ("2024-06..06", "2024年6月", "2024-05", "2024-06"),
        ("2024-01", "2024年1月", "2023", "2024-01"),
        ("2022..2024", "2022-2024年", "2021", "2024"),
    ],
)
def test_what_a_period_is_called_begins_with_and_ends_with(
    printed: str, words: str, opening: str, closing: str
) -> None:
    period = Period.of(printed)
    assert period is not None
    assert period_words(period) == words
    assert (str(period.opening), str(period.closing)) == (opening, closing)


def test_all_twelve_months_are_the_year() -> None:
    assert Period.in_year(2024, (1, 12)) == Period.in_year(2024, None) == Period(2024)
    assert Period.in_year(2024, (4, 6)) == Period.of("2024-Q2")


@pytest.mark.parametrize(
    ("words", "digits"),
    [("三", "3"), ("两", "2"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("二十三", "23"), ("7", "7")],
)  # fmt: skip
def test_numerals_below_a_hundred(words: str, digits: str) -> None:
    assert arabic(words) == digits


def test_days_and_months_in_digits_alone_come_apart() -> None:
    assert digits_apart("20241225") == "2024-12-25"
    assert digits_apart("２０２４１２３１前") == "2024-12-31前"
    assert digits_apart("202409") == "2024-09"
    for text in ("20241340", "30241225", "20241225人", "141745", "2024-12-25"):
        assert digits_apart(text) == text


def test_a_day_that_nobody_writes_so_is_put_in_words() -> None:
    assert day_words("20250928") == "2025年9月28日"
    assert day_words("2025-09-28 0:00:00") == "2025年9月28日"
    for text in ("2025-09-28", "2025/9/28", "2025.9.28", "２０２５-９-28"):
        assert day_words(text) == "2025年9月28日"
    for text in (
        "2025-13-28",
        "2025-9",
        "2025-9-28前",
        "二〇二五年九月二十八日",
        "202509",
        "45928",
        "",
    ):
        assert day_words(text) == text
