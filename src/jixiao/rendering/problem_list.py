"""The problem list: every finding of a unit, or of all units, in one table to filter, print, fill in
and sign, with where it stands since the last round.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from jixiao.checks.problems import Problem, forms_of, problems
from jixiao.checks.review import Review
from jixiao.checks.rounds import COUNTED, STATUSES, Past, Standing, Status
from jixiao.checks.to_units import for_unit, remedy_for_unit
from jixiao.checks.versions import DIFFERENCES_SHOWN
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.paging import pages_to_fit
from jixiao.core.words import beginning
from jixiao.rendering import listing as at
from jixiao.rendering.sheets import A3, A4, MARGINS, Sheet, Styles, print_setup, put
from jixiao.rendering.words import (
    correction_words,
    display_name,
    excerpt,
    expected_words,
    form_name,
    formula_words,
    item_words,
    legible,
    operand_words,
    place_words,
    severity_word,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

LIST, FORMS = Text("问题清单", "Findings"), Text("表和行（勿改）", "Forms and rows")
_NUMBER, _CONFIRMED = (
    Text("序号", "No."),
    Text("单位确认（签字盖章）", "Confirmed (signed, sealed)"),
)
_GROUNDS, _CAUSES = Text("依据/算式", "Grounds"), Text("可能原因", "Possible causes")
_EXCERPT = Text("原文摘录", "Excerpt")
_LONGEST_FORM, _TWICE = 36, "E015"
_PRINTED = (  # as wide as A4 holds at the size of the text
    (_NUMBER, 4),
    (at.STATUS, 7),
    (at.FORM, 13),
    (at.ITEM, 12),
    (at.PLACE, 10),
    (at.SEVERITY, 9),
    (at.FINDING, 26),
    (at.PRINTED, 10),
    (at.EXPECTED, 10),
    (at.REMEDY, 16),
    (at.OPINION, 11),
    (_CONFIRMED, 12),
)
_OF_ALL = ((at.UNIT, 18), (at.FILE, 20))
_ON_A3 = {at.FORM: 20, at.FINDING: 36, at.REMEDY: 26}
_FILE = 13
_BESIDE_FILES = {at.FORM: 12, at.ITEM: 12, at.FINDING: 24, at.OPINION: 10, at.EXPECTED: 8}
_ANSWERED = ((at.LAST_ANSWER, 22),)
_BEHIND = (
    (at.REASON, 18),
    (at.CODE, 7),
    (_GROUNDS, 34),
    (_CAUSES, 24),
    (_EXCERPT, 30),
    (at.CHECKED, 12),
    (at.ID, 14),
    (at.FIELD, 14),
)
_HINT = Text(
    "“处理意见”由填报单位填写，逐项确认并签字盖章。经核实可以接受的，由审核单位在“接受理由”（右边）写明，"
    "再审时用 --accept 指定本文件，即不再计数。下次审核用 --last 指定本文件，就知道改了哪些：最后三列请勿改动。",
    "Units answer under “Response”, confirm each row and sign. A reason under “Reason for accepting”"
    " (on the right) accepts a finding: with --accept and this file it no longer counts. With --last"
    " and this file the next review says what was mended: leave the last three columns as they are.",
)
_HINT_OF_UNIT = Text(
    "“处理意见”由填报单位逐项填写：属实的更正后选“已更正”；核实后认为填报无误的，写明理由，附上依据。填好签字盖章报回。"
    "右边不打印的各列用来与下次审核对照，请勿改动。",
    "Answer each row under “Response”: “Corrected” where it was put right, else the reason with proof;"
    " then sign and return. Leave the columns on the right, which are not printed, as they are.",
)
_FOOT = Text(
    "填报单位（公章）：　　　　　　　　　填表人：　　　　　　　单位负责人（签字）：　　　　　　　"
    "日期：　　　　年　　月　　日",
    "Unit (seal):                    Filled in by:                Head (signature):                Date:",
)
_CHOICES = (
    Text("已更正", "Corrected"),
    at.ACCEPT,
    Text("不属实", "Not a fault"),
    Text("待核实", "To be verified"),
)
_PLACES = {Status.ABSENT: 1, Status.ACCEPTED: 2, Status.MENDED: 4}
_HEAD_ROW = 2
_TITLE_HEIGHT, _HINT_HEIGHT, _GAP_HEIGHT, _FOOT_HEIGHT = 26, 50, 15, 36  # points


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a list: its texts by their heads, its severity, what it was answered with."""

    severity: Severity
    status: Status
    texts: dict[Text, str]
    opinion: str = ""
    reason: str = ""


