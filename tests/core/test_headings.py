"""Headings without keys and without rows: which group they stand in, by their order."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import FormData, LevelPointsData, form_of


@pytest.mark.parametrize(
    ("levels", "parents"),
    [
        ("12", (None, 0)),
        ("122", (None, 0, 0)),
        ("21", (None, None)),
        ("1212", (None, 0, None, 2)),  # each under the one printed before it
        ("12212", (None, 0, 0, None, 3)),
        ("1122", (None, None, None, None)),  # all groups first: nothing shows whose they are
        ("112", (None, None, None)),
        ("0112", (None, None, None, None)),
        ("22", (None, None)),
    ],
)
def test_headings_in_the_order_of_print(levels: str, parents: tuple[int | None, ...]) -> None:
    headings = tuple(
        LevelPointsData(level=int(level), name=f"标题{number}", points="10")
        for number, level in enumerate(levels)
    )
    form = form_of(FormData(kind="self_evaluation", level_points=headings))
    assert tuple(each.parent for each in form.level_points) == parents


def test_points_that_are_no_number_make_no_figure_and_empty_ones_no_heading() -> None:
    headings = (
        LevelPointsData(level=1, name="产出", points="五十"),
        LevelPointsData(level=1, name="效益", points=""),
    )
    form = form_of(FormData(kind="self_evaluation", level_points=headings))
    assert [(each.name, each.points.figure) for each in form.level_points] == [("产出", None)]
