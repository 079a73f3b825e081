"""Tables drawn for a terminal: merged cells are one, every line is as wide as the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jixiao.knowledge.pictures import areas, parsed
from jixiao.writing import Cell, Page, Paragraph, Table
from jixiao.writing.pages.drawn import drawn

MERGED = """项目名称 | 宣传经费 | < | 备注
项目资金 | | 预算数 | ^
^ | 总额 | 15 | 无"""


def table(picture: str) -> Table:
    rows = parsed(picture)
    cells = tuple(
        Cell(
            row=each.row,
            column=each.column,
            text=each.text,
            row_span=each.row_span,
            column_span=each.column_span,
        )
        for each in areas(rows)
    )
    return Table(cells=cells, rows=len(rows), columns=len(rows[0]))


def test_merged_cells_are_drawn_as_one() -> None:
    page = Page(name="", blocks=(Paragraph(text="自评表"), table(MERGED)))
    assert drawn(page, 80).splitlines() == [
        "自评表",
        "┌──────────┬───────────────┬──────┐",
        "│ 项目名称 │ 宣传经费      │ 备注 │",
        "├──────────┼──────┬────────┤      │",
        "│ 项目资金 │      │ 预算数 │      │",
        "│          ├──────┼────────┼──────┤",
        "│          │ 总额 │ 15     │ 无   │",
        "└──────────┴──────┴────────┴──────┘",
    ]


def test_long_words_are_broken_inside_their_cell() -> None:
    page = Page(name="", blocks=(table("偏差原因分析及改进措施 | 疫情期间停办"),))
    assert drawn(page, 27).splitlines() == [
        "┌────────────┬────────────┐",
        "│ 偏差原因分 │ 疫情期间停 │",
        "│ 析及改进措 │ 办         │",
        "│ 施         │            │",
        "└────────────┴────────────┘",
    ]


@pytest.mark.parametrize("width", [30, 60, 100])
@given(texts=st.lists(st.text("预算执行数12.%≥abc\n ", max_size=40), min_size=5, max_size=5))
def test_every_line_is_as_wide_as_the_others(width: int, texts: list[str]) -> None:
    cells = (
        Cell(row=1, column=1, row_span=2, text=texts[0]),
        Cell(row=1, column=2, column_span=2, text=texts[1]),
        Cell(row=2, column=2, text=texts[2]),
        Cell(row=2, column=3, row_span=2, text=texts[3]),
        Cell(row=3, column=1, column_span=2, text=texts[4]),
    )
    lines = drawn(Page(name="", blocks=(Table(cells=cells, rows=3, columns=3),)), width).split("\n")
    assert len({cell_len(line) for line in lines}) == 1
    assert cell_len(lines[0]) <= width
