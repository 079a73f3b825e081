"""T205: a fifth is still allowed; where a reason may stand."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.packs import Ground, ReasonRule
from tests.checks.builders import NATIONAL, Sheet, findings, pack_of, printed

HEAD = "source | initial_budget | budget\n年度资金总额 | "


@pytest.mark.parametrize(
    ("cells", "more", "told"),
    [
        ("100 | 120", {}, []),
        ("100 | 120.5", {}, ["120.5"]),
        ("100 | 80", {}, []),
        ("100 | 79.5", {}, ["79.5"]),
        ("0 | 100", {}, []),
        ("0.5 | 100", {}, ["100"]),
        ("| 100", {}, []),
        ("100 | 150", {"conclusion": "年中追加预算。"}, []),
        ("100 | 150", {"notes": ("年中追加预算。",)}, []),
        ("100 | 150", {"rows": "name | target | actual | reason\n甲 | 9人 | 9人 | 年中追加"}, []),
        ("100 | 150", {"expected": "年中追加预算。"}, ["150"]),
    ],
)
def test_a_change_and_its_reason(cells: str, more: dict[str, object], told: list[str]) -> None:
    assert printed("T205", Sheet(funding=HEAD + cells)._replace(**more)) == told


def test_the_change_is_told_as_a_share_of_the_first_budget() -> None:
    (found,) = findings("T205", Sheet(funding=HEAD + "200 | 500"))
    assert "相差150%，表中没有说明调整原因" in found.message.zh


def test_how_much_is_much_is_the_packs_to_say() -> None:
    rule = ReasonRule(source=Ground(kind="document"), budget_changed_by=Decimal(10))
    pack = msgspec.structs.replace(pack_of(NATIONAL), reasons=rule)
    assert printed("T205", Sheet(funding=HEAD + "100 | 110", pack=pack)) == []
    (found,) = findings("T205", Sheet(funding=HEAD + "100 | 112.5", pack=pack))
    assert "相差13%" in found.message.zh  # 12.5, half up
