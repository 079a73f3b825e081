"""预算执行 as a row without a name among the indicators: its points are those of the money, and are
checked as such.
"""

from __future__ import annotations

import pytest

from jixiao import Source, load_forms, review

FORM = """市级财政专项资金绩效自评表
2022年度\t\t\t\t\t\t\t单位：元
项目名称\t基层医疗卫生机构能力提升\t\t\t\t\t\t
预算单位\t某市卫生健康委员会\t\t\t\t\t\t
资金使用情况\t资金来源\t年初预算\t调整后预算\t实际支出\t执行率\t结余\t
\t市级财政\t3,500,000.00\t3,300,000.00\t3,287,650.40\t99.63%\t12,349.60\t
\t区级财政\t1,500,000.00\t1,500,000.00\t1,500,000.00\t100.00%\t0.00\t
\t合计\t5,000,000.00\t4,800,000.00\t4,787,650.40\t99.74%\t12,349.60\t
一级指标\t二级指标\t三级指标\t权重\t目标值\t完成值\t完成率\t得分
产出\t数量\t配置设备台数\t40\t36台\t36台\t100%\t40
产出\t质量\t设备验收合格率\t40\t100%\t100%\t100%\t40
满意度\t服务对象满意度\t患者满意度\t10\t≥85%\t91.2%\t107.29%\t10
{row}
合计\t\t\t100\t\t\t\t{total}
"""
HEADS = (
    "预算执行\t\t",
    "预算执行情况\t\t",
    "预算执行\t\t预算执行率",
    "预算执行（10分）\t\t",
    "资金执行情况\t\t",
    "执行率\t\t",
    "年度预算执行进度\t执行情况\t",
    "预算执行\t—\t—",
)


def source(head: str, score: str, total: str, actual: str = "", rate: str = "99.74%") -> Source:
    row = f"{head}\t10\t\t{actual}\t{rate}\t{score}"
    return Source("a.txt", FORM.format(row=row, total=total).encode())


@pytest.mark.parametrize("head", HEADS)
def test_its_points_are_the_executions(head: str) -> None:
    [form] = load_forms(source(head, "9.97", "99.97"))
    total = form.funding[2]
    assert (total.role, total.points, total.score) == ("total", "10", "9.97")
    assert [row.name for row in form.indicators] == ["配置设备台数", "设备验收合格率", "患者满意度"]
    assert review(source(head, "9.97", "99.97")).documents[0].findings == ()


@pytest.mark.parametrize("head", HEADS)
def test_its_score_is_checked_against_the_execution(head: str) -> None:
    found = review(source(head, "9.50", "99.50")).documents[0].findings
    assert [each.code for each in found] == ["S310"]


def test_an_indicator_of_its_own_stays_one() -> None:
    named = "预算执行\t\t预算执行率\t10\t100%\t99.74%\t99.74%\t9.97"
    text = FORM.format(row=named, total="99.97")
    [form] = load_forms(Source("a.txt", text.encode()))
    assert [row.name for row in form.indicators][-1] == "预算执行率"
    assert form.funding[2].points == ""


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("actual", ["99.74%", "0.9974", "4,787,650.40元", "按进度执行"])
def test_how_far_it_came_is_no_indicator(head: str, actual: str) -> None:
    found = review(source(head, "9.97", "99.97", actual, "")).documents[0].findings
    assert found == ()
    [form] = load_forms(source(head, "9.97", "99.97", actual, ""))
    assert (len(form.indicators), form.funding[2].points) == (3, "10")


def test_a_rate_that_is_another_is_told_of_the_row() -> None:
    found = review(source("预算执行\t\t", "9.97", "99.97", "96.74%", "")).documents[0].findings
    assert [(each.code, each.printed, each.place.text) for each in found] == [
        ("X431", "96.74%", "96.74%")
    ]


def test_an_amount_that_is_not_what_was_spent_leaves_it_unchecked() -> None:
    found = review(source("预算执行\t\t", "9.97", "99.97", "12元", "")).documents[0].findings
    assert [each.code for each in found] == ["R131"]


@pytest.mark.parametrize("head", ["制度执行情况\t\t", "三公经费执行率\t\t", "资金使用率\t\t"])
def test_what_is_executed_otherwise_is_no_execution(head: str) -> None:
    [form] = load_forms(source(head, "9.97", "99.97"))
    assert (len(form.indicators), form.funding[2].points) == (4, "")
