"""M907: which rows have the same input."""

from __future__ import annotations

import pytest

from tests.checks.builders import NATIONAL, Sheet, findings, printed

HEAD = "name | target | actual | completion\n"


def june(*rows: str) -> Sheet:
    return Sheet(HEAD + "\n".join(rows), kind="monitoring", pack=NATIONAL, month=6)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("甲数 | ≥100人 | 81人 | 81.00%", "乙数 | ≥100人 | 81人 | 83.00%", ["83.00%"]),
        ("甲数 | ≥100人 | 81人 | 81.00%", "乙数 | ≥100人 | 81.0人 | 83.00%", ["83.00%"]),
        ("甲数 | ≥ 100人 | 81人 | 81.00%", "乙数 | ≥100人 | 81人 | 83.00%", ["83.00%"]),
        ("甲数 | ≥100人 | 0人 | 0.00%", "乙数 | ≥100人 | 0人 | 3.00%", ["3.00%"]),
        ("甲数 | ≥100人 | 81人 | 81.00%", "乙数 | ≥100人 | 81人 | 40.50%", []),
        ("甲数 | ≥100人 | 81人 | 81.00%", "乙数 | ≥100人 | 82人 | 83.00%", []),
        ("甲数 | ≥100人 | 81人 | 81.00%", "乙数 | ≥101人 | 81人 | 83.00%", []),
        ("甲数 | ≥100人 | 81人 | 83.00%", "乙数 | ≥100人 | 81人 | 83.00%", []),
        ("甲事 | 提升 | 有所提升 | 81.00%", "乙事 | 提升 | 有所提升 | 83.00%", []),
    ],
)
def test_the_same_input(first: str, second: str, told: list[str]) -> None:
    assert printed("M907", june(first, second)) == told


def test_the_odd_row_is_told_with_the_others_beside_it() -> None:
    (found,) = findings(
        "M907",
        june(
            "甲数 | ≥100人 | 81人 | 81.00%",
            "乙数 | ≥100人 | 81人 | 83.00%",
            "丙数 | ≥100人 | 81人 | 81.00%",
        ),
    )
    assert "完成率却有81.00%、83.00%（乙数等3行）" in found.message.zh
    assert [each.place.text for each in found.related] == ["81.00%", "81.00%", "≥100人"]
    assert printed("M907", june("甲数 | ≥100人 | 81人 | 81.00%")._replace(kind="department")) == []
