"""A tidy data package of what was recognised: CSV files with typed columns, and their descriptor
datapackage.json.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from decimal import Decimal

from jixiao.core.regex import regex
from jixiao.writing.package_files import RESOURCES, Resource
from jixiao.writing.package_rows import Scored, Value

DESCRIPTOR = "datapackage.json"
_BOM = "\ufeff"
_DANGEROUS = regex(
    r"^(?:[=+\-@\t\r](?=.*[A-Za-z(|!])|[=+\-](?=\s*\d[\d.]*\s*[+*/^&\-]\s*\d))", re.S
)  # =100% and −4.62 are figures


def data_package(
    documents: Sequence[Scored], *, bom: bool = False, name: str = "jixiao", title: str = ""
) -> dict[str, bytes]:
    """File name → content. ``bom`` puts the mark before the CSV files by which Excel knows UTF-8."""
    files = {f"{each.name}.csv": _csv(each, documents, bom) for each in RESOURCES}
    files[DESCRIPTOR] = _descriptor(name, title, bom)
    return files


def _csv(resource: Resource, documents: Sequence[Scored], bom: bool) -> bytes:
    out = io.StringIO()
    names = [field.name for field in resource.fields]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in resource.rows(documents):
        writer.writerow([_shown(row.get(name)) for name in names])
    return ((_BOM if bom else "") + out.getvalue()).encode()


def _shown(value: Value) -> str:
    """A value as CSV text; text that a spreadsheet would take for a formula is disarmed by an
    apostrophe.
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _DANGEROUS.match(text) else text


def _descriptor(name: str, title: str, bom: bool) -> bytes:
    slug = regex(r"[^a-z0-9._-]+").sub("-", name.lower()).strip("-") or "jixiao"
    resources = [
        {
            "name": each.name,
            "path": f"{each.name}.csv",
            "title": each.title,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig" if bom else "utf-8",
            "schema": {
                "fields": [
                    {"name": field.name, "type": field.type, "title": field.title}
                    for field in each.fields
                ],
                "missingValues": [""],
            },
        }
        for each in RESOURCES
    ]
    package = {
        "profile": "tabular-data-package",
        "name": slug,
        "title": title or name,
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
