"""M905: the margin itself is still allowed."""

from __future__ import annotations

import pytest

from tests.checks.builders import MONITORING_PACK, NATIONAL, Sheet, findings, printed

SICHUAN = "sichuan-monitoring-2025"


def june(executed: str, said: str = "无偏差", pack: str = MONITORING_PACK, month: int = 6) -> Sheet:
    return Sheet(
        funding=f"source | budget | executed\n年度资金总额 | 10000 | {executed}",
        kind="monitoring",
        pack=pack,
        month=month,
        conclusion=said,
    )


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (june("4000"), False),
        (june("3999"), True),
        (june("3000", pack=NATIONAL), False),
        (june("2999", pack=NATIONAL), True),
        (june("3999", pack=SICHUAN), True),  # below the least rate of June, 10.01 points behind
        (june("4000", pack=SICHUAN), False),
        (june("3999", "支出偏慢"), False),
        (june("3999", ""), False),
        (june(""), False),
        (june("3999")._replace(month=None), False),
    ],
)
def test_the_margin_of_the_pack(sheet: Sheet, told: bool) -> None:
    assert printed("M905", sheet) == ["无偏差"] * told


def test_what_is_told() -> None:
    (found,) = findings("M905", june("3500", "本项目无偏差，按计划执行，下半年继续加快支出进度。"))
    assert "预算执行率35.00%，比序时进度50.00%落后15.00个百分点" in found.message.zh
    assert (found.expected, found.formula) == (
        "落后序时进度15.00个百分点",
        "35.00%-50.00%=-15.00个百分点",
    )
    assert found.quote == "本项目无偏差，按计划执行，下半年继续加快"


def test_below_the_least_rate_of_the_month() -> None:
    (found,) = findings("M905", june("3500", pack=SICHUAN))
    assert "写“无偏差”，而预算执行率35.00%，低于6月应达到的40%，应说明" in found.message.zh
    assert (found.expected, found.formula) == ("执行率低于40%", "35.00%<40%")
