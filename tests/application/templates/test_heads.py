"""Heads of a template that are clear are taken though they have line breaks or a unit behind them, and
another unit than the form's is told.
"""

from __future__ import annotations

import io

import openpyxl
import pytest

from jixiao import Source
from jixiao.application.data.reading import forms_in
from jixiao.application.loaded import Loaded
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError


def read(unit: str | None, **heads: str) -> Loaded:
    """The form of a template with such a unit of money and such heads for its columns of money."""
    book = openpyxl.load_workbook(io.BytesIO(template_for("self_evaluation", None, "工伤保险")))
    for sheet in ("基本情况", "资金"):
        for cell in book[sheet][1]:
            if cell.value == "金额单位":
                book[sheet].cell(2, cell.column).value = unit
            if cell.value == "执行率":
                book[sheet].cell(2, cell.column).value = "95.2"
            cell.value = heads.get(str(cell.value), cell.value)
    book["资金"]["H2"] = 100
    out = io.BytesIO()
    book.save(out)
    return forms_in(Source("模板.xlsx", out.getvalue()))[0]


@pytest.mark.parametrize(
    "head", ["全年预算数（万元）", "全年预算数(单位：万元)", "全年\n预算数", "全年 预算数*", "全年预算数\n（人民币万元）"]
)  # fmt: skip
def test_a_clear_head_is_its_column(head: str) -> None:
    assert read("万元", 全年预算数=head).data.funding[0].budget == "100"


def test_a_head_with_more_behind_it_is_not() -> None:
    with pytest.raises(UserError) as caught:
        read("万元", 全年预算数="全年预算数（调整后）")
    assert "资金!H1 的“全年预算数（调整后）”如果是它" in caught.value.findings[0].message.zh


def test_another_unit_in_a_head_is_refused_with_both_cells() -> None:
    with pytest.raises(UserError) as caught:
        read("万元", 全年预算数="全年预算数（元）")
    (told,) = caught.value.findings
    assert told.message.zh == (
        "资金!H1 表头写的是元，基本情况!J2 金额单位是万元：两处请改成一致，金额按它填"
    )


@pytest.mark.parametrize(
    ("given", "heads", "unit", "told"),
    [
        ("人民币万元", {}, "万元", 0),
        ("单位：元", {}, "元", 0),
        (None, {"全年预算数": "全年预算数（元）"}, "元", 0),
        (None, {}, "万元", 1),
    ],
)
def test_the_unit_of_money_is_the_one_that_is_said(
    given: str | None, heads: dict[str, str], unit: str, told: int
) -> None:
    form = read(given, **heads)
    said = [each for each in form.findings if "“金额单位”没有填，按万元印" in each.message.zh]
    assert (form.data.money_unit, len(said)) == (unit, told)


def test_a_rate_below_a_head_in_percent_is_one() -> None:
    assert read("万元", 执行率="执行率（%）").data.funding[0].rate == "95.2%"
    assert read("万元").data.funding[0].rate == "95.2"
