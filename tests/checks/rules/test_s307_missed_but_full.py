"""S307: what rounding excuses, and how loudly a miss is told."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, Sheet, findings, pack_of

HEAD = "name | target | actual | points | score\n"
ERROR, WARNING = Severity.ERROR, Severity.WARNING
MISSED, PARTLY = "未达成年度指标且效果较差", "部分达成年度指标并具有一定效果"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("参保人数 | ≥100人 | 70人 | 10 | 10", [(WARNING, "7.00")]),
        ("参保人数 | ≥100人 | 70人 | 10 | 11", [(WARNING, "7.00")]),
        ("参保人数 | ≥100人 | 70人 | 10 | 9.9", []),
        ("参保人数 | ≥100人 | 100人 | 10 | 10", []),
        ("参保人数 | ≥100人 | 70人 | 0 | 0", []),
        ("参保人数 | ≥100人 | 70人 | 0.5 | 0.5", [(WARNING, "0.35")]),
        ("参保人数 | 100人 | 70人 | 10 | 10", [(WARNING, "7.00")]),
        ("参保人数 | ≥100人 | 95人 | 10 | 10", []),
        ("参保人数 | ≥100人 | 94人 | 10 | 10", [(WARNING, "9.40")]),
        ("丧葬人数 | ≥100人 | 70人 | 10 | 10", []),
        (f"生活安定 | 提升 | {MISSED} | 10 | 10", [(ERROR, None)]),
        (f"生活安定 | 提升 | {PARTLY} | 10 | 10", []),
        ("完成时间 | 6月底前 | 7月30日 | 10 | 10", [(WARNING, None)]),
    ],
)
def test_a_miss_with_full_points(row: str, told: list[tuple[Severity, str | None]]) -> None:
    found = findings("S307", Sheet(HEAD + row))
    assert [(each.severity, each.expected) for each in found] == told


def test_rounding_is_as_fine_as_the_forms_scores() -> None:
    finer = "\n乙数 | ≥100人 | 100人 | 10 | 10.0"
    assert len(findings("S307", Sheet(HEAD + "甲数 | ≥100人 | 95人 | 10 | 10" + finer))) == 1
    assert findings("S307", Sheet(HEAD + "甲数 | ≥100人 | 99.5人 | 10 | 10" + finer)) == []


def test_a_form_that_prints_the_rule_is_surely_wrong() -> None:
    notes = ("完成值达到指标值，记满分。",)
    (found,) = findings("S307", Sheet(HEAD + "甲数 | ≥100人 | 70人 | 10 | 10", notes=notes))
    assert found.severity is ERROR


def test_without_bands_a_part_is_a_miss_too() -> None:
    pack = msgspec.structs.replace(pack_of(NATIONAL), qualitative=None)
    (found,) = findings("S307", Sheet(HEAD + f"生活安定 | 提升 | {PARTLY} | 10 | 10", pack=pack))
    assert found.expected is None


def test_the_target_is_told_with_its_operator_and_its_unit() -> None:
    """≤, 12000 and 元 in cells of their own: 15562.5 would seem to reach 12000."""
    rows = "name | operator | target | unit | actual | points | score\n补助标准 | ≤ | 12000 | 元 | 15562.5 | 10 | 10"
    (found,) = findings("S307", Sheet(rows))
    assert "指标值≤12000元，完成15562.5元，没有达到" in found.message.zh
