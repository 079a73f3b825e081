"""S304: rows, reviews, the execution and the total, each at and above its points."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from tests.checks.builders import NATIONAL, Sheet, findings, pack_of, printed

HEAD = "name | target | actual | points | score | review_score\n"
TWO = HEAD + "甲率 | ≥9% | 9% | 45 | 45 | \n乙率 | ≥9% | 9% | 45 | {} | {}"
FUNDED = "source | budget | executed | points | score\n年度资金总额 | 100 | 100 | 10 | {}"


@pytest.mark.parametrize(
    ("score", "review", "executed", "total", "told"),
    [
        ("45", "45", "10", ("100", "100"), []),
        ("45.1", "", "10", ("", ""), ["45.1"]),
        ("45", "46", "10", ("", ""), ["46"]),
        ("45", "", "10.1", ("", ""), ["10.1"]),
        ("45", "", "10", ("100", "100.1"), ["100.1"]),
        ("45", "", "10", ("90", "100"), []),
        ("45", "", "10", ("90", "100.1"), ["100.1"]),
        ("45", "", "10", ("90", "90"), []),
        ("45", "", "", ("90", "91"), ["91"]),
        ("45", "", "10", ("99.5", "100"), []),
        ("45", "", "10", ("100", "105"), ["105"]),
        ("45", "", "10", ("", "105"), ["105"]),
        ("45", "", "10", ("100", ""), []),
    ],
)
def test_no_score_is_above_its_points(
    score: str, review: str, executed: str, total: tuple[str, str], told: list[str]
) -> None:
    sheet = Sheet(TWO.format(score, review), FUNDED.format(executed), total=total)
    assert printed("S304", sheet) == told


@pytest.mark.parametrize(
    ("executed", "total", "told"),
    [
        ("12", ("100", "102"), []),
        ("12.1", ("100", "102.1"), ["12.1", "102.1"]),
        ("10", ("", ""), []),
    ],
)
def test_the_execution_may_be_above_its_points_where_the_pack_says_so(
    executed: str, total: tuple[str, str], told: list[str]
) -> None:
    rule = pack_of(NATIONAL).execution
    assert rule is not None
    wide = msgspec.structs.replace(rule, cap=Decimal("1.2"))
    pack = msgspec.structs.replace(pack_of(NATIONAL), execution=wide)
    sheet = Sheet(TWO.format("45", ""), FUNDED.format(executed), total=total, pack=pack)
    assert printed("S304", sheet) == told


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        (("20", "30", "10"), True),
        (("20", "30", "9"), False),  # one row has less than its points
        (("20", "28", "10"), False),
    ],
)
def test_exchanged_heads_are_thought_of(scores: tuple[str, ...], told: bool) -> None:
    points = ("18.33", "28", "10")
    rows = "\n".join(
        f"甲{at}率 | ≥9% | 9% | {most} | {score} |"
        for at, (most, score) in enumerate(zip(points, scores, strict=True))
    )
    found = findings("S304", Sheet(HEAD + rows))
    advice = [each.advice.zh for each in found if each.advice is not None]
    assert found
    assert all(("表头写反" in each) == told for each in advice)
