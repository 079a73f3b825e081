"""The fact sheet as a workbook: what is known stands in it, what is needed is orange while it is empty,
and what does not add up is red.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from jixiao.core.clock import MADE_ON
from jixiao.core.workbooks import workbook_options
from jixiao.knowledge.accounts import accounts_known
from jixiao.knowledge.shelf import shipped
from jixiao.writing.factsheet.looks import TITLE, Looks, closed, columns, height, looks_of, needed
from jixiao.writing.factsheet.sections import write_fund
from jixiao.writing.factsheet.shape import (
    BASIC_FIELDS,
    BASIC_HINTS,
    BASICS,
    GUIDE,
    NEEDED_BASICS,
    POLICIES,
    POLICY_FIELDS,
    TEXT_FIELDS,
    TEXTS,
)

_MONEY = ("万元", "元", "亿元")
_POLICY_WIDTHS, _POLICY_ROWS = (50, 24, 18, 40), 12
_BASIC_WIDTHS, _TEXT_WIDTHS, _TEXT_ROWS, _GUIDE_WIDTH = (16, 40, 60), (14, 110), 24, 110


def fact_sheet(raw: Mapping[str, Any], *, within: bool = False) -> bytes:
    """The workbook for report data as raw values (``msgspec.to_builtins`` of ReportData), any of which
    may be missing; its funds get a sheet each. ``within``: amounts of a period within the year.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, workbook_options())
    book.set_properties(
        {"title": "基金收支事实表", "author": "Jixiao", "created": MADE_ON},
    )
    looks = looks_of(book)
    _basics(book.add_worksheet(BASICS), raw, looks)
    year = str(raw.get("period") or (f"{raw['year']}年" if raw.get("year") else ""))
    given = str(raw.get("money_unit", ""))
    unit = given if given in _MONEY else _MONEY[0]
    for fund in raw.get("funds", ()):
        name = str(fund.get("fund", ""))
        sheet = book.add_worksheet(
            _sheet_name(name, [each.get_name() for each in book.worksheets()])
        )
        write_fund(sheet, fund, looks, within=within, of=year, money_unit=unit)
    _texts(book.add_worksheet(TEXTS), raw, looks)
    _policies(book.add_worksheet(POLICIES), raw, looks)
    _guide(book.add_worksheet(GUIDE), looks)
    book.close()
    return out.getvalue()


def _sheet_name(fund: str, taken: Sequence[str]) -> str:
    """A name that a sheet may have."""
    bare = "".join("" if sign in "[]:*?/\\'" else sign for sign in fund)[:28] or "基金"
    name, number = bare, 2
    while name in taken:
        name, number = f"{bare}{number}", number + 1
    return name


def _basics(sheet: Any, raw: Mapping[str, Any], looks: Looks) -> None:
    columns(sheet, _BASIC_WIDTHS)
    sheet.merge_range(0, 0, 0, 2, "基金收支事实表：基本情况", looks.title)
    sheet.set_row(0, TITLE)
    for row, (label, field) in enumerate(BASIC_FIELDS.items(), start=1):
        text = str(raw.get(field, "") or "")
        if field == "money_unit":
            text = text or "万元"
        sheet.write_string(row, 0, label, looks.label)
        sheet.write(row, 1, text or None, looks.text)
        sheet.write_string(row, 2, BASIC_HINTS[field], looks.hint)
        sheet.set_row(row, height([label, text, BASIC_HINTS[field]], _BASIC_WIDTHS))
        if field in NEEDED_BASICS:
            needed(sheet, row, 1, looks)
    lists = {"money_unit": list(_MONEY), "rules": [*shipped().packs]}
    for row, field in enumerate(BASIC_FIELDS.values(), start=1):
        if field in lists:
            sheet.data_validation(
                row,
                1,
                row,
                1,
                {
                    "validate": "list",
                    "source": lists[field],
                    "error_type": "stop" if field == "money_unit" else "warning",
                    "error_title": "请从列表中选",
                    "error_message": "请从下拉列表中选择",
                },
            )
    closed(sheet)


def _texts(sheet: Any, raw: Mapping[str, Any], looks: Looks) -> None:
    columns(sheet, _TEXT_WIDTHS)
    sheet.write_string(0, 0, "类别", looks.head)
    sheet.write_string(0, 1, "内容（一句一行；不写的，报告里留出地方等着填）", looks.head)
    lines = [
        (label, str(text)) for label, field in TEXT_FIELDS.items() for text in raw.get(field, ())
    ]
    last = max(_TEXT_ROWS, len(lines) + 8)
    for row in range(1, last + 1):
        label, text = lines[row - 1] if row <= len(lines) else ("", "")
        sheet.write(row, 0, label or None, looks.text)
        sheet.write(row, 1, text or None, looks.text)
        sheet.set_row(row, height([label, text], _TEXT_WIDTHS))
    sheet.data_validation(
        1, 0, last, 0, {"validate": "list", "source": list(TEXT_FIELDS), "error_type": "stop"}
    )
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    closed(sheet)


def _policies(sheet: Any, raw: Mapping[str, Any], looks: Looks) -> None:
    """Documents that are of all funds."""
    columns(sheet, _POLICY_WIDTHS)
    for column, head in enumerate(POLICY_FIELDS):
        sheet.write_string(0, column, head, looks.head)
    given = list(raw.get("policies", ()))
    for row, each in enumerate((*given, *[{}] * _POLICY_ROWS), start=1):
        texts = [str(each.get(field) or "") for field in POLICY_FIELDS.values()]
        for column, text in enumerate(texts):
            sheet.write(row, column, text or None, looks.text)
        sheet.set_row(row, height(texts, _POLICY_WIDTHS))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    closed(sheet)


def _guide(sheet: Any, looks: Looks) -> None:
    columns(sheet, (_GUIDE_WIDTH,))
    known = "、".join(accounts_known())
    lines = (
        "1. 一项基金一页。橙色的格是必填的，填上就变白；黄色的格知道就填。不知道的留空，"
        "报告里会留出地方等着填；没有发生的填0。",
        "2. 金额按“基本情况”里的金额单位填数字，不带单位。收入合计、支出合计不含上下级往来；"
        "上级补助、下级上解、补助下级、上解上级在各自的行里另填。",
        "3. 分项要列全：填了分项的，本年各分项之和应等于合计。表里没有的分项写在空行里，名称自己写。",
        "4. 红色的格是对不上的数：分项之和与合计、统筹与个人账户之和与合计、年初结余加当期结余与期末结余、"
        "预收下年保费多于收入。“核对”一栏写着差多少。",
        "5. 减免缓缴：一项一行，单位数、人数不知道的留空。大病保险：筹资标准乘人数自动算出，与大病保险支出对照。",
        "6. 政策文件：名称、文号、印发日期、主要内容；各项基金共用的写在“共用政策文件”页。"
        "文字材料：类别从列表里选，一句一行。",
        f"7. 增加一项基金：复制一页，改第2行的险种。险种写全称：{known}。多余的页整页删去。",
        "8. 页里的行可以插入；各部分的标题（收入、支出、结余……）和表头不要改。",
        "9. 填好保存，运行：jixiao report 本文件.xlsx 绩效评价报告.docx；"
        "有自评表要附的，把本文件和自评表放进一个文件夹，"
        "运行：jixiao report 文件夹 绩效评价报告.docx",
    )
    sheet.write_string(0, 0, "填写说明", looks.title)
    sheet.set_row(0, TITLE)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, looks.line)
        sheet.set_row(row, height([line], [_GUIDE_WIDTH]))
    closed(sheet)
