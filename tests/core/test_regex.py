"""Regular expressions compiled at their first use, and that every one that is declared compiles."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import jixiao
from jixiao.core.regex import regex

SOURCE = Path(jixiao.__file__).parent


def _declared() -> Iterator[tuple[str, str | bytes]]:
    """Where a pattern is declared by a plain string, and the string."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "regex":
                text = node.args[0]
                if isinstance(text, ast.Constant):
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", text.value


def test_every_declared_pattern_compiles() -> None:
    declared = list(_declared())
    assert len(declared) > 300
    for where, text in declared:
        try:
            re.compile(text)
        except re.error as error:
            pytest.fail(f"{where}: {error}")


def test_it_does_what_a_compiled_pattern_does() -> None:
    words = regex(r"(?P<head>\w)\w*", re.ASCII)
    compiled = re.compile(words.pattern, re.ASCII)
    text = "执行率 rate of 2020"
    assert words.findall(text) == compiled.findall(text)
    assert words.sub("x", text) == compiled.sub("x", text)
    assert words.groupindex == compiled.groupindex
    found = words.search(text)
    assert found is not None
    assert found["head"] == "r"


def test_a_broken_pattern_is_told_at_its_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("x")
