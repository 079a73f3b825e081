"""Points split over rows: by headings, by the pack, exactly."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.formdata import FormData, IndicatorData, LevelPointsData
from jixiao.core.headings import with_levels
from jixiao.filling.distributing import split, with_points
from jixiao.knowledge.packs import load_packs

PACK = load_packs()["cn-2020"]


@pytest.mark.parametrize(
    ("total", "parts", "shares"),
    [
        ("10", 0, ""),
        ("10", 1, "10"),
        ("10", 4, "2.5 2.5 2.5 2.5"),
        ("10", 8, "1.25 1.25 1.25 1.25 1.25 1.25 1.25 1.25"),  # even in hundredths
        ("10", 3, "3.4 3.3 3.3"),
        ("20", 3, "6.7 6.7 6.6"),
        ("1", 3, "0.4 0.3 0.3"),
        ("10.25", 3, "3.42 3.42 3.41"),  # as finely as what is split
        ("0.01", 3, "0.004 0.003 0.003"),  # every row gets something
        ("0.2", 3, "0.07 0.07 0.06"),
        ("1", 8, "0.2 0.2 0.1 0.1 0.1 0.1 0.1 0.1"),  # an eighth is no hundredths
        ("0", 2, "0 0"),
    ],
)
def test_shares_by_the_largest_remainder(total: str, parts: int, shares: str) -> None:
    found = split(Decimal(total), parts)
    assert found == tuple(map(Decimal, shares.split()))


def data(*rows: str, headings: tuple[LevelPointsData, ...] = ()) -> FormData:
    """Rows of ``level 1 | level 2 | points``."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return FormData(
        kind="self_evaluation",
        indicators=tuple(
            IndicatorData(level1=one, level2=two, name=f"甲{number}", points=points)
            for number, (one, two, points) in enumerate(cells)
        ),
        level_points=headings,
    )


def points(form: FormData) -> list[str]:
    return [row.points for row in with_points(form, PACK).indicators]


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        (("产出指标 | |", "产出指标 | |"), ["25", "25"]),  # the pack's fifty
        (("项目完成指标 | |",), ["50"]),
        (("项目效果 | |",), ["30"]),
        (("项目效果 | |", "效益指标 | |"), ["15", "15"]),  # one kind, however it is called
        (("产出 | |", "产出指标 | |", "效益 | |"), ["25", "25", "30"]),
        (("产出指标 | |", "项目产出 | |", "项目产出 | |"), ["16.7", "16.7", "16.6"]),
        (("产出（20分） | |", "产出指标 | |"), ["20", "30"]),
        (("产出 | | 30", "产出指标 | |"), ["30", "20"]),
        (("经济效益 | |", "社会效益 | |", "社会效益 | |"), ["10", "10", "10"]),  # one kind, thirty
        (("经济效益（20分） | |", "社会效益 | |"), ["20", "10"]),
        (("经济效益（30分） | |", "社会效益 | |"), ["30", ""]),
        (("满意度指标 | |",), ["10"]),
        (("管理指标 | |",), [""]),  # nobody says what it has
        (("产出指标（40分） | |", "产出指标（40分） | |"), ["20", "20"]),
        (("产出指标(40) | 数量【30分】 |", "产出指标(40) | 质量 |"), ["30", "10"]),
        (("产出指标 | | 50", "产出指标 | |"), ["50", ""]),  # nothing is left over
        (("产出指标 | | 60", "产出指标 | |"), ["60", ""]),
        (("产出指标 | | 49", "产出指标 | |"), ["49", "1"]),
        (("产出指标 | | 20", "产出指标 | | —"), ["20", "30"]),
        (("产出指标 | | 20", "产出指标 | | 30"), ["20", "30"]),
    ],
)
def test_what_rows_get(rows: tuple[str, ...], shares: list[str]) -> None:
    assert points(data(*rows)) == shares


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        (("经济效益指标 | |", "社会效益指标 | |"), ["20", "10"]),
        (("社会效益 | |", "经济效益 | |"), ["10", "20"]),
        (("效益指标 | |", "效益指标 | |"), ["15", "15"]),  # only the kind is named
        (("经济效益指标 | |", "生态效益指标 | |"), ["20", "10"]),
        (("决策指标 | |",), ["5"]),
    ],
)
def test_a_pack_may_name_several_levels_of_a_kind(rows: tuple[str, ...], shares: list[str]) -> None:
    assert PACK.weights is not None
    names = {"经济效益指标": 20, "社会效益指标": 10, "决策": 5}
    levels = {name: Decimal(each) for name, each in names.items()}
    weights = msgspec.structs.replace(PACK.weights, levels=levels)
    form = with_points(data(*rows), msgspec.structs.replace(PACK, weights=weights))
    assert [row.points for row in form.indicators] == shares
    headed = sum(Decimal(each.points) for each in form.level_points)
    assert headed == sum(map(Decimal, shares))


