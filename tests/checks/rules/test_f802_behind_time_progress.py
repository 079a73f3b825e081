"""F802: how far behind is too far, by the pack's margin or its least rate for the month."""

from __future__ import annotations

import pytest

from tests.checks.builders import MONITORING_PACK, NATIONAL, Sheet, findings, printed

SICHUAN = "sichuan-monitoring-2025"


def monitored(executed: str, pack: str = NATIONAL, month: int | None = 6, said: str = "") -> Sheet:
    return Sheet(
        funding=f"source | budget | executed | rate\n年度资金总额 | 10000 | {executed} | ",
        kind="monitoring",
        pack=pack,
        month=month,
        conclusion=said,
    )


@pytest.mark.parametrize(
    ("pack", "month", "executed", "told"),
    [
        (NATIONAL, 6, "3000", False),
        (NATIONAL, 6, "2999", True),
        (MONITORING_PACK, 6, "4000", False),
        (MONITORING_PACK, 6, "3999", True),
        (SICHUAN, 6, "4000", False),
        (SICHUAN, 6, "3999", True),
        (SICHUAN, 9, "5500", False),
        (SICHUAN, 9, "5499", True),
        (SICHUAN, 4, "2500", False),
        (SICHUAN, 4, "2499", True),
        (SICHUAN, 10, "6400", True),
        (NATIONAL, None, "100", False),
    ],
)
def test_the_margin_itself_is_still_allowed(
    pack: str, month: int | None, executed: str, told: bool
) -> None:
    assert printed("F802", monitored(executed, pack, month)) == [executed] * told


def test_the_gap_is_told_in_points() -> None:
    (found,) = findings("F802", monitored("2500"))
    assert (found.difference, found.unit) == ("-25.00", "个百分点")
    assert "预算执行率25.00%，比序时进度50.00%（按月份6/12）落后25.00个百分点" in found.message.zh
    assert [each.place.text for each in found.related] == ["2020年6月"]
    (found,) = findings("F802", monitored("2500", SICHUAN))
    assert "预算执行率25.00%，低于6月应达到的40%" in found.message.zh


@pytest.mark.parametrize(("said", "told"), [("无偏差", False), ("支出偏慢，下半年加快", True)])
def test_who_claims_no_deviation_is_told_by_another_check(said: str, told: bool) -> None:
    assert printed("F802", monitored("1000", said=said)) == ["1000"] * told


def test_a_form_without_amounts_is_not_judged() -> None:
    assert printed("F802", Sheet(kind="monitoring", month=6)) == []
