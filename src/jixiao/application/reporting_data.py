"""A report's data from YAML or JSON, or from a folder with a fund table and forms; errors name the
field, its row and what is expected.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec

from jixiao.application.data_text import AliasError, TwiceError, json_texts, yaml_texts
from jixiao.application.reporting_folder import data_in_folder
from jixiao.drafting.model import ReportData

_LARGEST = 20 * 1024 * 1024
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


class ReportError(Exception):
    """The data cannot make a report; ``lines`` say why, one a problem, in Chinese."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def load_report_data(source: Path) -> ReportData:
    """The data of a YAML or JSON file, or of a folder of forms and fund tables with an optional
    报告.yaml. Raises ReportError.
    """
    if source.is_dir():
        written = next(
            (
                source / name
                for name in ("报告.yaml", "报告.json", "report.yaml", "report.json")
                if (source / name).is_file()
            ),
            None,
        )
        raw = _raw(written) if written is not None else {}
        found, complaints = data_in_folder(source, raw)
        if complaints:
            raise ReportError(list(complaints))
        return _converted(found)
    return _converted(_raw(source))


def _raw(path: Path) -> dict[str, Any]:
    """The file's content with every scalar as text, so that no figure passes through binary
    floating point.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ReportError([f"{path.name} 太大，不像是一份报告的数据"])
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReportError([f"{path} 打不开：{error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise ReportError([f"{path.name} 不是 UTF-8 文本；数据文件应为 YAML 或 JSON"]) from error
    content = _parsed(text, path)
    if not isinstance(content, dict):
        raise ReportError(
            [
                f"{path.name} 应由“名称: 值”组成，至少要有 unit（实施单位）、area（地区范围）、"
                "year（年度）和 funds（各项基金）"
            ]
        )
    return content


def _parsed(text: str, path: Path) -> Any:
    if path.suffix.lower() == ".json":
        try:
            return json_texts(text)
        except TwiceError as error:
            raise ReportError([f"{path.name}：{error.name} 在同一处写了两次"]) from error
        except (json.JSONDecodeError, RecursionError) as error:
            where = (
                f"第{error.lineno}行写法不对"
                if isinstance(error, json.JSONDecodeError)
                else "层次太深"
            )
            raise ReportError([f"{path.name} 不是合格的 JSON：{where}"]) from error
    import yaml

    try:
        return yaml_texts(text)
    except TwiceError as error:
        raise ReportError(
            [f"{path.name} 第{error.line}行：{error.name} 在同一处写了两次"]
        ) from error
    except AliasError as error:
        raise ReportError([f"{path.name} 里 YAML 的引用（*）展开后太大，请直接写出内容"]) from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第{mark.line + 1}行" if mark is not None else "某处"
        raise ReportError(
            [f"{path.name} 不是合格的 YAML：{where}写法不对（常见原因：缩进不齐，冒号后没有空格）"]
        ) from error


def _converted(raw: dict[str, Any]) -> ReportData:
    try:
        return msgspec.convert(_without_blanks(raw), ReportData, strict=False)
    except msgspec.ValidationError as error:
        raise ReportError([_in_chinese(str(error), raw)]) from error


def _without_blanks(value: Any) -> Any:
    """Fields left empty count as not written."""
    if isinstance(value, dict):
        return {key: _without_blanks(each) for key, each in value.items() if each not in ("", None)}
    return [_without_blanks(each) for each in value] if isinstance(value, list) else value


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
