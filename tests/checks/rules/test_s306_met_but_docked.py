"""S306: who has met the target, and how surely points are owed."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, NINGXIA, Sheet, findings, pack_of

HEAD = "name | target | actual | points | score\n"
RULE = ("完成值达到指标值，记满分。",)
ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("参保人数 | ≥100人 | 100人 | 10 | 9.9", [ERROR]),
        ("参保人数 | ≥100人 | 100人 | 10 | 10", []),
        ("参保人数 | ≥100人 | 99人 | 10 | 9.9", []),
        ("参保人数 | ≥100人 | 100人 | | 9.9", []),
        ("参保人数 | ≥100人 | 100人 | 10 | ", []),
        ("参保人数 | 100人 | 101人 | 10 | 9", [WARNING]),
        ("参保人数 | 100人 | 100人 | 10 | 9", [ERROR]),
        ("参保人数 | ≥100人 | 130人 | 10 | 9", [ERROR]),
        ("参保人数 | ≥100人 | 131人 | 10 | 9", [REMARK]),
        ("完成时间 | 6月底前 | 6月20日 | 10 | 9", [ERROR]),
        ("生活安定 | 提升 | 达成年度指标 | 10 | 9", []),
        ("享受待遇人次 | ≥100人次 | 100人次 | 10 | 9", [WARNING]),
        ("享受待遇人次 | ≥100人次 | 99人次 | 10 | 9", []),
        ("享受待遇人次 | ≤100人次 | 90人次 | 10 | 9", []),
        ("享受待遇人次 | 100人次 | 100人次 | 10 | 9", []),
    ],
)
def test_met_and_docked(row: str, told: list[Severity]) -> None:
    found = findings("S306", Sheet(HEAD + row, notes=RULE))
    assert [each.severity for each in found] == told
    assert all((each.expected or "").startswith("10") for each in found)


def test_without_a_printed_rule_it_is_a_warning() -> None:
    (found,) = findings("S306", Sheet(HEAD + "参保人数 | ≥100人 | 100人 | 10 | 9"))
    assert found.severity is WARNING


def test_a_pack_without_a_threshold_has_no_excess() -> None:
    row = "参保人数 | ≥100人 | 131人 | 10 | 9"
    (found,) = findings("S306", Sheet(HEAD + row, notes=RULE, pack=NINGXIA))
    assert found.severity is ERROR


@pytest.mark.parametrize(
    ("row", "exact", "told"),
    [
        ("缴费比例 | =8% | 9% | 10 | 5", "standards", 0),  # a standard: more of it departs too
        ("缴费比例 | =8% | 8% | 10 | 5", "standards", 1),
        ("缴费比例 | =8% | 9% | 10 | 5", "one_sided", 1),
        ("参保人数 | =100人 | 120人 | 10 | 5", "standards", 1),
        ("参保人数 | =100人 | 120人 | 10 | 5", "two_sided", 0),
        ("合格率 | 290% | 300% | 10 | 9", "one_sided", 0),  # 290% for ≥90%: R122 tells that
    ],
)
def test_full_points_are_owed_where_the_pack_gives_them(row: str, exact: str, told: int) -> None:
    rule = pack_of(NATIONAL).quantitative
    pack = msgspec.structs.replace(
        pack_of(NATIONAL),
        quantitative=msgspec.structs.replace(rule, exact=exact),  # type: ignore[type-var]
    )
    assert len(findings("S306", Sheet(HEAD + row, pack=pack))) == told
