"""Number formats: what a spreadsheet shows of a stored value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.figures import half_up
from jixiao.reading.sheets.shown import general, settled, shown_number, shown_text

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("0.76324", "0.00%", "76.32%"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("-5.5", "0.0_ ", "-5.5"),
        ("-5.5", "0.0_);(0.0)", "(5.5)"),
        ("0", ACCOUNTING, "-"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("12", '0.00"万元"', "12.00万元"),
        ("123456", '0!.0,"万"', "12.3万"),
        ("12345678", "#,##0.00,,", "12.35"),
        ("44197", "yyyy/m/d", "2021/1/1"),
        ("44197.5", 'yyyy"年"m"月"d"日" h:mm', "2021年1月1日 12:00"),
        ("44197", '[DBNum1][$-804]yyyy"年"m"月"', "二〇二一年一月"),
        ("43831.99999999999", "yyyy-mm-dd hh:mm:ss", "2020-01-02 00:00:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.5", "# ?/?", "1/2"),
        ("1.5", "# ?/?", "1 1/2"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0", "#", ""),
        ("1.5", "#.##", "1.5"),
        ("150", '[>=100]0"高";[<10]0"低";0', "150高"),
        ("5", '[>=100]0"高";[<10]0"低";0', "5低"),
        ("85.5", 'G/通用格式"分"', "85.5分"),
        ("5", "00000", "00005"),
        ("-3", "0;;", ""),
        ("3.25", "≥0.00", "≥3.25"),
        ("0.1", "[Red]0.0%", "10.0%"),
        ("1234", "[$¥-804]#,##0.00", "¥1,234.00"),
        ("1.00499999999999989", "0.00", "1.01"),
        ("0.285", "0%", "29%"),
        ("99.799999999999997", "General", "99.8"),
        ("0.30000000000000004", "General", "0.3"),
        ("0.333333333333333", "General", "0.333333333"),
        ("12345678.12345", "General", "12345678.12"),
        ("123456789012", "General", "1.23457E+11"),
        ("100000000000", "0", "100000000000"),
    ],
)
def test_a_value_is_shown_as_the_spreadsheet_shows_it(value: str, code: str, shown: str) -> None:
    assert shown_number(settled(Decimal(value)), code) == shown


def test_texts_follow_a_text_section() -> None:
    assert shown_text("达标", '@"（自评）"') == "达标（自评）"
    assert shown_text("达标", "0.00") == "达标"


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_fixed_places_are_half_up(value: Decimal, places: int) -> None:
    """The short way for common codes and the long way for all others round alike."""
    code = "0." + "0" * places if places else "0"
    expected = format(half_up(abs(value), places), "f")
    short = shown_number(value, code)
    assert short.removeprefix("-") == expected
    assert shown_number(value, f"{code};-{code}").removeprefix("-") == expected


@given(st.decimals(-(10**10), 10**10, places=2))
def test_general_never_shows_float_noise(value: Decimal) -> None:
    """A value through a binary float and back prints as it was."""
    through = settled(Decimal(repr(float(value))))
    assert general(through) == general(value)


@given(
    st.text(max_size=30),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6
    ),
)
def test_no_code_breaks_the_reader(code: str, value: Decimal) -> None:
    """Any text may stand where a format code should."""
    assert isinstance(shown_number(value, code), str)
