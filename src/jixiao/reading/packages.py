"""Office packages: which part is the main one, and what its relations point at."""

from __future__ import annotations

import posixpath

from jixiao.core.keywords import rules_in
from jixiao.core.tags import local
from jixiao.reading.archives import Package
from jixiao.reading.problems import Refused
from jixiao.reading.xml import parse

_SMALL = 1 << 23


def main_part(package: Package, fallback: str) -> str:
    """The name of the main part: what the package's relations say, else where it usually stands."""
    for kind, target in relations(package, "").values():
        if kind.endswith("/officeDocument") and package.has(target):
            return target
    return fallback


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """id → (type, target part) of a part's relations; of the package itself where ``part`` is
    empty.
    """
    folder, _, name = part.rpartition("/")
    data = package.part(posixpath.join(folder, "_rels", f"{name}.rels"), _SMALL)
    if data is None:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for element in parse(data):
        target = element.get("Target") or ""
        if local(element) == "Relationship" and element.get("TargetMode") != "External":
            whole = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            found[element.get("Id") or ""] = (element.get("Type") or "", whole)
    return found


def stated_rules(package: Package) -> str:
    """The rule pack that the package's properties state; properties are a help, not the content:
    damaged ones state nothing.
    """
    try:
        data = package.part("docProps/core.xml", _SMALL)
        words = (
            [each.text or "" for each in parse(data) if local(each) == "keywords"] if data else []
        )
    except Refused:
        return ""
    return rules_in(" ".join(words))


def related(package: Package, part: str, kind: str) -> str | None:
    """The part that a relation of this kind points at (styles, sharedStrings)."""
    for found, target in relations(package, part).values():
        if found.endswith("/" + kind):
            return target
    return None
