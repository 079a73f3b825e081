"""Level-1 names by their kind; what the standard of a pack gives them."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.judging.weights import level1_kind, level_in, points_of, standard_points
from jixiao.knowledge.packs import load_packs

NATIONAL = load_packs()["cn-2020"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("产出指标", "产出"),
        ("产出指标（50分）", "产出"),
        ("项目完成指标", "产出"),
        ("产 出", "产出"),
        ("效益指标", "效益"),
        ("项目效果", "效益"),
        ("服务对象满意度指标", "满意度"),
        ("成本指标", "成本"),
        ("决策", None),
        ("", None),
    ],
)
def test_the_kind_of_a_name(name: str, kind: str | None) -> None:
    assert level1_kind(name) == kind


def test_the_standard_of_a_pack() -> None:
    assert standard_points(NATIONAL) == {
        "产出": Decimal(50),
        "效益": Decimal(30),
        "满意度": Decimal(10),
    }
    assert standard_points(msgspec.structs.replace(NATIONAL, weights=None)) == {}


def test_several_names_of_one_kind_are_all_kept() -> None:
    assert NATIONAL.weights is not None
    levels = {"经济效益指标": Decimal(20), "社会效益指标": Decimal(10), "产出指标": Decimal(60)}
    weights = msgspec.structs.replace(NATIONAL.weights, levels=levels)
    pack = msgspec.structs.replace(NATIONAL, weights=weights)
    assert standard_points(pack) == {"效益": Decimal(30), "产出": Decimal(60)}
    names = ("经济效益", "社会 效益指标", "效益指标", "产出", "项目完成指标", "决策")
    found = [level_in(pack, name) for name in names]
    assert found == ["经济效益指标", "社会效益指标", None, "产出指标", "产出指标", None]
    assert points_of(pack, "社会效益指标") == 10
