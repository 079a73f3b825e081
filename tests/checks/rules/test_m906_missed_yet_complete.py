"""M906: from which completion on, by the pack's lowest band."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.packs import Ground, MonitoringRule, RulePack
from tests.checks.builders import NATIONAL, NINGXIA, Sheet, findings, pack_of, printed

MISSED = "未达成预期指标且效果较差"
BARE = msgspec.structs.replace(pack_of(NATIONAL), qualitative=None)


@pytest.mark.parametrize(
    ("actual", "completion", "pack", "told"),
    [
        (MISSED, "59.99%", NATIONAL, False),
        (MISSED, "60.00%", NATIONAL, True),
        (MISSED, "59.99%", NINGXIA, False),
        (MISSED, "60.00%", NINGXIA, True),
        (MISSED, "59.99%", BARE, False),
        (MISSED, "60.00%", BARE, True),
        ("部分达成预期指标并具有一定效果", "60.00%", NATIONAL, False),
        ("未达监控节点", "60.00%", NATIONAL, False),
    ],
)
def test_not_reached_is_below_sixty(
    actual: str, completion: str, pack: str | RulePack, told: bool
) -> None:
    rows = f"name | target | actual | completion\n发放时效 | 每月25日前 | {actual} | {completion}"
    sheet = Sheet(rows, kind="monitoring", pack=pack, month=6)
    assert printed("M906", sheet) == [completion] * told
    assert [each.expected for each in findings("M906", sheet)] == ["低于60%"] * told


def test_a_higher_band_of_the_pack_counts() -> None:
    rule = pack_of(NATIONAL).qualitative
    assert rule is not None
    bands = (*rule.bands[:-1], msgspec.structs.replace(rule.bands[-1], high=rule.bands[0].low))
    pack = msgspec.structs.replace(
        pack_of(NATIONAL), qualitative=msgspec.structs.replace(rule, bands=bands)
    )
    rows = f"name | target | actual | completion\n发放时效 | 每月25日前 | {MISSED} | "
    sheet = Sheet(rows + "79.00%", kind="monitoring", pack=pack, month=6)
    assert printed("M906", sheet) == []
    assert printed("M906", sheet._replace(rows=rows + "80.00%")) == ["80.00%"]


def test_the_limit_is_the_packs_to_set() -> None:
    rule = MonitoringRule(source=Ground(kind="document"), missed_below=Decimal(40))
    pack = msgspec.structs.replace(pack_of(NATIONAL), monitoring=rule)
    rows = f"name | target | actual | completion\n发放时效 | 每月25日前 | {MISSED} | "
    sheet = Sheet(rows + "39.00%", kind="monitoring", pack=pack, month=6)
    assert printed("M906", sheet) == []
    (found,) = findings("M906", sheet._replace(rows=rows + "40.00%"))
    assert (found.printed, found.expected) == ("40.00%", "低于40%")
