"""Which fund an annexed form is about, and why it is about none."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.formdata import FormData, FundingData
from jixiao.drafting.annexes import fund_named, fund_of_form, without_fund
from jixiao.knowledge.funds import UNEMPLOYMENT, WORK_INJURY
from tests.drafting.making import fund, report

FORM = FormData(
    kind="self_evaluation", title="社会保险支出绩效自评表", implementing_unit="东和市社保局"
)


@pytest.mark.parametrize(
    "fields",
    [
        {"fund": "工伤保险"},
        {"project": "工伤保险基金支出项目"},
        {"title": "东和市工伤保险基金支出绩效自评表"},
        {"title": "东和市工伤保险基金绩效自评表", "project": "待遇按时足额支付保障"},
        {"implementing_unit": "东和市工伤保险管理中心"},
        {"funding": (FundingData(source="工伤保险基金", role="total", budget="1"),)},
    ],
)
def test_a_fund_is_told_by_any_words_that_name_it(fields: dict[str, object]) -> None:
    data = report(fund(WORK_INJURY), fund(UNEMPLOYMENT))
    found = fund_of_form(msgspec.structs.replace(FORM, **fields), data)
    assert found is not None
    assert found.fund == WORK_INJURY


def test_a_project_about_a_fund_is_not_the_funds_own_form() -> None:
    form = msgspec.structs.replace(FORM, project="工伤保险扩面宣传工作经费")
    assert fund_named(form) is None
    titled = msgspec.structs.replace(form, title="东和市工伤保险基金绩效自评表")
    assert fund_named(titled) is None
    for data in (report(fund(WORK_INJURY)), report(fund(WORK_INJURY), fund(UNEMPLOYMENT))):
        assert fund_of_form(form, data) is None


def test_the_only_fund_is_meant_where_a_form_names_none() -> None:
    assert fund_of_form(FORM, report(fund(WORK_INJURY))) is not None
    assert fund_of_form(FORM, report(fund(WORK_INJURY), fund(UNEMPLOYMENT))) is None


@pytest.mark.parametrize(
    ("project", "words"),
    [
        ("失业保险基金支出项目", "是失业保险的表，报告的数据里没有这项基金（有工伤保险）"),
        ("信息系统运维", "是部门或项目的表"),
        ("", "看不出是哪项基金"),
    ],
)
def test_it_is_said_why_a_form_has_no_fund(project: str, words: str) -> None:
    form = msgspec.structs.replace(FORM, project=project)
    assert words in without_fund(form, [WORK_INJURY]).zh
