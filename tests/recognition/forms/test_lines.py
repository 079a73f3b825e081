"""Lines of cells: what a draft says is still to come is an empty cell."""

from __future__ import annotations

from jixiao.core.documents import Cell, Grid
from jixiao.core.places import Place
from jixiao.recognition.forms.lines import lines_of


def test_a_mark_of_what_is_still_to_come_is_nothing() -> None:
    texts = ["完成值", "待补", "填报单位（公章）：待补", "待补缴人数"]
    cells = tuple(
        Cell(row=1, column=at, text=text, place=Place()) for at, text in enumerate(texts, start=1)
    )
    (line,) = lines_of(Grid(cells=cells, rows=1, columns=4, place=Place()), 0)
    assert [slot.text for slot in line.slots] == ["完成值", "填报单位（公章）：", "待补缴人数"]
