"""The problem list as an Excel file: the overview first, then every finding of every file in one
table to filter, print and fill in.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.units import unit_at
from jixiao.core.clock import MADE_ON
from jixiao.core.findings import Finding, Text
from jixiao.knowledge.computed import computed_words
from jixiao.rendering.listing import ACCEPT, CHECKED, FILE, ID, OPINION, PRINTED, REASON
from jixiao.rendering.overview_sheet import write_overview
from jixiao.rendering.sheets import Styles as _Styles
from jixiao.rendering.sheets import head as _head
from jixiao.rendering.sheets import height as _height
from jixiao.rendering.sheets import print_setup as _print_setup
from jixiao.rendering.sheets import put as _put
from jixiao.rendering.words import (
    display_name,
    excerpt,
    expected_words,
    form_name,
    form_of,
    formula_words,
    operand_words,
    place_words,
    severity_word,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_OVERVIEW, _LIST = Text("总览", "Overview"), Text("问题清单", "Findings")
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
        write_overview(book.add_worksheet(_OVERVIEW.of(language)), review, language, styles)
        _list(book.add_worksheet(_LIST.of(language)), review, language, styles)
    return buffer.getvalue()


def _list(sheet: Worksheet, review: Review, language: str, styles: _Styles) -> None:
    sheet.merge_range(0, 0, 0, 13, "", styles.hint)
    _put(sheet, 0, 0, _HINT.of(language), styles.hint)
    sheet.set_row(0, 30)
    _head(sheet, 1, [(name.of(language), width) for name, width in _COLUMNS], styles)
    row = 2
    for each in review.documents:
        for name, finding in each.identified():
            _finding(sheet, row, row - 1, each, name, finding, language, styles)
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


def _grounds(finding: Finding, language: str) -> str:
    where = _joined([operand_words(each, language) for each in finding.operands[:6]], language)
    return "\n".join(part for part in (formula_words(finding, language), where) if part)


def _remedy(finding: Finding, language: str) -> str:
    change = ""
    if finding.correction is not None:
        change = (
            f"Change to {computed_words(finding.correction.text, language)}"
            if language == "en"
            else f"改为{finding.correction.text}"
        )
    return _joined(
        [part for part in (change, finding.advice.of(language) if finding.advice else "") if part],
        language,
    )


def _joined(parts: Sequence[str], language: str) -> str:
    return ("; " if language == "en" else "；").join(parts)
