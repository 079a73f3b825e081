"""F803: the ends of the band, what is said beyond it, and whose months they are."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, XINJIANG, Sheet, findings, printed

NATIONWIDE = "cn-si-2022"
FUND = "职工基本医疗保险"


def months(actual: str, name: str = "统筹基金可支付月数", **more: object) -> Sheet:
    rows = f"name | target | actual\n{name} | 6—9个月 | {actual}"
    return Sheet(rows, pack=NATIONWIDE, fund=FUND, year=2023)._replace(**more)


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        ("2.9个月", "，不足3个月，有支付风险"),
        ("3个月", "区间，支付能力不足"),
        ("5.9个月", "区间，支付能力不足"),
        ("6个月", None),
        ("9个月", None),
        ("9.1个月", "合理区间"),
        ("15个月", "合理区间"),
        ("15.1个月", "合理区间，结余过多"),
    ],
)
def test_the_band_and_what_lies_beyond(actual: str, words: str | None) -> None:
    found = findings("F803", months(actual))
    assert [each.message.zh.endswith(words or "") for each in found] == [True] * (words is not None)
    assert all("6—9个月" in each.message.zh and each.expected is None for each in found)


@pytest.mark.parametrize(
    "sheet",
    [
        months("20个月", name="生育保险基金可支付月数"),
        months("20个月", name="统筹基金到账时间"),
        months("充足"),
        months("20个月", fund="工伤保险"),
        months("20个月", pack=NATIONAL),
        months("20个月", title="某县职工基本医疗保险基金支出绩效自评表"),
    ],
)
def test_what_is_not_judged(sheet: Sheet) -> None:
    assert printed("F803", sheet) == []


def test_a_band_that_a_report_printed_is_a_warning() -> None:
    (found,) = findings("F803", months("20个月", pack=XINJIANG, year=2020))
    assert found.severity is Severity.WARNING
    (found,) = findings("F803", months("20个月", pack=XINJIANG, year=None, month=6))
    assert found.printed == "20个月"
