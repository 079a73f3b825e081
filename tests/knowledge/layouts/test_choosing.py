"""The layout that a form is printed in by default: the pack's, the place's, the national one."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.formdata import FormData, IndicatorData
from jixiao.core.forms import KINDS
from jixiao.knowledge.layouts import layout_for, layouts
from jixiao.knowledge.packs import load_packs

PACKS = load_packs()
POINTED = (IndicatorData(name="参保人数", points="10"),)
METHOD = (IndicatorData(name="参保人数", points="10", extra={"得分计算方法": "B/A"}),)


@pytest.mark.parametrize(
    ("data", "pack", "expected"),
    [
        (FormData(kind="self_evaluation"), None, "national-2020"),
        (FormData(kind="monitoring"), None, "national-monitoring-2019"),
        (FormData(kind="target_declaration"), None, "target-declaration"),
        (FormData(kind="department"), None, "department"),
        # by pack
        (FormData(kind="self_evaluation"), "ningxia-2024", "ningxia-2024"),
        (FormData(kind="self_evaluation", fund="工伤保险"), "xinjiang-si-2020", "xinjiang-si-2020"),
        (
            FormData(kind="monitoring", fund="工伤保险"),
            "xinjiang-monitoring-2020",
            "xinjiang-monitoring-2020",
        ),
        (FormData(kind="department"), "ningxia-2024", "department"),
        # by place, for an insurance fund's form alone
        (
            FormData(
                kind="self_evaluation", project="失业保险基金", implementing_unit="喀什地区社保局"
            ),
            "cn-2020",
            "xinjiang-si-2020",
        ),
        (
            FormData(
                kind="self_evaluation", project="道路养护", implementing_unit="喀什地区交通局"
            ),
            "cn-2020",
            "national-2020",
        ),
        (FormData(kind="self_evaluation", fund="工伤保险"), "cn-si-2022", "national-2020"),
        # no place for the form's points; a column of the form's own
        (
            FormData(kind="self_evaluation", fund="工伤保险", indicators=POINTED),
            "xinjiang-si-2020",
            "national-2020",
        ),
        (FormData(kind="self_evaluation", indicators=METHOD), "cn-2020", "ningxia-2024"),
        # what the form names goes before all
        (FormData(kind="self_evaluation", layout="national-2020"), "ningxia-2024", "national-2020"),
    ],
)
def test_the_default_goes_by_pack_then_place_else_it_is_the_national_one(
    data: FormData, pack: str | None, expected: str
) -> None:
    assert layout_for(data, PACKS[pack] if pack else None).id == expected


def test_the_place_may_be_told_from_outside() -> None:
    data = FormData(kind="self_evaluation", fund="失业保险")
    assert layout_for(data, place="喀什地区").id == "xinjiang-si-2020"


def test_a_bureau_brings_its_own_layouts_as_values() -> None:
    own = msgspec.structs.replace(
        layouts()["national-2020"], id="own", packs=("cn-2020",), national=False
    )
    known = {**layouts(), "own": own}
    data = FormData(kind="self_evaluation")
    assert layout_for(data, PACKS["cn-2020"], known=known).id == "own"
    assert layout_for(data, known=known).id == "national-2020"


def test_every_kind_that_is_written_has_one_national_layout() -> None:
    written = {kind for each in layouts().values() for kind in each.kinds}
    for kind in sorted(written & set(KINDS)):
        assert sum(each.national and kind in each.kinds for each in layouts().values()) == 1, kind
