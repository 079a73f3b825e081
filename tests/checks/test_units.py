"""Whose a finding is: the unit that its form names, never another one's of the same file."""

from __future__ import annotations

import pytest

from jixiao import Source, review
from jixiao.application.letters.words import letters_of
from jixiao.checks.units import unit_at, unit_on_cover, units_of
from jixiao.checks.views import DocumentView

FORM = """2023年度项目支出绩效自评表

{head}项目名称\t培训经费\t\t
{unit}资金（万元）\t预算数\t执行数\t执行率
年度资金总额\t100\t80\t85%

一级指标\t二级指标\t三级指标\t指标值\t完成值
产出指标\t数量指标\t培训人次\t≥5人次\t6人次

"""


def form(unit: str = "", head: str = "") -> str:
    return FORM.format(unit=f"{unit}\t\t\n" if unit else "", head=f"{head}\n\n" if head else "")


def view_of(text: str) -> DocumentView:
    return review(Source("表.txt", text.encode())).documents[0].view


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        ("实施单位\t某县就业局", ""),
        ("社会保险基金预算支出部门\t某县就业局", ""),
        ("填报单位\t某县就业局", ""),
        ("", "填报单位：某县就业局"),
        ("", "填报单位（公章）：某县就业局"),
        ("主管部门\t某县人社局\t实施单位\t某县就业局", ""),
    ],
)
def test_the_unit_that_a_form_names(unit: str, head: str) -> None:
    assert units_of(view_of(form(unit, head))) == ("某县就业局",)


def test_a_departments_form_is_the_departments() -> None:
    text = form("部门名称\t某县人社局").replace("项目支出", "部门整体支出")
    assert units_of(view_of(text.replace("项目名称\t培训经费\t\t\n", ""))) == ("某县人社局",)


def test_each_finding_is_the_unit_of_its_form() -> None:
    text = form("实施单位\t甲局") + form("实施单位\t乙局") + form()
    found = review(Source("表.txt", text.encode()))
    view = found.documents[0].view
    units = [unit_at(view, each.form.id) for each in view.forms]
    assert units == ["甲局", "乙局", ""]
    assert unit_at(view, None) == ""  # beside the forms: nobody knows whose
    assert units_of(view) == ("甲局", "乙局")
    assert [(each.unit, each.errors) for each in letters_of(found)] == [
        ("甲局", 1),
        ("乙局", 1),
        ("表", 1),
    ]


def test_one_unit_alone_has_the_words_beside_its_form_too() -> None:
    assert unit_at(view_of(form("实施单位\t甲局")), None) == "甲局"


def test_a_unit_written_with_its_seal_gets_one_letter() -> None:
    text = form("实施单位\t甲局（公章）") + form("实施单位\t甲 局").replace("培训经费", "设备")
    (letter,) = letters_of(review(Source("表.txt", text.encode())))
    assert (letter.unit, letter.errors) == ("甲局", 2)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("实施单位（公章）：某县医疗保障局", "某县医疗保障局"),
        ("填报单位：某县  社会保险中心", "某县 社会保险中心"),
        ("被评价单位:某县医疗保障局", "某县医疗保障局"),
        ("评价单位:某会计师事务所", ""),  # who evaluates
        ("单位：万元", ""),
        ("单位名称：某县医疗保障局", "某县医疗保障局"),
        ("实施单位：", ""),
        ("由实施单位：某局负责", ""),
        ("项目单位情况", ""),
    ],
)
def test_the_unit_on_the_cover(line: str, unit: str) -> None:
    assert unit_on_cover(view_of(f"2023年度基金支出绩效评价报告\n\n{line}\n\n2024年3月\n")) == unit


def test_a_unit_named_far_below_is_not_the_covers() -> None:
    assert unit_on_cover(view_of("一行\n\n" * 60 + "填报单位：某县医疗保障局\n")) == ""
