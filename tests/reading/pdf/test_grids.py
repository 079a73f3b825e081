"""Ruled tables as typst and LibreOffice print them: texts, merged cells, tables over pages."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.pdf.pdf_making import (
    FAMILIES,
    bench,
    grids,
    office_pdf,
    read,
    rows,
    spans,
    texts,
    typst_pdf,
)

BENCH = bench()
pytestmark = pytest.mark.usefixtures("installed_fonts")


def truth(table) -> dict[tuple[int, int, int, int], str]:
    return {
        (cell.row, cell.column, cell.row_span, cell.column_span): cell.text for cell in table.cells
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 2**32),
    high=st.integers(2, 10),
    wide=st.integers(2, 9),
    merges=st.integers(0, 12),
    small=st.booleans(),
)
def test_random_tables_come_back_cell_for_cell(seed, high, wide, merges, small):
    table = BENCH.random_table(random.Random(seed), high, wide, merges)
    if len([cell for cell in table.cells if cell.text]) < 2:
        return
    data = BENCH.as_typst(
        [table],
        'paper: "a3", flipped: true, margin: 1.5cm',
        "7pt" if small else "10pt",
        FAMILIES,
    )
    (grid,) = grids(read(data))
    assert spans(grid) == truth(table)
    assert (grid.rows, grid.columns, grid.merged_known) == (table.rows, table.columns, True)


def test_cells_of_one_table_do_not_overlap_and_hold_their_text():
    table = BENCH.random_table(random.Random(7), 8, 6, 8)
    (grid,) = grids(read(BENCH.as_typst([table], fonts=FAMILIES)))
    covered = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered)) == grid.rows * grid.columns


def long_table(count: int, header: str = "[序号],[指标],[完成值]") -> str:
    body = ",".join(f"[{n}],[指标第{n}项],[{n}.50]" for n in range(1, count + 1))
    return f"#table(columns: (1fr, 2fr, 1fr), stroke: 0.5pt, table.header({header}), {body})"


def test_a_table_over_three_pages_is_one_grid_without_its_repeated_headers():
    document = read(typst_pdf("表一\n" + long_table(110)))
    (grid,) = grids(document)
    assert len(document.pages) == 3
    assert rows(grid) == [
        ["序号", "指标", "完成值"],
        *([str(n), f"指标第{n}项", f"{n}.50"] for n in range(1, 111)),
    ]
    last = grid.at(111, 3)
    assert last is not None
    assert (last.place.page, last.place.row) == (3, 111)


def test_two_forms_on_following_pages_stay_two():
    form = (
        "#table(columns: (1fr, 2fr), stroke: 0.5pt,"
        " [项目名称],[{0}],[主管部门],[财政局],[执行率],[{1}])"
    )
    document = read(typst_pdf(form.format("甲", "98%") + "#pagebreak()" + form.format("乙", "97%")))
    assert [rows(grid)[0] for grid in grids(document)] == [["项目名称", "甲"], ["项目名称", "乙"]]


def test_a_merged_cell_goes_on_over_the_page_break():
    body = ",".join(f"[{n}],[指标第{n}项],[{n}.50]" for n in range(1, 60))
    table = (
        "#table(columns: (3em, 1fr, 2fr, 1fr), stroke: 0.5pt, table.cell(rowspan: 59)[产出指标],"
        f" {body})"
    )
    (grid,) = grids(read(typst_pdf(table)))
    label = grid.at(59, 1)
    assert label is not None
    assert (label.text, label.row, label.row_span, grid.rows) == ("产出指标", 1, 59, 59)


def test_line_breaks_inside_cells():
    narrow = (
        "#table(columns: (3.2em, 6em, 5em), stroke: 0.5pt, inset: 2pt,"
        " [年度绩效指标完成情况],[budget execution rate],[12939.37万元])"
    )
    (grid,) = grids(read(typst_pdf(narrow)))
    assert rows(grid) == [["年度绩效指标完成情况", "budget execution rate", "12939.37万元"]]


def test_double_borders_make_no_cells():
    double = (
        "#box(stroke: 0.5pt, inset: 1.5pt, table(columns: 2, stroke: 0.5pt, [甲], [乙], [1.0],"
        " [2.0]))"
    )
    (grid,) = grids(read(typst_pdf(double)))
    assert rows(grid) == [["甲", "乙"], ["1.0", "2.0"]]


def test_tables_side_by_side_stay_apart():
    pair = (
        "#grid(columns: 2, gutter: 2em, table(columns: 2, [甲], [1], [乙], [2]), table(columns: 2,"
        " [丙], [3], [丁], [4]))"
    )
    assert sorted(rows(grid)[0] for grid in grids(read(typst_pdf(pair)))) == [
        ["丙", "3"],
        ["甲", "1"],
    ]


# LibreOffice


def as_docx(table, path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    # broad: a word that just fills its line looks like one cut there, and which one does so
    # depends on the font
    paper = document.sections[0]
    paper.page_width, paper.page_height = paper.page_height, paper.page_width
    document.add_paragraph("项目支出绩效自评情况的说明")
    made = document.add_table(table.rows, table.columns, style="Table Grid")
    for cell in table.cells:
        target = made.cell(cell.row, cell.column)
        if cell.row_span * cell.column_span > 1:
            target = target.merge(
                made.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
            )
        target.text = cell.text
    document.add_paragraph("注：本表由单位填报。")
    document.save(str(path))


def as_xlsx(table, path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.styles import Alignment, Border, Side

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
        fitToPage=True
    )
    thin = Side(style="thin")
    for row in range(1, table.rows + 1):
        sheet.row_dimensions[row].height = 60
        for column in range(1, table.columns + 1):
            sheet.cell(row, column).border = Border(thin, thin, thin, thin)
            sheet.column_dimensions[chr(64 + column)].width = 16
    for cell in table.cells:
        target = sheet.cell(cell.row + 1, cell.column + 1, cell.text)
        target.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        if cell.row_span * cell.column_span > 1:
            sheet.merge_cells(
                None,
                cell.row + 1,
                cell.column + 1,
                cell.row + cell.row_span,
                cell.column + cell.column_span,
            )
    book.save(path)


@pytest.mark.parametrize("seed", [0, 5])
def test_tables_printed_from_a_word_document(tmp_path, seed):
    source = random.Random(seed)
    table = BENCH.random_table(source, source.randint(8, 24), source.randint(4, 7), 8)
    as_docx(table, tmp_path / "a.docx")
    document = read(office_pdf(tmp_path / "a.docx"))
    (grid,) = grids(document)
    assert spans(grid) == truth(table)
    assert texts(document) == ["项目支出绩效自评情况的说明", "注：本表由单位填报。"]


@pytest.mark.parametrize("seed", [0, 5])
def test_tables_printed_from_a_workbook_even_where_the_page_cuts_a_merged_cell(tmp_path, seed):
    source = random.Random(seed)
    table = BENCH.random_table(source, source.randint(8, 24), source.randint(4, 7), 8)
    as_xlsx(table, tmp_path / "a.xlsx")
    (grid,) = grids(read(office_pdf(tmp_path / "a.xlsx")))
    assert spans(grid) == truth(table)


def test_a_row_split_over_the_page_by_word_is_put_together(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    table = document.add_table(0, 4, style="Table Grid")
    reason = "由于部分乡镇政策宣传不到位，群众参保缴费的积极性不高" * 8
    for number in range(1, 12):
        cells = table.add_row().cells
        for cell, text in zip(cells, (f"指标{number}", f"{number}00人", f"{number}0.00%", reason)):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    read_back = read(office_pdf(tmp_path / "a.docx"))
    (grid,) = grids(read_back)
    assert len(read_back.pages) > 1
    assert rows(grid) == [[f"指标{n}", f"{n}00人", f"{n}0.00%", reason] for n in range(1, 12)]
