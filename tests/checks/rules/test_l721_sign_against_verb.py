"""L721: which verbs, which figures, and what is written instead."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2020年工伤保险基金收入1.38亿元，较上年增加-0.34亿元。", "减少0.34亿元"),
        ("2020年工伤保险基金收入1.38亿元，较上年增长-19.77%。", "降低19.77%"),
        (
            "2020年工伤保险基金收入1.38亿元，比上年1.34亿元增加-0.04亿元。",
            "增加0.04亿元",
        ),  # it rose
        ("2020年工伤保险基金收入1.30亿元，比上年1.34亿元增加-0.04亿元。", "减少0.04亿元"),
        ("2020年工伤保险基金收入1.38亿元，较上年增长0%。", None),
        ("2020年工伤保险基金收入1.38亿元，较上年增长19.77%。", None),
        ("2020年工伤保险基金收入1.38亿元，较上年降低-19.77%。", None),
        ("2020年工伤保险基金当期结余-0.34亿元。", None),
    ],
)
def test_an_increase_is_not_negative(text: str, written: str | None) -> None:
    found = prose("L721", f"（一）工伤保险\n\n{text}")
    assert [each.expected for each in found] == [written] * (written is not None)
