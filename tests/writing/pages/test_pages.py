"""The writers: what every format must keep, and what no input may break."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.writing import FORMATS, Cell, Page, Paragraph, Table, made
from jixiao.writing.files import write_whole
from jixiao.writing.pages.fitting import fitted
from jixiao.writing.pages.numbers import as_number, as_quantity
from jixiao.writing.pages.styles import PAPERS
from jixiao.writing.pages.xlsx import sheet_names


def table(*texts: str) -> Table:
    return Table(
        cells=tuple(Cell(row=at, column=1, text=text) for at, text in enumerate(texts, start=1)),
        rows=len(texts),
        columns=1,
    )


def page(*texts: str, paper: str = "form") -> Page:
    return Page(
        name="表", blocks=(Paragraph(text="绩效自评表", style="title"), table(*texts)), paper=paper
    )


def texts_of(content: bytes, fmt: str) -> str:
    if fmt == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        return "".join(
            str(cell.value)
            for sheet in sheets
            for line in sheet.iter_rows()
            for cell in line
            if cell.value
        )
    if fmt == "docx":
        return "".join(
            cell.text
            for each in Document(io.BytesIO(content)).tables
            for line in each.rows
            for cell in line.cells
        )
    if fmt == "pdf":
        return "".join(
            each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(content)
        )
    return content.decode()


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_pages_give_the_same_bytes(fmt: str) -> None:
    assert made([page("甲", "94.07%")], fmt) == made([page("甲", "94.07%")], fmt)


@pytest.mark.parametrize("fmt", ["xlsx", "docx", "pdf"])
def test_hostile_texts_stay_texts(fmt: str) -> None:
    hostile = (
        "<b>&amp;",
        "#let x = 1",
        "\x00\x0b控制\x1f符",
        "=1+1",
        "$\\frac$",
        '"引号"',
        "{project}",
        "_下划*线*",
    )
    shown = texts_of(made([page(*hostile)], fmt), fmt).replace("\r\n", "")
    for text in (
        "<b>&amp;",
        "#let x = 1",
        "控制符",
        "=1+1",
        "$\\frac$",
        '"引号"',
        "{project}",
        "_下划*线*",
    ):
        assert text in shown


def test_html_has_no_markup_of_its_texts() -> None:
    shown = made([page("<script>alert(1)</script>")], "html").decode()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_docx_names_the_offices_fonts_and_a_report_has_the_standard_page() -> None:
    content = made(
        [
            Page(
                name="报告",
                blocks=(
                    Paragraph(text="标题", style="title"),
                    Paragraph(text="正文。"),
                    table("格"),
                ),
                paper="report",
            )
        ],
        "docx",
    )
    document = Document(io.BytesIO(content))
    fonts = [
        run.element.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
    ]
    assert fonts == ["方正小标宋简体", "仿宋_GB2312"]
    section = document.sections[0]
    assert [
        round(each.mm)
        for each in (
            section.page_width,
            section.top_margin,
            section.left_margin,
            section.right_margin,
        )
    ] == [210, 37, 28, 26]


def test_docx_pages_are_sections_with_their_own_paper() -> None:
    document = Document(
        io.BytesIO(made([page("甲"), page("乙", paper="landscape"), page("丙")], "docx"))
    )
    assert [round(section.page_width.mm) for section in document.sections] == [210, 297, 210]


def test_docx_merges_keep_the_whole_grid() -> None:
    top = (
        Cell(row=1, column=1, text="甲", row_span=2),
        Cell(row=1, column=2, text="乙", column_span=2),
    )
    cells = (*top, Cell(row=2, column=2), Cell(row=2, column=3))
    content = made(
        [Page(name="表", blocks=(Table(cells=cells, rows=2, columns=3, widths=(1, 2, 3)),))], "docx"
    )
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert (xml.count("<w:gridCol "), xml.count("w:vMerge"), xml.count('w:gridSpan w:val="2"')) == (
        3,
        2,
        1,
    )


@pytest.mark.parametrize(
    ("text", "number", "shape"),
    [
        ("222593", "222593", "0"),
        ("1,234.50", "1234.50", "#,##0.00"),
        ("94.07%", "0.9407", "0.00%"),
        ("-9.58%", "-0.0958", "0.00%"),
        ("0", "0", "0"),
    ],
)
def test_figures_become_numbers_that_show_the_same(text: str, number: str, shape: str) -> None:
    assert as_number(text) == (Decimal(number), shape)


@pytest.mark.parametrize(
    "text", ["", "—", "007", "1.2.3", "12345678901234567", "约100", "1e5", "-0", "100%以上", "1,23"]
)
def test_what_is_no_plain_figure_stays_text(text: str) -> None:
    assert as_number(text) is None


@pytest.mark.parametrize(
    ("text", "shape"),
    [("≥95%", '"≥"0%'), ("141745人", '0"人"'), ("≤4500元/台", '"≤"0"元/台"'), ("=100%", '"="0%')],
)
def test_targets_are_numbers_under_a_format_with_sign_and_unit(text: str, shape: str) -> None:
    assert as_quantity(text) is not None
    assert as_quantity(text)[1] == shape


@given(st.text(min_size=1, max_size=60), st.integers(10, 400))
def test_a_fitted_size_is_never_larger_nor_illegible(text: str, width: int) -> None:
    assert 5 <= fitted(text, width, Decimal(9)) <= 9


@given(st.lists(st.text(max_size=50), max_size=20))
@settings(deadline=None)
def test_sheet_names_are_what_excel_takes(names: list[str]) -> None:
    found = sheet_names(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found)


def test_a_failed_write_leaves_nothing_and_keeps_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_whole(path, b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("表.docx", b"old")]


def test_a_machine_without_chinese_fonts_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.writing.pages.pdf._present", lambda: ("DejaVu Sans",))
    with pytest.raises(OSError, match="中文字体"):
        made([page("甲")], "pdf")


@pytest.mark.parametrize(("tables", "repeated"), [(1, "$3:$3"), (2, None)])
def test_a_sheets_only_table_repeats_its_heads_wherever_it_begins(
    tables: int, repeated: str | None
) -> None:
    table = Table(
        cells=tuple(Cell(row=row, column=1, text=str(row)) for row in range(1, 200)),
        rows=199,
        columns=1,
        header_rows=1,
    )
    blocks = (Paragraph(text="题", style="title"), Paragraph(text="说明"), *(table,) * tables)
    book = openpyxl.load_workbook(io.BytesIO(made((Page(name="表", blocks=blocks),), "xlsx")))
    assert book.worksheets[0].print_title_rows == repeated


def test_a_line_of_a_report_has_28_characters() -> None:
    paper, blocks = (
        PAPERS["report"],
        (Paragraph(text="绩" * 60), Paragraph(text="表", style="note")),
    )
    document = Document(
        io.BytesIO(made([Page(name="报告", blocks=blocks, paper="report")], "docx"))
    )
    closer = [
        [
            int(each.get(qn("w:val")))
            for each in line._p.iter(qn("w:spacing"))
            if each.get(qn("w:val"))
        ]
        for line in document.paragraphs[:2]
    ]
    assert closer[1] == []  # what is smaller has room
    (twips,) = closer[0]
    wide = paper.text_width * 72 / 25.4
    assert wide / (16 + twips / 20) >= 28
    assert wide / (16 + twips / 20) < 28.2
