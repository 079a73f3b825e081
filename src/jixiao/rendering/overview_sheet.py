"""The overview as the first sheet of the problem list: a row a form, to sort, filter and print."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.checks.review import Review
from jixiao.core.figures import exponent_of
from jixiao.core.findings import Severity, Text
from jixiao.rendering.overview import OverviewRow, overview_rows
from jixiao.rendering.sheets import A3, Styles, head, height, print_setup, put
from jixiao.rendering.words import severity_word, since_words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_TITLE = Text("绩效文件审核：总览", "Review of performance documents")
_COLUMNS = (
    (Text("序号", "No."), 5),
    (Text("单位", "Unit"), 19),
    (Text("主管部门", "Department in charge"), 15),
    (Text("项目", "Project"), 24),
    (Text("表", "Form"), 13),
    (Text("年度", "Year"), 6),
    (Text("总分分值", "Total points"), 7),
    (Text("总分得分", "Total score"), 7),
    (Text("重算得分", "Recomputed score"), 8),
    (Text("等级", "Grade"), 6),
    (Text("重算等级", "Recomputed grade"), 6),
    (Text("缺少的内容", "What is missing"), 18),
    (Text("应填", "Figures wanted"), 6),
    (Text("已填", "Figures filled in"), 6),
    (Text("错误", "Errors"), 6),
    (Text("警告", "Warnings"), 6),
    (Text("提示", "Remarks"), 6),
    (Text("已接受", "Accepted"), 7),
    (Text("相符的勾稽", "Ties that hold"), 7),
    (Text("文件", "File"), 24),
    (Text("第几张表", "Form no."), 6),
)
_TOP = 2  # the row of the heads, counted from 0
_FROZEN = 4  # columns that stay where one scrolls across: who and what
_SCORES = range(6, 9)


def write_overview(sheet: Worksheet, review: Review, language: str, styles: Styles) -> None:
    """Fill the sheet in. Numbers are numbers, and a column of scores has one number of decimals."""
    rows = overview_rows(review, language)
    put(sheet, 0, 0, _title(review, rows, language), styles.title)
    if review.since is not None:
        put(sheet, 1, 0, since_words(review.since, language))
    head(sheet, _TOP, [(name.of(language), width) for name, width in _COLUMNS], styles)
    sheet.set_row(_TOP, 32)
    places = _places([score for row in rows for score in (row.points, row.score, row.recomputed)])
    for number, row in enumerate(rows, start=1):
        _row(sheet, _TOP + number, (number, *_values(row, language)), places, styles)
    last = _TOP + max(len(rows), 1)
    sheet.autofilter(_TOP, 0, last, len(_COLUMNS) - 1)
    sheet.freeze_panes(_TOP + 1, _FROZEN)
    _hide_empty(sheet, rows, language)
    print_setup(sheet, _TOP, A3)
    sheet.print_area(0, 0, last, len(_COLUMNS) - 1)


def _hide_empty(sheet: Worksheet, rows: Sequence[OverviewRow], language: str) -> None:
    """Columns that no form has anything for take no room; they can be shown again."""
    columns = list(zip(*[_values(row, language) for row in rows], strict=True))
    for column, values in enumerate(columns, start=1):
        if all(value is None or value == "" for value in values):
            sheet.set_column(column, column, _COLUMNS[column][1], None, {"hidden": True})


def _title(review: Review, rows: Sequence[OverviewRow], language: str) -> str:
    forms = sum(row.number is not None for row in rows)
    files = len(review.documents)
    counts = [f"{severity_word(each, language)} {review.count(each)}" for each in Severity]
    if language == "en":
        return f"{_TITLE.en} (files: {files}, forms: {forms}; {', '.join(counts)})"
    return f"{_TITLE.zh}（{files}个文件，{forms}张表；{'，'.join(counts)}）"


def _values(row: OverviewRow, language: str) -> tuple[str | int | Decimal | None, ...]:
    """The cells of a row behind its number, in the order of the columns."""
    complete = row.completeness
    return (
        row.unit,
        row.department,
        row.project,
        row.kind,
        row.year,
        row.points,
        row.score,
        row.recomputed,
        row.grade,
        row.recomputed_grade,
        row.lacks(language),
        complete.wanted if complete is not None else None,
        complete.filled if complete is not None else None,
        *(row.findings[each] for each in Severity),
        row.accepted,
        row.held,
        row.file,
        row.number,
    )


def _row(
    sheet: Worksheet,
    at: int,
    values: Sequence[str | int | Decimal | None],
    places: int,
    styles: Styles,
) -> None:
    first = next(column for column, (name, _) in enumerate(_COLUMNS) if name.zh == "错误")
    severities = dict(enumerate(Severity, start=first))
    for column, value in enumerate(values):
        if isinstance(value, str):
            put(sheet, at, column, value, styles.cell)
        elif value is None:
            sheet.write_blank(at, column, None, styles.cell)
        else:
            style = styles.number(places if column in _SCORES else 0)
            if value and column in severities:
                style = styles.severity[severities[column]]
            sheet.write_number(at, column, value, style)
    sheet.set_row(at, height([each if isinstance(each, str) else "" for each in values], _COLUMNS))


def _places(scores: Sequence[Decimal | None]) -> int:
    return max((-exponent_of(each.normalize()) for each in scores if each is not None), default=0)
