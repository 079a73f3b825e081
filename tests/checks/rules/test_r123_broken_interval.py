"""R123: which ranges are written as a formula; one finding for a form."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("105%≤≥95%", True),
        ("≥95%或≤105%", True),
        ("≤105%或者≥95%", True),
        (">95%或<105%", True),
        ("95%～105%", False),
        ("95%-105%", False),
        ("≥95%", False),
    ],
)
def test_a_range_written_as_a_formula(target: str, told: bool) -> None:
    assert (
        printed("R123", Sheet(f"name | target | actual\n甲率 | {target} | 97%")) == [target] * told
    )


def test_all_of_a_form_are_one_finding() -> None:
    rows = "name | target | actual\n甲率 | ≥95%或≤105% | 97%\n乙率 | 95%～105% | 97%\n丙率 | ≥95%或≤105% | 97%"
    (found,) = findings("R123", Sheet(rows))
    assert found.message.zh.startswith("2项指标值")
    assert [each.place.line for each in found.related] == [122]


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("105%~95%", "95%~105%"),
        ("105～95%", "95%~105%"),
        ("105%至95%", "95%~105%"),
        ("5-3人", "3人~5人"),
        ("95%~105%", ""),
        ("95%~95%", ""),
        ("12-1月", ""),
        ("2020-2019", ""),
        ("30~15天", ""),
        ("A-5-3人", ""),
    ],
)
def test_a_range_that_runs_downwards_is_named(target: str, meant: str) -> None:
    found = findings("R123", Sheet(f"name | target | actual\n甲率 | {target} | 97%"))
    assert [each.message.zh.rpartition("应写成")[2] for each in found] == [f"“{meant}”"] * bool(
        meant
    )
    assert all("前面的数比后面的大" in each.message.zh for each in found)
