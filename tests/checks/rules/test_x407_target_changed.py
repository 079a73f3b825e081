"""X407: which targets are the same, in which forms."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

HEAD = "name | operator | target | unit | actual\n"


def form(row: str, kind: str) -> Sheet:
    month = 6 if kind == "monitoring" else None
    return Sheet(HEAD + row, kind=kind, month=month, project="医保宣传经费")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("甲人数 | | ≥95人 | | ", "甲人数 | | ≥95人 | | ", None),
        ("甲人数 | | ≥95人 | | ", "甲人数 | ≥ | 95 | 人 | ", None),
        ("甲人数 | | ≥95人 | | ", "甲人数 | | 95人 | | ", None),
        ("甲人数 | | ≥95人 | | ", "甲人数 | | ≥96人 | | ", "≥96人"),
        ("甲人数 | | ≤95人 | | ", "甲人数 | | ≤96人 | | ", "≤96人"),
        ("甲人数 | | 95～99人 | | ", "甲人数 | | 95～98人 | | ", "95～98人"),
        ("甲人数 | | ≥95人 | | ", "甲 人数： | | ≥96人 | | ", "≥96人"),
        ("甲人数 | | ≥95人 | | ", "乙人数 | | ≥96人 | | ", None),
        ("甲人数 | | 有所提升 | | ", "甲人数 | | ≥96人 | | ", None),
        ("甲人数 | | ≥95人 | | ", "甲人数 | | 有所提升 | | ", None),
        ("甲人数 | | | | ", "甲人数 | | ≥96人 | | ", None),
        ("甲人数 | | ≥95人 | | \n甲人数 | | ≥97人 | | ", "甲人数 | | ≥96人 | | ", None),
        ("甲人数 | | ≥95人 | | ", "甲人数 | | ≥96人 | | \n甲人数 | | ≥97人 | | ", None),
    ],
)
def test_one_indicator_in_two_forms(before: str, after: str, told: str | None) -> None:
    for one, two in (
        ("target_declaration", "self_evaluation"),
        ("monitoring", "self_evaluation"),
        ("target_declaration", "monitoring"),
    ):
        found = findings("X407", form(before, one), form(after, two))
        assert [each.printed for each in found] == [told] * (told is not None)
    assert findings("X407", form(before, "department"), form(after, "self_evaluation")) == []


def test_both_forms_are_named() -> None:
    (found,) = findings(
        "X407",
        form("甲人数 | | ≥95人 | | ", "target_declaration"),
        form("甲人数 | | ≥96人 | | ", "monitoring"),
    )
    assert found.message.zh == "甲人数：监控表的指标值为≥96人，目标申报表为≥95人"
