"""Headings without keys and without rows: which group they stand in, by their order."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import FormData, FundingData, IndicatorData, LevelPointsData, form_of
from jixiao.core.headings import (
    ambiguous_headings,
    heading_points,
    points_in_name,
    with_execution_points,
    with_levels,
    with_own_points,
)


@pytest.mark.parametrize(
    ("levels", "parents"),
    [
        ("12", (None, 0)),
        ("122", (None, 0, 0)),
        ("21", (None, None)),
        ("1212", (None, 0, None, 2)),  # each under the one printed before it
        ("12212", (None, 0, 0, None, 3)),
        ("1122", (None, None, 1, 1)),
        ("112", (None, None, 1)),
        ("0112", (None, None, None, 2)),
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


TWICE = rows("产出指标|数量指标", "产出指标|时效指标", "效益指标|数量指标", "效益指标|社会效益")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("产出=50 产出/数量=35 效益=30 效益/数量=20", {"产出/数量": "35", "效益/数量": "20"}),
        ("产出=50 效益=30 数量=20", {"效益/数量": "20"}),  # the nearest before it
        ("产出=50 效益=30 数量=35 数量=20", {"产出/数量": "35", "效益/数量": "20"}),
        ("产出=50 数量=35", {"产出/数量": "35"}),
        ("效益=30 社会效益=10 时效=15", {"效益/社会效益": "10", "产出/时效": "15"}),
        ("时效=15 产出=50", {"产出/时效": "15"}),  # none before it, and its name is of one group
        ("数量=35 数量=20", {"产出/数量": "35", "效益/数量": "20"}),  # as many as there are groups
        ("数量=35 产出=50", {}),  # of which group, nobody says
    ],
)
def test_a_level_2_heading_stands_under_the_one_before_it(given: str, read: dict[str, str]) -> None:
    headings = []
    for each in given.split():
        name, _, points = each.partition("=")
        level = 1 if name in ("产出", "效益") else 2
        named = name.rpartition("/")[2]
        named += "" if named == "社会效益" else "指标"
        headings.append(LevelPointsData(level=level, name=named, points=points))
    data = FormData(kind="self_evaluation", indicators=TWICE, level_points=tuple(headings))
    found = {
        "/".join(each.removesuffix("指标") for each in name): points
        for name, points in heading_points(data).items()
        if len(name) == 2
    }
    assert found == read
    assert [groups for _, groups in ambiguous_headings(data)] == (
        [] if read else [("产出指标", "效益指标")]
    )


def test_a_row_that_prints_the_points_of_a_heading_is_the_one_meant() -> None:
    data = FormData(
        kind="self_evaluation",
        indicators=rows("产出|数量指标（35分）", "效益|数量指标"),
        level_points=(LevelPointsData(level=2, name="数量指标", points="35"),),
    )
    assert heading_points(data) == {("产出", "数量指标"): "35"}


def test_a_heading_is_of_the_rows_of_its_whole_name_else_of_its_beginning() -> None:
    data = FormData(
        kind="self_evaluation",
        indicators=rows("产出指标|数量指标", "产出指标|数量指标二", "效益指标|"),
        level_points=(
            LevelPointsData(level=1, name="产出", points="50"),
            LevelPointsData(level=2, name="数量指标", points="20"),
        ),
    )
    assert heading_points(data) == {("产出指标",): "50", ("产出指标", "数量指标"): "20"}


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("培训人次（30分）", "30"),
        ("覆盖率(12.5 分)", "12.5"),
        ("覆盖率（分值：12）", "12"),
        ("覆盖率【满分12分】", "12"),
        ("覆盖率（12）", None),  # perhaps no points
        ("测评得分（100分）", None),  # what it is measured out of
        ("满意度（90分以上）", None),
        ("（30分）", None),
        ("培训人次（0分）", None),
        ("培训人次", None),
    ],
)
def test_points_in_an_indicators_name(name: str, points: str | None) -> None:
    found = points_in_name(name)
    assert (found and found.digits) == points
    if found is not None:
        assert name[found.start : found.end] == points
        assert found.are(f"{points}分")
        assert not found.are("31")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (("甲（30分）|", "乙（20分）|"), ("30", "20")),
        (("甲（30分）|25", "乙（20分）|—"), ("25", "20")),  # what is given goes before the name
        (("甲（30分）|", "甲（30分）|"), ("30", "30")),  # two rows of one name
        (("甲（30分）|", "乙（20）|"), ("30", "20")),
        (("甲（1）|", "乙（2）|"), ("", "")),  # numbered
    ],
)
def test_rows_have_the_points_of_their_names(
    given: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    pairs = [each.split("|") for each in given]
    found = with_own_points([IndicatorData(name=name, points=points) for name, points in pairs])
    assert tuple(each.points for each in found) == meant


def test_a_name_that_goes_on_in_one_cell_has_its_points_once() -> None:
    rows = [IndicatorData(name="甲（30分）"), IndicatorData(name="甲（30分）", points_shared=True)]
    assert [each.points for each in with_own_points(rows)] == ["30", ""]


@pytest.mark.parametrize(
    ("places", "points"),
    [
        ({"funding.total.points"}, "20"),
        ({"funding.total.points", "execution_points"}, ""),  # the heading has a place of its own
        (set(), ""),
    ],
)
def test_the_executions_heading_where_its_points_have_another_place(
    places: set[str], points: str
) -> None:
    data = FormData(
        kind="self_evaluation",
        funding=(FundingData(source="总额", role="total"), FundingData(source="其他资金")),
        level_points=(LevelPointsData(level=0, name="预算执行情况", points="20"),),
    )
    found = with_execution_points(data, places)
    assert [each.points for each in found.funding] == [points, ""]


def test_a_heading_with_a_key_and_no_rows_does_not_take_those_of_another() -> None:
    given = tuple(
        IndicatorData(level1="产出指标", name=name, key=name) for name in ("甲", "乙", "丙")
    )
    headings = (
        LevelPointsData(level=1, name="产出指标", points="40", key="一"),
        LevelPointsData(level=1, name="产出指标", points="40", key="二", under=("甲", "乙")),
    )
    form = form_of(FormData(kind="self_evaluation", indicators=given, level_points=headings))
    assert [each.indicators for each in form.level_points] == [(2,), (0, 1)]


def test_points_that_levels_print_alone_are_headings() -> None:
    rows = (
        IndicatorData(level1="产出指标（60分）", level2="数量指标（20分）", name="甲"),
        IndicatorData(level2="质量指标", name="乙"),
        IndicatorData(level1="效益指标（30 分）", name="丙"),
        IndicatorData(level1="满意度指标（500分）", name="丁"),
    )
    form = form_of(FormData(kind="self_evaluation", indicators=rows))
    assert [
        (each.level, each.name, each.points.text, each.indicators, each.parent)
        for each in form.level_points
    ] == [
        (1, "产出指标", "60", (0, 1), None),
        (1, "效益指标", "30", (2,), None),
        (2, "数量指标", "20", (0,), 0),
    ]
    given = LevelPointsData(level=1, name="产出指标", points="50")
    form = form_of(FormData(kind="self_evaluation", indicators=rows, level_points=(given,)))
    assert [(each.name, each.points.text, each.parent) for each in form.level_points] == [
        ("产出指标", "50", None),
        ("效益指标", "30", None),
        ("数量指标", "20", 0),
    ]
