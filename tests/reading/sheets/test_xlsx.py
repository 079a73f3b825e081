"""xlsx: shown texts, merges, formulas with and without results, hidden rows and sheets, size
limits.
"""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter

from jixiao.core.documents import Cell, Document, Grid
from jixiao.reading import read_bytes
from jixiao.reading.sheets.quick import quick_sheet
from jixiao.reading.sheets.stream import read_sheet
from tests.bounds import bounded
from tests.reading.builders import raw_xlsx


def _read(data: bytes, name: str = "表.xlsx") -> Document:
    (document,) = read_bytes(data, name)
    return document


def _saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _by_name(document: Document, sheet: int = 0) -> dict[str | None, Cell]:
    grid = document.blocks[sheet]
    assert isinstance(grid, Grid)
    return {cell.place.cell: cell for cell in grid.cells}


@pytest.mark.parametrize(
    "rows",
    [
        (
            '<row r="1" hidden="1"><c r="A1" s="0"'
            ' t="str"><f>"a"&amp;"b"</f><v>a&lt;b&#20013;</v></c><c r="C1"/></row><row r="3"/><row'
            ' r="4"><c r="B4"><v>2</v></c><c r="C4" t="str"><f>A1</f><v></v></c></row>'
        ),
        (
            '<row r="2" spans="1:2"><c r="A2"><v>1</v></c>\n<c r="B2"><f t="shared"'
            ' si="0">A2</f><v>3</v></c></row>'
        ),
        (
            '<row><c><v>1</v></c></row><row r="5"><c r="A5"'
            ' t="inlineStr"><is><r><t>甲</t></r></is></c></row>'
        ),
        (
            '<row r="5"><c r="A5" t="inlineStr"><is><t xml:space="preserve"> 甲&#20057;'
            " </t></is></c></row>"
        ),
        '<row r="1"><!-- 注 --><c r="A1"><v>1</v></c></row>',
    ],
)
def test_the_short_way_finds_what_the_long_way_finds(rows: str) -> None:
    data = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col'
        f' min="2" max="3" hidden="1"/></cols><sheetData>{rows}</sheetData><mergeCells><mergeCell'
        ' ref="A1:B2"/></mergeCells></worksheet>'
    ).encode()
    short, long = quick_sheet(data), read_sheet(io.BytesIO(data), 1000)
    assert long.cells
    assert short in (None, long)
    assert (short is None) == ("shared" in rows or "<r>" in rows or "<!" in rows)


def test_a_form_keeps_merges_formats_and_places() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "自评表"
    sheet["A1"] = "项目支出绩效自评表"
    sheet.merge_cells("A1:C1")
    sheet["A2"], sheet["B2"], sheet["C2"] = "执行率", 0.7632, 99.8
    sheet["B2"].number_format = "0.00%"
    sheet.column_dimensions["C"].hidden = True
    cells = _by_name(_read(_saved(book)))
    title = cells["A1"]
    assert (title.column_span, title.row_span, title.place.sheet) == (3, 1, "自评表")
    assert (cells["B2"].text, cells["B2"].stored, cells["B2"].hidden) == (
        "76.32%",
        Decimal("0.7632"),
        False,
    )
    assert (cells["C2"].text, cells["C2"].hidden) == ("99.8", True)
    assert "B1" not in cells


def test_empty_outskirts_go_and_empty_cells_inside_stay() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["D3"] = "甲", "乙"
    sheet["Z99"].number_format = "0.00"
    grid = _read(_saved(book)).blocks[0]
    assert isinstance(grid, Grid)
    assert (grid.rows, grid.columns, len(grid.cells)) == (3, 4, 12)


def test_formulas_without_results_are_computed_across_sheets() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "资金 表"
    sheet.append(
        [
            0.1,
            0.2,
            "=A1+B1",
            "=SUM(A1:C1)*10",
            '=IF(C1>0.2,"完成","未完成")',
            "=IFERROR(1/0,0)",
            "=1/0",
            '=ROUND(2/3,2)&"分"',
        ]
    )
    other = book.create_sheet("汇总")
    other["A1"], other["A2"] = "='资金 表'!D1/4", "=VLOOKUP(1,A1:B2,2)"
    other["A1"].number_format = "0.00%"
    document = _read(_saved(book))
    cells, sums = _by_name(document), _by_name(document, 1)
    assert [cells[name].text for name in ("C1", "D1", "E1", "F1", "G1", "H1")] == [
        "0.3",
        "6",
        "完成",
        "0",
        "#DIV/0!",
        "0.67分",
    ]
    assert (sums["A1"].text, sums["A1"].formula) == ("150.00%", "='资金 表'!D1/4")
    assert [(each.code, each.severity, document.readable) for each in document.findings] == [
        ("R110", "remark", True)
    ]
    assert document.findings[0].place.cell == "A2"


