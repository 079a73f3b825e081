"""Forms held against a list of projects: what is sure, what is doubtful, what is missing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.application.summaries.against_list import held_against
from jixiao.application.summaries.project_list import ProjectList
from jixiao.core.summaries import AgainstList, ListedProject, SummedForm

WAN = Decimal(10000)


def listed(
    name: str, unit: str = "某县医保中心", amount: str | None = "10", code: str = ""
) -> ListedProject:
    yuan = Decimal(amount) * WAN if amount is not None else None
    return ListedProject(name=name, unit=unit, code=code, amount=yuan, step=Decimal(100))


def form(
    project: str, unit: str = "某县医保中心", budget: str = "10", **more: object
) -> SummedForm:
    return SummedForm(
        **{
            "key": f"{unit}|{project}",
            "kind": "self_evaluation",
            "file": f"{project}.docx",
            "unit": unit,
            "project": project,
            "budget": Decimal(budget) * WAN,
            "step": Decimal(100),
            **more,
        }  # type: ignore[arg-type]
    )


def held(projects: list[ListedProject], *forms: SummedForm) -> AgainstList:
    return held_against(ProjectList(name="清单.xlsx", projects=tuple(projects)), forms)


def test_name_and_unit_join_however_they_are_written() -> None:
    found = held([listed("1.参保扩面经费", "某县医保中心（公章）")], form("参保扩面 经费"))
    assert len(found.handed_in) == 1
    assert (found.missing, found.doubtful, found.unlisted) == ((), (), ())


def test_a_units_own_level_is_the_unit_and_its_projects_stay_apart() -> None:
    found = held([listed("运维", "某县医保局")], form("运维", "某县医保局（本级）"))
    assert len(found.handed_in) == 1
    both = [listed("运维", "某县医保局（本级）"), listed("运维", "某县医保局")]
    found = held(both, form("运维", "某县医保局"), form("运维", "某县医保局 (本级)"))
    assert [(each.project.unit, each.form.unit) for each in found.handed_in] == [
        ("某县医保局（本级）", "某县医保局 (本级)"),
        ("某县医保局", "某县医保局"),
    ]
    assert [(each.unit, each.listed) for each in found.units] == [("某县医保局", 2)]


def test_a_list_by_department_joins_too() -> None:
    found = held([listed("扩面", "某县医保局")], form("扩面", department="某县医保局"))
    assert len(found.handed_in) == 1


def test_a_code_on_the_form_joins_whatever_it_is_called() -> None:
    found = held([listed("旧名", code="64012324000001")], form("新名", codes=("64012324000001",)))
    assert found.handed_in[0].how == "code"


def test_what_has_no_form_is_missing_and_what_has_no_project_is_not_on_the_list() -> None:
    found = held([listed("校舍维修"), listed("扩面")], form("扩面"), form("档案管理"))
    assert [each.name for each in found.missing] == ["校舍维修"]
    assert [each.project for each in found.unlisted] == ["档案管理"]
    assert (found.whole.by_number, found.whole.by_amount) == (Decimal(50), Decimal(50))


def test_a_like_name_of_the_same_unit_is_doubtful_and_never_joined() -> None:
    found = held([listed("义务教育营养改善计划")], form("义务教育阶段营养改善计划"))
    assert found.handed_in == found.missing == found.unlisted == ()
    assert found.doubtful[0].why.zh == "同一单位，项目名称相近"
    assert found.whole.by_number == 0


def test_names_that_differ_in_a_number_are_two_projects() -> None:
    found = held([listed("高标准农田建设一期项目")], form("高标准农田建设二期项目"))
    assert found.doubtful == ()
    assert len(found.missing) == len(found.unlisted) == 1


def test_one_name_under_two_units_is_joined_to_its_own() -> None:
    found = held([listed("工作经费", "甲局"), listed("工作经费", "乙局")], form("工作经费", "乙局"))
    assert [each.project.unit for each in found.handed_in] == ["乙局"]
    assert [each.unit for each in found.missing] == ["甲局"]


def test_one_name_under_a_unit_that_is_written_otherwise_is_doubtful() -> None:
    found = held([listed("养护项目", "某县交通局")], form("养护项目", "某县交通运输局"))
    assert found.doubtful[0].why.zh == "项目同名，单位写法不同"


def test_a_form_without_a_unit_is_doubtful_where_the_list_has_units() -> None:
    found = held([listed("扩面")], form("扩面", ""))
    assert found.doubtful[0].why.zh == "同名的表上没有写单位"


def test_a_list_without_units_joins_by_a_name_that_is_there_once() -> None:
    found = held(
        [listed("扩面", ""), listed("培训", "")],
        form("扩面"),
        form("培训", "甲"),
        form("培训", "乙"),
    )
    assert [each.project.name for each in found.handed_in] == ["扩面"]
    assert found.doubtful[0].why.zh == "同名的表不止一张"


def test_amounts_differ_beyond_their_last_digits_only() -> None:
    close = held([listed("扩面", amount="12.35")], form("扩面", budget="12.3456"))
    assert close.differing() == ()
    off = held([listed("扩面", amount="12.35")], form("扩面", budget="12.45"))
    assert len(off.differing()) == 1


def test_the_first_budget_fits_too_where_it_was_changed_in_the_year() -> None:
    changed = form("扩面", budget="15", initial_budget=Decimal(10) * WAN)
    assert held([listed("扩面", amount="10")], changed).differing() == ()


def test_coverage_by_unit_adds_up_to_the_whole() -> None:
    found = held(
        [listed("甲一", "甲"), listed("甲二", "甲"), listed("乙一", "乙")],
        form("甲一", "甲"),
        form("乙一", "乙"),
    )
    assert [(each.unit, each.listed, each.handed_in) for each in found.units] == [
        ("甲", 2, 1),
        ("乙", 1, 1),
    ]
    assert sum(each.amount for each in found.units) == found.whole.amount


def test_units_of_one_county_are_not_alike() -> None:
    """清河县财政局 and 清河县审计局 share half of their characters: no reminder was written."""
    projects = [listed("课题研究", "清河县财政局"), listed("差旅经费", "清河县审计局")]
    forms = [
        form(name, unit)
        for unit in ("清河县教育局", "清河县民政局")
        for name in ("课题研究", "差旅经费", "印刷经费")
    ]
    found = held(projects, *forms)
    assert [each.unit for each in found.missing] == ["清河县财政局", "清河县审计局"]
    assert found.doubtful == ()
    assert len(found.unlisted) == 6


def test_a_unit_written_otherwise_is_doubtful_and_another_one_of_the_list_is_not() -> None:
    projects = [listed("运维", "清河县教育局"), listed("培训", "清河县教育体育局")]
    found = held(projects[:1], form("运维", "清河县教育体育局"))
    assert [each.project.name for each in found.doubtful] == ["运维"]
    found = held(projects, form("运维", "清河县教育体育局"))
    assert [each.name for each in found.missing] == ["运维", "培训"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("清河县财政局", "清河县民政局", False),
        ("清河县人社局", "清河县人力资源和社会保障局", True),
        ("清河县医保中心", "清河县医疗保障服务中心", True),
        ("清河县第一小学", "清河县第二小学", False),
    ],
)
def test_which_units_may_be_one(one: str, other: str, alike: bool) -> None:
    found = held([listed("运维", one)], form("运维", other), form("培训", other))
    assert bool(found.doubtful) is alike


def test_a_form_whose_year_is_in_doubt_is_neither_missing_nor_handed_in() -> None:
    projects = ProjectList(name="清单.xlsx", projects=(listed("扩面"), listed("校舍维修")))
    maybe = form("扩面", year=2023, year_in_doubt=True)
    found = held_against(projects, [form("档案管理")], [maybe])
    assert [(each.project.name, each.forms) for each in found.doubtful] == [("扩面", (maybe,))]
    assert "两个年度" in found.doubtful[0].why.zh
    assert [each.name for each in found.missing] == ["校舍维修"]


def test_a_list_that_writes_one_unit_both_ways_urges_nobody_for_what_is_there() -> None:
    long, short = "某市卫生健康委员会", "某市卫健委"
    projects = [listed("村医补助", long), listed("签约服务", short)]
    found = held(projects, form("村医补助", long), form("签约服务", long))
    assert [each.project.name for each in found.doubtful] == ["签约服务"]
    assert (found.missing, found.unlisted) == ((), ())


def test_a_form_of_another_unit_of_the_list_is_no_project_of_this_one() -> None:
    projects = [listed("办公设备", "某市财政局"), listed("培训", "某市民政局")]
    found = held(projects, form("培训", "某市民政局"), form("办公设备", "某市民政局"))
    assert [each.name for each in found.missing] == ["办公设备"]
