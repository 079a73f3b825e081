"""The goals of a form read back as they are printed, whatever of a goal is left open."""

from __future__ import annotations

import msgspec
import pytest
from layout_tables import document, merged, tabbed

from jixiao import FormData, Source, load_forms, review
from jixiao.knowledge.layouts import layouts
from jixiao.recognition.forms import recognise_forms
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of

FORMATS = ("docx", "xlsx", "txt", "html", "pdf")
MONITORING = ("national-monitoring-2019", "xinjiang-monitoring-2020")
GOALS = [
    (expected, actual, completion)
    for expected in ("", "全年完成三次培训。")
    for actual in ("", "已完成两次培训。", "95%")
    for completion in ("", "84.04%", "84.04", "0.8404", "0")
    if expected or actual or completion
]


def written(layout: str, fmt: str, goals: list[tuple[str, str, str]]) -> Source:
    rows = [
        {"level1": "产出指标", "level2": level, "name": name, "target": "≥90%", "actual": "92%"}
        | {"completion": "50.00%"}
        for level, name in (("数量指标", "培训完成比例"), ("质量指标", "培训合格率"))
    ]
    data = {"kind": "monitoring", "year": 2024, "as_of": "2024-06", "project": "培训经费"}
    data |= {"title": "项目支出绩效运行监控表", "implementing_unit": "某局", "indicators": rows}
    data |= {"funding": [{"source": "年度资金总额", "role": "total", "budget": "100"}]}
    keys = ("expected", "actual", "completion")
    data |= {"goals": [dict(zip(keys, goal, strict=True)) for goal in goals]}
    page = pages_of(msgspec.convert(data, FormData), layouts()[layout])
    return Source(f"监控表.{fmt}", made([page], fmt))


@pytest.mark.parametrize("layout", MONITORING)
@pytest.mark.parametrize("fmt", FORMATS)
def test_whatever_of_a_goal_is_open_the_rest_is_read_back(layout: str, fmt: str) -> None:
    for goal in GOALS:
        (form,) = load_forms(written(layout, fmt, [goal]))
        assert [(each.expected, each.actual, each.completion) for each in form.goals] == [goal]


@pytest.mark.parametrize("layout", MONITORING)
@pytest.mark.parametrize("fmt", FORMATS)
def test_an_overall_completion_without_goals_is_checked(layout: str, fmt: str) -> None:
    (reviewed,) = review(written(layout, fmt, [("", "", "84.04%")])).documents
    told = [each for each in reviewed.findings if each.code == "M903"]
    assert [(each.printed, each.expected) for each in told] == [("84.04%", "50.00")]


CORNERS = """
项目名称 | 培训经费 | < | <
年度总体目标 | 预期目标 | 目前完成情况 | 总体完成率
^ |  |  | 84.04%
绩效目标 | 三级指标 | 指标值 | 完成值
目标1：全年完成培训 | 培训人数 | ≥100人 | 100人
"""


def test_a_completion_without_words_belongs_to_the_goals_beside_the_indicators() -> None:
    (form,) = recognise_forms(document("项目支出绩效运行监控表", merged(CORNERS)))
    (goal,) = form.goals
    assert goal.expected is not None
    assert goal.expected.text == "目标1：全年完成培训"
    assert goal.completion is not None
    assert goal.completion.text == "84.04%"


@pytest.mark.parametrize("text", ["/", "—", ""])
def test_a_row_that_says_nothing_is_no_goal(text: str) -> None:
    table = CORNERS.replace("84.04%", text).replace("目标1：全年完成培训", "产出指标")
    (form,) = recognise_forms(document("项目支出绩效运行监控表", merged(table)))
    assert form.goals == ()


@pytest.mark.parametrize(
    "line",
    [
        "年度绩效目标完成情况|预期目标|保障待遇发放|实际完成情况|发放2.11万人次",
        "年度总体目标|预期目标|保障待遇发放|实际完成情况|发放2.11万人次|",
    ],
)
def test_parts_that_stand_behind_their_labels_in_one_line(line: str) -> None:
    table = f"""
项目名称|工伤待遇||||
{line}
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值
|产出指标|数量指标|待遇人次|≥2万人次|2.11万人次
"""
    (form,) = recognise_forms(document("项目支出绩效自评表", tabbed(table)))
    (goal,) = form.goals
    assert goal.completion is None
    said = [each.text if each else "" for each in (goal.expected, goal.actual)]
    assert said == ["保障待遇发放", "发放2.11万人次"]
