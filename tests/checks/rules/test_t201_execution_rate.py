"""T201: of what the rate was taken, and how sure that makes it."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

ERROR, WARNING = Severity.ERROR, Severity.WARNING
HEAD = "source | initial_budget | budget | arrived | executed | rate\n年度资金总额 | "


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("100 | 200 | 160 | 80 | 40.00%", []),
        ("100 | 200 | 160 | 80 | 80.00%", [(WARNING, "40.00", "年初预算数100")]),
        ("100 | 200 | 160 | 80 | 50.00%", [(WARNING, "40.00", "到位数160")]),
        ("100 | 200 | 160 | 80 | 70.00%", [(ERROR, "40.00", "")]),
        ("100 | | 160 | 80 | 80.00%", []),
        ("100 | | 160 | 80 | 50.00%", []),
        ("100 | | 160 | 80 | 70.00%", [(WARNING, "80.00", "")]),
        ("| | 160 | 80 | 70.00%", [(WARNING, "50.00", "")]),
        ("| | | 80 | 70.00%", []),
        ("100 | 200 | 160 | | 70.00%", []),
        ("100 | 200 | 160 | 80 | 0.4", []),
        ("100 | 200 | 160 | 80 | 40", []),
        ("| 200 | | 200 | 1", []),
    ],
)
def test_the_base_of_a_rate(cells: str, told: list[tuple[Severity, str, str]]) -> None:
    found = findings("T201", Sheet(funding=HEAD + cells))
    assert [(each.severity, each.expected) for each in found] == [told_[:2] for told_ in told]
    assert all(base in each.message.zh for each, (_, _, base) in zip(found, told, strict=True))


def test_the_parts_are_looked_at_too() -> None:
    rows = HEAD + "| 200 | | 80 | 40.00%\n其中：财政拨款 | | 100 | | 50 | 40.00%"
    (found,) = findings("T201", Sheet(funding=rows))
    assert (found.place.line, found.expected) == (111, "50.00")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("123 | 1230000 | | 121 | 98.37%", ("1230000", "123")),  # 元 in a form in 万元
        ("1230000 | 123 | | 1210000 | 98.37%", ("123", "1230000")),
        ("123 | 1230 | | 121 | 98.37%", ("98.37%", "9.84")),  # ten times is no unit
        ("| 1450.00 | | 13980700 | 96.42%", ("13980700", "1398.07")),
        ("| 14500000 | | 1398.07 | 96.42%", ("14500000", "1450.00")),
    ],
)
def test_a_budget_in_another_unit_is_to_be_put_right_and_not_the_rate(
    cells: str, told: tuple[str, str]
) -> None:
    (found,) = findings("T201", Sheet(funding=HEAD + cells))
    assert (found.printed, found.expected) == told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("| 114 | | 120 | 95.00%", ("114", None)),
        ("| 120 | | 114 | 105.26%", ("105.26%", "95.00")),  # the rate is upside down
        ("| 114 | | 120 | 96.00%", ("96.00%", "105.26")),
    ],
)
def test_budget_and_executed_that_are_exchanged_are_told(
    cells: str, told: tuple[str, str | None]
) -> None:
    (found,) = findings("T201", Sheet(funding=HEAD + cells))
    assert (found.printed, found.expected) == told
