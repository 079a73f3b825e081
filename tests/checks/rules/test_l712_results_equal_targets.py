"""L712: five counted rows that all hit their targets."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

HEAD = "name | target | actual\n"
FOUR = HEAD + "甲数 | 8次 | 8次\n乙数 | ≥7本 | 7本\n丙数 | ≤6个 | 6个\n丁费 | ≤5元 | 5元\n"


@pytest.mark.parametrize(
    ("fifth", "told"),
    [
        ("戊数 | ≥9人 | 9人", True),
        ("戊数 | ≥9人 | 10人", False),
        ("戊数 | 8～9人 | 8人", True),
        ("戊数 | 8～9人 | 9人", True),
        ("戊率 | 100% | 100%", False),
        ("戊数 | ≥9 | 9", True),
        ("戊数 | ≥9人 | 已完成", False),
        ("戊事 | 按时 | 按时", False),
        ("", False),
    ],
)
def test_all_of_five(fifth: str, told: bool) -> None:
    assert printed("L712", Sheet(FOUR + fifth)) == ["8次"] * told


def test_the_other_rows_stand_beside_the_first() -> None:
    (found,) = findings("L712", Sheet(FOUR + "戊数 | ≥9人 | 9人\n己率 | 100% | 100%"))
    assert [each.place.text for each in found.related] == ["7本", "6个", "5元", "9人"]
