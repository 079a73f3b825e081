"""A form written in any layout and format reads back as the form that the layout prints."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.core.formdata import FormData, FundingData, IndicatorData, data_of, differences
from jixiao.knowledge.layouts import layouts
from jixiao.knowledge.layouts.signing import as_signed, with_foot
from jixiao.knowledge.packs import load_packs
from jixiao.reading import read_bytes, read_path
from jixiao.recognition import recognise
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of, printed
from jixiao.writing.layouts.signing import cover_of
from tests.writing.layouts.generating import forms

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LAYOUTS = tuple(layouts().values())
CASES = [(layout.id, fmt) for layout in LAYOUTS for fmt in ("xlsx", "docx", "pdf", "html")]
HOLDS_LEVELS = ("xlsx", "docx", "pdf", "html")


def read(content: bytes, fmt: str) -> list[FormData]:
    return [
        data_of(form)
        for document in read_bytes(content, f"form.{fmt}")
        for form in recognise(document).forms
    ]


def back_and_forth(data: FormData, layout_id: str, fmt: str) -> list[tuple[str, str, str]]:
    """The fields that differ between what the layout prints and what its file reads as."""
    layout = layouts()[layout_id]
    page = pages_of(data, layout, formulas=True, pack=load_packs()["cn-2020"])
    found = read(made([page], fmt), fmt)
    assert len(found) == 1
    return list(differences(printed(data, layout), found[0]))


@pytest.mark.parametrize(("layout_id", "fmt"), CASES)
@given(st.data())
@settings(
    max_examples=2,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_forms_with_a_foot_below_a_cover_read_back_equal(
    layout_id: str, fmt: str, data: st.DataObject
) -> None:
    layout = with_foot(layouts()[layout_id])
    form = data.draw(forms(layout.kinds[0], layout_id))
    named = {name: data.draw(st.sampled_from(texts)) for name, texts in SIGNED.items()}
    form = msgspec.structs.replace(form, **named)
    [back] = read(made([cover_of([form]), pages_of(form, layout)], fmt), fmt)
    assert list(differences(printed(form, layout), back)) == []
    assert back.foot
    # it keeps its foot in any other layout
    assert as_signed(layouts()["national-2020"], back).signed


@pytest.mark.parametrize(("layout_id", "fmt"), CASES)
@given(st.data())
@settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_generated_forms_read_back_equal(layout_id: str, fmt: str, data: st.DataObject) -> None:
    form = data.draw(forms(layouts()[layout_id].kinds[0], layout_id))
    assert back_and_forth(form, layout_id, fmt) == []


SIGNED = {
    "prepared_by": ("", "张三"),
    "reviewed_by": ("", "李四光"),
    "head_of_unit": ("", "王五"),
    "telephone": ("", "0951-6012345", "13812345678"),
    "filed_on": ("2025年1月15日",),
}

ANSWERS = (
    "完成",
    "已完成",
    "达标",
    "满意",
    "合格",
    "效果",
    "质量",
    "成本",
    "管理",
    "达成预期指标",
    "达到预期指标",
    "无",
)


@pytest.mark.parametrize("level2", ["满意度指标", "服务对象满意度指标"])
@pytest.mark.parametrize("layout_id", [each.id for each in LAYOUTS])
def test_a_word_that_is_a_level_elsewhere_is_an_answer_among_the_values(
    layout_id: str, level2: str
) -> None:
    for answer in ANSWERS:
        assert read_back(layout_id, level2, "离退休人员满意度", answer) == [], answer


@pytest.mark.parametrize("name", ["社会满意度", "12345", "2024年", "3所", "成本", "项目完成情况"])
@pytest.mark.parametrize("layout_id", [each.id for each in LAYOUTS])
def test_a_name_that_looks_like_something_else_is_a_name(layout_id: str, name: str) -> None:
    assert read_back(layout_id, "满意度指标", name, "96%") == []


def read_back(layout_id: str, level2: str, name: str, actual: str) -> list[tuple[str, str, str]]:
    """What a form's print reads otherwise, whose last row is the one of satisfaction."""
    kind = layouts()[layout_id].kinds[0]
    monitored = kind == "monitoring"
    rest = {"completion": "80%"} if monitored else {"points": "45", "score": "45"}
    rows = (
        IndicatorData(
            level1="产出指标",
            level2="数量指标",
            name="培训人数",
            target="≥9人",
            actual="9人",
            **rest,
        ),
        IndicatorData(
            level1="满意度指标", level2=level2, name=name, target="≥95%", actual=actual, **rest
        ),
    )
    form = FormData(
        kind=kind,
        year=2024,
        as_of="2024-06" if monitored else "",
        project="某培训项目",
        implementing_unit="某单位",
        funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="55"),),
        indicators=rows,
    )
    return [
        each for fmt in ("docx", "xlsx", "html") for each in back_and_forth(form, layout_id, fmt)
    ]


