"""S309: which scores make up the total, what is rounded, and what may only be missing."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import XINJIANG, Sheet, findings

HEAD = "name | target | actual | points | score | review_score\n"
TWO = HEAD + "甲率 | ≥9% | 9% | 45 | {} | {}\n乙率 | ≥9% | 9% | 45 | {} | {}"
FUNDED = "source | budget | executed | points | score\n年度资金总额 | 100 | 100 | {} | {}"
ERROR, REMARK = Severity.ERROR, Severity.REMARK


@pytest.mark.parametrize(
    ("first", "second", "execution", "total", "told"),
    [
        ("45", "42", ("10", "9"), "96", []),
        ("45", "42", ("10", "9"), "87", [(ERROR, "96")]),  # out of 100, which counts the execution
        ("45", "42", ("10", "9"), "95", [(ERROR, "96")]),
        ("45", "42", ("", ""), "87", []),
        ("45", "42", ("", ""), "88", [(ERROR, "87")]),
        ("45", "42.45", ("", ""), "87", [(REMARK, "87.45")]),
        ("45", "42.45", ("", ""), "87.5", [(REMARK, "87.45")]),
        ("45", "42.55", ("", ""), "87", [(ERROR, "87.55")]),
        ("45", "42.45", ("", ""), "87.45", []),
        ("45", "", ("", ""), "90", []),
        ("45", "", ("10", "9"), "99", []),
        ("44", "43", ("10", ""), "97", []),
        ("44", "43", ("10", ""), "97.5", [(ERROR, "87")]),
        ("44", "43", ("10", ""), "86", [(ERROR, "87")]),
    ],
)
def test_the_total_of_the_scores(
    first: str,
    second: str,
    execution: tuple[str, str],
    total: str,
    told: list[tuple[Severity, str]],
) -> None:
    funding = FUNDED.format(*execution) if any(execution) else ""
    sheet = Sheet(TWO.format(first, "", second, ""), funding, total=("100", total))
    found = findings("S309", sheet)
    assert [(each.severity, (each.expected or "").removesuffix(".0")) for each in found] == told


@pytest.mark.parametrize(
    ("third", "total", "told"),
    [
        ("丙率 | ≥9% | 9% | 5 | ", "95", 0),
        ("丙率 | ≥9% | 9% | 5 | ", "90.5", 0),
        ("丙率 | ≥9% | 9% | 5 | ", "95.5", 1),
        ("丙率 | ≥9% | 9% | | ", "95", 0),  # what it has is not known
        ("丙率 | ≥9% | 9% | | ", "89", 1),
        ("丙率 | ≥9% | 9% | 5 | ", "89", 1),
    ],
)
def test_a_gap_that_an_open_score_may_fill(third: str, total: str, told: int) -> None:
    rows = TWO.format(45, "", 45, "") + f"\n{third} | "
    assert len(findings("S309", Sheet(rows, total=("100", total)))) == told


@pytest.mark.parametrize(("total", "told"), [("80", 0), ("90", 0), ("87", 0), ("81", 1)])
def test_the_total_may_be_that_of_the_review(total: str, told: int) -> None:
    rows = TWO.format(45, 40, 42, 40)
    sheet = Sheet(rows, FUNDED.format(10, 10), total=("90", total))
    assert len(findings("S309", sheet)) == told


def test_a_pack_whose_total_leaves_the_execution_out() -> None:
    sheet = Sheet(TWO.format(45, "", 42, ""), FUNDED.format(10, 9), total=("90", "88"))
    (found,) = findings("S309", sheet._replace(pack=XINJIANG))
    assert found.expected == "87"


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (("100", "96"), None),
        (("100", "87"), "96"),
        (("90", "87"), None),
        (("90", "96"), None),  # more than what it is out of: S303 tells that
        (("", "87"), None),
        (("", "96"), None),
    ],
)
def test_the_score_counts_the_execution_where_the_points_do(
    total: tuple[str, str], expected: str | None
) -> None:
    sheet = Sheet(TWO.format(45, "", 42, ""), FUNDED.format(10, 9), total=total)
    assert [each.expected for each in findings("S309", sheet)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("second", "execution", "review", "told"),
    [
        ("42", ("10", "9"), "95", []),
        ("42", ("10", "9"), "86", []),  # the rows alone
        ("42", ("10", "9"), "85", [(ERROR, "95")]),
        ("42", ("10", "9"), "94", [(Severity.WARNING, "95")]),  # its execution scored anew perhaps
        ("42", ("", ""), "86", []),
        ("42", ("", ""), "85", [(ERROR, "86")]),
        ("", ("", ""), "44", []),  # one row reviewed of two
        ("42", ("", ""), "", []),
    ],
)
def test_the_total_of_the_review_scores(
    second: str, execution: tuple[str, str], review: str, told: list[tuple[Severity, str]]
) -> None:
    whole = "97" if execution[0] else "88"
    funding = FUNDED.format(*execution) if execution[0] else ""
    rows = TWO.format("45", "44", "43", second)
    found = findings("S309", Sheet(rows, funding, total=("", whole, review)))
    assert [(each.severity, each.expected) for each in found] == told


def test_the_own_total_is_told_though_it_is_what_the_review_comes_to() -> None:
    """自评分 40+45 beside 复核分 40+42, whose own total is printed: the own total 82 is wrong."""
    sheet = Sheet(TWO.format("40", "40", "45", "42"), "", total=("90", "82", "82"))
    assert [each.expected for each in findings("S309", sheet)] == ["85"]
