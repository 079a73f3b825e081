"""Documents as they were read: the cells of a grid by place and by row, and why nothing was read."""

from __future__ import annotations

import pytest

from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.places import Place


def cell(row: int, column: int, text: str, row_span: int = 1, column_span: int = 1) -> Cell:
    return Cell(
        row=row,
        column=column,
        text=text,
        place=Place(table=1, row=row, column=column, text=text),
        row_span=row_span,
        column_span=column_span,
    )


# 甲 over two rows, 乙 over two columns, nothing at (2, 3), 丁 under all three
GRID = Grid(
    cells=(
        cell(1, 1, "甲", row_span=2),
        cell(1, 2, "乙", column_span=2),
        cell(2, 2, "丙"),
        cell(3, 1, "丁", column_span=3),
    ),
    rows=3,
    columns=3,
    place=Place(table=1),
)


@pytest.mark.parametrize(
    ("row", "begins", "covers"),
    [(1, "甲乙", "甲乙"), (2, "丙", "甲丙"), (3, "丁", "丁"), (4, None, "")],
)
def test_the_cells_of_a_row(row: int, begins: str | None, covers: str) -> None:
    if begins is not None:
        assert "".join(each.text for each in GRID.by_row()[row - 1]) == begins
    assert "".join(each.text for each in GRID.covering(row)) == covers


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [(1, 1, "甲"), (2, 1, "甲"), (1, 3, "乙"), (2, 2, "丙"), (2, 3, None), (3, 3, "丁"), (4, 1, None), (0, 1, None)],
)  # fmt: skip
def test_the_anchor_that_covers_a_place(row: int, column: int, text: str | None) -> None:
    found = GRID.at(row, column)
    assert (found.text if found is not None else None) == text


def test_a_cell_of_its_own_is_one_wide_and_seen() -> None:
    single = Cell(row=1, column=1, text="甲", place=Place())
    assert (single.row_span, single.column_span, single.hidden) == (1, 1, False)
    assert Grid(cells=(single,), rows=1, columns=2, place=Place()).at(1, 2) is None
    assert Grid(cells=(), rows=0, columns=0, place=Place()).merged_known


def finding(code: str, place: Place) -> Finding:
    return Finding(
        code=code, severity=Severity.WARNING, message=Text(code, code), address="", place=place
    )


def test_findings_get_the_documents_address_and_the_files_name_where_they_have_no_place() -> None:
    found = (finding("R101", Place()), finding("R102", Place(line=3, text="第三行")))
    plain = Document(path="folder/甲.docx", format="docx", sha256="", findings=found)
    whole, placed = plain.placed(2)
    assert (whole.address, whole.place.text, whole.quote) == ("2:file", "甲.docx", "")
    assert (placed.address, placed.place, placed.quote) == (
        "2:file",
        Place(line=3, text="第三行"),
        "第三行",
    )
    member = Document(path="包.zip", member="里/乙.xlsx", format="xlsx", sha256="", findings=found)
    assert member.placed(0)[0].place.text == "乙.xlsx"


def test_a_document_that_could_not_be_read_says_why_by_its_last_finding() -> None:
    found = (finding("R101", Place()), finding("R102", Place()))
    read = Document(path="甲.txt", format="txt", sha256="", findings=found)
    assert read.readable
    assert read.refusal is None
    refused = Document(path="甲.txt", format="txt", sha256="", findings=found, readable=False)
    assert refused.refusal == Text("R102", "R102")


def test_the_texts_of_a_grid_stand_each_in_its_column() -> None:
    grid = Grid(
        sheet="甲",
        place=Place(),
        rows=2,
        columns=2,
        cells=(
            Cell(row=1, column=2, text=" 乙 ", place=Place()),
            Cell(row=2, column=1, text="丙", column_span=2, place=Place()),
        ),
    )
    assert grid.texts() == [["", "乙"], ["丙", ""]]
