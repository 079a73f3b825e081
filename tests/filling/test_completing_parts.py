"""The total of the money is the sum of its parts; what 其中 makes a part of a part counts once, as far
as the amounts and the names show where it ends.
"""

from __future__ import annotations

import pytest

from jixiao.core.formdata import FormData, FundingData
from jixiao.filling.completing import complete
from jixiao.knowledge.packs import load_packs

GIVEN, CENTRAL, LOCAL = (
    ("财政拨款", "100", "50"),
    ("其中：中央补助", "60", "30"),
    ("地方补助", "40", "20"),
)


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ([GIVEN], ("100", "50")),
        ([GIVEN, CENTRAL], ("100", "50")),
        ([GIVEN, CENTRAL, LOCAL], ("100", "50")),
        ([("自筹", "5", "5"), GIVEN, CENTRAL], ("105", "55")),
        ([GIVEN, CENTRAL, ("其他资金", "50", "1")], ("150", "51")),
        ([GIVEN, CENTRAL, ("其他资金", "5", "1")], ("", "")),  # within the grant, or beside it
        ([GIVEN, ("其中：张庄镇", "60", "30")], ("100", "50")),
        ([("其中：财政拨款", "100", "50"), LOCAL], ("140", "70")),
        ([GIVEN, ("其中：中央补助", "60", "")], ("100", "50")),
        ([GIVEN, CENTRAL, ("其他资金", "50", "")], ("150", "")),
    ],
)
def test_a_part_of_a_part_counts_once(
    parts: list[tuple[str, str, str]], total: tuple[str, str]
) -> None:
    rows = [FundingData(source=name, budget=one, executed=two) for name, one, two in parts]
    whole = FundingData(source="年度资金总额", role="total")
    data = FormData(kind="self_evaluation", money_unit="万元", funding=(whole, *rows))
    row = complete(data, load_packs()["cn-2020"]).data.funding[0]
    assert (row.budget, row.executed) == total
