"""S310: points times the rate, other rules in use, and rows that have no rate."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, Sheet, findings, pack_of, printed

HEAD = "source | budget | executed | rate | points | score\n"
TOTAL = HEAD + "年度资金总额 | "
ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("100 | 94.07 | | 10 | 9.41", []),
        ("100 | 94.07 | | 10 | 9.4", []),
        ("100 | 94.07 | | 10 | 9", []),
        ("100 | 94.45 | | 10 | 9.5", []),  # rounded twice: 9.445, 9.45, 9.5
        ("100 | 94.07 | | 10 | 9.43", [(ERROR, "9.41")]),
        ("100 | 97.07 | | 10 | 9", [(WARNING, "9.71")]),  # cut off
        ("100 | 97.07 | | 10 | 9.7", []),
        ("100 | 97.07 | | 10 | 10", []),
        ("100 | 97.07 | | 10 | 10.1", []),  # S304
        ("100 | 120 | | 10 | 10", []),
        ("100 | 120 | | 10 | 9", [(ERROR, "10.00")]),
        ("100 | 100 | | 10 | 9", [(ERROR, "10.00")]),
        # by brackets
        ("100 | 80 | | 10 | 7", [(WARNING, "8.00")]),
        ("100 | 79.5 | | 10 | 7", [(WARNING, "7.95")]),
        ("100 | 79.5 | | 10 | 5", [(WARNING, "7.95")]),
        ("100 | 60 | | 10 | 5", [(WARNING, "6.00")]),
        ("100 | 59.5 | | 10 | 5", [(WARNING, "5.95")]),
        ("100 | 55 | | 10 | 0", [(WARNING, "5.50")]),
        ("100 | 60 | | 10 | 0", [(ERROR, "6.00")]),
        ("100 | 60 | | 10 | 4", [(ERROR, "6.00")]),
        # the rate as printed, and bare ones
        ("100 | 94.07 | 94.1% | 10 | 9.41", []),
        (" | | 94.1% | 10 | 9.41", []),
        (" | | 94.1% | 10 | 9.51", [(ERROR, "9.41")]),
        ("100 | 94.07 | 94 | 10 | 9.4", []),
        ("100 | 94.07 | 94 | 10 | 9.51", [(ERROR, "9.41")]),
        # nothing to go by
        ("0 | 0 | 0% | 10 | 10", []),
        ("0 | | 0% | 10 | 10", []),
        ("0 | 5 | | 10 | 9", []),
        ("0 | 5 | 50% | 10 | 9", [(ERROR, "5.00")]),
        ("100 | | | 10 | 9", []),
        (" | 94.07 | | 10 | 9", []),
        ("100 | 94.07 | | | 9", []),
        ("100 | 94.07 | | 10 | ", []),
    ],
)
def test_points_times_the_rate(cells: str, told: list[tuple[Severity, str]]) -> None:
    found = findings("S310", Sheet(funding=TOTAL + cells))
    assert [(each.severity, each.expected) for each in found] == told


def test_what_is_told_of_a_wrong_score() -> None:
    (found,) = findings("S310", Sheet(funding=TOTAL + "100 | 94.07 | 94.07% | 10 | 8.25"))
    assert (found.formula, found.difference) == ("10×min(94.07%,100%)=9.41", "-1.16")
    assert [each.place.text for each in found.related] == ["94.07%", "10"]
    assert [each.printed for each in found.operands] == ["10", "94.07%"]
    (found,) = findings("S310", Sheet(funding=TOTAL + "100 | 94.07 | | 10 | 8.255"))
    assert (found.expected, [each.printed for each in found.operands]) == ("9.410", ["10"])


def test_the_parts_are_scored_too() -> None:
    rows = TOTAL + "100 | 94.07 | | 10 | 9.41\n其中：财政拨款 | 50 | 25 | | 10 | 9.41"
    (found,) = findings("S310", Sheet(funding=rows))
    assert (found.place.line, found.expected) == (111, "5.00")


def test_a_pack_may_score_beyond_the_budget() -> None:
    rule = pack_of(NATIONAL).execution
    assert rule is not None
    wide = msgspec.structs.replace(
        pack_of(NATIONAL), execution=msgspec.structs.replace(rule, cap=Decimal("1.1"))
    )
    cells = HEAD + "其中：财政拨款 | 100 | 105 | | 20 | {}\n年度资金总额 | 100 | 100 | | 10 | 10"
    assert printed("S310", Sheet(funding=cells.format("20"))) == []
    assert printed("S310", Sheet(funding=cells.format("20"), pack=wide)) == ["20"]
