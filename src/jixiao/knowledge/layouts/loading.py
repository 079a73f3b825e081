"""Reads layouts from TOML, one file each, so that a bureau can add its own without code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from jixiao.core.errors import user_error
from jixiao.knowledge.layouts.layout import Layout, problem_of


@lru_cache(maxsize=1)
def layouts() -> Mapping[str, Layout]:
    """The shipped layouts by id."""
    found = [
        layout_of(each.read_bytes(), each.name) for each in Path(__file__).parent.glob("*.toml")
    ]
    return MappingProxyType(
        {layout.id: layout for layout in sorted(found, key=lambda each: each.id)}
    )


def layout_of(content: bytes, name: str) -> Layout:
    """The layout of a TOML file's content; ``name`` is what messages call it. Raises UserError where it
    is wrong.
    """
    try:
        layout = msgspec.convert(tomllib.loads(content.decode("utf-8-sig")), Layout)
    except UnicodeDecodeError as error:
        raise user_error(
            "E032", f"样式文件 {name} 不是 UTF-8 文本", f"the layout {name} is not UTF-8 text"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise user_error(
            "E032",
            f"样式文件 {name} 不是合格的 TOML：{error}",
            f"the layout {name} is no valid TOML: {error}",
        ) from error
    except msgspec.ValidationError as error:
        raise user_error(
            "E032", f"样式文件 {name} 的内容不对：{error}", f"the layout {name} is wrong: {error}"
        ) from error
    problem = problem_of(layout)
    if problem is not None:
        raise user_error(
            "E032", f"样式文件 {name}：{problem.zh}", f"the layout {name}: {problem.en}"
        )
    return layout
