"""Each unit once in a summary, however its name is written."""

from __future__ import annotations

from decimal import Decimal

from jixiao.application.summaries.summarising import summarise
from jixiao.writing.summary.tables import asked_of, title_of
from tests.application.summing_data import form


def test_a_unit_and_its_own_level_are_one_unit_with_projects_apart() -> None:
    found = summarise(
        [form("某县医保局（本级）", "扩面"), form("某县医保局", "扩面"), form("某县医保局", "宣传")]
    )
    (group,) = found.groups
    assert [(each.unit, each.forms, each.budget) for each in group.units] == [
        ("某县医保局", 3, Decimal(300000))
    ]
    assert [(each.unit, each.project) for each in group.forms] == [
        ("某县医保局", "扩面（本级）"),
        ("某县医保局", "扩面"),
        ("某县医保局", "宣传"),
    ]
    assert not [each for each in found.findings if "同一单位" in each.message.zh]


def test_sums_by_name_in_the_sheets_meet_forms_with_other_brackets() -> None:
    given = [form("某中心（二级）", "扩面"), form("某中心 (二级)", "宣传")]
    (group,) = summarise(given).groups
    assert {each.unit for each in group.forms} == {each.unit for each in group.units}
    assert len(group.units) == 1


def test_forms_without_a_year_are_called_so() -> None:
    (group,) = summarise([form(year=0)]).groups
    assert title_of(group, "zh").startswith("未写年度的")
    assert asked_of(group, "zh") == title_of(group, "zh").removeprefix("未写年度的")
