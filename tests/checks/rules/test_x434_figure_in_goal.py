"""X434: which figure of the goals' words is told, and which other figures excuse it."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

ROWS = "name | target | actual\n培训人次 | ≥2000人次 | 2356人次\n接待人次 | ≥900人次 | 1000人次"


@pytest.mark.parametrize(
    ("goal", "printed"),
    [
        ("培训2635人次。", ["2635人次"]),
        ("培训2000人次。", []),  # its target
        ("培训1000人次。", []),  # the result of another row
        ("培训3356人次。", []),  # both together
        ("培训2356人次，线下培训2635人次。", []),  # it is said rightly, too
        ("", []),
    ],
)
def test_another_figure_of_the_form_excuses_it(goal: str, printed: list[str]) -> None:
    found = findings("X434", Sheet(ROWS, goal=goal))
    assert [each.printed for each in found] == printed
    assert all([each.printed for each in one.operands] == [*printed, "2356人次"] for one in found)
