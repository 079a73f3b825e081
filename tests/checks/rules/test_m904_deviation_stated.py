"""M904: the deviation either way round, the pack's limit, and where the rate comes from."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import MONITORING_PACK, NATIONAL, Sheet, findings, printed

ROWS = "name | target | actual | completion\n甲数 | ≥9人 | 9人 | 50.00%"


def june(
    said: str, overall: str = "50.00%", executed: str = "40", rate: str = "40.00%", **more: object
) -> Sheet:
    return Sheet(
        ROWS,
        f"source | budget | executed | rate\n年度资金总额 | 100 | {executed} | {rate}",
        kind="monitoring",
        pack=MONITORING_PACK,
        month=6,
        overall=overall,
        conclusion=said,
    )._replace(**more)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("偏差率为10.00%", []),
        ("偏差率为-10.00%", []),
        ("偏差率为9.00%", [("9.00%", "10.00")]),
        ("偏差度9.00%", [("9.00%", "10.00")]),
        ("偏差较小，进度快9.00%", []),
        ("偏差9.00元", []),
        ("偏差0%", []),
    ],
)
def test_the_deviation_stated(said: str, told: list[tuple[str, str]]) -> None:
    found = findings("M904", june(said))
    assert [(each.printed, each.expected) for each in found] == told


def test_either_sign_is_accepted() -> None:
    assert printed("M904", june("偏差率为10.00%")) == []
    assert printed("M904", june("偏差率为10.00%", "40.00%", "50", "50.00%")) == []
    assert printed("M904", june("偏差率为-10.00%", "40.00%", "50", "50.00%")) == []


@pytest.mark.parametrize(
    ("overall", "told"),
    [("50.00%", False), ("50.01%", True), ("30.00%", False), ("29.99%", True), ("", False)],
)
def test_none_is_claimed_within_the_limit(overall: str, told: bool) -> None:
    assert printed("M904", june("无偏差", overall)) == ["无偏差"] * told
    assert printed("M904", june("无偏差", overall, pack=NATIONAL)) == []


def test_both_rates_stand_in_the_message() -> None:
    (found,) = findings("M904", june("无偏差", "60.00%"))
    assert "总体完成率60.00%与执行率40.00%相差20.00个百分点，超过10个百分点" in found.message.zh
    assert found.expected == "偏差20.00个百分点"


def test_the_rate_comes_of_the_amounts_where_none_is_printed() -> None:
    (found,) = findings("M904", june("无偏差", "60.00%", "33.333", ""))
    assert "与执行率33.33%相差26.67个百分点" in found.message.zh
    assert printed("M904", june("无偏差", "60.00%", "", "")) == []
    assert printed("M904", june("", "60.00%")) == []


def test_without_an_overall_completion_the_mean_of_the_rows_is_taken() -> None:
    (found,) = findings("M904", june("无偏差", "", "20", "20.00%"))
    assert "总体完成率50.00%与执行率20.00%相差30.00个百分点" in found.message.zh
    (found,) = findings("M904", june("偏差率为9.00%", ""))
    assert (found.printed, found.expected) == ("9.00%", "10.00")
    assert found.severity is Severity.WARNING
    assert "最可能写错" not in found.message.zh
    assert printed("M904", june("偏差率为10.00%", "")) == []


def test_the_rate_is_the_totals() -> None:
    rows = (
        "source | budget | executed | rate\n其中：财政拨款 | 50 | 45 | 90.00%\n"
        "年度资金总额 | 100 | 40 | 40.00%"
    )
    assert printed("M904", june("无偏差")._replace(funding=rows)) == []
    assert printed("M904", june("偏差率为10.00%")._replace(funding=rows)) == []
