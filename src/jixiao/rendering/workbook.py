"""The problem list as an Excel file: the overview first, then every finding of every file in one
table to filter, print and fill in.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jixiao.checks.review import Review
from jixiao.checks.units import units_of
from jixiao.core.clock import MADE_ON
from jixiao.core.findings import Severity, Text
from jixiao.core.ties import Outcome
from jixiao.rendering.problem_list import write_list
from jixiao.rendering.sheets import Styles as _Styles
from jixiao.rendering.sheets import height as _height
from jixiao.rendering.sheets import put as _put
from jixiao.rendering.words import display_name, kind_word, severity_word, since_words

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_OVERVIEW = Text("总览", "Overview")
_TITLE = Text("绩效文件审核：总览", "Review of performance documents")
_OVERVIEW_COLUMNS = (
    (Text("序号", "No."), 6),
    (Text("单位", "Unit"), 28),
    (Text("文件", "File"), 40),
    (Text("表", "Forms"), 30),
    (Text("错误", "Errors"), 8),
    (Text("警告", "Warnings"), 8),
    (Text("提示", "Remarks"), 8),
    (Text("已接受", "Accepted"), 8),
    (Text("相符的勾稽", "Ties that hold"), 12),
)


def as_workbook(review: Review, language: str = "zh") -> bytes:
    """The overview and the problem list as the bytes of an xlsx file."""

    def fill(book: Workbook, styles: _Styles) -> None:
        _overview(book.add_worksheet(_OVERVIEW.of(language)), review, language, styles)
        write_list(book, review, language, styles)

    return _book(fill)


def unit_workbook(review: Review, whose: str, unit: str, language: str = "zh") -> bytes:
    """The problem list of one unit (``whose`` as ``checks.problems`` has it), to be sent, filled in
    and signed: nothing of another unit stands in it.
    """

    def fill(book: Workbook, styles: _Styles) -> None:
        write_list(book, review, language, styles, whose=whose, unit=unit)

    return _book(fill)


def _book(fill: Callable[[Workbook, _Styles], None]) -> bytes:
    """A workbook. Texts are written as texts: nothing in a document can become a formula."""
    import xlsxwriter  # type: ignore[import-untyped]

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"author": "Jixiao", "created": MADE_ON})
        fill(book, _Styles(book))
    return buffer.getvalue()


def _overview(sheet: Worksheet, review: Review, language: str, styles: _Styles) -> None:
    counts = [f"{severity_word(each, language)} {review.count(each)}" for each in Severity]
    _put(sheet, 0, 0, f"{_TITLE.of(language)}（{'，'.join(counts)}）", styles.title)
    _since(sheet, review, language)
    _head(sheet, 2, [(name.of(language), width) for name, width in _OVERVIEW_COLUMNS], styles)
    for number, each in enumerate(review.documents, start=1):
        kinds = "、".join(
            dict.fromkeys(kind_word(view.form.kind, language) for view in each.view.forms)
        )
        texts = (
            "、".join(units_of(each.view)),
            display_name(each.view.document),
            f"{len(each.view.forms)}{'：' if kinds else ''}{kinds}",
        )
        sheet.write_number(number + 2, 0, number, styles.cell)
        for column, value in enumerate(texts, start=1):
            _put(sheet, number + 2, column, value, styles.cell)
        sheet.set_row(number + 2, _height(texts, _OVERVIEW_COLUMNS[1:]))
        for column, severity in enumerate(Severity, start=4):
            count = each.count(severity)
            sheet.write_number(
                number + 2, column, count, styles.severity[severity] if count else styles.cell
            )
        sheet.write_number(number + 2, 7, len(each.accepted), styles.cell)
        sheet.write_number(number + 2, 8, each.outcomes()[Outcome.REPRODUCED], styles.cell)
    last = len(review.documents) + 2
    sheet.autofilter(2, 0, last, len(_OVERVIEW_COLUMNS) - 1)
    sheet.freeze_panes(3, 3)
    _print_setup(sheet, 2)


def _since(sheet: Worksheet, review: Review, language: str) -> None:
    """How it stands since the last round, below the title."""
    if review.since is not None:
        _put(sheet, 1, 0, since_words(review.since, language))


def _head(sheet: Worksheet, row: int, columns: Sequence[tuple[str, int]], styles: _Styles) -> None:
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, name, styles.head)


def _print_setup(sheet: Worksheet, head_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P / &N")
