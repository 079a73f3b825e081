"""Ranges that run downwards, and what they are written as upwards."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria.reversals import reversed_range


@pytest.mark.parametrize(
    ("target", "unit", "meant"),
    [
        ("105%~95%", "", "95%~105%"),
        ("105~95", "%", "95~105"),
        ("8万元-5000元", "", "5000元~8万元"),
        ("5000元-8万元", "", ""),
        ("105~95", "", ""),  # of what is not said
        ("3个月~15天", "", ""),
        ("95%以上", "", ""),
        ("105%~95%，其中城镇90%", "", ""),
    ],
)
def test_a_range_that_runs_downwards(target: str, unit: str, meant: str) -> None:
    assert reversed_range(target, unit) == meant
