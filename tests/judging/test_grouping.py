"""Rows that have their points together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.formdata import form_of
from jixiao.core.formshapes import FormData, IndicatorData, LevelPointsData
from jixiao.judging.grouping import first_lines, grouped_score, shared_points
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs

PACK = load_packs()["cn-2020"]
_L1 = {"产": "产出指标", "效": "效益指标"}


def _form(*rows: tuple[str, str, str, str], headed: bool = False, shared: bool = True) -> FormData:
    """Rows of level, result, points and score; empty points go on from the row above."""
    return FormData(
        kind="self_evaluation",
        year=2024,
        indicators=tuple(
            IndicatorData(
                level1=_L1[level] + ("（50分）" if headed else ""),
                level2="数量指标",
                name=f"第{number}项",
                target="≥10个",
                actual=actual,
                points=points,
                score=score,
                points_shared=shared and not points and not headed,
            )
            for number, (level, actual, points, score) in enumerate(rows, start=1)
        ),
        level_points=(LevelPointsData(level=1, name="产出指标", points="50"),) if headed else (),
    )


MERGED = (("产", "10个", "50", "48"), ("产", "11个", "", ""), ("效", "10个", "30", "30"))
TEXT = (*MERGED, ("效", "12个", "", ""))


@pytest.mark.parametrize(
    ("data", "groups"),
    [
        (_form(*MERGED), [((0, 1), 0, "48")]),
        (_form(*TEXT), [((0, 1), 0, "48"), ((2, 3), 2, "30")]),
        (_form(*TEXT, shared=False), [((0, 1), 0, "48"), ((2, 3), 2, "30")]),
        (_form(*MERGED, shared=False), []),  # one row without points lacks them
        (
            _form(("产", "10个", "", "8"), ("产", "9个", "", "9"), headed=True),
            [((0, 1), None, "17")],
        ),
        (_form(("产", "10个", "5", "5"), ("产", "9个", "5", "5"), headed=True), []),
    ],
)
def test_the_rows_that_have_points_together(
    data: FormData, groups: list[tuple[tuple[int, ...], int | None, str]]
) -> None:
    form = form_of(data)
    found = shared_points(form)
    assert [
        (each.rows, each.leader, format(grouped_score(form, each) or Decimal(0), "f"))
        for each in found
    ] == groups


def test_a_score_that_is_no_number_leaves_the_sum_open() -> None:
    form = form_of(_form(("产", "10个", "50", "48"), ("产", "11个", "", "二")))
    assert grouped_score(form, shared_points(form)[0]) is None


def test_rows_in_text_are_grouped_only_where_all_are_told_so() -> None:
    form = form_of(_form(*TEXT, shared=False))
    assert first_lines(form, (1, 3)) == ((0, 1), (2, 3))
    assert first_lines(form, (1,)) == ()


def test_what_a_group_earns_is_all_or_open() -> None:
    """50 of which no row has its own part: 48 may be right where one of the rows is missed."""
    met = score_form(form_of(_form(*TEXT)), PACK).indicators[0]
    assert (met.lowest, met.highest, met.score) == (50, 50, 50)
    missed = (("产", "8个", "50", "48"), *TEXT[1:])
    open_ = score_form(form_of(_form(*missed)), PACK).indicators[0]
    assert (open_.lowest, open_.highest, open_.score) == (0, 50, 48)
