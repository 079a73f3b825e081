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


def test_a_body_goes_by_the_row_above_its_own_beginning() -> None:
    table = """
        指标|三级||得分
        数量|册数||10
        小计|分值|得分|合计
        质量|合格率||20
    """
    found = with_merges(grid(table), body=(2, 4))
    assert spans(found) == {"三级": (1, 2), "册数": (1, 2)}  # 分值 and 得分 are columns apart


def test_a_body_in_the_first_row_has_no_header_to_merge_by() -> None:
    found = with_merges(grid("册数||10\n场次||20"), body=(1, 2))
    assert spans(found) == {}


def test_empty_cells_behind_an_empty_value_are_values_too() -> None:
    found = with_merges(grid("名称|分值|得分|原因\n册数||10|\n场次|||雨"), body=(2, 3))
    assert spans(found) == {}


def test_a_label_goes_down_over_one_column_alone() -> None:
    found = with_merges(grid("产出|数量|册数\n||场次\n||期数\n效益||知晓率"))
    assert spans(found) == {"产出": (3, 1), "数量": (3, 1), "效益": (1, 2)}


def test_most_rows_say_where_a_field_stands() -> None:
    table = grid("""
        序|名称|册数|5
        序|名称|场次|6
        名称|期数|7|
        序|名称|人数|8
    """)
    rows = {
        1: {"name": 3, "actual": 4},
        2: {"name": 3, "actual": 4},
        3: {"name": 2, "actual": 3},
        4: {"name": 3, "actual": 4},
    }
    found = realigned(table, rows)
    assert found is not None
    assert ["|".join(cell.text for cell in row) for row in found.by_row()] == [
        "序|名称|册数|5",
        "序|名称|场次|6",
        "名称||期数|7",
        "序|名称|人数|8",
    ]
    assert [cell.column for cell in found.by_row()[2]] == [1, 2, 3, 4]


def test_a_field_of_moved_rows_alone_stays_and_rows_without_fields_keep_their_gaps() -> None:
    table = grid("""
        名称||分值
        册数||5
        场次||6
        |期数|备注
    """)
    rows = {2: {"name": 1, "points": 3}, 3: {"name": 1, "points": 3}, 4: {"name": 2, "note": 3}}
    found = realigned(table, rows)
    assert found is not None
    assert ["|".join(cell.text for cell in row) for row in found.by_row()] == [
        "名称||分值",
        "册数||5",
        "场次||6",
        "期数||备注",
    ]
    assert realigned(table, {4: {"note": 3}}) is not None  # no row has a name
