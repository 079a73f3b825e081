"""Figures of the goals' words that are of an indicator, and those that are of something else."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding
from jixiao.reading import read_bytes

FORM = """2023年度项目支出绩效自评表

项目名称	医保宣传经费
实施单位	某县医疗保障局
年度总体目标	预期目标	实际完成情况
	办好医保宣传活动，群众知晓医保政策。	{goal}
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	{name}	{target}	{actual}	30	30
	数量指标	宣传活动场次	≥20场	25场	30	30
	质量指标	培训合格率	≥95%	96.5%	10	10
效益指标	社会效益指标	群众政策知晓率	≥90%	92%	10	10
"""
TRAINED = ("培训人次", "≥2000人次", "2356人次")


def told(goal: str, row: tuple[str, str, str] = TRAINED) -> list[Finding]:
    text = FORM.format(goal=goal, name=row[0], target=row[1], actual=row[2])
    (document,) = review(read_bytes(text.encode(), "自评表.txt")).documents
    return [each for each in document.findings if each.code == "X434"]


@pytest.mark.parametrize(
    ("goal", "printed"),
    [
        ("全年培训2635人次，举办宣传活动25场。", "2635人次"),
        ("全年培训2356人次，举办宣传活动52场。", "52场"),
        ("全年共培训基层经办人员2635人次。", "2635人次"),  # the digits are the same
        ("全年完成2635人次培训。", "2635人次"),
        ("全年培训人次达2400人次。", "2400人次"),
        ("计划培训2000人次，实际培训2635人次。", "2635人次"),
        ("群众政策知晓率达到95%。", "95%"),
        ("今年以来，我局共组织培训2365人次。", "2365人次"),
    ],
)
def test_a_figure_that_contradicts_the_row_of_the_same_thing(goal: str, printed: str) -> None:
    (found,) = told(goal)
    assert found.printed == printed
    assert found.place.text[found.place.start : found.place.end] == printed


@pytest.mark.parametrize(
    "goal",
    [
        "全年培训2356人次，举办宣传活动25场。",
        "全年培训0.24万人次。",
        "全年共培训基层经办人员1200人次。",  # others may have been trained too
        "培训2356人次，其中线上培训1200人次。",
        "完成了2000人次的培训任务。",
        "全年培训2000人次以上。",
        "全年培训约2400人次。",
        "全年培训2300余人次。",
        "上半年培训1100人次。",
        "2022年培训1800人次。",
        "较上年多培训300人次。",
        "每季度培训600人次。",
        "开展培训12场次，培训2356人次。",
        "培训合格率96.50%，群众政策知晓率达90%以上。",
        "培训2356人次（线上2063人次）。",
    ],
)
def test_what_is_said_of_something_else(goal: str) -> None:
    assert told(goal) == []


@pytest.mark.parametrize(
    ("goal", "row", "found"),
    [
        ("新建公厕18座，改造12座。", ("新建公厕数量", "≥15座", "15座"), ["18座"]),
        ("改造公厕12座。", ("新建公厕数量", "≥15座", "15座"), []),
        ("发放宣传资料12600份。", ("发放宣传资料（份）", "≥10000份", "16200份"), ["12600份"]),
        ("发放资料126000份。", ("发放宣传资料份数", "≥10000份", "12600份"), ["126000份"]),
        ("发放资料30000份。", ("发放宣传资料份数", "≥10000份", "12600份"), []),
    ],
)
def test_names_with_and_without_words_of_counting(
    goal: str, row: tuple[str, str, str], found: list[str]
) -> None:
    assert [each.printed for each in told(goal, row)] == found
