"""Who is over a project and who carries it out, by what their labels say that they do."""

from __future__ import annotations

import pytest
from layout_tables import document, merged

from jixiao.recognition.forms import recognise_forms

TABLE = """项目名称|道路养护|<|<|<|<|<
{first}|交通局|<|<|{second}|养护站|<
一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分
产出指标|数量指标|养护里程|≥120公里|120公里|100|100"""


@pytest.mark.parametrize(
    ("first", "second", "supervising", "implementing"),
    [
        ("牵头部门", "经办单位", "交通局", "养护站"),
        ("主管处室", "实施科室", "交通局", "养护站"),
        ("牵头单位", "主管部门", "养护站", ""),
        ("主管部门", "牵头单位", "交通局", ""),
        ("责任单位", "实施单位", "", "养护站"),
        ("对口帮扶", "联络对象", "", ""),
    ],
)
def test_units_by_their_labels(
    first: str, second: str, supervising: str, implementing: str
) -> None:
    table = merged(TABLE.format(first=first, second=second))
    (form,) = recognise_forms(document("项目支出绩效自评表", "（2022年度）", table))
    found = (form.supervising_department, form.implementing_unit)
    assert [entry.text if entry else "" for entry in found] == [supervising, implementing]
