"""Ties that run across the files of one call: monitoring against the year's end, this year's 上年
against last year's 本年, report against form.
"""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding, Severity
from jixiao.reading import read_bytes

MONITORING = """甲县社保基金支出绩效监控情况表
金额单位:万元

一、基本情况\t部门单位名称\t甲县社会保险中心\t\t项目周期\t2021年度
\t项目名称\t城乡居民基本养老保险\t\t监控时点\t2021年6月
二、预算执行情况\t预算安排情况(调整后)\t\t资金到位情况\t\t资金执行情况\t\t预算执行率
\t预算数:\t2889.39\t到位数:\t2889.39\t执行数:\t1445.00\t50.01%
\t其中:财政资金\t2889.39\t其中:财政资金\t2889.39\t其中:财政资金\t1445.00
四、年度绩效指标完成情况\t一级指标\t二级指标\t三级指标\t预期指标值\t指标完成值\t指标完成率
\t项目完成\t数量指标\t参保缴费人数\t≥74272人\t66467人\t44.75%
\t\t\t保障退休待遇人数\t≥15424人\t14388人\t46.64%
"""
EVALUATION = """甲县城乡居民基本养老保险项目支出绩效自评表
（2021年度）
项目名称\t城乡居民基本养老保险
主管部门\t甲县人社局\t实施单位\t甲县社会保险中心
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t2889.39\t2889.39\t2750.00\t10\t95.18%\t9.52
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标（90分）\t数量指标\t参保缴费人数\t≥74272人\t74300人\t45\t45\t
\t\t\t保障退休待遇人数\t≥15424人\t15430人\t45\t45\t
总分\t\t\t\t\t\t100\t99.52\t
"""


def findings(*texts: str) -> list[Finding]:
    documents = [
        document
        for n, text in enumerate(texts)
        for document in read_bytes(text.encode(), f"{n}.txt")
    ]
    reviewed = review(documents)
    assert all(each.internal == () for each in reviewed.documents)
    return [finding for document in reviewed.documents for finding in document.findings]


def codes(*texts: str) -> set[str]:
    return {finding.code for finding in findings(*texts) if finding.code.startswith("X")}


def test_forms_that_agree_are_silent_across_files() -> None:
    assert codes(MONITORING, EVALUATION) == set()


def test_execution_cannot_fall_between_june_and_december() -> None:
    wrong = (
        EVALUATION.replace("2750.00", "1444.00")
        .replace("95.18%", "49.98%")
        .replace("9.52", "5.00")
        .replace("99.52", "95.00")
    )
    found = [finding for finding in findings(MONITORING, wrong) if finding.code == "X406"]
    assert [finding.severity for finding in found] == [Severity.ERROR]
    assert found[0].related[0].place.document == "0.txt"


@pytest.mark.parametrize(
    ("target", "expected"),
    [("≥72472人", {"X407"}), ("74272人以上", set()), ("不低于7.4272万人", set())],
)
def test_a_target_may_be_written_otherwise_but_not_changed(target: str, expected: set[str]) -> None:
    assert codes(MONITORING, EVALUATION.replace("≥74272人", target)) == expected


LAST_YEAR = (
    "甲市社会保险基金运行情况报告\n\n（2019年度）\n\n一、"
    "工伤保险基金\n\n2019年工伤保险基金总支出1.55亿元，完成年度预算1.60亿元的96.88%。\n"
)
THIS_YEAR = (
    "甲市社会保险基金运行情况报告\n\n（2020年度）\n\n一、工伤保险基金\n\n"
    "2020年工伤保险基金总支出1.27亿元，比上年的1.55亿元减少0.28亿元，降低18.06%。\n"
)


def test_last_years_figure_is_the_one_that_was_reported_then() -> None:
    assert codes(LAST_YEAR, THIS_YEAR) == set()
    wrong = THIS_YEAR.replace(
        "1.55亿元减少0.28亿元，降低18.06%", "1.65亿元减少0.38亿元，降低23.03%"
    )
    assert "X401" in codes(LAST_YEAR, wrong)


def of_unit(name: str, budget: str, spent: str) -> str:
    return (
        MONITORING.replace("甲县社会保险中心", name)
        .replace("2889.39", budget)
        .replace("1445.00", spent)
    )


def test_counties_add_up_to_the_whole_area() -> None:
    counties = [
        of_unit("甲县社保中心", "100.00", "50.01"),
        of_unit("乙县社保中心", "200.00", "100.02"),
        of_unit("丙县社保中心", "300.00", "150.03"),
    ]
    right = of_unit("全市汇总", "600.00", "300.06")
    assert "X408" not in codes(*counties, right)
    slip = right.replace("预算数:\t600.00", "预算数:\t500.00")
    (found,) = [finding for finding in findings(*counties, slip) if finding.code == "X408"]
    assert (found.severity, found.expected) == (Severity.ERROR, "600.00")


def test_a_whole_area_that_agrees_with_itself_has_no_single_cell_to_change() -> None:
    counties = [of_unit(f"{name}县社保中心", "200.00", "100.02") for name in "甲乙丙"]
    whole = of_unit("全市汇总", "500.00", "250.05")
    found = [finding for finding in findings(*counties, whole) if finding.code == "X408"]
    assert {finding.severity for finding in found} == {Severity.ERROR}
    assert "应为600.00万元" in found[0].message.zh
    assert [each.expected for each in found] == [None, None]


FUND_REPORT = (
    "甲县城乡居民基本养老保险基金运行情况报告\n\n（2021年度）\n\n"
    "2021年城乡居民基本养老保险基金总支出2.75亿元，完成年度预算2.89亿元的95.16%。\n"
)


def test_a_project_that_serves_a_fund_is_not_the_fund() -> None:
    project = EVALUATION.replace(
        "项目名称\t城乡居民基本养老保险", "项目名称\t城乡居民基本养老保险征缴工作经费"
    )
    assert codes(FUND_REPORT, project) == set()
    assert "X401" in codes(
        FUND_REPORT, EVALUATION.replace("2750.00", "2650.00").replace("95.18%", "91.71%")
    )


def test_documents_of_two_places_are_not_set_against_each_other() -> None:
    elsewhere = (
        FUND_REPORT.replace("甲县", "乙县")
        .replace("2.75亿元", "1.75亿元")
        .replace("95.16%", "60.55%")
    )
    assert codes(FUND_REPORT, elsewhere) == set()
