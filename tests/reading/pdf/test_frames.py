"""Lattices of a page whose merged cells go on over all of it, so that no line crosses their sides."""

from __future__ import annotations

from jixiao.reading.pdf.frames import frames_of
from jixiao.reading.pdf.page import Stroke

TOP, MIDDLE, BOTTOM = 50.0, 100.0, 150.0
ABOVE = (10.0, 60.0, 110.0, 160.0, 210.0)


def sides(*edges: float) -> list[Stroke]:
    return [Stroke(edge, TOP, BOTTOM) for edge in edges]


def lines(left: float, right: float) -> list[Stroke]:
    return [Stroke(at, left, right) for at in (TOP, MIDDLE, BOTTOM)]


def test_sides_alone_are_of_the_table_beside_them_where_the_page_before_has_them() -> None:
    strokes = lines(110, 210), sides(*ABOVE)
    (alone,) = frames_of(*strokes)
    assert alone.xs == [110.0, 160.0, 210.0]
    (whole,) = frames_of(*strokes, ABOVE)
    assert whole.xs == list(ABOVE)
    assert (0, 0, 2, 1) in whole.regions


def test_two_sides_of_a_merged_cell_are_one_table_where_the_page_before_has_them() -> None:
    strokes = [*lines(10, 60), *lines(110, 210)], sides(*ABOVE)
    assert len(frames_of(*strokes)) == 2
    (whole,) = frames_of(*strokes, ABOVE)
    assert (0, 1, 2, 2) in whole.regions


def test_a_line_at_the_margin_is_no_side() -> None:
    (frame,) = frames_of(lines(110, 210), [*sides(110, 160, 210), Stroke(60, 20, 180)], ABOVE)
    assert frame.xs == [110.0, 160.0, 210.0]
