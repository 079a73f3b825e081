"""F811: whose balance, and below nothing."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险基金当期结余-0.26亿元。",
            [("-0.26亿元", None)],
        ),
        (
            "2020年失业保险基金当期结余0亿元。",
            [],
        ),
        (
            "2020年失业保险基金当期结余0.01亿元。",
            [],
        ),
        (
            "2020年失业保险基金当期结余预算-0.26亿元。",
            [],
        ),
        (
            "2020年失业保险基金当期结余不低于-0.26亿元。",
            [],
        ),
        (
            "2020年失业保险基金累计结余-0.26亿元。",
            [],
        ),
        (
            "2020年机关事业单位基本养老保险基金当期结余-0.26亿元。",
            [],
        ),
    ],
)
def test_a_deficit_of_the_year(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("F811", text)
    assert [(each.printed, each.expected) for each in found] == told
