"""The problem list as an Excel file: the overview first, then every finding of every file in one
table to filter, print and fill in.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from jixiao.checks.review import Review
from jixiao.core.clock import MADE_ON
from jixiao.core.findings import Text
from jixiao.core.workbooks import workbook_options
from jixiao.rendering.overview_sheet import write_overview
from jixiao.rendering.problem_list import write_list
from jixiao.rendering.sheets import Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

_OVERVIEW = Text("总览", "Overview")


def as_workbook(review: Review, language: str = "zh") -> bytes:
    """The overview and the problem list as the bytes of an xlsx file."""

    def fill(book: Workbook, styles: Styles) -> None:
        write_overview(book.add_worksheet(_OVERVIEW.of(language)), review, language, styles)
        write_list(book, review, language, styles)

    return _book(fill)


def unit_workbook(review: Review, whose: str, unit: str, language: str = "zh") -> bytes:
    """The problem list of one unit (``whose`` as ``checks.problems`` has it), to be sent, filled in
    and signed: nothing of another unit stands in it.
    """

    def fill(book: Workbook, styles: Styles) -> None:
        write_list(book, review, language, styles, whose=whose, unit=unit)

    return _book(fill)


def _book(fill: Callable[[Workbook, Styles], None]) -> bytes:
    """A workbook. Texts are written as texts: nothing in a document can become a formula."""
    import xlsxwriter  # type: ignore[import-untyped]

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, workbook_options()) as book:
        book.set_properties({"author": "Jixiao", "created": MADE_ON})
        fill(book, Styles(book))
    return buffer.getvalue()
