"""S302: level-2 headings and rows under a level-1 heading, and headings that reach further."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

ROWS = "name | target | actual | points\n甲率 | ≥9% | 9% | {}\n乙率 | ≥9% | 9% | {}\n丙率 | ≥9% | 9% | {}"
Level = tuple[int, str, str, tuple[int, ...], int | None]
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def under(one: str, first: str = "", second: str = "") -> tuple[Level, ...]:
    below: list[Level] = []
    if first:
        below.append((2, "数量指标", first, (0, 1), 0))
    if second:
        below.append((2, "质量指标", second, (2,), 0))
    return ((1, "产出指标", one, (0, 1, 2), None), *below)


@pytest.mark.parametrize(
    ("points", "levels", "told"),
    [
        ((10, 10, 30), under("50", "20", "30"), []),
        ((10, 10, 30), under("60", "20", "30"), [(ERROR, "60", "50")]),
        ((10, 10, 30), under("50", "30", "30"), [(ERROR, "50", "60")]),
        ((10, 10, 20), under("50", "20", "30"), [(ERROR, "50", "40")]),
        ((10, 10, 30), under("50"), []),
        ((10, 10, 30), under("60"), [(ERROR, "60", "50")]),
        ((10, 10, 20), under("50", "20"), [(ERROR, "50", "40")]),
        (("", "", ""), under("50", "20", "30"), []),
        (("", "", ""), under("50", "20", "20"), [(ERROR, "50", "40")]),
        (("3.3", "3.3", "3.3"), under("10"), [(WARNING, "10", None)]),
        (("3.3", "3.3", "3.4"), under("10"), []),
        (("6.6", "6.6", 30), under("43.3", "13.3", "30"), [(WARNING, "43.3", None)]),
        (("6.6", "6.6", 29), under("43.3", "13.3", "30"), [(ERROR, "43.3", "42.2")]),
    ],
)
def test_headings_and_rows_below(
    points: tuple[object, ...],
    levels: tuple[Level, ...],
    told: list[tuple[Severity, str, str | None]],
) -> None:
    found = findings("S302", Sheet(ROWS.format(*points), levels=levels))
    assert [(each.severity, each.printed, each.expected) for each in found] == told


@pytest.mark.parametrize(
    ("first", "second", "third", "told"),
    [
        ("60", "30", "", []),
        ("60", "20", "", ["60"]),
        ("70", "30", "10", []),
        ("60", "30", "10", []),
        ("65", "30", "10", ["65"]),
    ],
)
def test_a_heading_may_reach_over_the_next_ones(
    first: str, second: str, third: str, told: list[str]
) -> None:
    rows = ROWS.format(30, second, third) + "\n丁率 | ≥9% | 9% | "
    levels: list[Level] = [
        (1, "产出指标", first, (0,), None),
        (2, "数量指标", "30", (0,), 0),
        (1, "质量指标", second, (1,), None),
    ]
    levels += [(1, "时效指标", third, (2,), None)] if third else []
    assert [each.printed for each in findings("S302", Sheet(rows, levels=tuple(levels)))] == told
