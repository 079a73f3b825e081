"""Places found again: by part of what they say where not all of it is the same, and by the page."""

from __future__ import annotations

import pytest

from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.locating import Locator, Spot, span_in
from jixiao.core.places import Place


def cell(at: tuple[int, int], **place: object) -> Cell:
    return Cell(row=at[0], column=at[1], text="字", place=Place(**place))  # type: ignore[arg-type]


DOCUMENT = Document(
    path="a",
    format="txt",
    sha256="",
    blocks=(
        Paragraph(text="一", place=Place(paragraph=1, text="一")),
        Paragraph(text="三", place=Place(line=3, text="三")),
        Paragraph(text="五", place=Place(page=2, text="五")),
        Grid(
            cells=(
                cell((1, 1), table=1, row=1, column=1),
                cell((1, 2), line=7, column=2),
                cell((2, 1), sheet="甲", cell="A2"),
                cell((2, 2), page=2, bbox=(0, 0, 10, 10)),
            ),
            rows=2,
            columns=2,
            place=Place(table=1),
        ),
    ),
)


@pytest.mark.parametrize(
    ("place", "spot"),
    [
        (Place(paragraph=1, sheet="乙"), Spot(0)),
        (Place(paragraph=1, line=99), Spot(0)),
        (Place(paragraph=1, table=5), None),
        (Place(line=3, paragraph=9), Spot(1)),
        (Place(line=3, column=1), None),  # a cell of a line is not the line
        (Place(line=7), None),
        (Place(line=7, column=2, paragraph=9), Spot(3, 1, 2)),
        (Place(line=7, column=3), None),
        (Place(table=1, row=1, column=1, paragraph=5), Spot(3, 1, 1)),
        (Place(row=1, column=1, paragraph=5), None),
        (Place(table=1, row=1, column=2, paragraph=5), None),
        (Place(sheet="甲", cell="A2", row=2), Spot(3, 2, 1)),
        (Place(cell="A2", row=2), None),
        (Place(page=2, bbox=(2, 2, 4, 4)), Spot(3, 2, 2)),
        (Place(page=2, bbox=(8, 8, 12, 12)), Spot(3, 2, 2)),  # its middle is on the edge
        (Place(page=2, bbox=(10, 8, 12, 12)), None),
        (Place(page=2, bbox=(8, 10, 12, 12)), None),
        (Place(page=3, bbox=(2, 2, 4, 4)), None),
        (Place(page=2, line=8), None),
        (Place(table=1), Spot(3, 1, 1)),
    ],
)
def test_a_place_is_found_by_what_it_shares(place: Place, spot: Spot | None) -> None:
    assert Locator(DOCUMENT).find(place) == spot


def test_spots_are_in_the_order_of_reading() -> None:
    assert Spot(0) == Spot(0, 0, 0)
    assert sorted([Spot(1, 2, 1), Spot(1, 1, 2), Spot(0)]) == [
        Spot(0),
        Spot(1, 1, 2),
        Spot(1, 2, 1),
    ]


def test_words_at_the_beginning_are_a_stretch_of_their_own() -> None:
    assert span_in("收入15万元", Place(text="收入")) == (0, 2)
    assert span_in("收入15万元", Place(text="收入", start=1, end=2)) == (1, 2)
    assert span_in("收入15万元", Place(text="入15", start=1)) == (2, 4)
