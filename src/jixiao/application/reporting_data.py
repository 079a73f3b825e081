"""A report's data from YAML or JSON, or from a folder with a fund table and forms; errors name the
field, its row and what is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

import msgspec

from jixiao.application.sources import Source, documents_in, texts_in, without_blanks
from jixiao.core.documents import Document
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding
from jixiao.drafting.copies import Found
from jixiao.drafting.gathering import gathered_data
from jixiao.drafting.model import ReportData
from jixiao.recognition import recognise

_NAMES = {
    "unit": "实施单位",
    "area": "地区范围",
    "year": "年度",
    "funds": "各项基金",
    "fund": "基金名称",
    "income": "收入",
    "expenditure": "支出",
    "budget": "预算数",
    "actual": "本年数",
    "last_year": "上年数",
    "parts": "分项",
    "flows": "上下级往来",
    "item": "项目名称",
    "opening_balance": "上年结余",
    "cumulative_balance": "年末累计结余",
    "months_payable": "可支付月数",
    "denominator": "月均支出的口径",
    "monthly": "月均支出",
    "people": "人数",
    "name": "名称",
    "forms": "自评表",
    "indicators": "指标",
    "target": "指标值",
    "accounts": "分账户",
    "account": "账户",
    "money_unit": "金额单位",
    "responsible": "负责人",
    "filed_on": "填报时间",
    "rules": "规则包",
    "subject": "报告对象",
    "kind": "表的种类",
    "funding": "资金",
    "goals": "年度目标",
    "management": "管理情况",
    "plan": "工作计划",
    "results": "成效",
    "experience": "经验做法",
    "problems": "存在问题",
    "suggestions": "建议",
    "situation": "总体情况",
    "reason": "原因",
}
_KINDS = {
    "decimal": "数字",
    "int": "整数",
    "str": "文字",
    "array": "列表（每项以“- ”开头）",
    "object": "“名称: 值”的形式",
}
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<index>\d+|\.\.\.)\]")


def report_data(source: Source) -> ReportData:
    """The data of a YAML or JSON file. Raises UserError."""
    return _converted(_raw(source))


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """A report's data with where they are from: ``files`` are those of the annexed forms in their
    order (empty where the data are one file), ``findings`` what is to say of the folder: copies of
    one form, forms that are left out.
    """

    data: ReportData
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def gathered(
    files: Iterable[Source | Document], written: Source | None = None, name: str = ""
) -> Gathered:
    """The data that forms and fund tables hold, what people have ``written`` (报告.yaml) laid over
    it. ``name`` is what messages call the files. Raises UserError.
    """
    found = [
        Found(form=form, file=_name_of(document), format=document.format)
        for file in files
        for document in documents_in(file)
        for form in recognise(document).forms
    ]
    given = gathered_data(found, _raw(written) if written is not None else {}, name)
    if given.missing:
        raise UserError(*(fault("E014", each, each) for each in given.missing))
    return Gathered(data=_converted(given.raw), files=given.files, findings=given.findings)


def _name_of(document: Document) -> str:
    return PurePath(document.member or document.path).name


def _raw(source: Source) -> dict[str, Any]:
    """The file's content with every scalar as text."""
    content = texts_in(source)
    if not isinstance(content, dict):
        raise user_error(
            "E012",
            f"{source.name} 应由“名称: 值”组成，至少要有 unit（实施单位）、area（地区范围）、"
            "year（年度）和 funds（各项基金）",
            f"{source.name} must hold unit, area, year and funds",
        )
    return content


def _converted(raw: dict[str, Any]) -> ReportData:
    try:
        return msgspec.convert(without_blanks(raw), ReportData, strict=False)
    except msgspec.ValidationError as error:
        at = _AT.search(str(error))
        address = at["path"].lstrip(".") if at is not None else ""
        raise user_error("E012", _in_chinese(str(error), raw), str(error), address) from error


def _in_chinese(message: str, raw: dict[str, Any]) -> str:
    """A message of the converter with the field's path, its Chinese name and the row it stands in."""
    match = _AT.search(message)
    path, bare = (match["path"], message[: match.start()]) if match else ("", message)
    steps = [found["name"] or found["index"] for found in _STEP.finditer(path)]
    missing = re.search(r"missing required field `(\w+)`", bare)
    unknown = re.search(r"unknown field `([^`]*)`", bare)
    if missing:
        return f"{_field([*steps, missing[1]])}{_row(steps, raw)}：没有填写{_NAMES.get(missing[1], missing[1])}"
    if unknown:
        return f"{_field([*steps, unknown[1]])}{_row(steps, raw)}：没有这个栏目，请核对名称"
    expected = re.search(r"Expected `([^`]+)`", bare)
    kind = (
        _KINDS.get(expected[1].split(" | ")[0], expected[1])
        if expected
        else "数字"
        if "decimal" in bare.lower()
        else "规定的值"
    )
    return f"{_field(steps)}{_row(steps, raw)}：应填{kind}{_written(steps, raw)}"


def _field(steps: list[str]) -> str:
    shown = "".join(
        f"[{step}]" if step.isdigit() or step == "..." else f".{step}" for step in steps
    ).lstrip(".")
    names = [_NAMES[step] for step in steps if step in _NAMES]
    return f"{shown}（{'、'.join(names[-2:])}）" if names else shown


def _row(steps: list[str], raw: dict[str, Any]) -> str:
    """Of which fund or form, in words."""
    at: Any = raw
    named = ""
    for step in steps:
        at = (
            at[int(step)]
            if isinstance(at, list) and step.isdigit() and int(step) < len(at)
            else at.get(step)
            if isinstance(at, dict)
            else None
        )
        if isinstance(at, dict):
            named = next(
                (
                    str(at[key])
                    for key in ("fund", "project", "name", "item")
                    if isinstance(at.get(key), str)
                ),
                named,
            )
    return f"，{named}" if named else ""


def _written(steps: list[str], raw: dict[str, Any]) -> str:
    at: Any = raw
    for step in steps:
        at = (
            at[int(step)]
            if isinstance(at, list) and step.isdigit() and int(step) < len(at)
            else at.get(step)
            if isinstance(at, dict)
            else None
        )
    return f"，写的是“{at[:40]}”" if isinstance(at, str) else ""
