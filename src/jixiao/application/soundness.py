"""Form data that are no form at all: words and numbers that nothing can mean, told before anything is
made of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Text
from jixiao.core.formdata import FormData
from jixiao.core.forms import FIELDS_OF_FUNDING, FUND_STATEMENT, KINDS
from jixiao.core.keywords import is_statement
from jixiao.core.periods import YEARS
from jixiao.core.points import stated_point, wanted_point
from jixiao.core.shaping import misshapes
from jixiao.core.statements import LOCAL, REGION
from jixiao.knowledge.funds import fund_of
from jixiao.knowledge.labels import where
from jixiao.knowledge.layouts.layout import Layout

_ROLES = ("total", "part", "detail")
_LEVELS = (0, 1, 2)


def sound(data: FormData) -> FormData:
    """The data, where they can be a form's. Raises UserError (E012) with all that is wrong."""
    wrong = tuple(wrong_in(data))
    if wrong:
        raise UserError(*wrong)
    return data


def all_sound(
    forms: Sequence[FormData], layouts: Mapping[str, Layout] | None = None
) -> Sequence[FormData]:
    """Forms that are all ``sound``, and name none but the ``layouts`` where these are given. Raises
    UserError with all that is wrong in all.
    """
    wrong = [
        fault(
            each.code,
            f"第{number}张表：{each.message.zh}" if len(forms) > 1 else each.message.zh,
            f"form {number}: {each.message.en}" if len(forms) > 1 else each.message.en,
            of_form(each.address, number if len(forms) > 1 else 0),
        )
        for number, data in enumerate(forms, start=1)
        for each in (*wrong_in(data), *_without_layout(data, layouts))
    ]
    if wrong:
        raise UserError(*wrong)
    return forms


def of_form(address: str, number: int) -> str:
    """The address of a field in one of several forms: ``0:form2.indicators[0].name``."""
    return f"0:form{number}.{address}" if number else address


def _without_layout(data: FormData, layouts: Mapping[str, Layout] | None) -> Iterator[Finding]:
    if layouts is None or data.kind == FUND_STATEMENT:
        return
    if isinstance(data.layout, str) and data.layout and data.layout not in layouts:
        yield fault(
            "E032",
            f"没有样式“{data.layout}”；可用的样式有：{'、'.join(layouts)}",
            f"no layout {data.layout!r}; known are {', '.join(layouts)}",
            "layout",
        )


def wrong_in(data: FormData) -> Iterator[Finding]:
    """Everything that keeps the data from being a form's."""
    misshapen = list(_misshapen(data))
    if misshapen:
        yield from misshapen
        return
    if data.kind not in KINDS:
        known = Text("、".join(KINDS), ", ".join(KINDS))
        yield _told("kind", data.kind, Text(f"{known.zh} 之一", f"one of {known.en}"))
    if data.year is not None and data.year not in YEARS:
        yield _told("year", data.year, Text("四位年份，如 2024", "a year such as 2024"))
    point = stated_point(data.as_of)
    if data.as_of and (point is None or point.month is None):
        yield _told("as_of", data.as_of, wanted_point(data.as_of))
    if data.fund and fund_of(data.fund) is None:
        yield _told(
            "fund", data.fund, Text("认得的险种，如 工伤保险", "a known fund such as 工伤保险")
        )
    if data.rules and not is_statement(data.rules):
        yield _told("rules", data.rules, Text("规则包的编号，如 cn-2020", "a pack's id: cn-2020"))
    if data.scope not in ("", LOCAL, REGION):
        scopes = Text(f"{LOCAL} 或 {REGION}", f"{LOCAL} or {REGION}")
        yield _told("scope", data.scope, scopes)
    for index, heading in enumerate(data.level_points):
        if heading.level not in _LEVELS:
            levels = Text("0（预算执行）、1（一级指标）或 2（二级指标）", "0, 1 or 2")
            yield _told(f"level_points[{index}].level", heading.level, levels)
    for index, row in enumerate(data.funding):
        if not row.source.strip() and any(getattr(row, name) for name in FIELDS_OF_FUNDING):
            address = f"funding[{index}].source"
            at = where(address)
            yield fault("E012", f"{at.zh}没有填写", f"{at.en}: nothing is given", address)
        if row.role not in _ROLES:
            roles = Text("total、part 或 detail", "total, part or detail")
            yield _told(f"funding[{index}].role", row.role, roles)


def _misshapen(data: FormData) -> Iterator[Finding]:
    """Fields of a wrong type: values that were made in Python are checked by nobody else."""
    try:
        raw = msgspec.to_builtins(data)
        msgspec.convert(raw, FormData)
        return
    except msgspec.ValidationError:
        pass
    except (TypeError, ValueError, RecursionError) as error:
        yield fault("E012", "表里有不能保存的值", f"the form holds what cannot be stored: {error}")
        return
    for each in misshapes(raw, FormData):
        at = where(each.path) if each.path else Text("", "the form")
        yield fault("E012", f"{at.zh}{each.text.zh}", f"{at.en}: {each.text.en}", each.address)


def _told(address: str, given: object, wanted: Text) -> Finding:
    at = where(address)
    return fault(
        "E012",
        f"{at.zh}应为{wanted.zh}，给的是“{given}”",
        f"{at.en}: {wanted.en} is expected, not {given!r}",
        address,
    )