def rows_of(review: Review, language: str, whose: str | None = None) -> tuple[Row, ...]:
    """The rows of all units, or of one (``whose`` as ``Problem`` has it): what is to be answered
    first, then what was not handed in again, what was accepted, remarks, and what was mended.
    """
    since = review.since
    standings = since.of_findings() if since is not None else {}
    rows = [
        _row(
            each if whose is None else for_unit(each),
            standings.get((each.reviewed.view.index, each.finding.id)),
            language,
        )
        for each in problems(review)
        if whose in (None, each.whose)
    ]
    if since is None:
        return tuple(rows if whose is None else sorted(rows, key=_order))
    gone = [
        _past_row(each, status, language, for_unit=whose is not None)
        for status, pasts in ((Status.ABSENT, since.absent), (Status.MENDED, since.mended))
        for each in pasts
        if whose in (None, each.whose)
    ]
    return tuple([*rows, *gone] if whose is None else sorted([*rows, *gone], key=_order))


def _order(row: Row) -> int:
    if row.status in _PLACES:
        return _PLACES[row.status]
    return 0 if row.severity in COUNTED else 3


def write_list(
    book: Workbook,
    review: Review,
    language: str,
    styles: Styles,
    *,
    whose: str | None = None,
    unit: str = "",
) -> None:
    """The sheet of the list: of all units on A3, or of one (``whose``, which is called ``unit``) on
    A4 with a foot to be signed; with the sheet of forms that the next round is compared by.
    """
    sheet = book.add_worksheet(LIST.of(language))
    rows = rows_of(review, language, whose)
    lead = _leading(rows, whose)
    widths = _ON_A3 if whose is None else _BESIDE_FILES if lead else {}
    printed = tuple((head, widths.get(head, width)) for head, width in _PRINTED)
    columns = (*printed[:2], *lead, *printed[2:])
    counts = review.since.tally(whose).words(language) if review.since is not None else ""
    _heading(sheet, (unit, counts), language, styles, len(columns))
    answered = any(each.texts.get(at.LAST_ANSWER) for each in rows)
    of_all = (each for each in _OF_ALL if each[0] not in dict(lead))
    behind = (*of_all, *(_ANSWERED if answered else ()), *_BEHIND)
    table = Sheet(sheet, (*columns, *behind), styles)
    table.head(_HEAD_ROW, language)
    for number, row in enumerate(rows, start=1):
        _written(table, _HEAD_ROW + number, number, row, language)
    last = _HEAD_ROW + max(len(rows), 1)
    sheet.autofilter(_HEAD_ROW, 0, last, table.width - 1)
    sheet.freeze_panes(_HEAD_ROW + 1, 4 if whose is None else 3)
    _choices(sheet, table.at(at.OPINION), last, language)
    pages = 0
    if whose is not None:
        _foot(sheet, last + 2, len(columns), language, styles)
        last += 2
        pages = _pages(table, [width for _, width in columns])
    print_setup(sheet, _HEAD_ROW, A3 if whose is None else A4, pages)
    sheet.print_area(0, 0, last, len(columns) - 1)
    _forms(book.add_worksheet(FORMS.of(language)), review, language, whose)


