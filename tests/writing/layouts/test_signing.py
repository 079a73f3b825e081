"""What foot and cover print, filled in and empty, and that a foot is on no page of its own."""

from __future__ import annotations

import io

import msgspec
import pdfplumber
import pytest
from docx import Document
from docx.shared import Pt

import jixiao
from jixiao.core.formdata import FormData, IndicatorData
from jixiao.knowledge.layouts import layouts
from jixiao.knowledge.layouts.signing import with_foot
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.layouts.signing import COVER, cover_of, front_of
from jixiao.writing.pages.page import Paragraph
from tests.whole.test_blanks import FUND, SELF

ROW = IndicatorData(
    level1="产出指标", level2="数量指标", name="培训人数", target="≥9人", actual="9人"
)
FORM = FormData(
    kind="self_evaluation",
    title="自评表",
    year=2024,
    project="培训项目",
    implementing_unit="某县社保中心",
    indicators=(ROW,),
)


def lines_of(page: object) -> list[str]:
    blocks = getattr(page, "blocks")  # noqa: B009
    return [each.text for each in blocks if isinstance(each, Paragraph) and each.text.strip()]


def test_an_empty_foot_leaves_room_for_names_and_day() -> None:
    *_, people, unit, day = lines_of(pages_of(FORM, with_foot(layouts()["national-2020"])))
    assert people.startswith("填表人：　　　　　审核人：")
    assert unit == "填报单位（公章）：某县社保中心"
    assert day == "填报日期：　　　年　　月　　日"


def test_a_cover_names_what_its_forms_have_in_common() -> None:
    other = msgspec.structs.replace(FORM, implementing_unit="某县人社局")
    page = cover_of([FORM, other])
    said = [line.strip() for line in lines_of(page)]
    assert page.name == COVER
    assert said[:2] == ["自评表", "（2024年度）"]
    assert "填报单位（公章）：" in said
    assert "填报日期：　　　年　　月　　日" in said
    assert "填报单位（公章）：某县社保中心" in [line.strip() for line in lines_of(cover_of([FORM]))]


def test_a_cover_of_forms_with_several_titles_bears_the_title_of_their_layout() -> None:
    other = msgspec.structs.replace(FORM, title="某县自评表")
    sheet, plan = layouts()["national-2020"], layouts()["target-declaration"]
    assert lines_of(front_of([(FORM, sheet), (FORM, sheet)]))[0] == "自评表"
    assert lines_of(front_of([(FORM, sheet), (other, sheet)]))[0] == sheet.title
    both = lines_of(front_of([(FORM, sheet), (other, plan), (FORM, sheet)]))[0]
    assert both == f"{sheet.title}、{plan.title}"


def test_a_long_unit_of_a_cover_goes_on_below_its_own_name() -> None:
    unit = "某某自治县社会保险事业管理中心城乡居民养老保险服务科"
    cover = cover_of([msgspec.structs.replace(FORM, implementing_unit=unit)])
    (line,) = [
        each for each in Document(io.BytesIO(made([cover], "docx"))).paragraphs if unit in each.text
    ]
    indent = line.paragraph_format
    assert indent.first_line_indent == -9 * Pt(16)  # 填报单位（公章）：
    assert indent.left_indent == (3 + 9) * Pt(16)
    with pdfplumber.open(io.BytesIO(made([cover], "pdf"))) as pdf:
        words = pdf.pages[0].extract_words()
    (first,) = [each for each in words if each["text"].startswith("填报单位")]
    below = next(each for each in words if each["top"] > first["top"] + 5)
    assert below["x0"] >= first["x0"] + 8 * 16
    assert b"text-indent:-9em" in made([cover], "html")


@pytest.mark.parametrize("layout_id", list(layouts()))
def test_a_foot_never_has_a_page_of_its_own(layout_id: str) -> None:
    layout = with_foot(layouts()[layout_id])
    for rows in range(20, 44, 2):
        names = [f"业务{at}号" for at in range(rows)]
        indicators = tuple(msgspec.structs.replace(ROW, name=name) for name in names)
        form = msgspec.structs.replace(FORM, kind=layout.kinds[0], indicators=indicators)
        with pdfplumber.open(io.BytesIO(made([pages_of(form, layout)], "pdf"))) as pdf:
            last = "".join(pdf.pages[-1].extract_text().split())
        assert "填报日期" in last
        assert sum(name in last for name in names) >= 2, rows


def text(data: FormData, layout: str) -> str:
    made = jixiao.fill(data, "txt", layout=layout, foot=True, cover=True, draft=True)
    return made.files[0].content.decode("utf-8-sig")


def test_where_a_table_names_the_department_alone_it_is_the_one_that_files() -> None:
    said = text(msgspec.structs.replace(FUND, implementing_unit=""), "xinjiang-si-2020")
    assert said.count("填报单位（公章）：平远县财政局") == 2
    assert text(FUND, "xinjiang-si-2020").count("填报单位（公章）：平远县社保中心") == 2


@pytest.mark.parametrize("layout", ["national-2020", "ningxia-2024"])
def test_where_a_table_has_a_place_for_the_unit_nobody_stands_in_for_it(layout: str) -> None:
    assert "填报单位（公章）：平远县财政局" not in text(
        msgspec.structs.replace(SELF, implementing_unit=""), layout
    )
