"""The template as a workbook: locked heads, bounded numbers, red where figures do not agree, Chinese
in the lists, printed on A4 with its heads on every page.
"""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.application.templates.making import template_for
from jixiao.core.regex import regex

KINDS = ("self_evaluation", "monitoring", "target_declaration", "department")
FILLED = ("基本情况", "资金", "目标", "指标", "注")


def book(kind: str = "self_evaluation") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_for(kind, None, "工伤保险")))


def column(sheet: Worksheet, head: str) -> str:
    return str(next(cell.column_letter for cell in sheet[1] if cell.value == head))


@pytest.mark.parametrize("kind", KINDS)
def test_heads_are_locked_and_everything_below_is_open(kind: str) -> None:
    for name in FILLED:
        sheet = book(kind)[name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not sheet.protection.insertRows  # False: it is not forbidden
        assert sheet.protection.insertColumns
        heads = [cell for cell in sheet[1] if cell.value]
        assert all(cell.protection.locked for cell in heads)
        assert not any(sheet[f"{cell.column_letter}2"].protection.locked for cell in heads)
        widths = sheet.column_dimensions
        far = widths[heads[0].column_letter]
        assert not far.protection.locked  # of rows that are not there yet


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_printed_across_on_a4_with_its_heads_on_every_page(kind: str) -> None:
    for sheet in book(kind).worksheets:
        if sheet.sheet_state != "visible":
            continue
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        widths = sum(
            sheet.column_dimensions[cell.column_letter].width for cell in sheet[1] if cell.value
        )
        across = int(sheet.page_setup.fitToWidth or 1)
        assert widths / across < 205  # characters: more cannot be read
        unit = "实施单位" if kind == "department" else "项目名称"
        names = {"指标": "三级指标", "基本情况": unit}
        if across > 1:  # the names of the rows stand on both pages
            letter = column(sheet, names[sheet.title])
            assert sheet.print_title_cols == f"${letter}:${letter}"


def test_the_columns_of_a_monitoring_form_stand_as_its_form_prints_them() -> None:
    heads = [str(cell.value) for cell in book("monitoring")["指标"][1] if cell.value]
    assert heads[heads.index("指标值") :] == [
        "指标值",
        "完成值",
        "全年预计完成情况",
        "完成率",
        "经费保障",
        "制度保障",
        "人员保障",
        "硬件保障",
        "其他",
        "偏差原因及改进措施",
        "确定能",
        "有可能",
        "完全不可能",
        "备注",
    ]


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("self_evaluation", "jixiao fill 本文件.xlsx 自评表.docx"),
        ("monitoring", "jixiao monitor 本文件.xlsx 监控表.docx"),
        ("target_declaration", "jixiao fill 本文件.xlsx 目标申报表.docx"),
        ("department", "jixiao fill 本文件.xlsx 部门整体自评表.docx"),
    ],
)
def test_the_guide_speaks_of_the_kind(kind: str, command: str) -> None:
    sheet = book(kind)["填写说明"]
    lines = [str(cell.value) for cell in sheet["A"] if cell.value]
    assert f"运行：{command}（" in lines[-1]
    scored = kind in ("self_evaluation", "department")
    assert any("分值" in line for line in lines) is scored
    assert any("完成值" in line for line in lines) is (kind != "target_declaration")
    assert [line.partition(".")[0] for line in lines[1:]] == [str(n) for n in range(1, len(lines))]


def bounds(sheet: Worksheet, head: str) -> tuple[str, str, str]:
    letter = column(sheet, head)
    (found,) = [
        rule
        for rule in sheet.data_validations.dataValidation
        if str(rule.sqref).startswith(f"{letter}2:")
    ]
    return found.type, found.formula1, found.formula2 or ""


def test_numbers_have_bounds() -> None:
    made = book()
    assert bounds(made["指标"], "分值") == ("decimal", "0", "100")
    assert bounds(made["基本情况"], "年度")[0] == "whole"
    assert bounds(made["资金"], "全年执行数")[:2] == ("decimal", "0")


@pytest.mark.parametrize("kind", KINDS)
def test_the_lists_are_in_chinese(kind: str) -> None:
    made = book(kind)
    options = made["选项"]
    words = [str(cell.value) for row in options.iter_rows(min_row=2) for cell in row if cell.value]
    assert [word for word in words if regex(r"[A-Za-z]").search(word)] == []
    assert "项目支出绩效自评表（全国统一样表）" in words
    assert bounds(made["基本情况"], "样式")[:2] == ("list", "选项!$B$2:$B$8")


def test_the_usual_sources_of_money_are_there() -> None:
    sheet = book()["资金"]
    letter = column(sheet, "资金来源")
    assert [sheet[f"{letter}{row}"].value for row in range(2, 6)] == [
        "年度资金总额",
        "当年财政拨款",
        "上年结转资金",
        "其他资金",
    ]
    heads = [cell.value for cell in sheet[1]]
    assert heads[3:8] == ["年初预算数", "追加", "追减", "结转", "全年预算数"]


def test_red_is_where_figures_do_not_agree() -> None:
    made = book()
    red = {
        name: [str(each.sqref) for each in made[name].conditional_formatting]
        for name in ("资金", "指标")
    }
    money, rows = made["资金"], made["指标"]
    for head in ("年初预算数", "全年预算数", "全年执行数"):
        assert any(at.startswith(f"{column(money, head)}2:") for at in red["资金"])
    assert [at.split(":")[0] for at in red["指标"]] == [f"{column(rows, '分值')}2"]


def test_what_is_required_is_told_in_black_and_white_too() -> None:
    made = book()
    heads = {cell.value: cell.font.underline for cell in made["基本情况"][1]}
    assert heads["项目名称"] == "single"
    assert heads["标题"] is None
    guide = [str(row[0].value) for row in made.worksheets[0].iter_rows()]
    assert any("带下划线的表头是必填的" in line for line in guide)
