"""Rows of a template's sheets: what stands below no head, and money that names no source, is told."""

from __future__ import annotations

import io

import openpyxl
import pytest

from jixiao import Source
from jixiao.application.data.reading import forms_in
from jixiao.application.templates.lines import kind_called
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity


def read(**cells: object) -> list[tuple[Severity, str]]:
    """What is told of a template with these cells (``资金_D2``)."""
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, "工伤保险")))
    for at, value in cells.items():
        sheet, _, cell = at.partition("_")
        book[sheet][cell] = value
    out = io.BytesIO()
    book.save(out)
    try:
        loaded = forms_in(Source("模板.xlsx", out.getvalue()))
    except UserError as error:
        return [(each.severity, each.message.zh) for each in error.findings]
    return [(each.severity, each.message.zh) for each in loaded[0].findings]


def test_what_stands_below_no_head_is_told_once_a_sheet_with_its_cells() -> None:
    told = read(指标_J2="某值", 指标_K3=5, 资金_P2=5)
    assert [severity for severity, _ in told] == [Severity.WARNING] * 2
    assert told[0][1].startswith("资金!P2 填了“5”，这一列第1行没有表头")
    assert told[1][1].startswith("指标!J2、指标!K3 填了“某值”“5”，这一列第1行没有表头")


def test_of_many_cells_below_no_head_the_first_are_named() -> None:
    ((_, told),) = read(**{f"指标_J{row}": f"值{row}" for row in range(2, 12)})
    assert told.startswith("指标!J2、指标!J3、指标!J4、指标!J5、指标!J6、指标!J7等10格 填了“值2”")
    assert "值8" not in told


@pytest.mark.parametrize("role", ["部分", "明细", None])
def test_money_without_a_source_gets_no_other_sources_name(role: str | None) -> None:
    told = read(资金_B3=None, 资金_C3=role, 资金_D3=80, 资金_H3=80)
    assert told == [(Severity.ERROR, "资金!B3 “资金来源”没有填，这一行的80、80不知道是哪一项资金")]


def test_a_row_of_money_with_its_role_alone_is_empty() -> None:
    assert read(资金_B3=None, 资金_C9="部分") == []


def test_a_total_without_a_name_is_the_total() -> None:
    assert read(资金_B2=None, 资金_D2=80) == []


def test_a_formula_without_a_result_is_no_empty_cell() -> None:
    told = read(指标_E2='=TEXT(95,"0")&"%"', 资金_D3="=VLOOKUP(1,别处!A:B,2)", 资金_D4="=45*2")
    assert [(severity, said.partition(" ")[0]) for severity, said in told] == [
        (Severity.ERROR, "资金!D3"),
        (Severity.ERROR, "指标!E2"),
    ]


def test_a_percentage_that_was_taken_for_a_formula_is_what_was_typed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, None)))
    for cell, value in (("A2", "1"), ("D2", "发放率"), ("E2", "=100%"), ("F2", "=99.5%")):
        book["指标"][cell] = value
    out = io.BytesIO()
    book.save(out)
    (form,) = forms_in(Source("模板.xlsx", out.getvalue()))
    (row,) = form.data.indicators
    assert (row.target, row.actual) == ("100%", "99.5%")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("自评表", "self_evaluation"),
        ("项目支出绩效自评表", "self_evaluation"),
        ("2024年度项目绩效目标自评表", "self_evaluation"),
        ("部门整体支出绩效自评表", "department"),
        ("项目支出绩效目标执行监控表", "monitoring"),
        ("绩效运行监控表", "monitoring"),
        ("绩效目标表", "target_declaration"),
        ("项目支出绩效目标申报表", "target_declaration"),
        ("自平表", None),
        ("绩效自评汇总表", None),
        ("自评报告", None),
        ("", None),
    ],
)
def test_a_kind_is_called_as_offices_call_it(word: str, kind: str | None) -> None:
    assert kind_called(word) == kind
