"""Formats of cells that people type over."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.reading.sheets.shown import shown_number
from jixiao.writing.pages.numbers import as_quantity, typed_over


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8", "General"),
        ("8.33", "General"),
        ("110.5", "General"),
        ("100", "General"),
        ("-5公里", 'General"公里"'),
        ("141745人", 'General"人"'),
        ("≥120公里", '"≥"General"公里"'),
        ("96%", "[=0.96]0%;0.00%"),
        ("8.00", "0.00"),
        ("0.80", "0.00"),
        ("3.50公里", '0.00"公里"'),
        ("96.5%", "0.0%"),
        ("100.00%", "0.00%"),
        ("≥95%", '"≥"0%'),
        ("1,234", "#,##0"),
        ("185361234567", "0"),
        ("1234567890.12", "0.00"),
    ],
)
def test_a_format_shows_what_takes_the_place_of_its_number(text: str, code: str) -> None:
    found = as_quantity(text)
    assert found is not None
    assert typed_over(*found) == code
    assert shown_number(found[0], code) == text


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("8", "8.33", "8.33"),
        ("96%", "0.965", "96.50%"),
        ("100公里", "99.5", "99.5公里"),
        ("100公里", "-3", "-3公里"),
        ("96%", "-0.02", "-2.00%"),
    ],
)
def test_another_number_is_shown_with_its_decimals(text: str, typed: str, shown: str) -> None:
    found = as_quantity(text)
    assert found is not None
    assert shown_number(Decimal(typed), typed_over(*found)) == shown