@pytest.mark.parametrize("fmt", HOLDS_LEVELS)
@pytest.mark.parametrize(
    "name", ["yanchi-2024.docx", "kashgar-2020/forms.docx", "yopurga-monitoring-2020.docx"]
)
def test_the_examples_forms_read_back_equal_in_every_layout_of_their_kind(
    name: str, fmt: str
) -> None:
    for document in read_path(EXAMPLES / name):
        for form in recognise(document).forms:
            data = data_of(form)
            for layout in LAYOUTS:
                if data.kind in layout.kinds:
                    assert back_and_forth(data, layout.id, fmt) == [], (form.id, layout.id)


@pytest.mark.usefixtures("writing_fonts")
@pytest.mark.parametrize(
    "name", ["yanchi-2024.docx", "kashgar-2020/forms.docx", "yopurga-monitoring-2020.docx"]
)
def test_pdfs_read_back_equal_whatever_fonts_they_are_set_in(name: str) -> None:
    for document in read_path(EXAMPLES / name):
        for form in recognise(document).forms:
            data = data_of(form)
            for layout in LAYOUTS:
                if data.kind in layout.kinds:
                    assert back_and_forth(data, layout.id, "pdf") == [], (form.id, layout.id)


def test_several_forms_in_one_file_stay_apart() -> None:
    originals = [
        data_of(form)
        for document in read_path(EXAMPLES / "kashgar-2020/forms.docx")
        for form in recognise(document).forms
    ]
    layout = layouts()["national-2020"]
    for fmt in HOLDS_LEVELS:
        found = read(made([pages_of(each, layout) for each in originals], fmt), fmt)
        assert [each.project for each in found] == [each.project for each in originals], fmt
        assert all(
            list(differences(printed(one, layout), other)) == []
            for one, other in zip(originals, found, strict=True)
        ), fmt


@pytest.mark.parametrize("fmt", ["xlsx", "docx", "pdf", "html", "txt"])
@pytest.mark.parametrize("layout_id", ["national-2020", "xinjiang-monitoring-2020"])
def test_what_looks_like_markup_is_text(layout_id: str, fmt: str) -> None:
    names = ("<b>加粗</b>", "&amp;", "&amp;amp;", "甲&amp;<u>乙</u>", "培训<A类>")
    rows = tuple(
        IndicatorData(
            level1="产出指标",
            level2="数量指标",
            name=name,
            target="≥5个",
            actual="5个",
            points="10",
        )
        for name in names
    )
    kind = layouts()[layout_id].kinds[0]
    page = pages_of(FormData(kind=kind, year=2024, indicators=rows), layouts()[layout_id])
    [back] = read(made([page], fmt), fmt)
    assert [row.name for row in back.indicators] == list(names)


@pytest.mark.parametrize("fmt", ["xlsx", "docx", "txt"])
def test_tags_about_a_head_or_a_figure_are_a_converters(fmt: str) -> None:
    row = IndicatorData(
        level1="<b>产出指标</b>", level2="数量指标", name="<b>加粗</b>", target="≥5个", actual="5个"
    )
    page = pages_of(
        FormData(kind="self_evaluation", year=2024, indicators=(row,)), layouts()["national-2020"]
    )
    [back] = read(made([page], fmt), fmt)
    assert [(each.level1, each.name) for each in back.indicators] == [("产出指标", "加粗")]
