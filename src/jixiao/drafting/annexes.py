"""Which fund of a report an annexed form is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, data_of
from jixiao.core.forms import DEPARTMENT, Form
from jixiao.drafting.model import FundData, ReportData
from jixiao.knowledge.funds import INSURANCE, fund_of, funds_in, parent_of
from jixiao.knowledge.owning import serves_a_fund, speaks_of_a_fund


def fund_named(form: FormData) -> str | None:
    """The insurance fund whose own form it is, by what it says of its fund, else by its project,
    title, units and sources of money; None for a project's form and where nothing names one.
    """
    if not form.fund and is_a_projects(form):
        return None
    words = (
        form.fund or form.project,
        form.title,
        form.implementing_unit,
        form.supervising_department,
        *(row.source for row in form.funding),
    )
    named = (fund_of(each) for each in words)
    return next((of for each in named if each and (of := parent_of(each)) in INSURANCE), None)


def as_read(form: Form) -> FormData:
    """A recognised form as data; what names a project's fund is no word of its own."""
    data = data_of(form)
    return msgspec.structs.replace(data, fund="") if is_a_projects(data) else data


def is_a_projects(form: FormData) -> bool:
    """Whether it is the form of a department or of a project, and not of a fund's own money: a title
    that names one fund (工伤保险基金绩效自评表) makes it that fund's, whatever its project is called,
    but for one that serves a fund (经费, 系统).
    """
    if form.kind == DEPARTMENT:
        return True
    if not form.project or speaks_of_a_fund(form.project):
        return False
    return serves_a_fund(form.project) or not _titled_for_a_fund(form.title)


def _titled_for_a_fund(title: str) -> bool:
    named = {parent_of(each.fund) for each in funds_in(title)} & INSURANCE
    return len(named) == 1 and "基金" in title


def fund_of_form(form: FormData, data: ReportData) -> FundData | None:
    """The report's fund that a form is about; the only fund where the form names none."""
    named = _among(form, [each.fund for each in data.funds])
    return next((each for each in data.funds if each.fund == named), None)


def is_among(form: FormData, funds: Sequence[str]) -> bool:
    """Whether the form is about one of the funds named."""
    return _among(form, funds) is not None


def _among(form: FormData, funds: Sequence[str]) -> str | None:
    named = fund_named(form)
    if named is None:
        return funds[0] if len(funds) == 1 and not is_a_projects(form) else None
    return next((each for each in funds if parent_of(fund_of(each) or each) == named), None)


def without_fund(form: FormData, funds: Iterable[str]) -> Text:
    """Why ``fund_of_form`` finds none among the report's ``funds``."""
    named = fund_named(form)
    known = list(funds)
    if named is not None:
        return Text(
            f"是{named}的表，报告的数据里没有这项基金（有{'、'.join(known)}）",
            f"is {named}'s, which is no fund of the report ({', '.join(known)})",
        )
    if is_a_projects(form):
        return Text(
            "是部门或项目的表，不是一项基金本身的自评表",
            "is a department's or a project's form, not a fund's own",
        )
    return Text(
        "看不出是哪项基金：项目、标题、单位、资金来源里都没有写",
        "names no fund in its project, title, units and sources of money",
    )
