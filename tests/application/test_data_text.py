"""YAML and JSON as texts."""

from __future__ import annotations

import pytest

from jixiao.application.data_text import json_texts


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
