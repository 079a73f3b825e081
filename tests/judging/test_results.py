"""What a recomputed row says of its target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import self_evaluation


@pytest.mark.parametrize(
    ("target", "actual", "percent"),
    [
        ("≥100次", "150次", "150"),
        ("≥100次", "50次", "50"),
        ("≤100次", "200次", "50"),
        ("100次~200次", "150次", None),  # inside a range nothing is more complete
        ("100次~200次", "50次", None),
        ("明显", "明显", None),
        ("明显", "70%", None),
        ("≥100次", "未完成", None),
    ],
)
def test_the_result_in_percent_of_the_target(target: str, actual: str, percent: str | None) -> None:
    form = self_evaluation(f"数量指标 | 次数 | {target} | {actual} | 10 | 10")
    (row,) = score_form(form, load_packs()["cn-2020"]).indicators
    assert row.of_target == (Decimal(percent) if percent else None)
