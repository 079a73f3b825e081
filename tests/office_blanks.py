"""Empty forms as offices send them out, made anew for the tests: pictures of tables as Word files and
workbooks, with a cover, prompts, split runs, notes, formats, protection and formulas.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from jixiao.knowledge.pictures import areas, parsed

NATIONAL = """
项目名称 | < | （填写项目名称） | < | < | < | < | < | < | <
主管部门 | < |  | < | < | 实施单位 | < |  | < | <
项目资金（万元） | < |  | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | ^ | 年度资金总额 | < |  |  |  | 10 |  |
^ | ^ | 其中：当年财政拨款 | < |  |  |  | — |  | —
^ | ^ | 上年结转资金 | < |  |  |  | — |  | —
^ | ^ | 其他资金 | < |  |  |  | — |  | —
年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < | <
^ | （根据年初绩效目标填写） | < | < | < |  | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | <
^ | 产出指标（50分） | 数量指标 | 指标1： |  |  |  |  |  | <
^ | ^ | ^ | 指标2： |  |  |  |  |  | <
^ | ^ | ^ | …… |  |  |  |  |  | <
^ | ^ | 质量指标 | 指标1： |  |  |  |  |  | <
^ | ^ | ^ | …… |  |  |  |  |  | <
^ | ^ | 时效指标 | 指标1： |  |  |  |  |  | <
^ | ^ | 成本指标 | 指标1： |  |  |  |  |  | <
^ | 效益指标（30分） | 经济效益指标 | 指标1： |  |  |  |  |  | <
^ | ^ | 社会效益指标 | 指标1： |  |  |  |  |  | <
^ | ^ | 可持续影响指标 | 指标1： |  |  |  |  |  | <
^ | 满意度指标（10分） | 服务对象满意度指标 | 指标1： |  |  |  |  |  | <
总分 | < | < | < | < | < | 100 |  |  | <
"""
INSURANCE = """
社会保险基金预算支出部门 | < |  | < | 填报单位 | < |  | <
基金名称 | < |  | < | < | < | < | <
基金预算执行情况（亿元） | < | 预算数： |  | 执行数： |  | 执行率 |
年度绩效目标完成情况 | < | 预期目标 | < | < | 实际完成情况 | < | <
^ | < |  | < | < |  | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 预期指标值（包含数字及文字描述） | 实际完成指标值 | 未完成原因和改进措施 | <
^ | 产出指标 | 数量指标 |  |  |  |  | <
^ | ^ | ^ |  |  |  |  | <
^ | ^ | 质量指标 |  |  |  |  | <
^ | ^ | 时效指标 |  |  |  |  | <
^ | 效益指标 | 社会效益指标 |  |  |  |  | <
^ | ^ | 可持续影响指标 |  |  |  |  | <
^ | 满意度指标 | 服务对象满意度指标 |  |  |  |  | <
"""
MONITORING = """
项目名称 | < |  | < | < | < | 监控时点 |  | <
主管部门 | < |  | < | < | < | 实施单位 |  | <
项目资金（万元） | < | 资金来源 | 年初预算数 | 全年预算数 | 1-6月执行数 | < | 1-6月执行率 | 全年预计执行数
^ | < | 年度资金总额 |  |  |  | < |  |
^ | < | 其中：本年财政拨款 |  |  |  | < |  |
^ | < | 其他资金 |  |  |  | < |  |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-6月执行情况 | 全年预计完成情况 | 完成目标可能性 | 偏差原因分析
^ | 产出指标 | 数量指标 |  |  |  |  |  |
^ | ^ | 质量指标 |  |  |  |  |  |
^ | ^ | 时效指标 |  |  |  |  |  |
^ | 效益指标 | 社会效益指标 |  |  |  |  |  |
^ | 满意度指标 | 服务对象满意度指标 |  |  |  |  |  |
"""
TARGETS = """
项目名称 | < |  | < | < | <
主管部门 | < |  | 实施单位 | < |
项目资金（万元） | < | 年度资金总额： | < |  | <
^ | ^ | 其中：财政拨款 | < |  | <
^ | ^ | 其他资金 | < |  | <
总体目标 | 年度目标 | < | < | < | <
^ |  | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
^ | 产出指标 | 数量指标 |  |  |
^ | ^ | 质量指标 |  |  |
^ | ^ | 时效指标 |  |  |
^ | ^ | 成本指标 |  |  |
^ | 效益指标 | 社会效益指标 |  |  |
^ | 满意度指标 | 服务对象满意度指标 |  |  |
"""
DEPARTMENT = """
部门（单位）名称 | < |  | < | < | < | <
预算执行情况（万元） | 资金 | 预算数 | 执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 |  |  | 10 |  |
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <
^ |  | < | < |  | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 |  |  |  |  |
^ | 质量指标 |  |  |  |  |
效益指标 | 社会效益指标 |  |  |  |  |
满意度指标 | 服务对象满意度指标 |  |  |  |  |
总分 | < | < | < | < | 100 |
"""
UNITED = """
项目名称 |  | < | < | 项目编码 |  | < | <
主管部门 |  | < | < | 实施单位 |  | < | <
资金来源 | < | 年初预算数 | 调整后预算数 | 预算执行数 | 执行率 | 分值 | 得分
总额 | < |  |  |  |  | 10 |
财政资金 | < |  |  |  |  | — | —
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 得分
产出指标 | 数量指标 |  |  |  |  |  |
^ | ^ |  |  |  |  |  |
^ | 质量指标 |  |  |  |  |  |
效益指标 | 社会效益指标 |  |  |  |  |  |
满意度指标 | 服务对象满意度指标 |  |  |  |  |  |
"""
ROLL = """
序号 | 填报单位 | 项目名称 | 全年预算数 | 全年执行数 | 执行率 | 自评得分 | 等级 | 备注
1 |  |  |  |  |  |  |  |
2 |  |  |  |  |  |  |  |
合计 | < |  |  |  |  |  |  |
"""
Picture = str
_THIN = Side(style="thin")
_EDGE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def word(
    picture: Picture,
    title: str = "项目支出绩效自评表",
    above: Sequence[str] = ("（    年度）",),
    below: Sequence[str] = ("填表人：          联系电话：          填报日期：    年   月   日",),
    *,
    cover: Sequence[str] = (),
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A Word file with one form: landscape, a header and a footer, runs split inside the words."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = "附件1"
    section.footer.paragraphs[0].text = "第  页"
    for line in cover:
        document.add_paragraph(line)
    if cover:
        document.add_page_break()
    if title:
        document.add_paragraph(title)
    for line in above:
        document.add_paragraph(line)
    _table(document, picture)
    for line in below:
        document.add_paragraph(line)
    if change is not None:
        change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _table(document: Any, picture: Picture) -> None:
    rows = parsed(picture)
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for area in areas(rows):
        cell = table.cell(area.row - 1, area.column - 1)
        if area.row_span > 1 or area.column_span > 1:
            cell = cell.merge(
                table.cell(area.row + area.row_span - 2, area.column + area.column_span - 2)
            )
        paragraph = cell.paragraphs[0]
        text = area.text.replace("⏎", "\n")
        for piece in (text[:3], text[3:]):  # as editors split what people type
            if piece:
                run = paragraph.add_run(piece)
                run.font.size = Pt(9)


def sheet(
    picture: Picture,
    title: str = "项目支出绩效自评表",
    above: Sequence[str] = ("（    年度）",),
    below: Sequence[str] = ("填表人：          填报日期：    年   月   日",),
    *,
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A workbook with one form, a sheet of instructions behind it, styles and a print area."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "自评表"
    rows = parsed(picture)
    width = len(rows[0])
    at = 0
    for line in (title, *above):
        at += 1
        page.cell(at, 1, line).alignment = Alignment(horizontal="center")
        page.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
    for area in areas(rows):
        _filled(page, area, at)
    for line in below:
        row = at + len(rows) + 1
        page.cell(row, 1, line)
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    page.print_area = f"A1:{get_column_letter(width)}{at + len(rows) + len(below)}"
    page.page_setup.orientation = "landscape"
    page.oddFooter.center.text = "第 &P 页"
    notes = book.create_sheet("填表说明")
    notes["A1"] = "一、本表由项目单位填报。"
    notes["A2"] = "二、三级指标按批复的绩效目标填写，行数不够可增加。"
    if change is not None:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _filled(page: Any, area: Any, above: int) -> None:
    first, last = area.row + above, area.row + above + area.row_span - 1
    right = area.column + area.column_span - 1
    for row in range(first, last + 1):
        for column in range(area.column, right + 1):
            cell = page.cell(row, column)
            cell.border = _EDGE
            cell.font = Font(name="宋体", size=10)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    text = area.text.replace("⏎", "\n")
    page.cell(first, area.column).value = int(text) if text.isdigit() else text or None
    if (last, right) != (first, area.column):
        page.merge_cells(start_row=first, end_row=last, start_column=area.column, end_column=right)


def formats(book: Any) -> None:
    """The bureau's number formats, lists to choose from and formulas below the rows."""
    page = book.active
    for row in range(6, 10):
        for column in (5, 6, 7):
            page.cell(row, column).number_format = "#,##0.00"
        page.cell(row, 9).number_format = "0.00%"
    last = page.max_row - 1
    page.cell(last, 8).value = f"=SUM(H13:H{last - 1})+J6"
    page.cell(last, 8).number_format = "0.00"
    page.cell(last, 7).fill = PatternFill("solid", fgColor="DDDDDD")
    choice = DataValidation(type="list", formula1='"10,5,8"', allow_blank=True)
    choice.add(f"G13:G{last - 1}")
    page.add_data_validation(choice)
    book.defined_names["总分"] = DefinedName("总分", attr_text=f"自评表!$H${last}")
    other = book["填表说明"]
    other["B1"] = f"=自评表!H{last}"


def protected(book: Any) -> None:
    """The sheet protected, with the cells that are to be filled in unlocked."""
    page = book.active
    for row in page.iter_rows():
        for cell in row:
            text = cell.value
            if text is None or str(text).startswith(("指标", "……", "（")):
                cell.protection = Protection(locked=False)
    page.protection.sheet = True


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
