"""How finely an expected score is printed, and which forms print the rule."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

HEAD = "name | target | actual | points | score\n"


@pytest.mark.parametrize(
    ("other", "actual", "expected", "difference"),
    [
        ("10", "70人", "7.00", "2.00"),
        ("9.5", "70人", "7.0", "2.0"),
        ("9.55", "70人", "7.00", "2.00"),
        ("9.555", "70人", "7.000", "2.000"),
        ("9.5", "66.67人", "6.67", "2.33"),
    ],
)
def test_as_finely_as_the_forms_scores(
    other: str, actual: str, expected: str, difference: str
) -> None:
    rows = HEAD + f"甲人数 | ≥100人 | {actual} | 10 | 9\n乙事 | 提升 | 提升了 | 10 | {other}"
    (found,) = [each for each in findings("S305", Sheet(rows)) if "甲" in each.message.zh]
    assert (found.expected, found.difference) == (expected, difference)
    assert [each.place.text for each in found.related] == ["10", actual, "≥100人", "甲人数"]


@pytest.mark.parametrize(
    ("notes", "severity"),
    [
        (("未达到指标值的，按B/A×分值计分。",), Severity.ERROR),
        (("达到指标值的记满分。",), Severity.ERROR),
        (("得分保留两位小数。",), Severity.WARNING),
        ((), Severity.WARNING),
    ],
)
def test_a_rule_that_the_form_prints_is_sure(notes: tuple[str, ...], severity: Severity) -> None:
    rows = HEAD + "甲人数 | ≥100人 | 70人 | 10 | 9"
    (found,) = findings("S305", Sheet(rows, notes=notes))
    assert found.severity is severity


@pytest.mark.parametrize(
    ("target", "actual", "score", "accepted"),
    [
        ("≤100万元", "150万元", "6.67", True),
        ("≤100万元", "150万元", "5.00", True),
        ("≤100万元", "150万元", "6.00", False),
        ("95%～105%", "90%", "9.47", True),
        ("95%～105%", "90%", "9.00", False),
        ("≥100人", "66人", "6.6", True),
        ("≥100人", "66.66人", "6.67", True),
        ("≥100人", "66.66人", "7", True),
        ("≥100人", "66.66人", "6", False),
    ],
)
def test_variants_in_use_are_accepted(target: str, actual: str, score: str, accepted: bool) -> None:
    rows = HEAD + f"甲项 | {target} | {actual} | 10 | {score}"
    assert (findings("S305", Sheet(rows)) == []) is accepted


@pytest.mark.parametrize(
    ("score", "others", "expected"),
    [
        ("9", ("10", "8"), None),  # a form of whole points
        ("9", ("9.5", "8"), "9.4"),
        ("9", ("9.55", "8"), "9.40"),
        ("9", ("10.00", "8"), "9.40"),
        ("9.4", ("9.55", "8"), None),
        ("9.40", ("10", "8"), None),
    ],
)
def test_whole_points_are_a_rounding_where_all_scores_are_whole(
    score: str, others: tuple[str, str], expected: str | None
) -> None:
    rows = (
        HEAD
        + f"甲人数 | ≥100人 | 94人 | 10 | {score}"
        + "".join(f"\n乙事 | 提升 | 提升了 | 10 | {each}" for each in others)
    )
    found = [each.expected for each in findings("S305", Sheet(rows)) if each.printed == score]
    assert found == ([expected] if expected else [])


def test_a_dropped_zero_is_no_rounding_away() -> None:
    """9 of 9.04 beside 9.5 is 9.0; beside 9.55 it lacks 0.04."""
    rows = HEAD + "甲人数 | ≥1000人 | 904人 | 10 | 9\n乙事 | 提升 | 提升了 | 10 | "
    assert findings("S305", Sheet(rows + "9.5")) == []
    assert [each.expected for each in findings("S305", Sheet(rows + "9.55"))] == ["9.04"]
