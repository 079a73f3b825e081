"""What every workbook begins with: the font that its columns' widths are counted in, and texts that stay
texts.
"""

from __future__ import annotations

from typing import Any

DIGITS = {"font_name": "Times New Roman", "font_size": "10.5"}
"""A column's width is a number of digits in the font of the workbook's usual cell. A digit of this one is half
of 10.5 points, the seven pixels that widths are written in; it is on every Windows PC, and what office programs
elsewhere put in its place (Liberation Serif) has the same widths. Where the font is missing and another one
steps in, as for Calibri or 宋体 outside Windows, columns come out a third wider, and a page set to the paper's
width is printed three quarters as large."""


def workbook_options() -> dict[str, Any]:
    """Options of xlsxwriter's Workbook, made anew since it writes into them. Nothing that stood in a document
    becomes a formula, a link or a number by itself.
    """
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": dict(DIGITS),
    }
