"""L709: which costs are set the wrong way round."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("印刷成本 | ≥3万元", True),
        ("印刷单价 | ≥3元/本", True),
        ("印刷成本 | ≤3万元", False),
        ("印刷成本 | 3万元", False),
        ("印刷数量 | ≥3本", False),
        ("成本节约率 | ≥3%", False),
        ("节约资金 | ≥3万元", False),
        ("补助标准 | ≥3元/人", False),
    ],
)
def test_a_cost_has_an_upper_limit(row: str, told: bool) -> None:
    rows = f"level2 | name | target | actual\n成本指标 | {row} | 3"
    assert len(printed("L709", Sheet(rows))) == told
