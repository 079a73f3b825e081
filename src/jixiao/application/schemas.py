"""What goes in and what comes out, as JSON Schemas (2020-12)."""

from __future__ import annotations

from typing import Any

import msgspec

from jixiao.core.errors import user_error
from jixiao.core.findings import Text
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
    made = {
        "review": _review,
        "form": _form,
        "report": _report,
        "reported": _reported,
        "monitor": _monitor,
    }
    # defaults of the shapes are tuples, which no JSON has
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(title | made[name]()))
    return found


def _review() -> dict[str, Any]:
    from jixiao.rendering.contract import ReviewOut

    return msgspec.json.schema(ReviewOut)


def _form() -> dict[str, Any]:
    """One form, a list of forms, or a list under ``forms``."""
    from jixiao.core.formdata import FormData

    (listed,), parts = msgspec.json.schema_components(
        [tuple[FormData, ...]], ref_template="#/$defs/{name}"
    )
    whole = {"type": "object", "properties": {"forms": listed}, "required": ["forms"]}
    return {"anyOf": [listed["items"], listed, whole], "$defs": _written(parts)}


def _report() -> dict[str, Any]:
    from jixiao.drafting.model import ReportData

    found: dict[str, Any] = _written(msgspec.json.schema(ReportData))
    return found


def _reported() -> dict[str, Any]:
    from jixiao.application.reporting_told import Result

    return msgspec.json.schema(Result)


def _monitor() -> dict[str, Any]:
    from jixiao.application.monitoring import Monitored

    return msgspec.json.schema(Monitored)


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
