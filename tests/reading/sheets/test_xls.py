"""Old Excel workbooks."""

from __future__ import annotations

import io
from decimal import Decimal

import xlwt

from jixiao.core.documents import Grid
from jixiao.reading import read_bytes


def _workbook() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("自评表")
    sheet.write_merge(0, 0, 0, 2, "绩效自评表")
    sheet.write(1, 0, "执行率")
    sheet.write(1, 1, 0.7632, xlwt.easyxf(num_format_str="0.00%"))
    sheet.write(1, 2, 0.1 + 0.2)
    sheet.row(1).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_merges_formats_and_places() -> None:
    (document,) = read_bytes(_workbook(), "表.et")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert document.format == "xls"
    assert document.findings == ()
    assert [(cell.place.cell, cell.text, cell.column_span) for cell in grid.cells] == [
        ("A1", "绩效自评表", 3),
        ("A2", "执行率", 1),
        ("B2", "76.32%", 1),
        ("C2", "0.3", 1),
    ]
    assert (grid.cells[2].stored, grid.cells[2].hidden, grid.sheet) == (
        Decimal("0.7632"),
        True,
        "自评表",
    )


def test_a_truncated_workbook_is_told() -> None:
    data = _workbook()
    for length in (600, 2000, len(data) // 2):
        (document,) = read_bytes(data[:length], "表.xls")
        assert [(each.code, document.readable) for each in document.findings] == [("R101", False)]


def test_a_password_record_is_told() -> None:
    data = _workbook()
    at = data.index(b"\x09\x08\x10\x00") + 20
    (document,) = read_bytes(data[:at] + b"\x2f\x00" + data[at + 2 :], "表.xls")
    assert [each.code for each in document.findings] == ["R102"]
