"""What is too far behind, and what may still be called 无偏差."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.formdata import FormData, form_of
from jixiao.core.forms import Form
from jixiao.core.packs import RulePack
from jixiao.judging.monitoring.limits import behind, deviates, execution_limited, no_deviation_limit
from jixiao.knowledge.packs import load_packs

NATIONAL = load_packs()["cn-2020"]


def at(month: str) -> Form:
    return form_of(FormData(kind="monitoring", year=2025, as_of=month))


def pack(**changes: object) -> RulePack:
    assert NATIONAL.monitoring is not None
    rule = msgspec.structs.replace(NATIONAL.monitoring, **changes)
    return msgspec.structs.replace(NATIONAL, monitoring=rule)


BOTH = pack(behind_time_progress=Decimal(5), execution_warnings={"4": Decimal(25)})


@pytest.mark.parametrize(
    ("month", "rate", "said"),
    [
        ("2025-04", "27", None),  # 6.33 points behind, yet above what April must have
        ("2025-04", "24.99", "预算执行率24.99%，低于4月应达到的25%"),
        ("2025-04", "24.995", None),  # printed 25.00%
        ("2025-05", "27", "预算执行率27.00%，比序时进度41.67%落后14.67个百分点"),
        ("2025-05", "36.67", None),
        ("2025-05", "36.665", None),  # printed 36.67%, 5.00 points behind
        ("2025-05", "36.66", "预算执行率36.66%，比序时进度41.67%落后5.01个百分点"),
    ],
)
def test_the_least_rate_of_a_month_goes_before_time_progress(
    month: str, rate: str, said: str | None
) -> None:
    found = behind(at(month), BOTH, Decimal(rate))
    assert (found.said().zh if found is not None else None) == said


def test_what_is_said_of_it_in_english_and_with_its_basis() -> None:
    low, late = behind(at("2025-04"), BOTH, Decimal(9)), behind(at("2025-05"), BOTH, Decimal(9))
    assert low is not None
    assert late is not None
    assert low.said().en == "execution is 9.00%, below the 25% due by month 4"
    assert late.said().en == "execution is 9.00%, 32.67 points behind time progress"
    assert "比序时进度41.67%（按月份5/12）落后" in late.said(basis=True).zh


@pytest.mark.parametrize(
    ("month", "changes", "limited"),
    [
        ("2025-06", {"behind_time_progress": None}, False),
        ("2025-06", {"behind_time_progress": Decimal(5)}, True),
        ("2025-06", {"behind_time_progress": None, "execution_warnings": {"6": Decimal(5)}}, True),
        ("2025-07", {"behind_time_progress": None, "execution_warnings": {"6": Decimal(5)}}, False),
        ("", {"behind_time_progress": Decimal(5)}, False),
    ],
)
def test_where_there_is_a_limit_of_execution(
    month: str, changes: dict[str, object], limited: bool
) -> None:
    assert execution_limited(at(month), pack(**changes)) is limited
    if not limited:
        assert behind(at(month), pack(**changes), Decimal(0)) is None


def test_a_pack_without_monitoring_has_no_limits() -> None:
    none = msgspec.structs.replace(NATIONAL, monitoring=None)
    assert not execution_limited(at("2025-06"), none)
    assert behind(at("2025-06"), none, Decimal(0)) is None
    assert no_deviation_limit(none) is None
    assert not deviates(Decimal(99), none)


@pytest.mark.parametrize(
    ("deviation", "over"),
    [
        ("10", False),
        ("-10", False),
        ("10.004", False),
        ("10.005", True),
        ("-10.01", True),
        (None, False),
    ],
)
def test_a_deviation_is_compared_as_it_is_printed(deviation: str | None, over: bool) -> None:
    limit = pack(no_deviation_within=Decimal(10))
    assert deviates(Decimal(deviation) if deviation else None, limit) is over
