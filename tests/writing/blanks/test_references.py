"""References where rows are put in."""

from __future__ import annotations

import pytest

from jixiao.writing.blanks.references import (
    Insertions,
    area_name,
    area_of,
    areas_moved,
    cell_moved,
    formula_copied,
    formula_moved,
)

ROWS = Insertions({5: 2, 8: 1})  # two rows behind the fifth, one behind the eighth


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A5", "A5"),
        ("A6", "A8"),
        ("A9", "A12"),
        ("$B$9*2", "$B$12*2"),
        ("SUM(D4:D5)", "SUM(D4:D7)"),  # it ends where rows are put in: they are summed too
        ("SUM(D5:D5)", "SUM(D5:D7)"),
        ("SUM(A5:F5)", "SUM(A5:F5)"),  # across the row itself
        ("SUM(D4:D6)", "SUM(D4:D8)"),
        ("SUM(5:8)", "SUM(5:11)"),
        ("表二!A9+A9", "表二!A9+A12"),
        ("'自评表'!A9", "'自评表'!A12"),
        ("自评表!A9", "自评表!A12"),
        ("[1]自评表!A9", "[1]自评表!A9"),
        ('IF(A6="A9","A9",LOG10(A9))', 'IF(A8="A9","A9",LOG10(A12))'),
        ("Q1_A9+总分9", "Q1_A9+总分9"),  # names
    ],
)
def test_a_formula_follows_its_cells(formula: str, moved: str) -> None:
    assert formula_moved(formula, ROWS, "自评表", "自评表") == moved


def test_a_formula_of_another_sheet_follows_what_it_names() -> None:
    assert formula_moved("自评表!A9+A9", ROWS, "自评表", "汇总") == "自评表!A12+A9"


def test_a_formula_in_a_copied_row_speaks_of_that_row() -> None:
    assert formula_copied("G5*$F$2+H$3+A4", 2) == "G7*$F$2+H$3+A6"
    assert formula_copied("A1+$B1", 0, 2) == "C1+$B1"
    assert formula_copied("表二!A1:B2", 1) == "表二!A2:B3"


def test_ranges_grow_over_the_rows_put_in() -> None:
    assert areas_moved("A1:B5 C6", ROWS) == "A1:B7 C8"
    assert areas_moved("A5", ROWS) == "A5:A7"
    assert cell_moved("C9", ROWS) == "C12"


def test_areas_are_read_and_written() -> None:
    assert area_of("B2:AA5") == (2, 2, 5, 27)
    assert area_name((2, 2, 5, 27)) == "B2:AA5"
    assert area_of("B:B") is None
