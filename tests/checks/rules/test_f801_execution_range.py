"""F801: the ends of the range, which range counts, and what is advised for which fund."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, XINJIANG, Sheet, findings, printed

PENSION, INJURY, JOBLESS = "企业职工基本养老保险", "工伤保险", "失业保险"


def spent(executed: str, rate: str = "", **more: object) -> Sheet:
    row = f"source | budget | executed | rate\n年度资金总额 | 10000 | {executed} | {rate}"
    return Sheet(funding=row, pack=XINJIANG, fund=PENSION)._replace(**more)


@pytest.mark.parametrize(
    ("executed", "side"),
    [
        ("9499", "低于"),
        ("9499.5", ""),  # printed 95.00%
        ("9500", ""),
        ("10500", ""),
        ("10500.4", ""),
        ("10501", "高于"),
    ],
)
def test_the_ends_of_the_range_belong_to_it(executed: str, side: str) -> None:
    found = findings("F801", spent(executed))
    assert [f"，{side}95%—105%的区间" in each.message.zh for each in found] == [True] * bool(side)


def test_a_printed_rate_is_pointed_at_with_both_amounts_beside_it() -> None:
    (found,) = findings("F801", spent("9000", "90.00%"))
    assert found.printed == "90.00%"
    assert [each.place.text for each in found.related] == ["9000", "10000"]
    (found,) = findings("F801", spent("9000"))
    assert found.printed == "9000"
    assert [each.place.text for each in found.related] == ["10000"]


@pytest.mark.parametrize(("fund", "advised"), [(PENSION, False), (INJURY, True), (JOBLESS, True)])
def test_spending_that_follows_events_is_advised_to_say_so(fund: str, advised: bool) -> None:
    (found,) = findings("F801", spent("9000", fund=fund))
    assert (found.advice is not None) is advised


def test_the_range_that_the_form_prints_comes_first() -> None:
    own = "name | target | actual\n支出预算执行率 | 92.5%～110% | 91%"
    (found,) = findings("F801", spent("9100", pack=NATIONAL, rows=own))
    assert ("92.5%—110%" in found.message.zh, found.severity) == (True, Severity.WARNING)
    assert found.expected is None  # no rate is to be written so
    assert printed("F801", spent("9300", rows=own)) == []


@pytest.mark.parametrize(
    "row",
    ["支出预算执行率 | ≥92% | 91%", "收入预算执行率 | 92%～110% | 91%", "参保率 | 92%～110% | 91%"],
)
def test_only_a_range_of_the_spending_is_one(row: str) -> None:
    (found,) = findings("F801", spent("9100", rows=f"name | target | actual\n{row}"))
    assert "95%—105%" in found.message.zh
    assert (
        printed("F801", spent("9100", pack=NATIONAL, rows=f"name | target | actual\n{row}")) == []
    )


def test_a_range_that_no_form_printed_is_a_remark() -> None:
    (found,) = findings("F801", spent("9000", pack="cn-si-2022"))
    assert found.severity is Severity.REMARK
