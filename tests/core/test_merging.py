"""Lost merges put back: labels over the rows below them, words over the empty cells beside them,
missing values left alone.
"""

from __future__ import annotations

from jixiao.core.documents import Cell, Grid
from jixiao.core.merging import realigned, with_merges
from jixiao.core.places import Place


def grid(table: str) -> Grid:
    rows = [line.strip().split("|") for line in table.strip().splitlines()]
    cells = tuple(
        Cell(
            row=row,
            column=column,
            text=text.strip(),
            place=Place(line=row, column=column, text=text.strip()),
        )
        for row, line in enumerate(rows, start=1)
        for column, text in enumerate(line, start=1)
    )
    return Grid(
        cells=cells, rows=len(rows), columns=len(rows[0]), place=Place(line=1), merged_known=False
    )


def spans(found: Grid) -> dict[str, tuple[int, int]]:
    return {
        cell.text: (cell.row_span, cell.column_span)
        for cell in found.cells
        if cell.text and (cell.row_span, cell.column_span) != (1, 1)
    }


TABLE = """
    项目名称|宣传经费||||
    指标|一级|二级|三级||得分
    |产出|数量|册数||10
    |||场次||
    |效益|社会|知晓率||20
"""


def test_labels_go_down_and_words_across() -> None:
    found = with_merges(grid(TABLE), body=(3, 4, 5))
    assert found.merged_known
    assert spans(found) == {
        "宣传经费": (1, 5),
        "指标": (4, 1),
        "三级": (1, 2),
        "产出": (2, 1),
        "数量": (2, 1),
        "册数": (1, 2),
        "场次": (1, 2),
        "知晓率": (1, 2),
    }


def test_an_empty_value_is_no_part_of_its_neighbour() -> None:
    found = with_merges(grid(TABLE), body=(3, 4, 5))
    score = found.at(4, 6)
    assert score is not None
    assert (score.text, score.column, score.row, score.row_span) == ("", 6, 4, 1)


def test_every_position_is_covered_once() -> None:
    found = with_merges(grid(TABLE), body=(3, 4, 5))
    covered = [
        (row, column)
        for cell in found.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [(row, column) for row in range(1, 6) for column in range(1, 7)]


def test_moved_rows_go_back_under_their_columns() -> None:
    moved = grid("""
        产出|数量|册数|5册
        ||场次|6场
        |次数|7次|
    """)
    rows = {
        1: {"level1": 1, "level2": 2, "name": 3, "actual": 4},
        2: {"name": 3, "actual": 4},
        3: {"name": 2, "actual": 3},
    }
    found = realigned(moved, rows)
    assert found is not None
    assert [cell.text for cell in found.by_row()[2]] == ["", "", "次数", "7次"]


def test_cells_that_would_meet_are_left_as_they_are() -> None:
    moved = grid("""
        册数|5册
        场次|6场
        7次|次数
    """)
    assert realigned(moved, {1: {"name": 1}, 2: {"name": 1}, 3: {"name": 2}}) is None
