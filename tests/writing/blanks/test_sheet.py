"""Workbooks filled in: numbers in the formats of their cells, what speaks of rows that move."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment
from openpyxl.worksheet.table import Table

from jixiao.core.blanks import Copy, Edits, Write
from jixiao.core.places import Place
from jixiao.writing.blanks.sheet import fill_xlsx, further_rows, locked_cells


def book(change: Any = None) -> bytes:
    made = openpyxl.Workbook()
    page = made.active
    page.title = "表"
    for row in range(1, 7):
        for column in range(1, 5):
            page.cell(row, column).value = f"{row}-{column}" if column < 3 else None
    if change is not None:
        change(page)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def at(cell: str) -> Place:
    return Place(sheet="表", cell=cell)


def page_of(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))["表"]


@pytest.mark.parametrize(
    ("form", "text", "value", "shown"),
    [
        ("General", "1200.50", 1200.5, "0.00"),
        ("General", "94.07%", 0.9407, "0.00%"),
        ("General", "12", 12, "General"),
        ("General", "≥95%", "≥95%", "General"),
        ("#,##0.00", "1200.5", 1200.5, "#,##0.00"),
        ("0.00%", "94.07%", 0.9407, "0.00%"),
        ("0.00%", "94.07", 0.9407, "0.00%"),
        ("0.00", "94.07%", "94.07%", "0.00"),  # 0.94 would be shown
        ("@", "94.07%", "94.07%", "@"),
        ("yyyy-mm-dd", "2024", "2024", "yyyy-mm-dd"),
    ],
)
def test_a_value_is_stored_as_its_cell_wants_it(
    form: str, text: str, value: object, shown: str
) -> None:
    def change(page: Any) -> None:
        page["C2"].number_format = form

    made = page_of(fill_xlsx(book(change), Edits(writes=(Write(place=at("C2"), text=text),))))
    assert made["C2"].value == (pytest.approx(value) if isinstance(value, float) else value)
    assert made["C2"].number_format == shown


def test_a_format_that_is_spelled_out_as_none_is_none() -> None:
    data = book(lambda page: setattr(page["C2"], "number_format", "0.000"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/styles.xml":
                part = part.replace(b'formatCode="0.000"', b'formatCode="General"')
            new.writestr(name, part)
    made = page_of(
        fill_xlsx(buffer.getvalue(), Edits(writes=(Write(place=at("C2"), text="94.07%"),)))
    )
    assert made["C2"].number_format == "0.00%"


def test_what_stands_below_moves_with_its_comment_table_and_colours() -> None:
    def change(page: Any) -> None:
        page["A5"].comment = Comment("请看说明", "局")
        page.conditional_formatting.add("A3:A5", CellIsRule(operator="equal", formula=["$B$6"]))
        page["F5"], page["G5"], page["F6"], page["G6"] = "甲", "乙", 1, 2
        page.add_table(Table(displayName="附", ref="F5:G6"))
        page.freeze_panes = "A2"
        page["D3"] = "=B3&A$1"
        page["D6"] = "=COUNTA(A2:A3)"

    copies = tuple(Copy(at=at("A3"), own=(at("A3"), at("B3"), at("C3"))) for _ in range(2))
    writes = (Write(place=at("B3"), text="新", copy=2), Write(place=at("B4"), text="下"))
    made = page_of(fill_xlsx(book(change), Edits(writes=writes, copies=copies)))
    assert made["A7"].comment.text == "请看说明"
    assert made.tables["附"].ref == "F7:G8"
    (rule,) = made.conditional_formatting
    assert str(rule.sqref) == "A3:A7"
    assert rule.rules[0].formula == ["$B$8"]
    assert (made["D4"].value, made["D5"].value) == ("=B4&A$1", "=B5&A$1")
    assert made["D8"].value == "=COUNTA(A2:A5)"
    assert (made["A4"].value, made["B5"].value, made["B6"].value) == (None, "新", "下")


def test_cells_without_one_of_their_own_grow_over_the_copies() -> None:
    copies = (
        Copy(at=at("A3"), own=(at("B3"), at("C3"))),
        Copy(at=at("A3"), own=(at("A3"), at("B3"), at("C3"))),
        Copy(at=at("A3"), own=(at("B3"), at("C3"))),
    )
    made = page_of(fill_xlsx(book(), Edits(copies=copies)))
    assert {str(each) for each in made.merged_cells.ranges} == {"A3:A4", "A5:A6"}


def test_rows_grow_with_words_that_are_wrapped() -> None:
    def change(page: Any) -> None:
        page["C2"].alignment = Alignment(wrap_text=True)

    long = Edits(writes=(Write(place=at("C2"), text="偏差原因分析及改进措施" * 5),))
    made = page_of(fill_xlsx(book(change), long))
    assert made.row_dimensions[2].height > 100
    assert page_of(fill_xlsx(book(), long)).row_dimensions[2].height is None


def test_locked_cells_and_further_rows() -> None:
    def change(page: Any) -> None:
        page.protection.sheet = True
        page["C2"].protection = openpyxl.styles.Protection(locked=False)
        edge = openpyxl.styles.Border(left=openpyxl.styles.Side(style="thin"))
        for row in (7, 8):
            page.cell(row, 2).border = edge

    data = book(change)
    assert locked_cells(data, [at("C2"), at("D2")]) == {at("D2").key()}
    assert list(further_rows(data, "表", 6)) == [(7, 2, 2), (8, 2, 2)]
