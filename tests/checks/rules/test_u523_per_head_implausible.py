"""U523: 50 to 50 000 yuan a month, of whom and when."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年企业职工基本养老保险基本养老金支出60万元，离退休人数1000人。",
            [],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出59万元，离退休人数1000人。",
            [("59万元", None)],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出60000万元，离退休人数1000人。",
            [],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出60001万元，离退休人数1000人。",
            [("60001万元", None)],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出61万元，离退休人数1人。",
            [("61万元", None)],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出59万元，离退休人数0人。",
            [],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出不低于59万元，离退休人数1000人。",
            [],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出预算59万元，离退休人数1000人。",
            [],
        ),
        (
            "2020年企业职工基本养老保险基本养老金支出59万元。2019年企业职工基本养老保险离退休人数1000人。",
            [],
        ),
    ],
)
def test_pensions_a_head(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("U523", text)
    assert [(each.printed, each.expected) for each in found] == told
