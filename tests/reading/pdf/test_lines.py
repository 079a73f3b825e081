"""Lines of one cell as one text: what stands for the break between them."""

from __future__ import annotations

import pytest

from jixiao.reading.pdf.lines import Line, joined


def line(text: str, left: float, right: float) -> Line:
    return Line(text=text, box=(left, 0, right, 10), size=10, parts=(), first_width=5)


@pytest.mark.parametrize(
    ("first", "second", "right", "whole"),
    [
        pytest.param("520", "0人", 36, "5200人", id="a figure as wide as its cell"),
        pytest.param("≥520", "0人", 36, "≥5200人", id="behind its sign"),
        pytest.param("≥520", "0人", 20, "≥520 0人", id="with room for another digit"),
        pytest.param("≥95", "100", 20, "≥95 100", id="two figures"),
    ],
)
def test_a_figure_that_fills_its_cell_goes_on_in_the_next_line(first, second, right, whole):
    assert joined([line(first, 4, right), line(second, 4, 9)], 0, 40) == whole
