"""A table that goes on over a page: which first row is the rest of the row before, and which is new."""

from __future__ import annotations

from msgspec.structs import replace

from jixiao.reading.pdf.grids import PartCell, TablePart
from jixiao.reading.pdf.joins import JoinedTable

WIDTH, HEIGHT, BOTTOM = 50, 20, 700
Printed = tuple[str, float, float]
"""A cell's text, the room left in its last line, the width of its first word."""


def part(
    page: int, top: int, rows: list[list[Printed]], spans: dict[tuple[int, int], int]
) -> TablePart:
    """A table of one page; ``spans`` are how many rows a cell goes on for."""
    covered = {
        (row + down, column) for (row, column), span in spans.items() for down in range(1, span)
    }
    cells = tuple(
        PartCell(
            row=row,
            column=column,
            row_span=spans.get((row, column), 1),
            column_span=1,
            box=(column * WIDTH, top, (column + 1) * WIDTH, top + HEIGHT),
            text=text,
            room_left=room,
            first_word=first,
        )
        for row, cells in enumerate(rows)
        for column, (text, room, first) in enumerate(cells)
        if (row, column) not in covered
    )
    return TablePart(
        page=page,
        xs=tuple(float(WIDTH * column) for column in range(len(rows[0]) + 1)),
        ys=tuple(float(top + HEIGHT * row) for row in range(len(rows) + 1)),
        cells=cells,
    )


def names(first: list[list[Printed]], second: list[list[Printed]]) -> list[str]:
    """The names in the joined table, which stand in the second column beside merged labels."""
    table = JoinedTable(part(1, BOTTOM - HEIGHT * len(first), first, {(0, 0): 2, (2, 0): 2}))
    assert table.append(part(2, 50, second, {}), BOTTOM)
    return [
        cell.text
        for _, cell in sorted(table.cells, key=lambda each: each[1].row)
        if cell.column == 1
    ]


def row(label: str, name: str, target: str, reason: str, room: float = 27) -> list[Printed]:
    return [(label, 20, 9), (name, room, 9), (target, 27, 5), (reason, 5, 0)]


ABOVE = [
    row("产出指标", "参保人数", "≥90%", "因故未完成，"),
    row("", "发放人数", "≥90%", "因故未完成，"),
    row("效益指标", "知晓率", "≥90%", "因故未完成，"),
    row("", "达标率", "≥90%", "因故未完成，"),
    row("满意度指标", "满意工作率", "完成", "因故未完成，"),
]


def test_a_row_under_the_rest_of_a_merged_label_is_a_new_one() -> None:
    """Its cells had room in the lines before, so that they are no rests of them."""
    below = [row("", "回访率", "≥30人", ""), row("群众满意", "办结率", "≥95%", "")]
    assert names(ABOVE, below) == [
        "参保人数",
        "发放人数",
        "知晓率",
        "达标率",
        "满意工作率",
        "回访率",
        "办结率",
    ]


def test_the_rest_of_a_long_reason_is_read_on() -> None:
    below = [row("", "", "", "下年补办并加强管理"), row("群众满意", "办结率", "≥95%", "")]
    assert names(ABOVE, below) == [
        "参保人数",
        "发放人数",
        "知晓率",
        "达标率",
        "满意工作率",
        "办结率",
    ]


def full(name: str, rate: str, word: float) -> list[Printed]:
    """A row whose cells have no room for another word of the width ``word``."""
    return [("", 20, 9), (name, 5, word), ("每月25日前", 1, 9), (rate, 1, 9)]


def test_a_row_with_the_same_figure_is_no_rest_of_the_one_before() -> None:
    above = [*ABOVE[:4], full("参保缴费人数", "50.00%", 9)]
    below = [full("Internet plus platform", "50.00%", 27), full("办结率", "30.00%", 9)]
    assert names(above, below)[-3:] == ["参保缴费人数", "Internet plus platform", "办结率"]


def opened(made: TablePart, *columns: int, top: bool = False) -> TablePart:
    """The part with no border below its last cells of some columns, or above its first ones."""
    last = len(made.ys) - 1

    def without(cell: PartCell) -> PartCell:
        if cell.column not in columns:
            return cell
        if top:
            return replace(cell, open_top=cell.row == 0)
        return replace(cell, open_bottom=cell.row + cell.row_span == last)

    return replace(made, cells=tuple(map(without, made.cells)))


def labels(table: JoinedTable) -> list[tuple[str, int]]:
    """The labels in the first column, and how many rows each has."""
    found = sorted((cell.row, cell) for _, cell in table.cells if cell.column == 0)
    return [(cell.text, cell.row_span) for _, cell in found]


def plain(*texts: str) -> list[Printed]:
    return [(text, 20, 9) for text in texts]


def test_a_label_printed_below_the_break_belongs_to_the_empty_rows_above() -> None:
    above = part(1, 620, [plain("效益", "甲"), plain("", "乙"), plain("", "丙")], {(0, 0): 2})
    table = JoinedTable(above)
    assert table.append(
        part(2, 50, [plain("产出（50分）", "丁"), plain("", "戊")], {(0, 0): 2}), 690
    )
    assert labels(table) == [("效益", 2), ("产出（50分）", 3)]


def test_a_label_without_a_border_below_goes_on_and_is_read_once() -> None:
    above = opened(part(1, 660, [plain("产出", "甲"), plain("", "乙")], {(0, 0): 2}), 0)
    below = opened(part(2, 50, [plain("产出", "丙"), plain("效益", "丁")], {}), 0, top=True)
    table = JoinedTable(above)
    assert table.append(below, BOTTOM)
    assert labels(table) == [("产出", 3), ("效益", 1)]


def test_beside_a_cell_without_a_border_those_with_one_end_with_their_page() -> None:
    above = opened(part(1, 660, [plain("产出", "甲"), plain("", "乙")], {(0, 0): 2, (0, 1): 2}), 0)
    below = opened(part(2, 50, [plain("产出", ""), plain("效益", "丁")], {}), 0, top=True)
    table = JoinedTable(above)
    assert table.append(below, BOTTOM)
    assert [cell.text for _, cell in table.cells if cell.column == 1] == ["甲", "", "丁"]


def test_a_page_with_nothing_but_the_middle_of_a_row_goes_on() -> None:
    above = opened(part(1, 680, [plain("说明", "很长的")], {}), 0, 1)
    middle = opened(part(2, 50, [plain("", "很长很长的")], {}), 0, 1)
    below = opened(part(3, 50, [plain("", "话。"), plain("总分", "100")], {}), 0, 1, top=True)
    table = JoinedTable(above)
    assert table.append(middle, BOTTOM)
    assert table.append(below, BOTTOM)
    assert [cell.text for _, cell in table.cells] == ["说明", "很长的很长很长的话。", "总分", "100"]
