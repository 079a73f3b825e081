"""Headings without keys and without rows: which group they stand in, by their order."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import FormData, IndicatorData, LevelPointsData, form_of
from jixiao.core.headings import with_levels


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


def rows(*levels: str) -> tuple[IndicatorData, ...]:
    """Rows of ``level 1|level 2``."""
    pairs = [each.split("|") for each in levels]
    return tuple(IndicatorData(level1=one, level2=two) for one, two in pairs)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (("产出|数量", "|", "|质量"), ("产出|数量", "产出|数量", "产出|质量")),
        (("产出|数量", "产出|", "效益|"), ("产出|数量", "产出|数量", "效益|")),
        (("|数量", "产出|"), ("|数量", "产出|")),
        (("产出（50分）|数量(20)", "|数量"), ("产出（50分）|数量(20)", "产出（50分）|数量(20)")),
        (("产出|", "效益|", "产出（50分）|"), ("产出（50分）|", "效益|", "产出（50分）|")),
        (("产出|数量", "效益|数量（5分）"), ("产出|数量", "效益|数量（5分）")),
        (("产出(50)|", "产出(40)|"), ("产出(50)|", "产出(40)|")),
    ],
)
def test_rows_say_the_levels_that_they_stand_under(
    given: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    assert with_levels(rows(*given)) == rows(*meant)


def test_a_heading_holds_the_rows_that_go_on_under_it() -> None:
    headings = (LevelPointsData(level=1, name="产出", points="50"),)
    form = form_of(
        FormData(kind="self_evaluation", indicators=rows("产出|", "|"), level_points=headings)
    )
    assert form.level_points[0].indicators == (0, 1)
