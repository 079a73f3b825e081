"""A template whose columns were renamed, doubled or taken away is told by name, never passed over."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
import xlwt
from msgspec.structs import replace

from jixiao import Knowledge, Source, fill, shipped
from jixiao.application.data.reading import forms_in
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity


def changed(sheet: str, head: str, new: str | None, kind: str = "self_evaluation") -> Source:
    """The template with a head renamed, or its column taken away."""
    book = openpyxl.load_workbook(io.BytesIO(template_for(kind, None, "工伤保险")))
    cell = next(each for each in book[sheet][1] if str(each.value) == head)
    if new is None:
        book[sheet].delete_cols(cell.column)
    else:
        cell.value = new
    out = io.BytesIO()
    book.save(out)
    return Source("模板.xlsx", out.getvalue())


@pytest.mark.parametrize(
    ("sheet", "head"),
    [
        ("指标", "三级指标"),
        ("指标", "指标值"),
        ("指标", "一级指标"),
        ("资金", "资金来源"),
        ("基本情况", "项目名称"),
        ("基本情况", "年度"),
    ],
)
@pytest.mark.parametrize("new", [None, "自己起的名"])
def test_a_column_that_rows_are_nothing_without(sheet: str, head: str, new: str | None) -> None:
    with pytest.raises(UserError) as caught:
        forms_in(changed(sheet, head, new))
    told = [each.message.zh for each in caught.value.findings]
    (line,) = [each for each in told if f"“{sheet}”页没有“{head}”一栏" in each]
    assert ("自己起的名" in line) is (new is not None)


@pytest.mark.parametrize(
    ("sheet", "head"), [("指标", "得分"), ("指标", "完成值"), ("资金", "全年执行数")]
)
def test_a_column_that_counts_as_empty_is_told_when_the_form_is_filled_in(
    sheet: str, head: str
) -> None:
    made = fill(changed(sheet, head, None), "docx", draft=True)
    (told,) = [each for each in made.forms[0].findings if each.code == "E021"]
    assert told.severity is Severity.WARNING
    assert told.message.zh == f"“{sheet}”页没有“{head}”一栏，按没有填处理"


def test_columns_are_those_of_the_bureaus_own_layout_that_the_form_names() -> None:
    styles = shipped().known_layouts()
    known = Knowledge(layouts={**styles, "某县": replace(styles["national-2020"], id="某县")})
    book = openpyxl.load_workbook(io.BytesIO(changed("指标", "完成值", None).content))
    sheet = book["基本情况"]
    column = next(cell.column for cell in sheet[1] if cell.value == "样式")
    sheet.cell(2, column).value = "某县"
    out = io.BytesIO()
    book.save(out)
    (form,) = forms_in(Source("模板.xlsx", out.getvalue()), known)
    assert [each.message.zh for each in form.findings] == ["“指标”页没有“完成值”一栏，按没有填处理"]


@pytest.mark.parametrize(
    "kind", ["self_evaluation", "monitoring", "target_declaration", "department"]
)
def test_a_template_as_it_was_made_lacks_nothing(kind: str) -> None:
    source = Source("模板.xlsx", template_for(kind, None, "工伤保险"))
    assert [each.findings for each in forms_in(source)] == [()]


def test_columns_may_change_places() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, "工伤保险")))
    sheet = book["指标"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(reversed(values), start=1):
            sheet.cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    (form,) = forms_in(Source("模板.xlsx", out.getvalue()))
    assert form.findings == ()
    assert form.data.indicators[0].name


def rewritten(change: Callable[[openpyxl.Workbook], None]) -> list[str]:
    """What is told of a template that was changed."""
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, "工伤保险")))
    change(book)
    out = io.BytesIO()
    book.save(out)
    try:
        loaded = forms_in(Source("模板.xlsx", out.getvalue()))
    except UserError as error:
        return [each.message.zh for each in error.findings]
    return [each.message.zh for each in loaded[0].findings]


def test_a_doubled_column_is_told_with_both_its_cells() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["指标"]["M1"] = "完成值"

    assert "指标!F1、指标!M1 “指标”页有两列都叫“完成值”，请去掉一列" in rewritten(change)


def test_a_renamed_column_is_told_with_what_it_may_have_been() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["指标"]["E1"] = "目标值"

    told = rewritten(change)
    assert told[0] == "“指标”页没有“指标值”一栏；指标!E1 的“目标值”如果是它，请改回“指标值”"


def test_a_doubled_sheet_is_told() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book["指标"]).title = "指标 (2)"

    assert rewritten(change) == ["“指标 (2)”页是“指标”页的复本，两页不能都有，请删去一页"]


def test_a_sheet_of_rows_that_is_gone_counts_as_empty() -> None:
    def change(book: openpyxl.Workbook) -> None:
        del book["资金"]

    assert rewritten(change) == ["没有“资金”页，按没有填处理"]


def test_a_template_that_an_older_office_saved_as_xls_is_one() -> None:
    filled = openpyxl.load_workbook(io.BytesIO(template_for("自评表", None, None)))
    typed = {"基本情况": {"D2": 2024}, "指标": {"A2": 1, "D2": "培训人次"}}
    old = xlwt.Workbook(encoding="utf-8")
    for sheet in filled.worksheets:
        made = old.add_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                value = typed.get(sheet.title, {}).get(cell.coordinate, cell.value)
                if value is not None and not str(value).startswith("="):
                    made.write(cell.row - 1, cell.column - 1, value)
    content = io.BytesIO()
    old.save(content)
    source = Source("模板.xls", content.getvalue())

    (form,) = forms_in(source)
    assert form.data.indicators[0].name == "培训人次"


def test_the_other_columns_of_the_layout_are_not_called_unknown() -> None:
    found = forms_in(changed("指标", "全年预计完成情况", None, "monitoring"))
    (line,) = [
        each.message.zh for each in found[0].findings if "全年预计完成情况" in each.message.zh
    ]
    assert line == "“指标”页没有“全年预计完成情况”一栏，按没有填处理"


@pytest.mark.parametrize(
    ("sheet", "head", "cell"),
    [("指标", "得分", "H"), ("指标", "偏差原因及改进措施", "I"), ("基本情况", "主管部门", "G"), ("目标", "实际完成情况", "C")],
)  # fmt: skip
def test_what_stands_in_a_column_that_was_renamed_to_anything_is_not_lost(
    sheet: str, head: str, cell: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(changed(sheet, head, "随便写的").content))
    book[sheet][f"{cell}2"] = "5"
    book["基本情况"]["F2"] = "经费"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UserError) as caught:
        forms_in(Source("模板.xlsx", out.getvalue()))
    (told,) = caught.value.findings
    assert told.severity is Severity.ERROR
    assert told.message.zh == (
        f"“{sheet}”页没有“{head}”一栏；不认得 {sheet}!{cell}1 的“随便写的”，改了名的请改回来，不要的请删去那一列"
    )


def test_a_sheet_that_is_not_read_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, "工伤保险")))
    book["基本情况"]["F2"] = "经费"
    book.create_sheet("补充材料")["B2"] = "另有说明"
    book.create_sheet("空页")
    out = io.BytesIO()
    book.save(out)
    (form,) = forms_in(Source("模板.xlsx", out.getvalue()))
    said = [each.message.zh for each in form.findings if "没有读" in each.message.zh]
    assert said == [
        "“补充材料”页没有读，里面的内容没有放进表里：模板只读 基本情况、资金、目标、指标、指标名里的分值、注"
    ]


def test_a_column_of_ones_own_is_no_renamed_one_where_another_was_taken_away() -> None:
    book = openpyxl.load_workbook(io.BytesIO(changed("指标", "得分", None).content))
    sheet = book["指标"]
    sheet.cell(1, sheet.max_column + 1).value = "责任科室"
    sheet.cell(2, sheet.max_column).value = "工伤科"
    book["基本情况"]["F2"] = "经费"
    out = io.BytesIO()
    book.save(out)
    (form,) = forms_in(Source("模板.xlsx", out.getvalue()))
    told = [each for each in form.findings if "没有“得分”一栏" in each.message.zh]
    assert [each.severity for each in told] == [Severity.WARNING]
