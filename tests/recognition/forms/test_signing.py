"""The foot of a form: who made it, read beside its figures and taken for nothing else."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import FormData, data_of
from jixiao.reading import read_bytes
from jixiao.recognition import recognise

HEAD = """项目支出绩效自评表
（2024年度）
项目名称\t培训项目\t\t\t\t
主管部门\t某县人社局\t\t实施单位\t某县社保中心\t
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值
\t产出指标\t数量指标\t培训人数\t≥100人\t102人
\t满意度指标\t服务对象满意度指标\t学员满意度\t≥90%\t95%
"""


def read(text: str) -> list[FormData]:
    [document] = read_bytes(text.encode(), "表.txt")
    return [data_of(form) for form in recognise(document).forms]


@pytest.mark.parametrize(
    ("foot", "people"),
    [
        (
            "填表人：张三　审核人：李四　单位负责人（签字）：王五　联系电话：0951-123",
            "张三 李四 王五 0951-123",
        ),
        ("填表人：张三审核人：李四", "张三 李四  "),
        ("填报人（签字）：张三    单位负责人：王五", "张三  王五 "),
        (
            "制表人：张三\n复核人：李四\n负责人（签章）：王五\n电话：6012345",
            "张三 李四 王五 6012345",
        ),
        ("填表人：          审核人：          单位负责人（签字）：________", "   "),
        ("财务负责人：赵六　单位负责人：王五　联系人：钱七　电话：123", "  王五 123"),
    ],
)
def test_who_made_the_form_is_read(foot: str, people: str) -> None:
    [form] = read(HEAD + foot + "\n填报单位（公章）：某县社保中心\n填报日期：2025年1月15日\n")
    found = (form.prepared_by, form.reviewed_by, form.head_of_unit, form.telephone)
    assert list(found) == people.split(" ")
    assert (form.foot, form.filed_on) == (True, "2025年1月15日")
    assert [row.name for row in form.indicators] == ["培训人数", "学员满意度"]


def test_a_seal_names_the_unit_of_a_form_that_names_none() -> None:
    bare = HEAD.replace("主管部门\t某县人社局\t\t实施单位\t某县社保中心\t\n", "")
    foot = "填表人：张三\n填报单位（公章）：某县社保中心\n　　年　　月　　日\n"
    [form] = read(bare + foot)
    assert (form.implementing_unit, form.filed_on) == ("某县社保中心", "")


def test_the_head_of_the_next_form_is_no_foot() -> None:
    """The line right above a table is of that table."""
    next_head = "填表人：李四\n" + HEAD.split("\n", 2)[2].replace("培训项目", "招聘项目")
    found = read(HEAD + next_head)
    assert [form.foot for form in found] == [False, False]


def test_a_sentence_that_names_someone_is_no_foot() -> None:
    [form] = read(HEAD + "本表由项目负责人：张三负责解释，请各单位认真核对填报内容。\n")
    assert not form.foot


def test_labels_and_values_in_cells_of_their_own() -> None:
    [form] = read(HEAD + "填表人：\t张三\t审核人：\t李四\t联系电话：\t6012345\n")
    assert (form.prepared_by, form.reviewed_by, form.telephone) == ("张三", "李四", "6012345")
    assert len(form.indicators) == 2
