"""Regular expressions compiled at their first use, and that every one that is declared compiles."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jixiao
from jixiao.core.regex import needed, regex
from jixiao.knowledge import funds, items
from jixiao.knowledge.indicators import shipped_indicators

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


def _gated() -> Iterator[tuple[str, re.Pattern[str], frozenset[str]]]:
    """Where a pattern with ``needs`` is declared, it, and its needs."""
    for info in pkgutil.walk_packages([str(SOURCE)], "jixiao."):
        if info.name.startswith(("jixiao.cli", "jixiao.__main__")):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for each in _flat(value):
                needs = getattr(each, "needs", None) if type(each).__name__ == "_Gated" else None
                if needs:
                    yield f"{info.name}.{name}", each, needs


def _flat(value: object) -> Iterator[Any]:
    if isinstance(value, tuple | list):
        for each in value:
            yield from _flat(each)
    else:
        yield value


def _needed(parsed: Any, needs: frozenset[str]) -> bool:
    """Whether every match of a parsed expression takes, or looks ahead to, one of the characters."""
    return any(_one_needed(str(op), value, needs) for op, value in parsed)


def _one_needed(op: str, value: Any, needs: frozenset[str]) -> bool:
    if op == "LITERAL":
        return chr(value) in needs
    if op == "IN":
        return all(str(kind) == "LITERAL" and chr(char) in needs for kind, char in value)
    if op == "BRANCH":
        return all(_needed(branch, needs) for branch in value[1])
    if op == "SUBPATTERN":
        return _needed(value[3], needs)
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        return value[0] > 0 and _needed(value[2], needs)
    return op == "ASSERT" and value[0] == 1 and _needed(value[1], needs)


def test_no_match_does_without_what_it_is_said_to_need() -> None:
    gated = list(_gated())
    assert len(gated) > 10
    for where, pattern, needs in gated:
        assert _needed(_parser.parse(pattern.pattern), needs), where


def test_the_tables_patterns_need_what_is_said() -> None:
    declared = [
        *(pattern for pattern in shipped_indicators()._patterns),
        *(pattern for _, pattern in items._known().named),
        *(pattern for _, pattern in funds._known().named),
    ]
    gated = [each for each in declared if getattr(each, "needs", None)]
    assert len(gated) > 100
    for pattern in gated:
        assert _needed(_parser.parse(pattern.pattern), pattern.needs), pattern.pattern


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("参保|缴费", "参缴"),
        ("(?:参保)?人数", "人"),
        ("参?保", "保"),
        ("参{0,2}保*率", "率"),
        ("参保|.*", ""),
        ("(?:参保|缴费)", ""),
        (r"\d+人|[人户]数", "人数"),
        ("(?<!未)(参保(?:人|户))率$", "率"),
        ("(?x)参保 # 率", ""),
        ("[^(]保|(甲|[)]乙)丙", "丙保"),
        ("[]参]率|[^]保]缴", "率缴"),
    ],
)
def test_what_a_pattern_of_words_needs(pattern: str, needs: str) -> None:
    assert needed(pattern) == needs


@given(
    st.recursive(
        st.sampled_from("甲乙丙丁.") | st.sampled_from([r"\d", "[甲乙]", r"\(", "$"]),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=4).map("".join)
            | st.lists(inner, min_size=1, max_size=3).map(lambda them: f"(?:{'|'.join(them)})")
            | st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{2}"])).map(
                lambda pair: f"(?:{pair[0]}){pair[1]}" if len(pair[0]) > 1 else "".join(pair)
            )
        ),
        max_leaves=8,
    ),
    st.lists(st.sampled_from("甲乙丙丁1("), max_size=6).map("".join),
)
def test_no_text_that_matches_lacks_what_is_needed(pattern: str, text: str) -> None:
    pattern = pattern.replace("$?", "$").replace("$*", "$").replace("$+", "$").replace("$", "")
    try:
        found = re.search(pattern, text)
    except re.error:
        return
    needs = needed(pattern)
    assert found is None or not needs or not frozenset(needs).isdisjoint(text)


def test_a_text_without_what_is_needed_is_as_one_without_a_match() -> None:
    words = regex("(?:增|减)长?", needs="增减")
    assert words.search("持平") is None
    assert list(words.finditer("持平")) == []
    assert words.sub("x", "持平") == "持平"
    assert words.sub("x", "先增长后减") == "先x后x"
    assert [each.group() for each in words.finditer("先增长后减")] == ["增长", "减"]
    assert words.findall("持平") == []


@pytest.mark.parametrize(("text", "found"), [("增长", True), ("持平", False)])
def test_the_first_use_of_a_gated_pattern_may_be_any(text: str, found: bool) -> None:
    """Each use first of all, before the pattern was compiled."""

    def fresh() -> re.Pattern[str]:
        return regex("(?:增|减)长?", needs="增减")

    assert (fresh().search(text) is not None) is found
    assert (fresh().match(text) is not None) is found
    assert (len(list(fresh().finditer(text))) == 1) is found
    assert (fresh().sub("", text) == "") is found
    assert (fresh().fullmatch(text) is not None) is found
