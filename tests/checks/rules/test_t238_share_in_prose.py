"""T238: of which part and whole the share is taken."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年女职工1200人，占参保职工3000人的42%。",
            [("1200人", "1260")],
        ),
        (
            "2020年女职工1200人，占参保职工3000人的40%。",
            [],
        ),
        (
            "2020年女职工1200人，占参保支出3000万元的42%。",
            [],
        ),
        (
            "2020年女职工不低于1200人，占参保职工3000人的42%。",
            [],
        ),
        (
            "2020年新增600人，女职工1200人，占参保职工3000人的40%。",
            [],
        ),
        (
            "2020年新增600人，女职工1200人，占参保职工3000人的42%。",
            [("1200人", "1260")],
        ),
        (
            "2020年女职工1200人。占参保职工3000人的42%。",
            [],
        ),
    ],
)
def test_the_share_and_what_stands_beside_it(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("T238", f"（一）失业保险\n\n{text}")
    assert [(each.printed, each.expected) for each in found] == told
