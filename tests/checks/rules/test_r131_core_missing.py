"""R131: a total of the money that is empty where its sources have amounts; year and point."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Severity
from jixiao.reading import read_bytes
from tests.checks.builders import Sheet, findings

FUNDING = """source | role | budget | executed
年度资金总额 | total | {budget} | {executed}
当年财政拨款 | part | 60 | {part}
其他资金 | part | 40 |"""


@pytest.mark.parametrize(
    ("budget", "executed", "part", "told"),
    [
        ("100", "", "30", ["“年度资金总额”的全年执行数没有写，而“当年财政拨款”有"]),
        ("100", "—", "30", ["“年度资金总额”的全年执行数没有写，而“当年财政拨款”有"]),
        ("100", "30", "30", []),
        ("100", "", "", []),  # nothing was executed, which is told as such
    ],
)
def test_an_empty_total_over_amounts(
    budget: str, executed: str, part: str, told: list[str]
) -> None:
    sheet = Sheet(funding=FUNDING.format(budget=budget, executed=executed, part=part))
    found = [each for each in findings("R131", sheet) if "资金" in each.message.zh]
    assert [each.message.zh for each in found] == told


@pytest.mark.parametrize(
    ("kind", "budget", "executed", "told"),
    [
        ("self_evaluation", "100", "90", []),
        ("self_evaluation", "100", "", ["“全年执行数”没有写"]),
        ("monitoring", "100", "", ["“全年执行数”没有写"]),
        ("target_declaration", "100", "", []),
        ("self_evaluation", "", "90", []),
        ("self_evaluation", "", "", ["“全年预算数”没有写，资金的各栏也都空着，执行率没法算"]),
        ("target_declaration", "", "", ["“全年预算数”没有写，资金的各栏也都空着，执行率没法算"]),
    ],
)
def test_a_form_without_money(kind: str, budget: str, executed: str, told: list[str]) -> None:
    head = "source | role | budget | executed"
    sheet = Sheet(funding=f"{head}\n年度资金总额 | total | {budget} | {executed}", kind=kind)
    found = [
        each
        for each in findings("R131", sheet)
        if "预算" in each.message.zh or "执行" in each.message.zh
    ]
    assert [(each.message.zh, each.severity) for each in found] == [
        (each, Severity.WARNING) for each in told
    ]


@pytest.mark.parametrize(("kind", "count"), [("self_evaluation", 1), ("target_declaration", 0)])
def test_a_form_whose_money_is_not_there(kind: str, count: int) -> None:
    found = [each for each in findings("R131", Sheet(kind=kind)) if "“资金”" in each.message.zh]
    assert [each.severity for each in found] == [Severity.REMARK] * count


FORM = """{head}

项目名称\t医保宣传经费\t\t监控时点\t{point}\t
主管部门\t某县医保局\t\t实施单位\t某县医保中心\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t执行率
\t年度资金总额\t100\t100\t50\t50%
一级指标\t二级指标\t三级指标\t年度指标值\t完成值\t指标完成率
产出指标\t数量指标\t宣传活动场次\t≥20场\t22场\t100%
"""


def told(head: str, point: str) -> list[str]:
    text = FORM.format(head=head.replace("|", "\n\n"), point=point)
    (document,) = review(read_bytes(text.encode(), "form.txt")).documents
    return [each.message.zh for each in document.findings if each.code == "R131"]


@pytest.mark.parametrize(
    "head",
    [
        "项目支出绩效监控表|（2024年度）    填报日期：2025年3月15日",
        "二〇二四年度|项目支出绩效监控表",
        "项目支出绩效监控表|评价期间：2024.01.01-2024.12.31",
        "2023-2024年度项目支出绩效监控表",
    ],
)
def test_a_year_in_any_words_is_written(head: str) -> None:
    assert told(head, "2024年6月") == []


def test_a_point_that_is_no_month_is_told_as_it_stands() -> None:
    head = "项目支出绩效监控表|（2024年度）"
    assert told(head, "") == ["“监控时点”没有写"]
    (found,) = told(head, "2023年9月至2024年8月")
    assert "写的是“2023年9月至2024年8月”" in found


UNREAD = """项目支出绩效自评表

（2024年度）

项目名称\t医保宣传经费\t\t实施单位\t某县医保中心\t\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t执行率\t
\t年度资金总额\t100\t100\t50\t50%\t
一级指标\t二级指标\t三级指标\t{target}\t{actual}\t{points}\t{score}
产出指标\t数量指标\t宣传活动场次\t≥20场\t22场\t50\t50
效益指标\t社会效益指标\t政策知晓率\t≥90%\t92%\t40\t40
总分\t\t\t\t\t90\t90
"""
HEADS = {"target": "指标值", "actual": "实际完成值", "points": "分值", "score": "得分"}
WITHOUT = "一栏没有，或没有读到，"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, []),
        (
            {"actual": "办到哪一步", "points": "甲", "score": "乙"},
            [f"“完成值”{WITHOUT}各行没有核对"],
        ),
        ({"score": "乙"}, [f"“得分”{WITHOUT}总分没有按各行核对"]),
        ({"target": "甲"}, [f"“指标值”{WITHOUT}各行没有核对"]),
        ({"actual": "甲"}, []),  # a form of scores alone
    ],
)
def test_columns_that_were_not_read_are_told(other: dict[str, str], expected: list[str]) -> None:
    text = UNREAD.format_map(HEADS | other)
    (document,) = review(read_bytes(text.encode(), "form.txt")).documents
    found = [each for each in document.findings if each.code == "R131"]
    assert [each.message.zh for each in found] == expected
    assert all(each.severity is Severity.WARNING for each in found)


SCORED = """项目支出绩效自评表
（2022年度）
项目名称\t慢病防治
一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t{head}
产出指标\t数量指标\t筛查人数\t≥12000人\t12450人\t50\t{first}
效益指标\t社会效益指标\t管理率\t≥75%\t70%\t50\t{second}
"""


@pytest.mark.parametrize(
    ("head", "first", "second", "told"),
    [
        ("甲", "50", "47", True),
        ("得分", "50", "47", False),
        ("甲", "50", "", False),
        ("甲", "60", "47", False),  # no scores: one is above its points
        ("甲", "3", "4", False),  # none in full
    ],
)
def test_a_column_that_may_be_the_scores(head: str, first: str, second: str, told: bool) -> None:
    text = SCORED.format(head=head, first=first, second=second)
    (document,) = review(read_bytes(text.encode(), "甲.txt")).documents
    found = [each.message.zh for each in document.findings if each.code == "R131"]
    assert any("像是得分" in each for each in found) == told


@pytest.mark.parametrize(("heads", "told"), [("评定数|得分", True), ("分值|得分", False)])
def test_scores_without_a_column_of_points_are_told_not_to_be_checked(
    heads: str, told: bool
) -> None:
    text = (
        "项目支出绩效自评表\n项目名称|培训||||\n"
        f"一级指标|二级指标|三级指标|年度指标值|实际完成值|{heads}\n"
        "产出指标|数量指标|甲数|≥9人|9人|50|50\n|质量指标|乙率|≥9%|9%|50|50\n"
    ).replace("|", "\t")
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    said = [each.message.zh for each in document.findings if each.code == "R131"]
    assert any(each.startswith("“分值”一栏没有，或没有读到") for each in said) is told
