"""Versions of data: a later one asks for a later program, one that is none is simply wrong."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.errors import UserError
from jixiao.core.versions import upgraded, written


@pytest.mark.parametrize(
    ("schema", "zh", "en"),
    [
        (3, "只认得1到2，请升级本程序", "this program knows 1 to 2"),
        (0, "应为1到2的整数，给的是“0”", "a whole number from 1 to 2 is expected, not 0"),
        (-1, "应为1到2的整数，给的是“-1”", "not -1"),
        ("2024", "应为1到2的整数，给的是“2024”", "not '2024'"),
        (True, "应为1到2的整数", "not True"),
    ],
)
def test_only_a_later_version_asks_for_a_later_program(schema: object, zh: str, en: str) -> None:
    with pytest.raises(UserError) as told:
        upgraded({"schema": schema}, 2, {1: lambda data: data})
    assert (told.value.code, told.value.address) == ("E012", "schema")
    assert zh in told.value.text.zh
    assert en in told.value.text.en


def test_the_only_version_is_named() -> None:
    with pytest.raises(UserError, match="应为1，给的是“0”"):
        upgraded({"schema": 0}, 1, {})


def test_an_earlier_version_is_brought_up_step_by_step() -> None:
    steps = {1: lambda data: {**data, "a": 1}, 2: lambda data: {**data, "b": data["a"]}}
    assert upgraded({}, 3, steps) == {"a": 1, "b": 1, "schema": 3}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b'{"a":' * 100_000])
def test_what_is_no_json_is_one_kind_of_error(content: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        written(content)
