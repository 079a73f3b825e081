"""Years, monitoring points and time progress as forms print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.periods import Period, monitoring_point, month_span, years_in


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


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2020年6月", Period(2020, 6)),
        ("2020年1-7月", Period(2020, 7)),
        ("2020.06", Period(2020, 6)),
        ("六月", None),
    ],
)
def test_monitoring_point(text: str, point: Period | None) -> None:
    assert monitoring_point(text) == point


def test_month_span_and_progress() -> None:
    assert month_span("1-7月执行数") == 7
    assert Period(2020, 6).time_progress == Decimal("0.5")
    assert Period(2020).time_progress == 1
    assert str(Period(2020, 6)) == "2020-06"
    assert Period(2020, 6).before() == Period(2019, 6)