def test_a_heading_beside_the_form_goes_before_the_pack() -> None:
    headings = (
        LevelPointsData(level=1, name="产出 指标", points="40"),
        LevelPointsData(level=2, name="数量指标", points="10"),
        LevelPointsData(level=2, name="产出指标", points="7"),
    )
    rows = ("产出指标 | 数量指标 |", "产出指标 | 质量指标 |", "产出指标 | 质量指标 |")
    assert points(data(*rows, headings=headings)) == ["10", "15", "15"]


def test_what_the_pack_gives_becomes_a_heading() -> None:
    made = with_points(data("产出指标 | |", "管理指标 | |"), PACK)
    assert [(each.level, each.name, each.points) for each in made.level_points] == [
        (1, "产出指标", "50")
    ]
    without = msgspec.structs.replace(PACK, weights=None)
    assert with_points(data("产出指标 | |"), without) == data("产出指标 | |")


def test_rows_without_a_name_get_nothing_and_count_for_nothing() -> None:
    form = data("产出指标 | |", "产出指标 | |")
    nameless = msgspec.structs.replace(form.indicators[1], name="")
    form = msgspec.structs.replace(form, indicators=(form.indicators[0], nameless))
    assert points(form) == ["50", ""]
    assert (
        with_points(FormData(kind="self_evaluation", indicators=(nameless,)), PACK).level_points
        == ()
    )


def test_headings_with_and_without_points_are_one_group() -> None:
    form = data("产出指标 | |", "效益指标 | |", "产出 指标（40分） | |")
    form = msgspec.structs.replace(form, indicators=with_levels(form.indicators))
    assert points(form) == ["20", "30", "20"]


@pytest.mark.parametrize(
    ("levels", "given", "headed"),
    [
        (("产出", "产出", "效益", "满意度"), ("", "", "", ""), {"产出", "效益", "满意度"}),
        (("产出", "效益", "产出", "满意度"), ("", "", "", ""), {"效益", "满意度"}),  # stands twice
        (("产出", "产出", "效益", "满意度"), ("", "", "10", ""), {"产出", "满意度"}),
        (("产出", "产出", "效益", "满意度"), ("60", "", "", ""), {"效益", "满意度"}),
    ],
)
def test_a_heading_has_points_only_over_rows_that_have_just_these(
    levels: tuple[str, ...], given: tuple[str, ...], headed: set[str]
) -> None:
    rows = tuple(
        IndicatorData(level1=f"{level}指标", level2="指标", name=f"甲{at}", points=points)
        for at, (level, points) in enumerate(zip(levels, given, strict=True))
    )
    made = with_points(FormData(kind="self_evaluation", indicators=rows), PACK)
    assert {each.name.removesuffix("指标") for each in made.level_points} == headed


def test_what_is_left_of_the_execution_asks_for_no_points() -> None:
    form = data("产出指标 | | 60", "预算执行 | |")
    reason = msgspec.structs.replace(form.indicators[1], reason="流标")
    form = msgspec.structs.replace(form, indicators=(form.indicators[0], reason))
    assert with_points(form, PACK) == form  # no heading either, as in a form without the row
