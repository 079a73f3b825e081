"""The full-year budget of a template is what the year brought: added up where it is left open, held
against it where it is given.
"""

from __future__ import annotations

import io

import openpyxl
import pytest

from jixiao import Source, fill
from jixiao.application.data.reading import forms_in
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity

Row = dict[str, object]


def template(*rows: Row) -> Source:
    """A template with these rows of money, from the total on."""
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, None)))
    sheet = book["资金"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for head, value in row.items():
            sheet.cell(number, at[head]).value = value
    out = io.BytesIO()
    book.save(out)
    return Source("模板.xlsx", out.getvalue())


def test_a_budget_that_is_left_open_is_added_up() -> None:
    source = template({}, {"年初预算数": 100, "追加": 20.5, "追减": 8}, {"结转": 3})
    (form,) = forms_in(source)
    assert [row.budget for row in form.data.funding] == ["", "112.5", "3", ""]
    (done,) = fill(source, "docx", draft=True).forms
    assert done.data.funding[0].budget == "115.5"


def test_a_total_of_its_own_is_added_up_only_where_it_stands_alone() -> None:
    (form,) = forms_in(template({"年初预算数": 100}))
    assert form.data.funding[0].budget == "100"
    (form,) = forms_in(template({"年初预算数": 120}, {"年初预算数": 100, "追加": 10}))
    assert form.data.funding[0].budget == ""
    (form,) = forms_in(template({"年初预算数": 120, "追加": 10}, {"年初预算数": 100, "追加": 10}))
    assert form.data.funding[0].budget == "130"


def test_a_budget_that_differs_is_an_error_and_a_draft_is_written_all_the_same() -> None:
    source = template({}, {"年初预算数": 100, "追加": 10, "追减": 2, "全年预算数": 105})
    (form,) = forms_in(source)
    ((severity, message),) = [(each.severity, each.message.zh) for each in form.findings]
    assert severity is Severity.ERROR
    assert message == (
        "资金!H3 “当年财政拨款”全年预算数填的是105，按年初预算数100＋追加10－追减2应为108"
    )
    assert not fill(source, "docx").files
    assert fill(source, "docx", draft=True).files


def test_a_budget_without_changes_may_be_another_than_the_initial_one() -> None:
    (form,) = forms_in(template({}, {"年初预算数": 100, "全年预算数": 105}))
    assert form.findings == ()


def test_what_is_no_amount_is_told_by_its_cell() -> None:
    with pytest.raises(UserError) as caught:
        forms_in(template({}, {"年初预算数": 100, "追加": "约十"}))
    assert str(caught.value) == (
        "资金!E3 “当年财政拨款”追加（填的是“约十”）：应为金额（万元），如 20.5"
    )


def told(*rows: Row) -> list[tuple[Severity, str]]:
    (form,) = forms_in(template(*rows))
    return [(each.severity, each.message.zh) for each in form.findings]


def test_money_taken_away_is_written_without_a_minus() -> None:
    (found,) = told({}, {"年初预算数": 100, "追减": -20, "全年预算数": 120})
    assert found == (
        Severity.ERROR,
        "资金!F3 “当年财政拨款”追减填的是-20，应填不带负号的数，要加的填在“追加”",
    )
    (form,) = forms_in(template({}, {"年初预算数": 100, "追减": -20}))
    assert form.data.funding[1].budget == ""  # whichever sum is meant is not known


def test_carried_money_is_counted_once() -> None:
    (found,) = told({}, {"年初预算数": 100, "结转": 30}, {"年初预算数": 30})
    assert found[0] is Severity.ERROR
    assert "资金!G3" in found[1]
    assert "资金!B4 已有“上年结转资金”一行" in found[1]
    (found,) = told({}, {"年初预算数": 100}, {"年初预算数": 30, "结转": 30})
    assert found[0] is Severity.ERROR
    (found,) = told({}, {"年初预算数": 100}, {"年初预算数": 20, "结转": 10})
    assert found[0] is Severity.WARNING


def test_carried_money_in_one_place_alone_is_right() -> None:
    assert not told({}, {"年初预算数": 100, "结转": 30})
    assert not told({}, {"年初预算数": 100}, {"结转": 30})
    assert not told({"年初预算数": 100, "结转": 30}, {"年初预算数": 100}, {"结转": 30})


def test_a_change_in_another_unit_is_doubted() -> None:
    (found,) = told({}, {"年初预算数": 100, "追加": 200000})
    assert found[0] is Severity.WARNING
    assert "请核对是不是填成了元" in found[1]
