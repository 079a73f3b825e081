"""A finding keeps its id in whatever format the form is written: random forms with what is wrong in
them, names as offices write them, tables over several pages.
"""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jixiao.api import Source, convert, review
from jixiao.core.formdata import FormData, GoalData
from jixiao.knowledge.layouts import layouts
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of
from tests.writing.layouts.generating import forms

FORMATS = ("docx", "xlsx", "pdf", "html", "txt")
TOLD = "2021年部分业务推迟到第四季度办理，实际完成1,234.5万元，占年初预算的98.20%，较上年增长5.3%。"
NAMES = (
    "参保缴费人数（万人）",
    "指标1：参保缴费人数",
    "①待遇发放及时率≥95%",
    "2021年全县城乡居民基本养老保险参保缴费人数（含被征地农民、退捕渔民等）完成省下达任务数的比例",
    "Internet plus platform availability",
    "“放管服”改革——“跨省通办”办结率",
    "待遇发放 - 及时率",
    "A/B类",
)
REPORT = """甲县社会保险基金支出绩效评价报告

（2020年度）

(二)机关事业单位养老保险基金预算完成及运行情况分析

2020 年度机关事业单位养老保险基金收入 45262 万元,其中：保费收入 31376 万元，利息收入 109 万元，财政补助收入 13537 万元。基金支出46905,当期结余-6512 万元。

2020年甲县工伤保险基金总收入1.38亿元，较上年减少0.34亿元，增长19.77%，完成年度预算的101.73%。

工伤保险基金总支出1.27亿元，其中：工伤保险待遇支出1.20亿元、其他支出0.20亿元。基金当期结余-0.11亿元。"""


@st.composite
def wrong_forms(draw: st.DrawFn, layout: str) -> FormData:
    """A form of the layout, most of whose sums and scores are wrong, with hard names, long words and
    now and then many rows.
    """
    form: FormData = draw(forms(draw(st.sampled_from(layouts()[layout].kinds)), layout))
    rows = list(form.indicators)
    for _ in range(draw(st.sampled_from((0, 4, 18)))):
        at = draw(st.integers(0, len(rows) - 1))
        rows.insert(at + 1, msgspec.structs.replace(rows[at], extra={}))
    named = tuple(
        msgspec.structs.replace(
            row,
            name=draw(st.one_of(st.just(row.name), st.sampled_from(NAMES))),
            reason=draw(st.sampled_from(("", TOLD, TOLD * 4))),
        )
        for row in rows
    )
    goals = tuple(GoalData(expected=each.expected, actual=TOLD) for each in form.goals)
    return msgspec.structs.replace(form, indicators=named, goals=goals)


def ids(content: bytes, fmt: str) -> dict[str, str]:
    """The ids of the findings of a file with what they are told of."""
    [document] = review(Source(f"甲.{fmt}", content)).documents
    assert document.internal == ()
    return {each.id: f"{each.code} {each.field}" for each in document.findings}


@pytest.mark.parametrize("layout", layouts())
@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(data=st.data())
def test_a_form_has_the_same_ids_in_every_format(layout: str, data: st.DataObject) -> None:
    pages = [pages_of(data.draw(wrong_forms(layout)), layouts()[layout])]
    first, *others = ({fmt: ids(made(pages, fmt), fmt)} for fmt in FORMATS)
    assert all(each == first["docx"] for other in others for each in other.values())


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_report_has_the_same_ids_in_every_format(fmt: str) -> None:
    source = Source("报告.txt", REPORT.encode())
    expected = ids(source.content, "txt")
    assert len(expected) > 3
    assert ids(convert(source, fmt).content, fmt) == expected


def test_a_note_before_the_title_leaves_the_ids_of_prose() -> None:
    noted = "\n\n".join([*(f"附注{number}" for number in "一二三四五六七"), REPORT])
    assert set(ids(REPORT.encode(), "txt")) <= set(ids(noted.encode(), "txt"))


def form_of_a_fund(title: str, project: str, budget: int) -> FormData:
    row = {"level1": "产出指标", "level2": "质量指标", "name": "发放准确率", "target": "≥90%"}
    parts = (("预算数", "total", 10), ("财政资金", "part", 8), ("其他资金", "part", 2))
    funding = [
        {"source": source, "role": role, "budget": f"{share * budget}.00"}
        | {"executed": f"{share * budget + budget // 100}.00"}
        for source, role, share in parts
    ]
    data = {"kind": "self_evaluation", "title": title, "year": 2024, "project": project}
    data |= {"supervising_department": "某局", "funding": funding}
    data |= {"goals": [{"expected": "保障待遇。", "actual": "已保障。"}], "indicators": [row]}
    return msgspec.convert(data, FormData)


@pytest.mark.parametrize("title", ["附件2", "社保基金支出绩效情况表（2024年）", ""])
@pytest.mark.parametrize("layout", ["xinjiang-si-2020", "target-declaration", "national-2020"])
def test_two_forms_are_two_in_every_format(layout: str, title: str) -> None:
    """In a spreadsheet the second one, whose project is open, was put to the first."""
    first = form_of_a_fund("社会保险支出绩效自评表", "甲项目", 10)
    second = form_of_a_fund(title, "", 500)
    pages = [pages_of(each, layouts()[layout]) for each in (first, second)]
    in_docx, *others = (ids(made(pages, fmt), fmt) for fmt in FORMATS)
    assert any(found.startswith("R131") for found in in_docx.values())
    assert all(each == in_docx for each in others)
