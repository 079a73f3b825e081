"""Values made in Python that are not what their classes say are told by path, with what is expected."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import msgspec
import pytest

from jixiao.core.likeness import departures, is_whole


class Colour(enum.Enum):
    RED = "red"


class Row(msgspec.Struct, frozen=True):
    name: str = "a"
    points: Decimal | None = None


class Other(msgspec.Struct, frozen=True, tag="other"):
    count: int = 1


class Third(msgspec.Struct, frozen=True, tag="third"):
    text: str = ""


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    rows: tuple[Row, ...] = ()
    pair: tuple[Row, str] = (Row(), "x")
    by_name: Mapping[str, Row] = {}
    way: Literal["up", "down"] = "up"
    colour: Colour = Colour.RED
    day: date | None = None
    flag: bool = False
    content: bytes = b""
    either: Other | Third | None = None


@pytest.mark.parametrize(
    "value",
    [
        Whole(),
        Whole(rows=(Row(points=Decimal("1.0")),), by_name={"a": Row()}, day=date(2024, 1, 1)),
        Whole(either=Third(text="x"), content=b"x"),
        Whole(rows=[Row()]),  # type: ignore[arg-type]
        Whole(rows=(Row(points=5),)),  # type: ignore[arg-type]
        Whole(rows=(Row(points=Decimal("NaN")),)),
    ],
)
def test_what_is_whole_has_no_departures(value: Whole) -> None:
    assert list(departures(value)) == []


@pytest.mark.parametrize(
    ("wrong", "path", "zh", "given"),
    [
        ({"rows": 3}, "rows", "应为列表，给的是“3”", "int"),
        ({"rows": (3,)}, "rows[0]", "应为Row，给的是“3”", "int"),
        ({"rows": ({"name": "a"},)}, "rows[0]", "应为Row，给的是若干“名称: 值”", "dict"),
        ({"rows": (Row(name=3),)}, "rows[0].name", "应为文字，给的是“3”", "int"),  # type: ignore[arg-type]
        ({"rows": (Row(points="1"),)}, "rows[0].points", "应为数字，给的是“1”", "str"),  # type: ignore[arg-type]
        ({"rows": (Row(points=True),)}, "rows[0].points", "应为数字，给的是“true”", "bool"),  # type: ignore[arg-type]
        ({"pair": (Row(),)}, "pair", "应为列表，给的是列表", "tuple"),
        ({"pair": (Row(), 3)}, "pair[1]", "应为文字，给的是“3”", "int"),
        ({"by_name": {"a": 3}}, "by_name.a", "应为Row，给的是“3”", "int"),
        ({"by_name": {3: Row()}}, "by_name.3", "应为文字，给的是“3”", "int"),
        ({"by_name": ()}, "by_name", "应为若干“名称: 值”，给的是列表", "tuple"),
        ({"way": "left"}, "way", "应为 down、up 之一，给的是“left”", "str"),
        ({"way": []}, "way", "应为 down、up 之一，给的是列表", "list"),
        ({"colour": "red"}, "colour", "应为Colour，给的是“red”", "str"),
        ({"day": datetime(2024, 1, 1)}, "day", "应为日期", "datetime"),
        ({"flag": 1}, "flag", "应为 true 或 false，给的是“1”", "int"),
        ({"content": "x"}, "content", "应为文件内容（bytes），给的是“x”", "str"),
        ({"either": Row()}, "either", "应为Other或Third", "Row"),
        ({"either": Third(text=3)}, "either.text", "应为文字", "int"),  # type: ignore[arg-type]
    ],
)
def test_each_departure_is_told_by_its_path(
    wrong: dict[str, Any], path: str, zh: str, given: str
) -> None:
    value = Whole(**wrong)
    assert not is_whole(value)
    (found,) = departures(value)
    assert (found.path, found.address, found.given) == (path, path, given)
    assert zh.replace(" true", "true") in found.text.zh


def test_all_departures_are_told() -> None:
    value = Whole(rows=(Row(name=3), Row(name=4)), flag=5)  # type: ignore[arg-type]
    assert [each.path for each in departures(value)] == ["rows[0].name", "rows[1].name", "flag"]
