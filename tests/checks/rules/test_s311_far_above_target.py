"""S311: how far is far, for which rows, and in which order they are told."""

from __future__ import annotations

import pytest

from tests.checks.builders import NATIONAL, NINGXIA, Sheet, findings, printed

HEAD = "name | target | actual | reason\n"


@pytest.mark.parametrize(
    ("row", "pack", "told"),
    [
        ("甲数 | ≥100人 | 130人 | ", NATIONAL, False),
        ("甲数 | ≥100人 | 131人 | ", NATIONAL, True),
        ("甲数 | 100人 | 131人 | ", NATIONAL, True),
        ("甲数 | ≥100人 | 131人 | 政策调整", NATIONAL, False),
        ("甲数 | ≥100人 | 131人 | ", NINGXIA, False),
        ("甲率 | ≥10% | 31% | ", NATIONAL, False),
        ("甲数 | ≥10 | 31 | ", NATIONAL, True),
        ("甲费 | ≤100元 | 10元 | ", NATIONAL, False),
        ("享受待遇人次 | ≥100人次 | 310人次 | ", NATIONAL, False),
        ("甲数 | ≥100人 | 很多 | ", NATIONAL, False),
    ],
)
def test_far_above(row: str, pack: str, told: bool) -> None:
    assert len(printed("S311", Sheet(HEAD + row, pack=pack))) == told


def test_the_farthest_comes_first() -> None:
    rows = HEAD + "甲数 | ≥100人 | 140人 | \n乙数 | ≥100人 | 300人 | \n丙数 | ≥100人 | 200人 | "
    (found,) = findings("S311", Sheet(rows))
    assert "完成值超过指标值130%：乙数（≥100人→300人）、丙数" in found.message.zh
    assert (found.printed, [each.place.text for each in found.related]) == (
        "300人",
        ["200人", "140人"],
    )
