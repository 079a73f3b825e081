"""Rows whose levels and name are all words of the budget's execution: each cell is of its column."""

from __future__ import annotations

import pytest

from jixiao import Source, convert, review
from jixiao.core.forms import Indicator, text_of

FORM = """某县项目支出绩效自评表
（2023年度）
项目名称\t医保经办经费\t\t\t\t\t\t
主管部门\t某县医疗保障局\t\t\t实施单位\t某县医保中心\t\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t100.00\t100.00\t95.20\t{money}
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t培训人次\t≥100人次\t120人次\t50\t50\t
效益指标\t社会效益指标\t政策知晓率\t≥85%\t88.6%\t30\t30\t
满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t93.5%\t10\t10\t
{row}
总分\t\t\t\t\t100\t99.52\t
"""
PAID, OPEN = "10\t95.20%\t9.52", "\t95.20%\t"
FORMATS = ("txt", "docx", "xlsx", "html", "pdf")


def read(row: str, money: str, fmt: str) -> tuple[Indicator, list[str]]:
    """The last indicator of the form, and the codes found."""
    source = Source("表.txt", FORM.format(row=row, money=money).encode())
    if fmt != "txt":
        source = Source(f"表.{fmt}", convert(source, fmt).content)
    (found,) = review(source).documents
    assert found.view is not None
    return found.view.forms[0].form.indicators[-1], [each.code for each in found.findings]


def cells(row: Indicator) -> list[str]:
    own = (row.level1, row.level2, row.name, row.target, row.actual, row.points, row.score)
    return [text_of(each) for each in own]


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(
    "labels",
    [
        ("预算执行（10分）", "预算执行率（10分）", "预算执行率"),
        ("预算执行率（10分）", "预算执行率（10分）", "预算执行率"),
        ("预算执行（10分）", "预算执行率（10分）", "执行率"),
        ("预算执行", "预算执行率", "预算执行率"),
    ],
)
def test_a_row_with_points_of_its_own(labels: tuple[str, ...], fmt: str) -> None:
    values = ("100%", "95.20%", "10", "9.52")
    row, codes = read("\t".join((*labels, *values, "")), OPEN, fmt)
    assert cells(row) == [*labels, *values]
    assert codes == ["L703"]


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("labels", ["预算执行\t预算执行率\t预算执行率", "预算执行\t\t预算执行率"])
@pytest.mark.parametrize("points", ["\t", "—\t—"])
def test_a_row_without_points_beside_those_of_the_money(labels: str, points: str, fmt: str) -> None:
    row, codes = read(f"{labels}\t100%\t95.20%\t{points}\t", PAID, fmt)
    assert cells(row)[2:5] == ["预算执行率", "100%", "95.20%"]
    assert codes == ["S320"]


def test_a_rate_that_is_another_is_still_told() -> None:
    _, codes = read("预算执行\t预算执行率\t预算执行率\t100%\t99.20%\t10\t9.92\t", OPEN, "txt")
    assert "X431" in codes
