"""T233: which figures a change is taken of."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险参保5.96万人，较上年5.90万人增加0.06万人。",
            [],
        ),
        (
            "2020年失业保险参保5.96万人，较上年5.90万人增加0.09万人。",
            [("0.09万人", "0.06")],
        ),
        (
            "2020年失业保险参保5.96万人，较上年5.90亿元增加0.09万人。",
            [],
        ),
        (
            "2020年失业保险参保5.96万人，较上年5.90万人增加0.09亿元。",
            [],
        ),
        (
            "2020年失业保险参保不低于5.96万人，较上年5.90万人增加0.09万人。",
            [],
        ),
        (
            "2020年失业保险参保5.96万人，较上年增加0.09万人。",
            [],
        ),
    ],
)
def test_the_change_and_both_years(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("T233", f"（一）失业保险\n\n{text}")
    assert [(each.printed, each.expected) for each in found] == told
