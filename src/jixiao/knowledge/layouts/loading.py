"""Reads layouts from TOML, one file each, so that a bureau can add its own without code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Text
from jixiao.core.frozen import Frozen
from jixiao.core.shaping import NOTHING, mended, shaped
from jixiao.core.toml import toml_table
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.layouts.problems import problems_of
from jixiao.starting.shapes import convert

_UNJUDGED = {"id": "-", "name": "-", "title": "-", "paper": "form"}


@lru_cache(maxsize=1)
def layouts() -> Mapping[str, Layout]:
    """The shipped layouts by id."""
    found = [
        layout_of(each.read_bytes(), each.name) for each in Path(__file__).parent.glob("*.toml")
    ]
    return Frozen({layout.id: layout for layout in sorted(found, key=lambda each: each.id)})


def layout_of(content: bytes, name: str) -> Layout:
    """The layout of a TOML file's content; ``name`` is what messages call it. Raises UserError with
    all that is wrong in it.
    """
    called = Text(f"样式文件 {name}", f"the layout {name}")
    table = toml_table(content, "E032", called)
    layout: Layout | None
    wrong: list[Finding] = []
    try:
        layout = shaped(table, Layout, "E032", called)
    except UserError as error:
        layout, wrong = _rest_of(table), list(error.findings)
    if layout is not None:
        wrong += (
            fault("E032", f"{called.zh}：{each.zh}", f"{called.en}: {each.en}")
            for each in problems_of(layout)
        )
    if wrong or layout is None:
        raise UserError(*wrong)
    return layout


def _rest_of(table: dict[str, object]) -> Layout | None:
    """What of a file has the shape of a layout; None where too little has. That it lacks a name
    hides nothing.
    """
    rest = mended(table, Layout, lambda path, _: _UNJUDGED.get(path, NOTHING))
    return convert(rest, Layout) if rest is not NOTHING else None
