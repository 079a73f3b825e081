"""The problem list as an Excel file: the overview first, then every finding of every file in one
table to filter, print and fill in.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from jixiao.checks.priority import by_form
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.units import unit_at, units_of
from jixiao.core.clock import MADE_ON
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.ties import Outcome
from jixiao.rendering.listing import ACCEPT, CHECKED, FILE, ID, OPINION, PRINTED, REASON
from jixiao.rendering.words import (
    correction_words,
    display_name,
    excerpt,
    expected_words,
    form_name,
    form_of,
    formula_words,
    kind_word,
    operand_words,
    place_words,
    printable,
    severity_word,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_OVERVIEW, _LIST = Text("总览", "Overview"), Text("问题清单", "Findings")
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
_COLUMNS = (
    (Text("序号", "No."), 5),
    (Text("单位", "Unit"), 16),
    (FILE, 18),
    (Text("表", "Form"), 18),
    (Text("位置", "Place"), 13),
    (Text("严重程度", "Severity"), 9),
    (Text("编号", "Code"), 7),
    (Text("问题", "Finding"), 40),
    (PRINTED, 12),
    (Text("应为", "Expected"), 12),
    (Text("依据/算式", "Grounds"), 30),
    (Text("可能原因", "Possible causes"), 22),
    (Text("怎么改", "What to do"), 18),
    (Text("原文摘录", "Excerpt"), 28),
    (OPINION, 12),
    (REASON, 16),
    (CHECKED, 12),
    (ID, 14),
)
_AT = {head: at for at, (head, _) in enumerate(_COLUMNS)}
_HINT = Text(
    "处理意见由填报单位填写；经核实可以接受的，在“接受理由”写明理由，再审时用 --accept 指定本文件，"
    "即不再计数；“所核对的数”变了，接受就不再算数。最后两列请勿改动。",
    "Units answer under “Response”. A reason under “Reason for accepting” accepts a finding: with"
    " --accept and this file it no longer counts, as long as the “Checked figure” stays. Leave the"
    " last two columns as they are.",
)
_CHOICES = (
    Text("已更正", "Corrected"),
    ACCEPT,
    Text("不属实", "Not a fault"),
    Text("待核实", "To be verified"),
)
_MOST_CHARACTERS = 32_000


def as_workbook(review: Review, language: str = "zh") -> bytes:
    """The problem list as the bytes of an xlsx file. Texts are written as texts: nothing in a
    document can become a formula.
    """
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
        styles = _Styles(book)
        _overview(book.add_worksheet(_OVERVIEW.of(language)), review, language, styles)
        _list(book.add_worksheet(_LIST.of(language)), review, language, styles)
    return buffer.getvalue()


class _Styles:
    """The formats of the workbook."""

    def __init__(self, book: Workbook) -> None:
        base = {
            "font_name": "微软雅黑",
            "font_size": 10,
            "valign": "top",
            "text_wrap": True,
            "border": 1,
            "border_color": "#C5CBD3",
        }
        self.title: Format = book.add_format(
            {"font_name": "微软雅黑", "font_size": 14, "bold": True}
        )
        self.hint: Format = book.add_format(
            {
                "font_name": "微软雅黑",
                "font_size": 9,
                "font_color": "#5B6675",
                "text_wrap": True,
                "valign": "top",
            }
        )
        self.head: Format = book.add_format(
            {
                **base,
                "bold": True,
                "bg_color": "#24415F",
                "font_color": "#FFFFFF",
                "valign": "vcenter",
            }
        )
        self.cell: Format = book.add_format(base)
        self.blank: Format = book.add_format({**base, "bg_color": "#FFFBEA"})
        self.quiet: Format = book.add_format({**base, "font_color": "#8B95A1", "font_size": 8})
        self.severity: dict[Severity, Format] = {
            Severity.ERROR: book.add_format(
                {**base, "bg_color": "#FDE7E5", "font_color": "#B3261E", "bold": True}
            ),
            Severity.WARNING: book.add_format(
                {**base, "bg_color": "#FFF1CF", "font_color": "#8A5A00"}
            ),
            Severity.REMARK: book.add_format(
                {**base, "bg_color": "#E2F0FA", "font_color": "#1F5F8B"}
            ),
        }


def _overview(sheet: Worksheet, review: Review, language: str, styles: _Styles) -> None:
    counts = [f"{severity_word(each, language)} {review.count(each)}" for each in Severity]
    _put(sheet, 0, 0, f"{_TITLE.of(language)}（{'，'.join(counts)}）", styles.title)
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


def _list(sheet: Worksheet, review: Review, language: str, styles: _Styles) -> None:
    sheet.merge_range(0, 0, 0, 13, "", styles.hint)
    _put(sheet, 0, 0, _HINT.of(language), styles.hint)
    sheet.set_row(0, 30)
    _head(sheet, 1, [(name.of(language), width) for name, width in _COLUMNS], styles)
    row = 2
    for each in review.documents:
        for finding in by_form(each.findings):
            _finding(sheet, row, row - 1, each, finding.id, finding, language, styles)
            row += 1
    sheet.autofilter(1, 0, max(row - 1, 2), len(_COLUMNS) - 1)
    sheet.freeze_panes(2, 3)
    if row > 2:
        sheet.data_validation(
            2,
            _AT[OPINION],
            row - 1,
            _AT[OPINION],
            {
                "validate": "list",
                "source": [each.of(language) for each in _CHOICES],
                "error_type": "information",
                "show_error": False,
            },
        )
    _print_setup(sheet, 1)
    sheet.set_paper(8)
    sheet.print_area(0, 0, max(row - 1, 2), _AT[CHECKED] - 1)


def _finding(
    sheet: Worksheet,
    row: int,
    number: int,
    reviewed: DocumentReview,
    name: str,
    finding: Finding,
    language: str,
    styles: _Styles,
) -> None:
    sheet.write_number(row, 0, number, styles.cell)
    form_id = form_of(finding)
    values = (
        unit_at(reviewed.view, form_id),
        display_name(reviewed.view.document),
        form_name(reviewed.view, form_id, language) if form_id else "",
        place_words(finding.place, language),
        severity_word(finding.severity, language),
        finding.code,
        finding.message.of(language),
        finding.printed_all if len(finding.prints) > 1 else finding.printed,
        expected_words(finding, language),
        _grounds(finding, language),
        _joined([cause.text.of(language) for cause in finding.causes], language),
        _remedy(finding, language),
        "".join(excerpt(finding.place)),
    )
    for column, value in enumerate(values, start=1):
        _put(
            sheet,
            row,
            column,
            value,
            styles.severity[finding.severity] if column == 5 else styles.cell,
        )
    sheet.set_row(row, _height(values, _COLUMNS[1:]))
    reason = reviewed.accepted.get(name)
    answer = "" if reason is None else ACCEPT.of(language)
    _put(sheet, row, _AT[OPINION], answer, styles.blank)
    _put(sheet, row, _AT[REASON], reason or "", styles.blank)
    _put(sheet, row, _AT[CHECKED], finding.printed_all, styles.quiet)
    _put(sheet, row, _AT[ID], name, styles.quiet)


def _height(values: Sequence[str], columns: Sequence[tuple[Text, int]]) -> int:
    """The height in points that the longest wrapped text of a row needs in its columns: not every
    office program finds it out by itself.
    """
    lines = 1
    for value, (_, width) in zip(values, columns, strict=False):
        lines = max(
            lines, sum(1 + (_columns(line) - 1) // (width - 1) for line in value.split("\n"))
        )
    return min(lines * 15 + 3, 400)


def _columns(line: str) -> int:
    return max(1, sum(2 if east_asian_width(char) in "WF" else 1 for char in line))


def _grounds(finding: Finding, language: str) -> str:
    where = _joined([operand_words(each, language) for each in finding.operands[:6]], language)
    return "\n".join(part for part in (formula_words(finding, language), where) if part)


def _remedy(finding: Finding, language: str) -> str:
    change = ""
    if finding.correction is not None:
        words = correction_words(finding, language)
        change = f"Change to {words}" if language == "en" else f"改为{words}"
    return _joined(
        [part for part in (change, finding.advice.of(language) if finding.advice else "") if part],
        language,
    )


def _joined(parts: Sequence[str], language: str) -> str:
    return ("; " if language == "en" else "；").join(parts)


def _head(sheet: Worksheet, row: int, columns: Sequence[tuple[str, int]], styles: _Styles) -> None:
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, name, styles.head)


def _put(sheet: Worksheet, row: int, column: int, value: str, style: Format) -> None:
    """A text as a text, never as a formula, and never longer than a cell may be."""
    sheet.write_string(row, column, printable(value)[:_MOST_CHARACTERS], style)


def _print_setup(sheet: Worksheet, head_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P / &N")
