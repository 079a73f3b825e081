"""The grade among what follows a corrected score, and a grade that contradicts a wrong total."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding
from jixiao.reading import read_bytes
from jixiao.rendering.words import correction_words

FORM = """2020年度项目支出绩效自评表

项目名称	医保宣传经费
项目资金（万元）		全年预算数	全年执行数	执行率	分值	得分
	年度资金总额	100	{executed}	{rate}	10	{execution}
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析及改进措施
产出指标	数量指标	宣传活动场次	≥20场	{held}场	40	{score}	{why}
效益指标	社会效益指标	医保政策知晓率	≥90%	91%	40	40
满意度指标	服务对象满意度指标	参保人员满意度	≥90%	95%	10	10
总分					100	{total}
评价等级	{grade}
"""
MET = {"executed": "100", "rate": "100%", "execution": "10", "held": "20", "score": "40", "why": ""}
FEW = MET | {"held": "14", "why": "部分活动因疫情取消。"}


def found(grade: str, total: str, **cells: str) -> dict[str, Finding]:
    text = FORM.format(grade=grade, total=total, **(MET | cells))
    (document,) = review(read_bytes(text.encode(), "自评表.txt")).documents
    return {each.code: each for each in document.findings}


@pytest.mark.parametrize(
    ("grade", "total", "cells", "code", "follows"),
    [
        ("优", "92", FEW | {"score": "32"}, "S305", True),
        ("优秀", "92", FEW | {"score": "32"}, "S305", True),
        ("优", "97", FEW | {"held": "17", "score": "37"}, "S305", False),
        ("优", "95", FEW | {"score": "33", "held": "16"}, "S309", False),
        ("优", "93", FEW | {"score": "28"}, "S309", True),
        ("", "92", FEW | {"score": "32"}, "S305", False),
        ("优□ 良□", "92", FEW | {"score": "32"}, "S305", False),
        (
            "优",
            "92",
            FEW | {"held": "16", "score": "32", "executed": "75", "rate": "75%"},
            "S310",
            True,
        ),
    ],
)
def test_the_grade_follows_a_score_into_another_band(
    grade: str, total: str, cells: dict[str, str], code: str, follows: bool
) -> None:
    said = correction_words(found(grade, total, **cells)[code], "zh")
    assert (f"等级“{grade}”随之改为“良”" in said) is follows
    assert "等级" not in said or follows


@pytest.mark.parametrize("grade", ["优", "中"])
def test_a_grade_beside_a_wrong_total(grade: str) -> None:
    """By the printed 88 it is 良; the scores come to 98, and with that 优 is right as it is."""
    told = found(grade, "88", held="19", score="38", why="一场因疫情取消。")
    assert told["S309"].expected == "98"
    assert told["S312"].expected is None
    assert told["S312"].group == told["S309"].id
    assert told["S312"].advice is not None
    assert told["S312"].advice.zh == "先把总得分88改为98，再看这一处"


def test_a_grade_that_is_wrong_by_the_right_total_too() -> None:
    told = found("中", "98", held="19", score="38", why="一场因疫情取消。")
    assert (told["S312"].expected, told["S312"].group) == ("优", None)


@pytest.mark.parametrize("last", [True, False])
def test_of_several_forms_each_total_takes_its_own_grade_with_it(last: bool) -> None:
    """The same wrong total in the same cell of two files: of the one 98 is right, of the other 88."""
    right = FORM.format(grade="优秀", total="93", **(FEW | {"score": "38", "held": "19"}))
    wrong = FORM.format(grade="优", total="93", **(FEW | {"score": "28"}))
    texts = [right, wrong.replace("宣传经费", "印刷费")][:: 1 if last else -1]
    read = [
        each for text in texts for each in read_bytes(text.encode(), f"{texts.index(text)}.txt")
    ]
    found = {
        each.expected: correction_words(each, "zh")
        for document in review(read).documents
        for each in document.findings
        if each.code == "S309"
    }
    assert "等级" not in found["98"]
    assert "等级“优”随之改为“良”" in found["88"]
