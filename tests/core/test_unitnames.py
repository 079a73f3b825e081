"""Which names are of one unit, and which may be."""

from __future__ import annotations

import pytest

from jixiao.core.unitnames import may_be_one, own_level, plainest, shortened, unit_key


@pytest.mark.parametrize(
    "other",
    [
        "清河县教育局（本级）",
        "清河县教育局(本级)",
        "清河县教育局本级",
        "清河县教育局机关本级",
        "清河县教育局 （ 机关 ）",
        "清河县 教育局（公章）",
        "清河县教育局（本级）（盖章）",
    ],
)
def test_a_unit_and_its_own_level_are_one(other: str) -> None:
    assert unit_key(other) == unit_key("清河县教育局")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("清河县本级", "清河县"),
        ("喀什地区本级", "喀什地区"),
        ("清河县教育局", "清河县教育局机关服务中心"),
        ("清河县教育局（机关服务中心）", "清河县教育局"),
        ("清河县教育局", "东河县教育局"),
        ("本级", "机关"),
    ],
)
def test_an_areas_own_level_and_what_is_below_a_unit_are_not(one: str, other: str) -> None:
    assert unit_key(one) != unit_key(other)


def test_a_unit_is_called_by_its_plainest_name() -> None:
    assert plainest(["某局（本级）", "某局"]) == "某局"
    assert plainest(["某局（本级）", "某局本级"]) == "某局（本级）"
    assert own_level("某局 （机关）") == "(机关)"


def test_names_that_may_be_of_one_unit() -> None:
    names = ["清河县教育局", "教育局", "清河县财政局", "某局", "某局（本级）", "东河县教育局"]
    assert set(may_be_one(names)) == {("清河县教育局", "教育局"), ("东河县教育局", "教育局")}


@pytest.mark.parametrize(
    ("one", "other", "is_short"),
    [
        ("清河县疾控中心", "清河县疾病预防控制中心", True),
        ("清河县医保局（本级）", "清河县医疗保障局", False),  # it ends otherwise
        ("清河县卫健局", "清河县教育局", False),
        ("清河县水利局", "清河县水利局", True),
        ("平河县水利局", "清河县水利局", False),
    ],
)
def test_short_names(one: str, other: str, is_short: bool) -> None:
    assert shortened(one, other) is is_short
    assert shortened(other, one) is is_short
