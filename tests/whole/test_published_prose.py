"""Published sentences and tables that are right, and the slips in them that a careful reader sees."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.reading import read_bytes


def codes(text: str) -> list[tuple[str, str]]:
    reviewed = review(read_bytes(text.encode(), "公开.txt"))
    assert [each.internal for each in reviewed.documents] == [()]
    return [
        (finding.code, finding.severity.value)
        for document in reviewed.documents
        for finding in document.findings
    ]


RIGHT = [
    (
        "2020年社会保险基金决算\n\n失业保险基金收入43.10亿元，"
        "其中：保险费收入38.00亿元；财政补贴收入2.00亿元。支出40.00亿元。\n"
    ),
    (
        "2020年社会保险基金决算\n\n失业保险基金本年收入43.10亿元，支出40.00亿元。另外，"
        "加上调剂金收入9.00亿元，收入总量52.10亿元。本年收支结余3.10亿元。\n"
    ),
    "2020年部门整体支出报告\n\n设备购置费预算8.00万元，1-6月支出2.00万元，完成率25.00%。\n",
    (
        "2020年财政预算执行情况\n\n一般公共预算总收入完成255亿元，"
        "完成预算的100%；一般公共预算收入完成155亿元，完成预算的99%。\n"
    ),
    (
        "2020年部门决算\n\n收入合计803.20万元，较上年增加38.25万元、增长5.00，主要原因是补缴。"
        "其中：财政拨款收入803.20万元，此外，年初结转和结余40.10万元。\n"
    ),
    "职工医疗保险基金情况表\n单位：万元\n项目\t职工基本医疗保险\t城乡居民基本医疗保险\n基金收入\t50\t40\n基金支出\t45\t38\n当期结余\t5\t2\n累计结余\t90\t30\n",
]
WRONG = [
    (
        "2020年部门整体支出报告\n\n设备购置费预算8.00万元，1-6月支出2.00万元，完成率35.00%。\n",
        ("T234", "error"),
    ),
    (
        (
            "2020年部门整体支出报告\n\n支出610.00万元。其中：人员经费支出300.00万元，"
            "公用经费支出90.00万元，项目支出290.00万元。\n"
        ),
        ("T231", "error"),
    ),
    (
        "2020年部门整体支出报告\n\n收入：631.40万元。同比上年度增加31.40万元，增加5.73%。\n",
        ("T232", "error"),
    ),
    (
        (
            "2020年社会保险基金决算\n\n工伤保险基金收入预算数41.20亿元，决算数40.00亿元，"
            "完成预算的99.1%。\n"
        ),
        ("T234", "error"),
    ),
    (
        (
            "2020年社会保险基金决算\n\n失业保险基金收入43.10亿元，"
            "其中：保险费收入38.00亿元；其他收入2.00亿元。\n"
        ),
        ("T231", "remark"),
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_ones_give_no_finding_on_their_figures(text: str) -> None:
    assert [each for each in codes(text) if each[0][0] in "TX"] == []


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_slips_are_found(text: str, expected: tuple[str, str]) -> None:
    assert expected in codes(text)


def test_a_prompt_with_its_number_of_characters_is_left_over() -> None:
    for prompt in (
        "结合自评情况，说明项目实施取得的成效或成果。（200字以内）",
        "对照年度目标，说明相关任务的完成情况(100字以内)",
    ):
        assert ("L704", "warning") in codes(f"自评报告\n\n{prompt}\n")
    assert [
        each for each in codes("自评报告\n\n评价结论（200字以内）\n") if each[0] == "L704"
    ] == []
