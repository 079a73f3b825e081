"""S305: which missed rows are scored by the share, and how surely."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

HEAD = "name | target | actual | points | score\n"
RULE = ("未达到指标值，按B/A×该指标分值记分。",)
ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("参保人数 | ≥100人 | 70人 | 10 | 9", [(WARNING, "7.00")]),
        ("参保人数 | ≥100人 | 70人 | 10 | 7", []),
        ("参保人数 | ≥100人 | 70人 | 10 | 0", [(WARNING, "7.00")]),
        ("参保人数 | ≥100人 | 70人 | 10 | 10", []),
        ("参保人数 | ≥100人 | 100人 | 10 | 9", []),
        ("参保人数 | ≥100人 | 69.97人 | 10 | 6.99", [(REMARK, "7.00")]),
        ("参保人数 | ≥100人 | 66.67人 | 10 | 6.6", [(REMARK, "6.67")]),
        ("参保人数 | ≥100人 | 70人 | | 9", []),
        ("参保人数 | ≥100人 | 70人 | 10 | ", []),
        ("参保工作 | 提升 | 70人 | 10 | 9", []),
        ("享受待遇人次 | ≥100人次 | 70人次 | 10 | 9", [(REMARK, "7.00")]),
        ("享受待遇人次 | ≥100人次 | 100人次 | 10 | 9", []),
        ("享受待遇人次 | 100人次 | 70人次 | 10 | 9", []),
        ("享受待遇人次 | ≥100人次 | 0人次 | 10 | 9", []),
    ],
)
def test_points_times_the_share(row: str, told: list[tuple[Severity, str]]) -> None:
    found = findings("S305", Sheet(HEAD + row))
    assert [(each.severity, each.expected) for each in found] == told


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        ("参保人数 | ≥100人 | 70人 | 10 | 9", ERROR),
        ("参保人数 | 100人 | 70人 | 10 | 9", WARNING),
        ("享受待遇人次 | ≥100人次 | 70人次 | 10 | 9", WARNING),
    ],
)
def test_a_printed_rule_makes_it_an_error(row: str, severity: Severity) -> None:
    (found,) = findings("S305", Sheet(HEAD + row, notes=RULE))
    assert found.severity is severity
    assert (found.formula, found.difference) == ("10×70.00%=7.00", "2.00")
    assert [each.printed for each in found.operands] == [
        "10",
        row.split(" | ")[1],
        row.split(" | ")[2],
    ]
