"""HTML: spans, encodings, nested and layout tables, single-file pages."""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.reading import read_bytes


def _read(markup: str, name: str = "a.html", encoding: str = "utf-8") -> Document:
    (document,) = read_bytes(markup.encode(encoding), name)
    return document


def _cells(grid: object) -> list[tuple[int, int, int, int, str]]:
    assert isinstance(grid, Grid)
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in grid.cells
    ]


def test_spans_are_laid_out_as_a_browser_does() -> None:
    document = _read(
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td colspan=3>戊</table>"
    )
    assert _cells(document.blocks[0]) == [
        (1, 1, 2, 1, "甲"),
        (1, 2, 1, 2, "乙"),
        (2, 2, 1, 1, "丙"),
        (2, 3, 1, 1, "丁"),
        (3, 1, 1, 3, "戊"),
    ]


def test_a_row_span_to_the_end_stops_with_the_table() -> None:
    grid = _read("<table><tr><td rowspan=0>甲<td>乙<tr><td>丙</table>").blocks[0]
    assert _cells(grid)[0] == (1, 1, 2, 1, "甲")


def test_a_gb2312_page_is_read_and_source_line_breaks_leave_no_blank() -> None:
    head = '<head><meta charset="gb2312"><title>不要</title></head>'
    document = _read(
        f"<html>{head}<body><h2>绩效\n 目标</h2><p>覆盖率 98%<br>盐城</body></html>",
        encoding="gb18030",
    )
    found = [
        (block.text, block.heading_level)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert found == [("绩效目标", 2), ("覆盖率 98%", None), ("盐城", None)]


def test_places_are_table_row_column_and_paragraph() -> None:
    document = _read("<html><p>前<table><tr><td>a<td>b</table><p>后<table><tr><td>c</table>")
    second = document.blocks[3]
    assert isinstance(second, Grid)
    assert (
        second.cells[0].place.table,
        second.cells[0].place.row,
        second.cells[0].place.column,
    ) == (2, 1, 1)
    assert [block.place.paragraph for block in document.blocks if isinstance(block, Paragraph)] == [
        1,
        2,
    ]


def test_a_table_that_arranges_the_page_is_not_the_form() -> None:
    document = _read(
        "<table><tr><td>首页</td></tr><tr><td><p>自评报告</p><table><tr><td>指标</td><td>98%</td></tr></table></td></tr></table>"
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "首页",
        "自评报告",
    ]
    assert [_cells(block) for block in document.blocks if isinstance(block, Grid)] == [
        [(1, 1, 1, 1, "指标"), (1, 2, 1, 1, "98%")]
    ]


def test_a_small_table_inside_a_form_cell_stands_behind_the_form() -> None:
    rows = "".join(f"<tr><td>指标{n}名称说明</td><td>年度目标值 {n}</td></tr>" for n in range(9))
    document = _read(
        f"<table>{rows}<tr><td>附</td><td>见<table><tr><td>x</td></tr></table></td></tr></table>"
    )
    assert [len(block.cells) for block in document.blocks if isinstance(block, Grid)] == [20, 1]


def test_an_excel_web_page_keeps_stored_values_and_hidden_rows() -> None:
    document = _read(
        '<html><table><tr style="display:none"><td>旧</td></tr><tr><td'
        ' x:num="0.7632">76%</td></tr></table></html>',
        "表.xls",
    )
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    assert (grid.cells[0].hidden, grid.cells[1].hidden, grid.cells[1].stored) == (
        True,
        False,
        Decimal("0.7632"),
    )
    assert [each.code for each in document.findings] == ["R105"]


def test_a_single_file_page_is_read() -> None:
    lines = [
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="b"',
        "",
        "--b",
        "Content-Type: text/html; charset=utf-8",
        "",
        "<p>预算<table><tr><td>1</table>",
        "--b--",
        "",
    ]
    document = _read("\r\n".join(lines), "a.doc")
    assert document.format == "html"
    assert len(document.blocks) == 2


def test_deep_tables_are_told_and_enormous_spans_refused() -> None:
    deep = _read("<table><tr><td>甲" * 60 + "</table>" * 60)
    assert [(each.code, deep.readable) for each in deep.findings] == [("R106", True)]
    huge = _read("<table>" + "<tr><td rowspan=1000 colspan=1000>x</td></tr>" * 2500 + "</table>")
    assert [(each.code, huge.readable) for each in huge.findings] == [("R106", False)]


def test_a_tag_of_a_million_attributes_is_refused_and_an_embedded_picture_is_not() -> None:
    many = _read("<html><p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">x</html>")
    assert [each.code for each in many.findings] == ["R106"]
    picture = _read(
        '<html><img src="data:image/png;base64,' + "QUJD/x+ " * 40_000 + '"><p>预算</p></html>'
    )
    assert len(picture.blocks) == 1
