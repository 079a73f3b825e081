"""YAML and JSON as texts."""

from __future__ import annotations

import pytest

from jixiao.api import Source, UserError, load_forms
from jixiao.application.data.text import json_texts, yaml_texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"a": "\ud800"}', {"a": "\ufffd"}),
        (r'{"\udc00x": ["\uD83D"]}', {"\ufffdx": ["\ufffd"]}),
        (r'{"a": "\ud83d\ude00"}', {"a": "\U0001f600"}),
        (r'{"a": "\\ud800"}', {"a": r"\ud800"}),
        (r'{"a": 1.10}', {"a": "1.10"}),
    ],
)
def test_half_a_character_is_replaced_and_a_whole_one_stays(text: str, value: object) -> None:
    assert json_texts(text) == value


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? ", "- ? "])
def test_what_is_nested_without_end_is_refused_before_the_parser_sees_it(sign: str) -> None:
    with pytest.raises(RecursionError):
        yaml_texts(sign * 30_000)
    with pytest.raises(UserError, match="层次太深"):
        load_forms(Source("表.yaml", (sign * 30_000).encode()))


def test_brackets_beside_each_other_are_no_depth() -> None:
    assert yaml_texts("a: [" + "[1], " * 5000 + "]")["a"][0] == ["1"]
