"""Rows at a page's top that repeat a head, of the table or of its last rows."""

from __future__ import annotations

from jixiao.reading.pdf.heads import Repeated, repeated_head, without_head
from tests.reading.pdf.test_joins import part

COLUMNS = ("绩效指标", "一级指标", "二级指标")


def rows(*texts: tuple[str, str, str]) -> list[list[tuple[str, float, float]]]:
    return [[(text, 20, 9) for text in line] for line in texts]


LONG = rows(*[(f"栏目{number}", "内容", "") for number in range(9)], COLUMNS, ("", "产出", "数量"))


def test_a_head_far_down_is_known_by_its_names() -> None:
    table = part(1, 50, LONG, {(9, 0): 2})
    below = part(2, 50, rows(COLUMNS, ("", "产出", "质量")), {(0, 0): 2})
    assert repeated_head(table.cells, 11, below) == Repeated(9, 1)


def test_a_row_of_figures_that_stands_twice_is_no_head() -> None:
    again = ("办结率", "≥90%", "95%")
    table = part(1, 50, [*LONG, *rows(again)], {})
    assert repeated_head(table.cells, 12, part(2, 50, rows(again, ("", "", "")), {})) == Repeated()


def test_a_cell_that_goes_on_below_the_head_begins_there() -> None:
    below = part(2, 50, rows(COLUMNS, ("", "产出", "质量")), {(0, 0): 2})
    left = without_head(below, 1)
    assert [(cell.row, cell.row_span, cell.text) for cell in left.cells] == [
        (0, 1, "绩效指标"),
        (0, 1, "产出"),
        (0, 1, "质量"),
    ]
    assert len(left.ys) == 2
