"""Cells of a fact sheet that mean something else than they are read as are told, those that are clear are taken."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from jixiao.application.factsheets.making import fact_sheet_for
from jixiao.application.reports.data import report_in
from jixiao.application.sources import Source
from jixiao.core.errors import UserError
from tests.application.factsheets.test_reading import INJURY, NAME, Book, cell_of, put, sheet_of


def told(change: Callable[[Book], object]) -> list[str]:
    """What is said of a changed sheet, in words."""
    try:
        found = report_in(sheet_of(INJURY, change)).findings
    except UserError as error:
        found = error.findings
    return [each.message.zh for each in found]


def head(text: str) -> Callable[[Book], object]:
    def change(book: Book) -> None:
        cell_of(book, "项目").value = text

    return change


def unit(value: str | None) -> Callable[[Book], object]:
    def change(book: Book) -> None:
        cell_of(book, "金额单位", sheet="基本情况").value = value

    return change


def merged(book: Book) -> None:
    row = cell_of(book, "保费收入").row
    book["工伤保险"].merge_cells(f"B{row}:B{row + 1}")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (head("本年数（万元）"), ""),
        (head("本年数（元）"), "工伤保险!B4 表头写的是元，“基本情况”页的金额单位是万元：两处请改成一致，金额按它填"),
        (unit("人民币万元"), ""),
        (unit(None), "基本情况!B7 “金额单位”没有填，按万元；不是万元的请填"),
        (merged, "工伤保险!B6:B7 填的是“1000”，几格合并成了一格，看不出是哪一格的；请取消合并，每一格填自己的"),
        (put("当期结余（不含上下级往来）", 5), "填的“5”没有读：这一格由别的格算出，不用填"),
    ],
)  # fmt: skip
def test_what_is_told(change: Callable[[Book], object], said: str) -> None:
    lines = told(change)
    assert any(each.endswith(said) for each in lines) if said else lines == []


def test_an_untouched_sheet_is_told_nothing_of() -> None:
    book = openpyxl.load_workbook(io.BytesIO(fact_sheet_for(INJURY)))
    out = io.BytesIO()
    book.save(out)
    assert report_in(Source(NAME, out.getvalue())).findings == ()