@pytest.mark.parametrize("formula", ["=ROUND(1,1E999999)", "=ROUND(1E999999,2)", "=ROUND(1,1E308)"])
def test_sizes_that_no_spreadsheet_holds_are_not_computed(formula: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = formula
    document = _read(_saved(book))
    assert "R110" in [each.code for each in document.findings]


def test_a_stored_result_is_believed() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>2</v></c><c'
        ' r="B1"><f>A1*2</f><v>5</v></c></row></sheetData>'
    )
    cell = _by_name(_read(raw_xlsx(sheet)))["B1"]
    assert (cell.text, cell.formula) == ("5", "=A1*2")


def test_a_zero_written_instead_of_a_result_is_computed() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [20, 30])
    sheet.write_formula(0, 2, "=A1+B1")
    book.close()
    assert _by_name(_read(stream.getvalue()))["C1"].text == "50"


def test_shared_formulas_move_with_their_cell() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2"'
        ' si="0">A1*$A$1+10</f></c></row>'
    )
    rows += '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><f t="shared" si="0"/></c></row>'
    cells = _by_name(_read(raw_xlsx(f"<sheetData>{rows}</sheetData>")))
    assert [(cells[name].text, cells[name].formula) for name in ("B1", "B2")] == [
        ("11", "=A1*$A$1+10"),
        ("13", "=A2*$A$1+10"),
    ]


def test_circular_formulas_are_told_and_not_followed() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1"><f>A1+1</f></c><c r="C1"><v>7</v></c></row>'
    )
    document = _read(raw_xlsx(f"<sheetData>{rows}</sheetData>"))
    assert "R110" in [each.code for each in document.findings]
    assert _by_name(document)["C1"].text == "7"


def test_hidden_rows_and_sheets_are_read_and_marked() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = "显", "藏"
    sheet.row_dimensions[2].hidden = True
    secret = book.create_sheet("底稿")
    secret["A1"] = "旧数"
    secret.sheet_state = "veryHidden"
    document = _read(_saved(book))
    assert [cell.hidden for cell in _by_name(document).values()] == [False, True]
    assert [cell.hidden for cell in _by_name(document, 1).values()] == [True]


def test_cells_without_addresses_and_inline_texts_are_placed() -> None:
    rows = (
        "<row><c><v>1</v></c><c"
        ' t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></is></c></row>'
    )
    rows += '<row><c r="B2" s="0"/><c t="b"><v>1</v></c></row>'
    cells = _by_name(_read(raw_xlsx(f"<sheetData>{rows}</sheetData>")))
    assert (cells["A1"].text, cells["B1"].text, cells["C2"].text) == ("1", "甲乙", "TRUE")


def test_values_without_styles_lose_their_binary_noise() -> None:
    row = '<row r="1"><c r="A1"><v>99.799999999999997</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'
    cells = _by_name(_read(raw_xlsx(f"<sheetData>{row}</sheetData>")))
    assert (cells["A1"].text, cells["A1"].stored, cells["B1"].text) == (
        "99.8",
        Decimal("99.8"),
        "#REF!",
    )


def test_dates_follow_the_calendar_of_the_book() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 44197
    sheet["A1"].number_format = 'yyyy"年"m"月"d"日"'
    assert _by_name(_read(_saved(book)))["A1"].text == "2021年1月1日"


@pytest.mark.parametrize(("value", "merge"), [("1", "A1:XFD1"), ("1", "A1:B2")])
def test_a_merge_over_the_whole_sheet_does_not_widen_the_table(value: str, merge: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>{value}</v></c></row><row r="2"><c r="D2"><v>2</v></c></row>'
    grid = _read(
        raw_xlsx(
            f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="{merge}"/></mergeCells>'
        )
    ).blocks[0]
    assert isinstance(grid, Grid)
    assert grid.columns < 50


def test_a_stray_cell_at_the_far_end_costs_little() -> None:
    with bounded():
        far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        document = _read(
            raw_xlsx(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{far}</sheetData>')
        )
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    assert grid.rows < 100
    assert grid.cells[-1].place.cell == "XFD1048576"


def test_a_million_rows_are_refused_early() -> None:
    row = b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>%d</v></c></row>'
    rows = b"".join(row % (n, n, n, n, n * 7919 % 10007) for n in range(1, 1_000_001))
    data = raw_xlsx(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )
    with bounded():
        document = _read(data)
    assert [(each.code, document.readable) for each in document.findings] == [("R106", False)]


def test_entities_in_a_sheet_are_refused() -> None:
    sheet = (
        b'<!DOCTYPE x [<!ENTITY y "z">]><worksheet'
        b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
    )
    assert [each.code for each in _read(raw_xlsx(sheet)).findings] == ["R107"]


def test_a_sheet_of_running_text_is_paragraphs_in_cells() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row, text in enumerate(("甲县工伤保险基金报告", "", "2020年，收入1.38亿元。"), start=1):
        sheet.cell(row, 2).value = text or None
    document = _read(_saved(book))
    assert [(type(each).__name__, each.place.cell) for each in document.blocks] == [
        ("Paragraph", "B1"),
        ("Paragraph", "B3"),
    ]
    assert not any(each.place.in_cell for each in document.blocks)
    sheet["C1"] = "附件"
    assert isinstance(_read(_saved(book)).blocks[0], Grid)
