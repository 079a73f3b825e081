"""D601: what else points at the wrong year, and which years are no dates of the row."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings, printed

ROW = "name | target | actual | points | score\n宣传活动 | {} | {} | 10 | 10"


def test_both_values_are_told_once_and_the_score_stands_beside_them() -> None:
    (found,) = findings("D601", Sheet(ROW.format("2019年12月底前", "2019年11月")))
    assert [each.place.text for each in found.related] == ["2019年11月", "10"]
    assert (found.expected, found.severity) == ("2020年12月底前", Severity.ERROR)
    assert "指标值和完成值" in found.message.zh


def test_a_date_two_years_back_is_less_sure_to_be_copied() -> None:
    (found,) = findings("D601", Sheet(ROW.format("2018年12月底前", "2020年11月")))
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "actual", ["不低于2019年水平", "较2019年提高3个百分点", "2019年基数的110%"]
)
def test_a_year_to_compare_with_is_no_date(actual: str) -> None:
    assert printed("D601", Sheet(ROW.format("有所提高", actual))) == []
