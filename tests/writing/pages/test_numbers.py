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
        ("≥120公里", '"≥"General"公里";"≥"-General"公里"'),
        ("96%", "[=0.96]0%;[<0]-0.00####%;0.00####%"),
        ("8.00", "0.00####"),
        ("0.80", "0.00####"),
        ("3.50公里", '0.00####"公里"'),
        ("96.5%", "0.0####%"),
        ("100.00%", "0.00####%"),
        ("≥95%", '[=0.95]"≥"0%;[<0]"≥"-0.00####%;"≥"0.00####%'),
        ("≤0.5%", '"≤"0.0####%;"≤"-0.0####%'),
        ("1,234", "[=1234]#,##0;[<0]-#,##0.00####;#,##0.00####"),
        ("-1,234", "[=-1234]#,##0;[<0]-#,##0.00####;#,##0.00####"),
        ("185361234567", "[=185361234567]0;[<0]-0.00####;0.00####"),
        ("1234567890.12", "0.00####"),
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
        ("96%", "0.89951", "89.951%"),
        ("≥99%", "0.995", "≥99.50%"),
        ("≥99%", "1", "≥100.00%"),
        ("≤5%", "0.004", "≤0.40%"),
        ("≥99%", "-0.02", "≥-2.00%"),
        ("≥100人次", "-2.5", "≥-2.5人次"),
        ("93.5%", "0.89951", "89.951%"),
        ("93.5%", "0.9", "90.0%"),
        ("100.00", "95.256", "95.256"),
        ("100.00", "95.2", "95.20"),
        ("1,234", "1234.5", "1,234.50"),
        ("1,234", "-1234.567", "-1,234.567"),
        ("-5%", "-0.05", "-5%"),
        ("-5%", "-0.055", "-5.50%"),
    ],
)
def test_another_number_is_shown_with_its_decimals(text: str, typed: str, shown: str) -> None:
    found = as_quantity(text)
    assert found is not None
    assert shown_number(Decimal(typed), typed_over(*found)) == shown
