"""Word documents: merges, revisions, content controls, text boxes, hostile markup."""

from __future__ import annotations

import io

import docx
import pytest

from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.reading import read_bytes
from tests.reading.builders import WORD, paragraph, raw_docx, zip_of


def _read(data: bytes) -> Document:
    (document,) = read_bytes(data, "表.docx")
    return document


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def _cells(block: object) -> list[tuple[int, int, int, int, str]]:
    assert isinstance(block, Grid)
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in block.cells
    ]


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


def test_merges_headings_and_places_of_a_written_document() -> None:
    made = docx.Document()
    made.add_heading("绩效自评表", 1)
    made.add_paragraph("")
    made.add_paragraph("单位：万元")
    table = made.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "竖"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    stream = io.BytesIO()
    made.save(stream)
    document = _read(stream.getvalue())
    heading, unit, grid = document.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(unit, Paragraph)
    assert isinstance(grid, Grid)
    assert (heading.heading_level, unit.place.paragraph) == (1, 3)
    assert _cells(grid) == [
        (1, 1, 2, 1, "竖"),
        (1, 2, 1, 2, "横"),
        (2, 2, 1, 1, "11"),
        (2, 3, 1, 1, "12"),
        (3, 1, 1, 1, "20"),
        (3, 2, 1, 1, "21"),
        (3, 3, 1, 1, "22"),
    ]
    last = grid.cells[-1].place
    assert (last.table, last.row, last.column, last.text) == (1, 3, 3, "22")
    assert grid.at(2, 1) is grid.cells[0]


def test_insertions_stay_and_deletions_go() -> None:
    body = "<w:p><w:r><w:t>执行率</w:t></w:r><w:ins><w:r><w:t>98%</w:t></w:r></w:ins><w:del><w:r><w:delText>89%</w:delText></w:r></w:del></w:p>"
    assert _texts(_read(raw_docx(body))) == ["执行率98%"]


def test_hidden_text_and_field_codes_are_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert _texts(
        _read(raw_docx(f"<w:p>{hidden}<w:r><w:t>显</w:t><w:tab/><w:t>1</w:t></w:r></w:p>"))
    ) == ["显\t1"]


def test_rows_and_cells_in_content_controls_are_kept() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    table = (
        "<w:tbl>"
        + control.format(_row(_cell("甲"), control.format(_cell("乙"))))
        + _row(_cell("丙"), _cell("丁"))
        + "</w:tbl>"
    )
    assert [text for *_, text in _cells(_read(raw_docx(control.format(table))).blocks[0])] == [
        "甲",
        "乙",
        "丙",
        "丁",
    ]


def test_a_vertical_merge_without_a_beginning_is_a_cell_of_its_own() -> None:
    merged, begun = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
    rows = (
        _row(_cell("甲", merged), _cell("1"))
        + _row(_cell("乙", begun), _cell("2"))
        + _row(_cell("", merged), _cell("3"))
    )
    table = f"<w:tbl>{rows}</w:tbl>"
    assert _cells(_read(raw_docx(table)).blocks[0]) == [
        (1, 1, 1, 1, "甲"),
        (1, 2, 1, 1, "1"),
        (2, 1, 2, 1, "乙"),
        (2, 2, 1, 1, "2"),
        (3, 2, 1, 1, "3"),
    ]


def test_skipped_grid_columns_and_deleted_rows() -> None:
    shifted = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>' + _cell("丙") + "</w:tr>"
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>" + _cell("去") + "</w:tr>"
    table = (
        "<w:tbl>"
        + _row(_cell("甲", '<w:gridSpan w:val="2"/>'), _cell("乙"))
        + deleted
        + shifted
        + "</w:tbl>"
    )
    assert _cells(_read(raw_docx(table)).blocks[0]) == [
        (1, 1, 1, 2, "甲"),
        (1, 3, 1, 1, "乙"),
        (2, 3, 1, 1, "丙"),
    ]


def test_a_nested_table_stands_behind_its_host_with_the_next_number() -> None:
    inner = "<w:tbl>" + _row(_cell("里")) + "</w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
    outer, nested = _read(raw_docx(table)).blocks
    assert _cells(outer) == [(1, 1, 1, 1, "外")]
    assert _cells(nested) == [(1, 1, 1, 1, "里")]
    assert nested.place.table == 2


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('单位：万元')}</w:txbxContent>"
    drawn, old = (
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>",
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>",
    )
    both = f"<mc:AlternateContent>{drawn}{old}</mc:AlternateContent>"
    body = (
        "<w:p"
        f' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>标题</w:t></w:r><w:r>{both}</w:r></w:p>'
    )
    assert _texts(_read(raw_docx(body))) == ["标题", "单位：万元"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    prolog = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "x">]>'
    markup = (
        f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{paragraph("&b;")}</w:body></w:document>'
    )
    data = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": markup.encode(encoding)})
    document = _read(data)
    assert [(each.code, document.readable) for each in document.findings] == [("R107", False)]
    assert document.blocks == ()


@pytest.mark.parametrize(("depth", "fatal"), [(30, False), (20_000, True)])
def test_deeply_nested_tables_are_told(depth: int, fatal: bool) -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('层')}" * depth + "</w:tc></w:tr></w:tbl>" * depth
    document = _read(raw_docx(body))
    assert [(each.code, document.readable) for each in document.findings] == [("R106", not fatal)]
    assert bool(document.blocks) is not fatal


def test_a_mass_of_nodes_is_refused_before_the_tree_is_built() -> None:
    document = _read(
        raw_docx(
            "".join(
                f"<w:p><w:r><w:t>{n % 7919 * 104729 % 99991}</w:t></w:r></w:p>"
                for n in range(600_000)
            )
        )
    )
    assert [each.code for each in document.findings] == ["R106"]
