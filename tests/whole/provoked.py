"""Mistakes that a clerk makes, as data: what is done, what must be said of it, and how it ends."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.application.templates.making import template_for

Change = Callable[[openpyxl.Workbook], None]
_ROWS = (
    ("产出指标", "数量指标", "培训经办人员人次", "≥320人次", "330人次"),
    ("产出指标", "质量指标", "参保率", "≥95%", "95.5%"),
    ("产出指标", "时效指标", "培训完成时间", "2024年12月31日前", "2024年11月20日"),
    ("产出指标", "成本指标", "培训成本", "≤20万元", "19万元"),
    ("效益指标", "社会效益指标", "政策知晓率", "≥85%", "88.6%"),
    ("满意度指标", "服务对象满意度指标", "参保群众满意度", "≥90%", "93.5%"),
)
_BASICS = {
    "项目名称": "经办经费",
    "主管部门": "某县人社局",
    "实施单位": "某县社保中心",
    "年度": 2024,
}
_MONEY = (
    ("年度资金总额", "总额", 120, 114.2),
    ("当年财政拨款", "部分", 100, 95.2),
    ("上年结转资金", "部分", None, None),
    ("其他资金", "部分", 20, 19),
)
_BY_AUGUST = {114.2: 78, 95.2: 62, 19: 16, "2024年11月20日": "未达监控节点"}
"""What stands in a monitoring form instead."""


def column(sheet: Worksheet, head: str) -> int:
    """The number of the column of a head."""
    return int(next(cell.column for cell in sheet[1] if cell.value == head))


def put(sheet: str, row: int, **cells: object) -> Change:
    """Cells of a row set by their heads."""

    def change(book: openpyxl.Workbook) -> None:
        for head, value in cells.items():
            book[sheet].cell(row, column(book[sheet], head)).value = value

    return change


def renamed(sheet: str, head: str, to: str) -> Change:
    """A column called something else."""
    return put(sheet, 1, **{head: to})


def taken(sheet: str, head: str) -> Change:
    """A column taken away."""
    return lambda book: book[sheet].delete_cols(column(book[sheet], head))


def doubled(sheet: str, head: str) -> Change:
    """A second column of a head."""

    def change(book: openpyxl.Workbook) -> None:
        book[sheet].cell(1, book[sheet].max_column + 1).value = head

    return change


def below_no_head(sheet: str) -> Change:
    """A value in the first column behind the last head."""

    def change(book: openpyxl.Workbook) -> None:
        book[sheet].cell(2, book[sheet].max_column + 1).value = "某值"

    return change


def copied(sheet: str) -> Change:
    """A copy of a sheet, as spreadsheets call it."""

    def change(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book[sheet]).title = f"{sheet} (2)"

    return change


def gone(sheet: str) -> Change:
    """A sheet taken away."""
    return lambda book: book.remove(book[sheet])


def called(sheet: str, name: str) -> Change:
    """A sheet called something else."""

    def change(book: openpyxl.Workbook) -> None:
        book[sheet].title = name

    return change


def pushed(sheet: str) -> Change:
    """A row put in above the heads."""
    return lambda book: book[sheet].insert_rows(1)


def hidden(sheet: str, *, row: int = 0, column: str = "") -> Change:
    """A row or a column hidden, as a filter leaves rows."""

    def change(book: openpyxl.Workbook) -> None:
        if row:
            book[sheet].row_dimensions[row].hidden = True
        if column:
            book[sheet].column_dimensions[column].hidden = True

    return change


def merged(sheet: str, area: str) -> Change:
    """Cells merged, as spreadsheets do: the first keeps what it says."""

    def change(book: openpyxl.Workbook) -> None:
        book[sheet].merge_cells(area)

    return change


def filled(kind: str, *changes: Change) -> bytes:
    """The template of a kind, rightly filled in, with changes."""
    book = openpyxl.load_workbook(io.BytesIO(template_for(kind, None, None)))
    heads = {str(cell.value) for cell in book["基本情况"][1]}
    basics = {**_BASICS, "监控时点": "2024年8月"}
    known = _BY_AUGUST if kind == "monitoring" else {}
    put("基本情况", 2, **{head: text for head, text in basics.items() if head in heads})(book)
    money = {str(cell.value) for cell in book["资金"][1]}
    for row, (source, role, budget, executed) in enumerate(_MONEY, start=2):
        cells = {
            "资金来源": source,
            "总额或部分": role,
            "年初预算数": budget,
            "全年预算数": budget,
            "全年执行数": known.get(executed, executed),
        }
        put("资金", row, **{head: value for head, value in cells.items() if head in money})(book)
    heads = {str(cell.value) for cell in book["指标"][1]}
    for row, texts in enumerate(_ROWS, start=2):
        names = ("一级指标", "二级指标", "三级指标", "指标值", "完成值")
        cells_of = dict(zip(names, (known.get(each, each) for each in texts), strict=True))
        put("指标", row, **{head: text for head, text in cells_of.items() if head in heads})(book)
    put("目标", 2, 预期目标="完成全年经办任务。", 实际完成情况="经办任务按期完成。")(book)
    for change in changes:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class Mistake(NamedTuple):
    """A command line (``IN`` and ``OUT`` are paths), the changes of the filled template that it is
    given, what must be said, and the exit status. ``written``: OUT is written all the same.
    """

    command: str
    changes: tuple[Change, ...]
    said: tuple[str, ...]
    status: int
    kind: str = "self_evaluation"
    written: bool = False