def _leading(rows: Sequence[Row], whose: str | None) -> tuple[tuple[Text, int], ...]:
    """What a list says first of each row: of all units whose it is, of a unit with several files which
    one it stands in.
    """
    if whose is None:
        return _OF_ALL
    files = {each.texts.get(at.FILE, "") for each in rows}
    return ((at.FILE, _FILE),) if len(files) > 1 else ()


def _pages(table: Sheet, widths: Sequence[int]) -> int:
    """The pages that a unit's list is set into, so that its foot does not stand on one of its own."""
    return pages_to_fit(
        [_TITLE_HEIGHT, _HINT_HEIGHT, *table.heights, _GAP_HEIGHT, _FOOT_HEIGHT],
        widths,
        repeated=table.heights[0],
        landscape=True,
        margins=MARGINS,
    )


def _heading(
    sheet: Worksheet, said: tuple[str, str], language: str, styles: Styles, columns: int
) -> None:
    """The title, of a unit with its name; how it stands since the last round; the hint."""
    unit, counts = said
    colon, stop = (": ", ". ") if language == "en" else ("：", "。")
    put(sheet, 0, 0, at.LIST_TITLE.of(language) + (f"{colon}{unit}" if unit else ""), styles.title)
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.merge_range(1, 0, 1, columns - 1, "", styles.hint)
    hint = (_HINT_OF_UNIT if unit else _HINT).of(language)
    put(sheet, 1, 0, f"{counts}{stop}{hint}" if counts else hint, styles.hint)
    sheet.set_row(1, _HINT_HEIGHT)


def _written(table: Sheet, row: int, number: int, of: Row, language: str) -> None:
    styles = table.styles
    for head in table.heads:
        style = styles.quiet if head in (at.CHECKED, at.ID, at.FIELD) else styles.cell
        if head is at.SEVERITY:
            style = styles.severity[of.severity]
        table.put(row, head, of.texts.get(head, ""), style)
    table.number(row, _NUMBER, number)
    table.put(row, at.OPINION, of.opinion, styles.blank)
    table.put(row, at.REASON, of.reason, styles.blank)
    table.put(row, _CONFIRMED, "", styles.blank)
    table.fit(row, of.texts, besides=(at.CHECKED, at.ID, at.FIELD, _GROUNDS, _CAUSES, _EXCERPT))


def _row(of: Problem, standing: Standing | None, language: str) -> Row:
    finding, view = of.finding, of.reviewed.view
    status = Status.OPEN if of.reason is None else Status.ACCEPTED
    status = standing.status if standing is not None else status
    last = standing.last if standing is not None else None
    form_id = of.form_id
    files = (of.reviewed, *of.also)
    texts = {
        at.STATUS: _status(status, finding.severity, language),
        at.UNIT: of.unit,
        at.FORM: beginning(form_name(view, form_id, language, short=True), _LONGEST_FORM)
        if form_id
        else "",
        at.ITEM: item_words(view, finding, language),
        at.PLACE: place_words(finding.place, language),
        at.SEVERITY: severity_word(finding.severity, language),
        at.FINDING: _said(finding, language),
        at.PRINTED: _printed(finding),
        at.EXPECTED: expected_words(finding, language),
        at.REMEDY: _remedy(finding, language),
        at.FILE: "、".join(dict.fromkeys(display_name(each.view.document) for each in files)),
        at.CODE: finding.code,
        _GROUNDS: _grounds(finding, language),
        _CAUSES: _joined([cause.text.of(language) for cause in finding.causes], language),
        _EXCERPT: "".join(excerpt(finding.place)),
        at.CHECKED: finding.printed_all,
        at.ID: finding.id,
        at.FIELD: finding.field,
        at.LAST_ANSWER: last.answer if last is not None else "",
    }
    opinion = "" if of.reason is None else at.ACCEPT.of(language)
    return Row(
        severity=finding.severity,
        status=status,
        texts=texts,
        opinion=opinion,
        reason=of.reason or "",
    )


