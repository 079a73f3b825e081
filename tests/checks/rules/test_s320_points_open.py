"""S320: which rows lack their points, and what is no lack."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.api import review
from jixiao.core.formdata import FormData, IndicatorData, form_of
from jixiao.judging.totals import without_points
from jixiao.reading import read_bytes
from tests.checks.builders import Sheet, findings

HEAD = "level1 | level2 | name | target | actual | points | score\n"
FULL = HEAD + "产出 | 数量 | 甲率 | ≥9% | 9% | 50 | 50\n产出 | 数量 | 乙率 | ≥9% | 9% | 40 | 40\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("产出 | 质量 | 丙率 | ≥9% | 9% | | ", "没有分值，合计"),
        ("产出 | 质量 | 丙率 | ≥9% | 9% | — | 5", "没有分值，却得5分，合计"),
        ("产出 | 质量 | 丙率 | ≥9% | 9% | 无 | ", "没有分值，合计"),
        ("产出 | 质量 | 丙率 | | | | ", ""),  # nothing to judge it by
        ("产出 | 质量 | 指标3：/ | ≥9% | 9% | | ", ""),
        ("产出 | 质量 | 丙率 | ≥9% | 9% | 10 | ", ""),
        ("产出 | 质量 | 丙率 | ≥9% | 9% | 1,0 | ", ""),  # R121 tells it
    ],
)
def test_a_row_without_points(row: str, told: str) -> None:
    found = findings("S320", Sheet(FULL + row))
    assert [told in each.message.zh for each in found] == ([True] if told else [])


def test_where_most_rows_have_none_they_stand_elsewhere() -> None:
    rows = "产出 | 质量 | 丙率 | ≥9% | 9% | | \n" * 3
    assert findings("S320", Sheet(FULL + rows.rstrip())) == []


def test_points_of_a_group_may_stand_in_its_first_rows_alone() -> None:
    rows = [f"{level}|{points}" for level in ("数量", "质量") for points in ("45", "")]
    data = FormData(
        kind="self_evaluation",
        indicators=tuple(
            IndicatorData(
                level1="产出", level2=row.split("|")[0], name=f"甲{at}", target="≥1", points=row[3:]
            )
            for at, row in enumerate(rows)
        ),
    )
    assert without_points(form_of(data)) == ()
    one = msgspec.structs.replace(data.indicators[3], points="5")
    rows_now = (*data.indicators[:3], one)
    assert without_points(form_of(msgspec.structs.replace(data, indicators=rows_now))) == (1,)


MERGED = """<table><tr><td>项目支出绩效自评表</td></tr></table><table>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>甲人数</td><td>≥1人</td><td>1人</td><td rowspan="2">60</td><td>60</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>乙人数</td><td>≥1人</td><td>1人</td><td></td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>丙率</td><td>≥1%</td><td>1%</td>{}</tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>丁率</td><td>≥1%</td><td>1%</td><td>40</td><td>40</td></tr>
</table>"""


@pytest.mark.parametrize(
    ("points", "told"),
    [("<td>0</td><td>0</td>", []), ("<td></td><td></td>", ["丙率没有分值，合计里没有这一行"])],
)
def test_a_merged_cell_has_the_points_of_its_rows(points: str, told: list[str]) -> None:
    seen = review(read_bytes(MERGED.format(points).encode(), "表.html")).documents[0]
    assert [each.message.zh for each in seen.findings if each.code == "S320"] == told
