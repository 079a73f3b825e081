"""A template that begins with last year's form: its indicators and targets in the year after, its
results beside them, which filling ignores.
"""

from __future__ import annotations

import io

import openpyxl
import pytest
from msgspec.structs import replace

from jixiao import Source, fill
from jixiao.application.data.reading import forms_in
from jixiao.application.templates.making import left_of_last_year, template_for
from jixiao.core.errors import UserError
from jixiao.core.formdata import FormData, FundingData, IndicatorData

LAST = FormData(
    kind="self_evaluation",
    year=2023,
    project="经办经费",
    implementing_unit="某县社保中心",
    funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="95"),),
    indicators=(
        IndicatorData(
            level1="产出指标", name="完成时间", target="2023年12月31日前", actual="2023年11月1日"
        ),
        IndicatorData(
            level1="产出指标", name="执行率", target="105%≤≥95%", actual="98%", points="10"
        ),
    ),
)


def test_last_years_results_stand_beside_this_years_targets() -> None:
    content = template_for("自评表", None, None, last=[LAST])
    sheet = openpyxl.load_workbook(io.BytesIO(content))["指标"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    beside = [sheet.cell(row, heads["上年完成值（参考）"]).value for row in (2, 3)]
    assert beside == ["2023年11月1日", "98%"]
    (form,) = forms_in(Source("模板.xlsx", content))
    assert (form.data.year, form.data.project, form.findings) == (2024, "经办经费", ())
    rows = form.data.indicators
    assert [row.target for row in rows] == ["2024年12月31日前", "95%~105%"]
    assert [row.actual for row in rows] == ["", ""]
    assert [row.extra for row in rows] == [{}, {}]
    (done,) = fill(Source("模板.xlsx", content), "docx", draft=True).forms
    assert all("参考" not in done.told(each).zh for each in done.findings)


def test_a_template_without_last_year_has_no_such_column() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_for("自评表", None, None)))
    assert "上年完成值（参考）" not in [cell.value for cell in book["指标"][1]]


def test_a_form_of_another_kind_altogether_is_no_start() -> None:
    last = FormData(kind="monitoring", year=2023, project="经费")
    with pytest.raises(UserError) as caught:
        template_for("自评表", None, None, last=[last])
    assert caught.value.code == "E004"


def test_what_of_last_year_was_not_carried_over_is_told() -> None:
    row = IndicatorData(level1="产出指标", name="完成时间", target="23年12月底前")
    found = left_of_last_year([replace(LAST, indicators=(row,))])
    assert [(each.code, each.address) for each in found] == [
        ("E062", "0:form1.indicators[0].target")
    ]
