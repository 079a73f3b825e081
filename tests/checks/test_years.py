"""The year of a form by its head and its dates; D604, where they differ, has a file of its own."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.reading import read_bytes

FORM = """{head}

项目名称\t医保宣传经费\t\t\t\t
主管部门\t某县医保局\t\t实施单位\t某县医保中心\t
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t偏差原因
产出指标\t数量指标\t宣传活动场次\t≥20场\t22场\t
\t时效指标\t宣传完成时间\t{year}年11月底前\t{year}年10月\t
\t时效指标\t资料印制时间\t{year}年5月底前\t{year}年5月\t
"""
TITLE = "年项目支出绩效自评表"


def codes(head: str, year: int = 2024) -> list[tuple[str, str, str | None]]:
    """The findings on years of a form under some lines, its dates in a year."""
    text = FORM.format(head=head.replace("|", "\n\n"), year=year)
    reviewed = review(read_bytes(text.encode(), "form.txt"))
    return [
        (each.code, each.place.text, each.expected)
        for document in reviewed.documents
        for each in document.findings
        if each.code.startswith("D6")
    ]


@pytest.mark.parametrize(
    "head",
    [
        "2024年度项目支出绩效自评表|（2024年度）",
        f"2025{TITLE}|（2024年度）",  # written in 2025
        f"2025{TITLE}|填报日期：2025年3月1日",
        "2023—2025年项目支出绩效自评表",
        "某县医保局2025年度绩效评价工作通知|2024年度项目支出绩效自评表",
        "（2021年）|项目支出绩效自评表|（2024年度）",
        "（2021年）|2024年度项目支出绩效自评表",
        "2021年2月20日|项目支出绩效自评表|（2024年度）",
        "2024年度|项目支出绩效自评表",
        "项目支出绩效自评表（2021年版）|（2024年度）",
        "项目支出绩效自评表（2023年修订版）|（2024年度）",
        "项目支出绩效自评表（财预〔2021〕5号）|（2024年度）",
        "预算〔2021〕5号文附件 项目支出绩效自评表|（2024年度）",
        "二〇二四年度|项目支出绩效自评表",
    ],
)
def test_a_head_that_is_right_stays_silent(head: str) -> None:
    assert codes(head) == []


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("宣传完成时间", "2023.12前", True),
        ("宣传完成时间", "2023.1-2023.12", True),
        ("宣传完成时间", "2023.12", True),
        ("补助金额", "2023.12万元", False),
        ("学生覆盖率", "2023年级学生", False),
        ("目录执行率", "执行2023年版目录", False),
    ],
)
def test_a_figure_is_no_date_of_another_year(name: str, target: str, told: bool) -> None:
    text = FORM.format(head="2024年度项目支出绩效自评表", year=2024)
    text += f"\t数量指标\t{name}\t{target}\t完成\t\n"
    reviewed = review(read_bytes(text.encode(), "form.txt"))
    found = {each.code for document in reviewed.documents for each in document.findings}
    assert ("D601" in found) is told


def test_dates_in_an_earlier_year_are_last_years_copied() -> None:
    assert {code for code, _, _ in codes("2025年度项目支出绩效自评表")} == {"D601"}
