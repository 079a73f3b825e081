"""Ranges in broken notation are written properly, everything else is left as it is."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import IndicatorData
from jixiao.filling.ranges import written_properly


@pytest.mark.parametrize(
    ("written", "properly"),
    [
        ("105%≤≥95%", "95%~105%"),
        ("≥95%或≤105%", "95%~105%"),
        ("≥6个月或≤9个月", "6个月~9个月"),
        ("≥-10%或≤10%", "-10%~10%"),
        ("≥95%且≤105%", "≥95%且≤105%"),
        ("95%—105%", "95%—105%"),
        ("≥95%", "≥95%"),
        ("甲≥95%，乙≤3天", "甲≥95%，乙≤3天"),
        ("按时完成", "按时完成"),
    ],
)
def test_a_range(written: str, properly: str) -> None:
    assert written_properly(IndicatorData(name="基金收入预算执行率"), written) == properly


def test_a_sign_of_its_own_is_left_alone() -> None:
    assert written_properly(IndicatorData(name="甲", operator="≥"), "105%≤≥95%") == "105%≤≥95%"
