"""What points and scores come to, and whether 总分 counts the execution's."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.forms import FundingRow, LevelPoints, Total
from jixiao.core.headings import points_entry
from jixiao.core.places import Place
from jixiao.judging.totals import (
    added,
    execution_left_out,
    full_mark,
    grade,
    grade_printed,
    leaves_out,
    printed_total,
)
from jixiao.knowledge.packs import load_packs
from tests.building import entry, funding, self_evaluation

PACKS = load_packs()
NATIONAL, XINJIANG = PACKS["cn-2020"], PACKS["xinjiang-si-2020"]


@pytest.mark.parametrize(
    ("printed", "rows", "execution", "out"),
    [
        ("90", "90", "10", True),
        ("100", "90", "10", False),
        ("100", "100", "10", True),
        ("1", "0.9", "0.1", False),  # points of one in all
        ("91", "90", "10", True),
        ("94.9", "90", "10", True),
        ("95", "90", "10", False),  # half way
        ("95.1", "90", "10", False),
        ("99", "90", "10", False),
        ("85", "90", "10", True),
        ("100", "98", "10", False),  # full marks are full marks
        ("120", "90", "10", False),
    ],
)
def test_a_printed_total_is_with_or_without_the_execution(
    printed: str, rows: str, execution: str, out: bool
) -> None:
    assert leaves_out(Decimal(printed), Decimal(rows), Decimal(execution)) is out


@pytest.mark.parametrize(
    ("total", "points", "left_out"),
    [
        (("", ""), "10", {"cn-2020": False, "xinjiang-si-2020": True, "cn-si-2022": False}),
        (("90", ""), "10", {"cn-2020": True, "xinjiang-si-2020": True}),
        (("100", ""), "10", {"cn-2020": False, "xinjiang-si-2020": False}),
        (("90", ""), "", {"cn-2020": False, "xinjiang-si-2020": False}),
    ],
)
def test_what_is_printed_goes_before_the_pack(
    total: tuple[str, str], points: str, left_out: dict[str, bool]
) -> None:
    form = self_evaluation(
        "数量指标 | 甲 | 5次 | 5次 | 90 | 90", row=funding("1", "1", points), total=total
    )
    assert {name: execution_left_out(form, PACKS[name]) for name in left_out} == left_out
    if total == ("", ""):
        assert not execution_left_out(form)


SCORED = msgspec.structs.replace(funding("1", "1", "10"), score=funding("1", "1", "9").points)


@pytest.mark.parametrize(
    ("table", "row", "points", "score"),
    [
        ("数量 | 甲 | 1 | 1 | 50 | 48\n质量 | 乙 | 1 | 1 | 40 | 39", SCORED, "100", "96"),
        ("数量 | 甲 | 1 | 1 | 50 | 48\n质量 | 乙 | 1 | 1 | 40 | 39", None, "90", "87"),
        ("数量 | 甲 | 1 | 1 | 50 | 48\n质量 | 乙 | 1 | 1 | | 39", None, "50", "48"),
        ("数量 | 甲 | 1 | 1 | 50 | 48\n质量 | 乙 | 1 | 1 | 40 | ", SCORED, "100", None),
        ("数量 | 甲 | 1 | 1 | 50 | 48", funding("1", "1", "10"), "60", None),
        ("数量 | 甲 | 1 | 1 | 50 | 48", funding("1", "1"), "50", "48"),
        ("数量 | 甲 | 1 | 1 | | 48", SCORED, None, None),
    ],
)
def test_points_and_scores_are_summed_where_none_is_missing(
    table: str, row: FundingRow | None, points: str | None, score: str | None
) -> None:
    form = self_evaluation(table, row=row)
    found = (added(form, NATIONAL), added(form, NATIONAL, "score"))
    assert tuple(each and str(each.total) for each in found) == (points, score)


def test_points_of_the_execution_in_a_heading_count_too() -> None:
    form = self_evaluation("数量 | 甲 | 1 | 1 | 90 | 88", row=funding("1", "1"))
    heading = LevelPoints(level=0, name="预算执行", points=entry("10"))
    form = msgspec.structs.replace(form, level_points=(heading,))
    found = added(form, NATIONAL)
    assert found is not None
    assert found.total == 100
    assert added(form, NATIONAL, "score") is None  # how much of them was earned is not said
    unfunded = msgspec.structs.replace(form, funding=())
    assert added(unfunded, NATIONAL, "score") is None


def test_a_total_of_rows_that_have_the_executions_points_is_out_of_them() -> None:
    rows = "数量 | 甲 | 1 | 1 | 90 | 88\n预算执行 | 执行率 | 100% | 90% | 10 | 9"
    form = self_evaluation(rows, row=SCORED, total=("", "97"))
    twice = [
        msgspec.structs.replace(each, level1=entry(level))
        for each, level in zip(form.indicators, ("产出", "预算执行"), strict=True)
    ]
    form = msgspec.structs.replace(form, indicators=tuple(twice))
    found = added(form, NATIONAL)
    assert found is not None
    assert (found.total, printed_total(form, NATIONAL)) == (100, (97, 100))


def test_a_total_that_leaves_the_execution_out_is_that_of_the_rows() -> None:
    form = self_evaluation("数量 | 甲 | 1 | 1 | 90 | 88", row=SCORED, total=("90", "88"))
    found = added(form, NATIONAL)
    assert found is not None
    assert (found.rows, found.execution, found.left_out, found.total) == (90, 10, True, 90)
    unscored = self_evaluation(
        "数量 | 甲 | 1 | 1 | 90 | 88", row=funding("1", "1", "10"), total=("90", "88")
    )
    without = added(unscored, NATIONAL, "score")
    assert without is not None
    assert (without.execution, without.total) == (None, 88)


@pytest.mark.parametrize(
    ("printed", "points", "mark"),
    [("100", "99", "100"), ("100", "101", "100"), ("100", "98.9", "98.9"), ("100", "101.1", "101.1"), ("", "99", "99"), ("0", "0.5", "0.5")],
)  # fmt: skip
def test_a_full_mark_within_a_point_is_the_one_that_counts(
    printed: str, points: str, mark: str
) -> None:
    form = self_evaluation("数量 | 甲 | 1 | 1 | 90 | 88", total=(printed, ""))
    assert full_mark(Decimal(points), form) == Decimal(mark)


@pytest.mark.parametrize(
    ("score", "points", "name"),
    [("90", "100", "优"), ("89.99", "100", "良"), ("81", "90", "优"), ("0.5", "1", "差"), ("0.9", "1", "优"), ("1", "0", None), ("1", "-1", None), ("-1", "100", None)],
)  # fmt: skip
def test_the_grade_is_of_a_hundred(score: str, points: str, name: str | None) -> None:
    form = self_evaluation("数量 | 甲 | 1 | 1 | 90 | 88")
    assert grade(Decimal(score), Decimal(points), form, NATIONAL) == name
    without = msgspec.structs.replace(NATIONAL, grades=None)
    assert grade(Decimal(score), Decimal(points), form, without) is None


@pytest.mark.parametrize(
    ("printed", "rows", "own", "expected"),
    [
        (("100", "90"), "90", "10", ("90", "100")),
        (("90", "82"), "90", "7", ("89", "100")),  # leaves the execution out
        (("90", "82"), "90", "", None),  # nobody says what the execution scored
        (("", "45"), "40", "10", ("45", "50")),
        (("", "95"), "40", "10", ("95", "100")),  # the rows are not all that it is out of
        (("", ""), "90", "10", None),
        (("1", "96"), "0.9", "10", ("96", "100")),  # weights as shares of 1
    ],
)
def test_the_printed_total_and_what_it_is_out_of(
    printed: tuple[str, str], rows: str, own: str, expected: tuple[str, str] | None
) -> None:
    row = msgspec.structs.replace(
        funding("100", "100"), points=points_entry("10"), score=points_entry(own)
    )
    form = msgspec.structs.replace(
        self_evaluation(f"数量指标 | 次数 | 5次 | 5次 | {rows} | {rows}"),
        funding=(row,),
        total=Total(place=Place(), points=points_entry(printed[0]), score=points_entry(printed[1])),
    )
    found = printed_total(form, load_packs()["cn-2020"])
    assert found == (tuple(Decimal(each) for each in expected) if expected else None)


@pytest.mark.parametrize(
    ("score", "left_out"), [("88", True), ("97", False), ("90", False), ("", False)]
)
def test_without_printed_points_the_score_says_whether_the_execution_counts(
    score: str, left_out: bool
) -> None:
    form = self_evaluation("数量 | 甲 | 1 | 1 | 90 | 88", row=SCORED, total=("", score))
    found = added(form, NATIONAL)
    assert found is not None
    assert found.left_out is left_out


@pytest.mark.parametrize(
    ("printed", "score", "name"),
    [
        ("优", "70", "优"),  # what is stated goes before the score
        ("良好", "", "良"),
        ("", "92", "优"),
        ("—", "85", "良"),
        ("□优 □良 □中 □差", "85", "良"),  # several to choose from state none
        ("合格", "85", "合格"),  # a grade that the pack does not have
        ("", "", None),
    ],
)
def test_the_grade_that_a_form_states(printed: str, score: str, name: str | None) -> None:
    form = self_evaluation("数量 | 甲 | 1 | 1 | 100 | 88", total=("100", score))
    form = msgspec.structs.replace(form, grade=entry(printed) if printed else None)
    assert grade_printed(form, NATIONAL) == name
