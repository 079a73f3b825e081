"""Which paragraph styles are headings, and of which level."""

from __future__ import annotations

import re

from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.reading.word.flow import properties
from jixiao.reading.xml import attribute, parse

_NAME = regex(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def heading_levels(data: bytes | None) -> dict[str, int]:
    """Style id → heading level, what a style inherits included."""
    if data is None:
        return {}
    levels: dict[str, int] = {}
    parents: dict[str, str] = {}
    for style in parse(data):
        if local(style) != "style" or attribute(style, "type") in (
            "table",
            "character",
            "numbering",
        ):
            continue
        identity = attribute(style, "styleId") or ""
        for child in style:
            name, value = local(child), attribute(child, "val") or ""
            if name == "name" and (found := _NAME.fullmatch(value.strip())):
                levels[identity] = int(found.group(1))
            elif name == "basedOn":
                parents[identity] = value
            elif name == "pPr":
                level = outline(properties(style, "pPr").get("outlineLvl"))
                if level is not None:
                    levels.setdefault(identity, level)
    for identity in parents:
        _inherit(identity, parents, levels)
    return levels


def outline(element: object) -> int | None:
    """The level that an outlineLvl element states (0 is the first; 9 is body text)."""
    value = None if element is None else attribute(element, "val")  # type: ignore[arg-type]
    return int(value) + 1 if value and value.isdigit() and int(value) < 9 else None


def _inherit(identity: str, parents: dict[str, str], levels: dict[str, int]) -> None:
    seen: list[str] = []
    at: str | None = identity
    while at is not None and at not in levels and at not in seen:
        seen.append(at)
        at = parents.get(at)
    if at in levels:
        for child in seen:
            levels[child] = levels[at]
