"""What goes in and what comes out, as JSON Schemas (2020-12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import msgspec

from jixiao.core.errors import user_error
from jixiao.core.findings import Text
from jixiao.core.forms import KINDS, ROLES
from jixiao.core.statements import SCOPES
from jixiao.core.taking import typed

SCHEMAS = {
    "review": Text("审核结果：jixiao review --format json", "what jixiao review prints as JSON"),
    "form": Text(
        "表的数据：jixiao fill、monitor 读的和 convert 写的 YAML、JSON",
        "forms as data: what fill and monitor read and convert writes",
    ),
    "report": Text(
        "报告数据：jixiao report 读的 YAML、JSON", "what the yearly report is made from"
    ),
    "reported": Text(
        "起草结果：jixiao report --json 打印的", "what jixiao report --json prints of a report"
    ),
    "monitor": Text("监控结果：jixiao.monitor 给出的值", "what jixiao.monitor gives"),
    "filled": Text("填好的表：jixiao.fill 给出的值", "what jixiao.fill gives"),
    "made": Text("报告：jixiao.report 给出的值", "what jixiao.report gives"),
    "converted": Text("转换结果：jixiao.convert 给出的值", "what jixiao.convert gives"),
    "annotated": Text("批注副本：jixiao.annotate 给出的值", "what jixiao.annotate gives"),
    "corrected": Text("更正副本：jixiao.correct 给出的值", "what jixiao.correct gives"),
    "summary": Text("汇总：jixiao.summary 给出的值", "what jixiao.summary gives"),
    "matched": Text("新旧两版的对应：jixiao.matched 给出的值", "what jixiao.matched gives"),
    "result": Text(
        "保存的结果：jixiao.result_bytes 写的 JSON，各种结果都在内",
        "what result_bytes writes, by kind",
    ),
    "record": Text(
        "审核结果逐条的记录：jixiao.as_lines 一行写一条", "a record of a review: a line of as_lines"
    ),
    "rules": Text("规则包：自编的 TOML 文件", "a rule pack of one's own, as TOML holds it"),
    "layout": Text("样式：自编的 TOML 文件", "a layout of one's own, as TOML holds it"),
    "accept": Text("接受清单：review --accept 读的 TOML 文件", "a list of accepted findings"),
    "knowledge": Text(
        "规则包、样式、指标和叫法：jixiao.knowledge_of 读的 JSON", "what knowledge_of reads"
    ),
    "library": Text(
        "指标库：jixiao library --format json 打印的", "what jixiao library prints as JSON"
    ),
    "explanation": Text("编号的说明：jixiao.explain 给出的值", "what jixiao.explain gives"),
}
"""What is published, by name."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


@typed()
def schema(name: str) -> dict[str, Any]:
    """The schema of one of SCHEMAS. Raises UserError for another name."""
    if name not in SCHEMAS:
        raise user_error(
            "E004",
            f"没有“{name}”的 schema；有的是 {'、'.join(SCHEMAS)}",
            f"no schema of {name!r}; known are {', '.join(SCHEMAS)}",
        )
    title = {"$schema": _DRAFT, "title": f"Jixiao {name}", "description": SCHEMAS[name].en}
    # defaults of the shapes are tuples, which no JSON has
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(title | _MADE[name]()))
    return found


def _form() -> dict[str, Any]:
    """One form, a list of forms, or a list under ``forms``."""
    from jixiao.core.formdata import FormData

    (listed,), parts = msgspec.json.schema_components(
        [tuple[FormData, ...]], ref_template="#/$defs/{name}"
    )
    whole = {"type": "object", "properties": {"forms": listed}, "required": ["forms"]}
    return {"anyOf": [listed["items"], listed, whole], "$defs": _of_known_kinds(_written(parts))}


def _result() -> dict[str, Any]:
    """Any kind of result, with its kind and the version of its shape."""
    from jixiao.application.results import KINDS, SCHEMA, type_of

    shapes, parts = msgspec.json.schema_components(
        [type_of(kind) for kind in KINDS], ref_template="#/$defs/{name}"
    )
    written = [
        {
            "type": "object",
            "properties": {"schema": {"const": SCHEMA}, "kind": {"const": kind}, "result": shape},
            "required": ["schema", "kind", "result"],
        }
        for kind, shape in zip(KINDS, shapes, strict=True)
    ]
    return {"oneOf": written, "$defs": parts}


def _report() -> dict[str, Any]:
    from jixiao.drafting.model import ReportData

    found: dict[str, Any] = _written(msgspec.json.schema(ReportData))
    return found | {"$defs": _of_known_kinds(found["$defs"])}


def _of_known_kinds(parts: dict[str, Any]) -> dict[str, Any]:
    """With the kinds of forms, roles of rows and scopes that there are, which values take as texts
    so that all that is wrong in them can be told.
    """
    known: dict[str, dict[str, Sequence[str]]] = {
        "FormData": {"kind": KINDS, "scope": ("", *SCOPES)},
        "FundingData": {"role": ROLES},
    }
    for part, fields in known.items():
        for name, values in fields.items():
            parts[part]["properties"][name] |= {"type": "string", "enum": list(values)}
    return parts


def _of(path: str, *, by_hand: bool = False) -> Callable[[], Any]:
    """What makes the schema of a shape, by the path of its class, which is loaded when it is asked
    for; of a file that people write where it is made ``by_hand``.
    """

    def made() -> Any:
        room, _, name = path.rpartition(".")
        found = msgspec.json.schema(getattr(import_module(f"jixiao.{room}"), name))
        return _written(found) if by_hand else found

    return made


def _written(schema: Any) -> Any:
    """The schema of a file that people write: a figure may stand there as a number, and is taken as
    it is written.
    """
    if isinstance(schema, list):
        return [_written(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: _written(each) for name, each in schema.items()}
    return found | {"type": ["string", "number"]} if found.get("type") == "string" else found


_MADE: Mapping[str, Callable[[], Any]] = {
    "review": _of("rendering.contract.ReviewOut"),
    "form": _form,
    "report": _report,
    "reported": _of("application.reports.told.Result"),
    "monitor": _of("application.monitoring.monitoring.Monitored"),
    "filled": _of("application.filling.Filled"),
    "made": _of("application.reports.reporting.Reported"),
    "converted": _of("application.converting.Converted"),
    "annotated": _of("application.marks.marking.Annotated"),
    "corrected": _of("application.marks.marking.Corrected"),
    "summary": _of("core.summaries.Summarised"),
    "matched": _of("core.matching.Matched"),
    "result": _result,
    "record": _of("application.streaming.Record"),
    "rules": _of("core.packs.RulePack", by_hand=True),
    "layout": _of("knowledge.layouts.Layout"),
    "accept": _of("application.acceptance.AcceptedList"),
    "knowledge": _of("knowledge.shelf.Knowledge"),
    "library": _of("application.library.Library"),
    "explanation": _of("application.explaining.Explanation"),
}
