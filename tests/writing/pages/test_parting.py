"""Heads of rows stand on every page that their table goes on to, and no last row stands alone."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, data_of
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.as_document import document_of
from jixiao.writing.pages.page import Page, Paragraph, Table
from jixiao.writing.pages.parting import closing_of, kept_together, main_head, parted

LAYOUTS = list(layouts().values())


def form(layout: Layout, rows: int) -> FormData:
    """A form of many rows that go over pages."""
    kind = layout.kinds[0]
    levels = (
        ("产出指标", "数量指标"),
        ("产出指标", "时效指标"),
        ("满意度指标", "服务对象满意度指标"),
    )
    return FormData(
        kind=kind,
        year=2024,
        as_of="2024-06" if kind == "monitoring" else "",
        project="医保经办能力提升",
        implementing_unit="某县医疗保险服务中心",
        funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="55"),),
        goals=(GoalData(expected="完成全年经办任务。", actual="按序时推进。"),),
        indicators=tuple(
            IndicatorData(
                level1=levels[at * 3 // rows][0],
                level2=levels[at * 3 // rows][1],
                name=f"第{at + 1}项业务按时办结率",
                target="≥95%",
                actual="96.5%" if kind != "target_declaration" else "",
            )
            for at in range(rows)
        ),
    )


def page_of(layout: Layout, rows: int = 40) -> Page:
    return pages_of(form(layout, rows), layout)


def table_of(page: Page) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


def words_of(element: Any) -> list[str]:
    """The texts of a part of a Word document."""
    return [each.text for each in element.iter(qn("w:t"))]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_word_repeats_the_heads_of_the_indicators(layout: Layout) -> None:
    document = Document(io.BytesIO(made([page_of(layout)], "docx")))
    above, below = document.element.body.findall(qn("w:tbl"))
    rows = below.findall(qn("w:tr"))
    heads = [row for row in rows if next(row.iter(qn("w:tblHeader")), None) is not None]
    assert heads == rows[: len(heads)]
    assert "三级指标" in words_of(heads[0])
    assert "三级指标" not in words_of(above)
    assert all(next(row.iter(qn("w:cantSplit")), None) is not None for row in rows)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_no_cell_reaches_out_of_a_repeated_head(layout: Layout) -> None:
    for table in parted(table_of(page_of(layout))):
        for cell in table.cells:
            if cell.row <= table.header_rows:
                assert cell.row + cell.row_span - 1 <= table.header_rows


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_a_sheet_repeats_the_heads_in_print(layout: Layout) -> None:
    content = made([page_of(layout)], "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    first, last = (int(each.lstrip("$")) for each in sheet.print_title_rows.split(":"))
    rows = sheet.iter_rows(min_row=first, max_row=last, values_only=True)
    words = {value for row in rows for value in row}
    assert "三级指标" in words


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "html"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_the_print_is_foreseen_as_it_is_read(layout: Layout, fmt: str) -> None:
    pages = [page_of(layout, 12), page_of(layout, 3)]
    [read] = read_bytes(made(pages, fmt), f"表.{fmt}")
    foreseen = document_of(pages, fmt)
    assert [each.place for each in foreseen.blocks] == [each.place for each in read.blocks]
    assert [data_of(each) for each in recognise(foreseen).forms] == [
        data_of(each) for each in recognise(read).forms
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_the_last_page_of_a_pdf_holds_more_than_one_row(layout: Layout) -> None:
    for rows in range(28, 46, 3):
        content = made([page_of(layout, rows)], "pdf")
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            last = pdf.pages[-1].extract_text()
        named = [at for at in range(rows) if f"第{at + 1}项" in "".join(last.split())]
        assert len(named) != 1, rows


def test_short_ends_are_kept_together() -> None:
    table = table_of(page_of(layouts()["national-2020"]))
    assert main_head(table) is not None
    last = parted(table)[-1]
    assert {last.rows - 1, last.rows - 2} <= kept_together(last)
    assert last.rows not in kept_together(last)
    package = zipfile.ZipFile(io.BytesIO(made([page_of(layouts()["national-2020"])], "docx")))
    assert package.read("word/document.xml").count(b"<w:keepNext/>") < 120


def test_who_signs_stays_with_the_last_words() -> None:
    texts = (("一、总体情况", "h1"), ("下一步抓好落实。", "p"), ("", "p"))
    signed = (("东和市社会保险中心", "signed"), ("2022年7月15日", "signed"))
    blocks = [Paragraph(text=text, style=style) for text, style in (*texts, *signed)]
    assert closing_of(blocks) == range(1, 4)
    assert closing_of(blocks[:3]) == range(0)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
def test_no_line_is_doubled_where_a_table_is_parted(layout: Layout) -> None:
    first, rest = parted(table_of(page_of(layout)))
    ending = [cell for cell in first.cells if cell.row + cell.row_span - 1 == first.rows]
    assert ending
    assert {cell.open for cell in ending} == {"below"}
    assert not any(cell.open == "above" for cell in rest.cells if cell.row == 1)