def _printed(finding: Finding) -> str:
    """What is filled in there; nothing of a finding about a print among others, which has the file's
    name there.
    """
    if finding.is_of_print:
        return ""
    several = finding.printed and len(finding.prints) > 1
    return (finding.printed_all if several else finding.printed) or ""


def _past_row(of: Past, status: Status, language: str, *, for_unit: bool) -> Row:
    remedy = remedy_for_unit(of.code, of.remedy, language) if for_unit else of.remedy
    texts = {
        at.STATUS: STATUSES[status].of(language),
        at.UNIT: of.unit,
        at.FORM: of.form,
        at.ITEM: of.item,
        at.PLACE: of.place,
        at.SEVERITY: severity_word(of.severity, language),
        at.FINDING: of.message,
        at.PRINTED: of.printed,
        at.EXPECTED: of.expected,
        at.REMEDY: "" if status is Status.MENDED else remedy,
        at.FILE: of.file,
        at.CODE: of.code,
        at.CHECKED: of.checked,
        at.ID: of.id,
        at.FIELD: of.field,
        at.LAST_ANSWER: of.answer,
    }
    return Row(severity=of.severity, status=status, texts=texts)


def _status(status: Status, severity: Severity, language: str) -> str:
    if severity not in COUNTED and status in (Status.OPEN, Status.NEW):
        return severity_word(severity, language)  # nothing that has to be mended
    return STATUSES[status].of(language)


def _forms(sheet: Worksheet, review: Review, language: str, whose: str | None) -> None:
    """Which forms were looked at, by their keys and those of their rows."""
    for column, (head, width) in enumerate(zip(at.FORMS_READ, (20, 30, 60, 90), strict=True)):
        put(sheet, 0, column, head.of(language))
        sheet.set_column(column, column, width)
    sheet.hide()
    listed = (each for own, each in forms_of(review) if whose in (None, own))
    for row, each in enumerate(listed, start=1):
        for column, text in enumerate((each.unit, each.file, each.key, "\n".join(each.rows))):
            put(sheet, row, column, text)


def _said(finding: Finding, language: str) -> str:
    """The message; of a form handed in twice with all fields that differ."""
    said = legible(finding.message.of(language), language)
    left = finding.operands[DIFFERENCES_SHOWN:] if finding.code == _TWICE else ()
    if not left:
        return said
    others = [f"{each.name} {each.printed}" for each in left]
    if language == "en":
        return f"{said} Also: {'; '.join(others)}"
    return f"{said}。其余不同：{'；'.join(others)}"


def _grounds(finding: Finding, language: str) -> str:
    where = _joined([operand_words(each, language) for each in finding.operands[:6]], language)
    return "\n".join(part for part in (formula_words(finding, language), where) if part)


def _remedy(finding: Finding, language: str) -> str:
    change = ""
    if finding.correction is not None:
        words = correction_words(finding, language)
        change = f"Change to {words}" if language == "en" else f"改为{words}"
    advice = finding.advice.of(language) if finding.advice else ""
    return _joined([part for part in (change, advice) if part], language)


def _joined(parts: Sequence[str], language: str) -> str:
    return ("; " if language == "en" else "；").join(parts)


def _choices(sheet: Worksheet, column: int, last: int, language: str) -> None:
    sheet.data_validation(
        _HEAD_ROW + 1,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": [each.of(language) for each in _CHOICES],
            "error_type": "information",
            "show_error": False,
        },
    )


def _foot(sheet: Worksheet, row: int, columns: int, language: str, styles: Styles) -> None:
    sheet.merge_range(row, 0, row, columns - 1, "", styles.foot)
    put(sheet, row, 0, _FOOT.of(language), styles.foot)
    sheet.set_row(row, _FOOT_HEIGHT)
