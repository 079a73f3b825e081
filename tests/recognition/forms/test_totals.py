"""The row of the total: figures, and what stands where they should."""

from __future__ import annotations

import pytest

from jixiao.core.forms import text_of
from jixiao.reading import read_bytes
from jixiao.recognition import recognise

FORM = """<table><tr><td colspan="7">项目支出绩效自评表</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>培训人数</td><td>≥1人</td><td>1人</td><td>50</td><td>50</td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>知晓率</td><td>≥1%</td><td>1%</td><td>50</td><td>50</td></tr>
<tr><td colspan="5">总分</td><td>{}</td><td>{}</td></tr></table>"""


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("100", "100"), ("100", "100")),
        (("100", "约95"), ("100", "约95")),
        (("N/A", "约95"), ("N/A", "约95")),
        (("N/A", ""), ("N/A", "")),
        (("100", "优"), ("100", "")),
        (("100", "—"), ("100", "")),
        (("", ""), ("", "")),  # a total row that nobody filled in is one
        (("", "评价等级"), None),
        (("见附件的说明和计算过程", ""), None),
    ],
)
def test_what_the_total_says(cells: tuple[str, str], read: tuple[str, str] | None) -> None:
    [form] = recognise(read_bytes(FORM.format(*cells).encode(), "表.html")[0]).forms
    found = form.total and (text_of(form.total.points), text_of(form.total.score))
    assert found == read


@pytest.mark.parametrize("points", ["1,5", "1O", "l5", "1，5"])
def test_a_damaged_number_of_points_keeps_its_column_in_text(points: str) -> None:
    rows = (
        (
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因",
        ),
        ("产出指标", "数量指标", "培训人数", "≥1人", "1人", points, "", ""),
        ("效益指标", "社会效益指标", "知晓率", "≥1%", "1%", "50", "50", ""),
    )
    text = "项目支出绩效自评表\n" + "\n".join("\t".join(row) for row in rows)
    [form] = recognise(read_bytes(text.encode(), "表.txt")[0]).forms
    assert text_of(form.indicators[0].points) == points
