"""Letters are as large as the page has room for, and rows as high as their texts."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.knowledge.layouts.signing import with_foot
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import Cell, Page, Table
from jixiao.writing.pages.sizing import row_heights

LAYOUTS = list(layouts().values())


def page_of(layout: Layout, rows: int) -> Page:
    names = [f"第{at + 1}项业务按时办结率" for at in range(rows)]
    form = FormData(
        kind=layout.kinds[0],
        year=2024,
        as_of="2024-06",
        project="医保经办能力提升",
        implementing_unit="某县医疗保险服务中心",
        funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="55"),),
        goals=(GoalData(expected="完成全年经办任务。", actual="按序时推进。"),),
        indicators=tuple(
            IndicatorData(level1="产出指标", level2="数量指标", name=name, target="≥95%")
            for name in names
        ),
    )
    return pages_of(form, with_foot(layout))


def table_of(page: Page) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_a_short_form_is_printed_in_letters_that_are_read_at_arms_length(layout: Layout) -> None:
    page = page_of(layout, 2)
    points = table_of(page).points
    assert points is not None
    assert points >= (10 if len(layout.widths) > 12 else Decimal("10.5"))
    document = Document(io.BytesIO(made([page], "docx")))
    runs = [
        run
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    ]
    assert {run.font.size.pt for run in runs} == {float(points)}
    assert f"font-size:{points}pt".encode() in made([page], "html")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_larger_letters_take_no_further_page(layout: Layout) -> None:
    import pdfplumber

    for rows in (6, 12, 18, 24, 30):
        page = page_of(layout, rows)
        usual = Page(
            name=page.name,
            paper=page.paper,
            blocks=tuple(
                Table(
                    cells=each.cells,
                    rows=each.rows,
                    columns=each.columns,
                    widths=each.widths,
                    heads=each.heads,
                )
                if isinstance(each, Table)
                else each
                for each in page.blocks
            ),
        )
        counts = []
        for one in (page, usual):
            with pdfplumber.open(io.BytesIO(made([one], "pdf"))) as pdf:
                counts.append(len(pdf.pages))
        assert counts[0] <= counts[1], rows


def test_rows_are_as_high_as_their_texts_and_what_spans_them() -> None:
    table = Table(
        cells=(
            Cell(row=1, column=1, text="绩效指标一共六", row_span=3),
            Cell(row=1, column=2, text="参保率"),
            Cell(row=2, column=2, text="城乡居民基本养老保险参保率"),
            Cell(row=3, column=2, text="甲"),
        ),
        rows=3,
        columns=2,
    )
    assert row_heights(table, (40, 15), 12, 8) == [20, 32, 20]
    assert row_heights(table, (3, 15), 12, 8) == [27, 39, 27]  # seven lines: 20 points more


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_the_pages_of_a_long_form_are_numbered(layout: Layout) -> None:
    short, long = page_of(layout, 2), page_of(layout, 60)
    assert not short.foot
    document = Document(io.BytesIO(made([long], "docx")))
    words = "".join(str(node.text) for node in document.sections[0].footer._element.iter(qn("w:t")))
    assert words.replace(" ", "") == "—1—"
    sheet = openpyxl.load_workbook(io.BytesIO(made([long], "xlsx"))).worksheets[0]
    assert sheet.oddFooter.center.text == "— &P —"
