"""Write docs/reference from the code: checks with their docstrings and examples, rule packs with their sources,
the command line, the JSON schema.

python tools/make_reference.py [--out DIR]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import click
import msgspec

from jixiao.application.rule_examples import RIGHT, WRONG, examples_of
from jixiao.application.schemas import SCHEMAS, schema
from jixiao.checks.registry import SECTIONS, Check, all_checks
from jixiao.cli.group import cli
from jixiao.core.packs import RulePack
from jixiao.knowledge.labels import label_of
from jixiao.knowledge.packs import load_packs

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "reference"
MADE = "<!-- Written by tools/make_reference.py; change the code, not this page. -->\n"
OVER = {"form": "每张表", "document": "每个文件", "dossier": "一次审核的全部文件"}
SOURCES = {
    "arithmetic": "算术",
    "printed": "表中所印",
    "document": "文件条文",
    "practice": "实务",
    "general": "一般知识，待确认",
}

_TYPES = {
    "string": "文字",
    "number": "数",
    "integer": "整数",
    "boolean": "是否",
    "null": "空",
}
_GROUPS = {
    "FormData": "",
    "FundingData": "funding.",
    "GoalData": "goals.",
    "IndicatorData": "indicators.",
    "LevelPointsData": "level_points.",
    "MonthsData": "months.",
    "FundLineData": "lines.",
}


def checks_page() -> str:
    """Every check: an overview table, then each with its sections."""
    checks = all_checks()
    parts = [
        MADE,
        "# 检查项\n",
        f"共 {len(checks)} 项。`jixiao explain 代码` 在终端里显示同样的内容。"
        "例表中 `<` 表示与左格合并，`^` 表示与上格合并；每个例子都由测试核对。\n",
    ]
    parts += ["| 代码 | 查什么 | 范围 | 依据 |", "|---|---|---|---|"]
    for each in checks:
        parts.append(
            f"| [{each.code}](#{each.code.lower()}) | {each.title.zh} | {OVER[each.over]} |"
            f" {SOURCES.get(each.source, each.source)} |"
        )
    return "\n".join(parts) + "\n\n" + "\n".join(_check(each) for each in checks)


def _check(each: Check) -> str:
    sections = each.sections()
    lines = [f"## {each.code}\n", f"**{each.title.zh}**（{each.title.en}）\n"]
    if each.needs:
        lines.append(f"规则包里要有：{'、'.join(each.needs)}\n")
    lines += [f"- **{name}**：{_joined(sections[name])}" for name in SECTIONS if name in sections]
    both = examples_of(each.code)
    for heading, example in ((WRONG, both.wrong), (RIGHT, both.right)):
        lines.append(f"\n**{heading}**\n\n{example.markdown.replace('### ', '#### ')}")
    return "\n".join(lines) + "\n"


def _joined(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines())


def packs_page() -> str:
    """Every shipped rule pack with its parameters and their sources."""
    packs = sorted(load_packs().values(), key=lambda pack: pack.id)
    return "\n".join([MADE, "# 规则包\n", *(_pack(pack) for pack in packs)])


def _pack(pack: RulePack) -> str:
    lines = [
        f"## {pack.id}\n",
        f"{pack.title}；版本：{pack.version}；发布单位：{pack.issuer}"
        + (f"；文号：{pack.document_number}" if pack.document_number else "")
        + "\n",
    ]
    lines += ["| 规则 | 参数 | 来源 |", "|---|---|---|"]
    for field in msgspec.structs.fields(pack):
        rule = getattr(pack, field.name)
        if isinstance(rule, msgspec.Struct) and field.name != "source":
            lines.append(_rule(field.name, rule))
    return "\n".join([*lines, *(f"\n- {note}" for note in pack.notes)]) + "\n"


def _rule(name: str, rule: Any) -> str:
    values = msgspec.to_builtins(rule)
    source = values.pop("source")
    shown = "；".join(
        f"{key} = {_value(value)}"
        for key, value in values.items()
        if value not in (None, (), [], {}, "")
    )
    return (
        f"| `{name}` | {shown} |"
        f" {SOURCES.get(source['kind'], source['kind'])}：{source.get('text', '')} |".replace(
            "\n", " "
        )
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "、".join(
            f"{key} {_value(each)}"
            for key, each in value.items()
            if each is not None and each is not False
        )
    if isinstance(value, list | tuple):
        return "，".join(
            f"（{_value(each)}）" if isinstance(each, dict) else _value(each) for each in value
        )
    return str(value).replace("|", "\\|")


def command_page() -> str:
    """Every command's help."""
    context = click.Context(cli, info_name="jixiao")
    parts = [MADE, "# 命令行\n", _help(cli, "jixiao")]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            parts.append(_help(command, f"jixiao {name}"))
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=100)
    return f"## `{name}`\n\n```text\n{command.get_help(context)}\n```\n"


def data_page() -> str:
    """What goes in and what comes out, field by field."""
    parts = [
        MADE,
        "# 数据\n",
        "读进和写出的数据。`jixiao schema 名称` 打印同样内容的 JSON Schema，供程序核对；字段的说明是英文。"
        "一个结构在几处用到时只列一次。\n",
    ]
    shown: set[str] = set()
    for name, title in SCHEMAS.items():
        parts.append(f"## {name}\n\n{title.zh}。\n")
        for part, of in schema(name)["$defs"].items():
            text = _structure(part.rpartition(".")[2], of)
            parts += [text] if text not in shown else []
            shown.add(text)
    return "\n".join(parts)


def _structure(name: str, of: dict[str, Any]) -> str:
    """One structure: its description and its fields."""
    lines = [f"### {name}\n", f"{_joined(of.get('description', ''))}\n"]
    if "enum" in of:
        return "\n".join([lines[0], lines[1], f"{_type(of)}\n"])
    group = _GROUPS.get(name)
    head = ("字段", "名称", "类型", "不写时") if group is not None else ("字段", "类型", "不写时")
    lines += [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for field, its in of.get("properties", {}).items():
        left_out = "必填" if field in of.get("required", ()) else _default(its)
        label = label_of(f"{group}{field}").zh
        called = "" if group is None else f" {label if label != f'{group}{field}' else ''} |"
        lines.append(f"| `{field}` |{called} {_type(its)} | {left_out} |")
    return "\n".join(lines) + "\n"


def _type(of: dict[str, Any]) -> str:
    """The type of a field in words."""
    if "$ref" in of:
        return str(of["$ref"]).rpartition("/")[2].rpartition(".")[2]
    if "anyOf" in of:
        return "或".join(_type(each) for each in of["anyOf"])
    if "enum" in of:
        return "、".join(f"`{each}`" for each in of["enum"])
    if "prefixItems" in of:
        return f"（{'，'.join(_type(each) for each in of['prefixItems'])}）"
    kind = of.get("type")
    if kind == "array":
        return f"{_type(of['items'])}的列表" if of.get("items") else "列表"
    if kind == "object":
        return f"名称到{_type(of['additionalProperties'])}"
    if isinstance(kind, list):  # a text that may be written as a bare number
        kind = "number" if of.get("format") == "decimal" else "string"
    return _TYPES.get(str(kind), "任意值")


def _default(of: dict[str, Any]) -> str:
    default = of.get("default")
    return f"`{default}`" if default not in (None, "", [], (), {}) else "空"


def pages() -> dict[str, str]:
    """File name and content of every page."""
    return {
        "checks.md": checks_page(),
        "rule-packs.md": packs_page(),
        "command-line.md": command_page(),
        "data.md": data_page(),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (out / name).write_text(text, encoding="utf-8")
        print(out / name)


if __name__ == "__main__":
    main()
