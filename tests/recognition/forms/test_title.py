"""The title and the year of a form, whatever short lines stand between the title and the table."""

from __future__ import annotations

import pytest

from jixiao.reading import read_bytes
from jixiao.recognition import recognise

TABLE = """项目名称\t某项目
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t15\t15\t15\t10\t100%\t10
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
\t产出指标\t数量指标\t培训人数\t100人\t100人\t90\t90
总分\t\t\t\t\t\t100\t100
"""


@pytest.mark.parametrize(
    ("head", "title", "year"),
    [
        ("某项目支出绩效自评表\n公开14表\n（2023年度）", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n（2023年度）\n公开14表", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n(2023年度)\n510000_0013zp", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n年度：2021", "某项目支出绩效自评表", 2021),
        (
            "某项目支出绩效自评表（2022年度）\n填报日期：2023年3月1日",
            "某项目支出绩效自评表（2022年度）",
            2022,
        ),
        ("某项目支出绩效自评表\n填报日期：2023年3月1日", "某项目支出绩效自评表", None),
        ("二〇二三年度某项目支出绩效自评表", "二〇二三年度某项目支出绩效自评表", 2023),
        ("本单位认真组织实施。\n见下。", None, None),
    ],
)
def test_title_and_year(head: str, title: str | None, year: int | None) -> None:
    (document,) = read_bytes(f"{head}\n\n{TABLE}".encode(), "form.txt")
    (form,) = recognise(document).forms
    assert (form.title.text if form.title else None, form.year) == (title, year)
