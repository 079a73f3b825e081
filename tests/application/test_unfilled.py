"""Empty forms and unfilled templates are told, and get no row in a superior's list."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.application.blanks.empty import empty_form_for
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.core.formdata import FormData, IndicatorData
from tests import office_blanks as office
from tests.judging.test_emptiness import FULL, PLANNED


@pytest.mark.parametrize("kind", ["self_evaluation", "target_declaration"])
def test_what_was_handed_out_is_told_when_it_is_filled_in(kind: str) -> None:
    given = [
        *jixiao.load_forms(jixiao.Source("空表.docx", empty_form_for(kind, "docx", None, None))),
        *jixiao.load_forms(jixiao.Source("模板.xlsx", template_for(kind, None, "工伤保险"))),
    ][: 1 if kind == "target_declaration" else 2]
    for each in given:
        assert jixiao.fill(each, "docx").files == ()
        (form,) = jixiao.fill(each, "docx", draft=True).forms
        told = [found.message.zh for found in form.findings if found.code == "E014"]
        assert told == ["这张表是空的：没有填项目、单位、金额和完成值"]
    (form,) = jixiao.fill(FULL, "docx", draft=True).forms
    assert not any(found.code == "E014" for found in form.findings)


def test_it_gets_no_row_in_a_list() -> None:
    empty = jixiao.load_forms(
        jixiao.Source("空表.docx", empty_form_for("self_evaluation", "docx", None, None))
    )
    roll = jixiao.Source("附件2.docx", office.word(office.ROLL, "绩效自评结果汇总表"))
    made = jixiao.fill([FULL, *empty, PLANNED], blank=roll, draft=True)
    assert [each.data.project for each in made.forms] == ["培训经费"]
    (told,) = [each.message.zh for each in made.findings if each.code == "E014"]
    assert (
        told == "项目支出绩效自评表、某县社保中心 培训经费：是空表，没有填完成情况，没有填进汇总表"
    )
    with pytest.raises(UserError, match="都是空表"):
        jixiao.fill(PLANNED, blank=roll)


@pytest.mark.parametrize(
    ("project", "points", "told"),
    [("工伤保险基金", "", True), ("工伤保险基金", "50", False), ("培训经费", "", False)],
)
def test_points_that_no_rule_shares_out_are_told(project: str, points: str, told: bool) -> None:
    row = IndicatorData(
        level1="产出指标", name="培训人次", target="≥3人", actual="3人", points=points
    )
    data = FormData(
        kind="self_evaluation",
        year=2024,
        project=project,
        implementing_unit="某县社保中心",
        indicators=(row,),
    )
    (form,) = jixiao.fill(data, "docx", draft=True).forms
    assert ("E065" in [found.code for found in form.findings]) is told
