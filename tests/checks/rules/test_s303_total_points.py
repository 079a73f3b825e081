"""S303: totals with and without the execution, totals that are not a hundred, and no total."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NATIONAL, XINJIANG, Sheet, findings

ROWS = "name | target | actual | points | score\n甲率 | ≥9% | 9% | {} | \n乙率 | ≥9% | 9% | {} | {}"
FUNDED = "source | budget | executed | points\n年度资金总额 | 100 | 100 | {}"
ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK


@pytest.mark.parametrize(
    ("first", "second", "execution", "total", "told"),
    [
        ("45", "45", "10", "100", []),
        ("45", "45", "10", "90", [(REMARK, "90", "100")]),
        ("40", "40", "20", "80", [(REMARK, "80", "100")]),
        ("45", "40", "15", "85", [(REMARK, "85", "100")]),
        ("45", "45", "20", "90", [(WARNING, "90", None)]),
        ("45", "40", "10", "100", [(ERROR, "100", "95")]),
        ("45", "45", "", "90", []),
        ("50", "50", "", "100", []),
        ("45", "45", "", "100", [(ERROR, "100", "90")]),
        ("45", "40", "", "100", [(ERROR, "100", "85")]),
        ("45", "35", "10", "90", [(WARNING, "90", None)]),
        ("45", "35", "10", "88", [(ERROR, "88", None)]),
        ("30", "25", "", "55", [(WARNING, "55", None)]),
        ("25", "25", "", "50", []),
        ("25.5", "25", "", "50.5", [(WARNING, "50.5", None)]),
        ("0.5", "0.5", "", "1", []),
        ("100", "", "", "90", []),
    ],
)
def test_the_printed_total(
    first: str,
    second: str,
    execution: str,
    total: str,
    told: list[tuple[Severity, str, str | None]],
) -> None:
    funding = FUNDED.format(execution) if execution else ""
    found = findings("S303", Sheet(ROWS.format(first, second, ""), funding, total=(total, "")))
    assert [(each.severity, each.printed, each.expected) for each in found] == told


@pytest.mark.parametrize(
    ("first", "second", "score", "execution", "told"),
    [
        ("45", "45", "", "10", []),
        ("50", "50", "", "", []),
        ("45", "45", "", "", []),
        ("50", "50", "", "10", []),
        ("45", "40", "", "10", ["95"]),
        ("45", "45", "", "20", ["110"]),
        ("45", "35", "", "10", ["90"]),
        ("45", "40", "", "", ["85"]),
        ("0.5", "0.5", "", "", []),
        ("0.45", "0.45", "", "", []),
        ("0.5", "0.4", "", "", []),
        ("0.5", "0.3", "", "", ["0.8"]),
        ("45", "", "9", "", []),
    ],
)
def test_without_a_total_the_points_add_up(
    first: str, second: str, score: str, execution: str, told: list[str]
) -> None:
    funding = FUNDED.format(execution) if execution else ""
    found = findings("S303", Sheet(ROWS.format(first, second, score), funding))
    assert [each.printed for each in found] == told


@pytest.mark.parametrize(("second", "told"), [("45", 0), ("35", 0), ("44", 1), ("25", 1)])
def test_ten_or_twenty_points_of_the_execution_may_be_unread(second: str, told: int) -> None:
    sheet = Sheet(ROWS.format("45", second, ""), FUNDED.format(""), total=("100", ""))
    assert len(findings("S303", sheet)) == told


def test_what_the_sum_is_made_of() -> None:
    (found,) = findings("S303", Sheet(ROWS.format("45", "40", ""), FUNDED.format(10)))
    assert (found.formula, found.place.text) == ("10+45+40=95", "10")
    assert [each.place.text for each in found.related] == ["45", "40"]
    (found,) = findings("S303", Sheet(ROWS.format("45", "40", "")))
    assert (found.formula, found.place.text) == ("45+40=85", "45")
    assert [each.place.text for each in found.related] == ["40"]


def test_a_heading_may_hold_the_executions_points() -> None:
    level = (0, "预算执行情况", "10", (), None)
    rows = ROWS.format("45", "45", "")
    assert findings("S303", Sheet(rows, levels=(level,), total=("100", ""))) == []
    (found,) = findings("S303", Sheet(rows, levels=(level,), total=("95", "")))
    assert found.expected == "100"


THREE = ROWS + "\n丙率 | ≥9% | 9% | | 9"


@pytest.mark.parametrize(
    ("first", "second", "execution", "total", "told"),
    [
        ("50", "45", "10", "100", ["100"]),  # 105 without the row that has no points
        ("50", "40", "10", "100", []),
        ("50", "35", "10", "100", []),
        ("50", "45", "", "100", []),
        ("50", "55", "", "100", ["100"]),
        ("50", "50", "10", "100", []),  # the rows alone
        ("50", "35", "10", "90", []),  # may leave the execution out
        ("50", "45", "10", "90", ["90"]),
        ("0.5", "0.45", "0.1", "1", ["1"]),
    ],
)
def test_an_excess_is_told_where_a_row_lacks_its_points(
    first: str, second: str, execution: str, total: str, told: list[str]
) -> None:
    funding = FUNDED.format(execution) if execution else ""
    found = findings("S303", Sheet(THREE.format(first, second, "9"), funding, total=(total, "")))
    assert [each.printed for each in found] == told


SCORED = "source | budget | executed | points | score\n年度资金总额 | 100 | 95 | 10 | 9.5"


@pytest.mark.parametrize(
    ("pack", "score", "told"),
    [
        (NATIONAL, "88", [(REMARK, None)]),
        (NATIONAL, "97.5", [(ERROR, "100")]),  # the score counts what the points leave out
        (XINJIANG, "88", []),  # whose forms print 90
        (XINJIANG, "97.5", [(ERROR, "100")]),
        (NATIONAL, "", [(REMARK, None)]),
    ],
)
def test_a_total_without_the_execution_is_told_where_the_rule_has_it(
    pack: str, score: str, told: list[tuple[Severity, str | None]]
) -> None:
    rows = "name | target | actual | points | score\n甲率 | ≥9% | 9% | 45 | 45\n乙率 | ≥9% | 9% | 45 | 43"
    found = findings("S303", Sheet(rows, SCORED, total=("90", score), pack=pack))
    values = [each.correction.text if each.correction is not None else None for each in found]
    assert [(each.severity, one) for each, one in zip(found, values, strict=True)] == told


def test_headings_tell_whether_a_hundred_counts_the_execution() -> None:
    levels = ((1, "产出指标", "45", (0,), None), (1, "效益指标", "45", (1,), None))
    rows = ROWS.format("55", "45", "")  # a hundred without the execution
    funding = FUNDED.format(10)
    assert findings("S303", Sheet(rows, funding, total=("100", ""))) == []
    (found,) = findings("S303", Sheet(rows, funding, levels=levels, total=("100", "")))
    assert found.expected == "110"


@pytest.mark.parametrize(("score", "told"), [("100", []), ("110", ["110"])])
def test_rows_of_a_hundred_with_the_execution_added_to_their_score(
    score: str, told: list[str]
) -> None:
    """The rows come to 100 by themselves, and the total score has the execution's ten too."""
    rows = "name | target | actual | points | score\n甲率 | ≥9% | 9% | 50 | 50\n乙率 | ≥9% | 9% | 50 | 50"
    funding = "source | budget | executed | points | score\n年度资金总额 | 100 | 100 | 10 | 10"
    found = findings("S303", Sheet(rows, funding, total=("", score)))
    assert [each.printed for each in found] == told


@pytest.mark.parametrize(
    ("second", "name", "severity"),
    [
        ("65", "乙率", ERROR),
        ("65", "附加分：乙率", WARNING),  # on top of the hundred, as it says
        ("40", "乙率", WARNING),
        ("155", "乙率", WARNING),  # out of something else
    ],
)
def test_more_than_a_hundred_cannot_be(second: str, name: str, severity: Severity) -> None:
    rows = f"name | target | actual | points\n甲率 | ≥9% | 9% | 45\n{name} | ≥9% | 9% | {second}"
    whole = str(45 + int(second) + 10)
    for total in ((whole, ""), ("", "")):
        (found,) = findings("S303", Sheet(rows, FUNDED.format(10), total=total))
        assert (found.severity, found.printed) == (severity, whole)
