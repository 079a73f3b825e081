"""Templates for the units of a list, each begun with its own form of last year."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import openpyxl
import pytest

from jixiao.application.loaded import Loaded
from jixiao.application.sources import Source
from jixiao.application.templates.for_units import UnitTemplates, templates_for_units
from jixiao.core.formdata import FormData, IndicatorData
from jixiao.paths.forms import load_forms

LIST = Source(
    "清单.csv",
    "单位名称,项目名称,年初预算数（元）\n甲中心,扩面,1200\n乙中心,,\n丙中心,宣传,\n".encode(),
)


def of(unit: str, project: str, row: str, **more: object) -> FormData:
    """A form of 2023 with one indicator."""
    rows = (
        IndicatorData(
            level1="产出指标", level2="数量指标", name=row, target="≥10次", actual="12次"
        ),
    )
    data = FormData(kind="self_evaluation", year=2023, indicators=rows)
    return msgspec.structs.replace(data, implementing_unit=unit, project=project, **more)


LAST = (
    of("甲中心", "扩面", "扩面活动次数", supervising_department="某局"),
    of("甲中心", "认证", "认证次数"),
    of("乙中心", "巡查", "巡查次数"),
    of("乙 中心", "培训", "培训次数"),
)


def forms_in(made: UnitTemplates, folder: Path) -> dict[str, FormData]:
    found = {}
    for name, content in made.files.items():
        path = folder / (name or "一本.xlsx")
        path.write_bytes(content)
        for each in load_forms(path):
            found[f"{each.data.implementing_unit}{each.data.project}"] = each.data
    return found


@pytest.mark.parametrize("apart", [True, False])
def test_each_row_begins_with_its_own_form(tmp_path: Path, apart: bool) -> None:
    made = templates_for_units("自评表", None, None, LIST, apart=apart, last=LAST)
    assert len(made.files) == (4 if apart else 1)
    forms = forms_in(made, tmp_path)
    assert list(forms) == ["甲中心扩面", "乙中心巡查", "乙中心培训", "丙中心宣传"]
    first = forms["甲中心扩面"]
    assert (first.year, first.supervising_department, first.money_unit) == (2024, "某局", "元")
    assert [(each.name, each.target, each.actual) for each in first.indicators] == [
        ("扩面活动次数", "≥10次", "")
    ]
    assert [each.initial_budget for each in first.funding if each.role == "total"] == ["1200"]
    assert forms["丙中心宣传"].indicators == ()


def test_what_does_not_meet_is_said() -> None:
    made = templates_for_units("自评表", None, None, LIST, apart=True, last=LAST)
    assert [(each.code, each.message.zh) for each in made.findings] == [
        ("E063", "单位清单上这些没有上年的表，从空白开始（1）：丙中心 宣传"),
        ("E063", "上年的这些表没有用上：单位清单上没有它们的单位或项目（1）：甲中心 认证"),
    ]
    assert templates_for_units("自评表", None, None, LIST, apart=True).findings == ()


def test_last_years_results_stand_beside_their_rows() -> None:
    made = templates_for_units("自评表", None, None, LIST, apart=True, last=LAST)
    book = openpyxl.load_workbook(io.BytesIO(made.files["1_甲中心_扩面.xlsx"]))
    rows = list(book["指标"].iter_rows(values_only=True))
    assert any("12次" in [str(cell) for cell in row] for row in rows)


def test_the_newer_of_two_versions_is_the_start_and_that_is_said() -> None:
    old = Loaded(data=of("甲中心", "扩面", "扩面活动次数"), source="自评表.docx")
    goals = msgspec.structs.replace(old.data.indicators[0], target="≥11次")
    new = msgspec.structs.replace(old.data, indicators=(goals,))
    last = (old, Loaded(data=new, source="自评表(最终).docx"))
    made = templates_for_units("自评表", None, None, LIST, apart=True, last=last)
    assert "E015" in [each.code for each in made.findings]
    assert len(made.files) == 3
    book = openpyxl.load_workbook(io.BytesIO(made.files["1_甲中心_扩面.xlsx"]))
    assert "≥11次" in [cell.value for row in book["指标"].iter_rows() for cell in row]


def test_the_year_of_the_list_is_the_year_of_the_forms(tmp_path: Path) -> None:
    listed = Source("清单.csv", "单位名称,项目名称,年度\n甲中心,扩面,2025\n".encode())
    made = templates_for_units("自评表", None, None, listed, apart=True, last=LAST)
    assert forms_in(made, tmp_path)["甲中心扩面"].year == 2025
