"""F805: from which year, in which forms, and which rows."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

ROWS = (
    "name | target | actual\n{}生育保险基金可支付月数 | 6个月 | 7个月\n{}生育支出执行率 | 95% | 96%"
)


@pytest.mark.parametrize(
    ("fund", "year", "told"),
    [
        ("职工基本医疗保险", 2019, False),
        ("职工基本医疗保险", 2020, True),
        ("生育保险", 2020, True),
        ("职工基本医疗保险", None, False),
        ("城乡居民基本医疗保险", 2020, False),
        (None, 2020, False),
    ],
)
def test_since_the_merger_in_forms_of_the_merged_fund(
    fund: str | None, year: int | None, told: bool
) -> None:
    found = findings("F805", Sheet(ROWS.format("", ""), fund=fund, year=year))
    assert [(each.printed, len(each.related)) for each in found] == [
        ("生育保险基金可支付月数", 1)
    ] * told


def test_the_month_of_monitoring_gives_the_year_too() -> None:
    monitored = Sheet(
        ROWS.format("", ""), fund="职工基本医疗保险", year=None, month=6, kind="monitoring"
    )
    assert printed("F805", monitored) == ["生育保险基金可支付月数"]


def test_a_figure_that_includes_maternity_is_the_merged_one() -> None:
    assert printed("F805", Sheet(ROWS.format("含", "职工医保和"), fund="职工基本医疗保险")) == []
