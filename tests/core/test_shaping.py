"""Whatever has the wrong shape is told at once, by its path, in plain words of both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.errors import UserError
from jixiao.core.findings import Text
from jixiao.core.shaping import NOTHING, empty, mended, misshapes, shaped

HAN = re.compile("[一-鿿]")


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    share: Decimal = Decimal(1)
    policy: Literal["none", "flag", ""] = ""
    scale: Literal["one", "ten"] = "ten"
    since: date | None = None
    counts: tuple[int, ...] = ()


class Book(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    rows: tuple[Row, ...]
    by_level: Mapping[str, Decimal] = {}
    best: Row | None = None
    open: bool = False


def told(raw: object, **options: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(UserError) as caught:
        shaped(raw, Book, "E031", Text("甲.toml", "a.toml"), **options)
    assert {each.code for each in caught.value.findings} == {"E031"}
    return [
        (each.address, each.message.zh.partition("：")[2], each.message.en.partition(": ")[2])
        for each in caught.value.findings
    ]


def test_everything_is_told_at_once() -> None:
    row = {"nam": "甲", "share": "很多", "policy": "flog", "since": "年底", "counts": [1, "二"]}
    raw = {
        "rows": [{"name": "好"}, row],
        "by_level": {"产出": 50, "效益": []},
        "best": "甲",
        "open": "是",
    }
    assert told(raw) == [
        ("rows[1].nam", "“rows 第2项”没有“nam”这一项，是不是 name", "rows (no. 2): no field nam; did you mean name?"),
        ("rows[1].share", "“rows 第2项的 share”应为数字，给的是“很多”", "rows (no. 2).share: a number is expected, not '很多'"),
        ("rows[1].policy", "“rows 第2项的 policy”应为 flag、none 之一，给的是“flog”", "rows (no. 2).policy: one of flag, none is expected, not 'flog'"),
        ("rows[1].since", "“rows 第2项的 since”应为日期（如 2024-01-31），给的是“年底”", "rows (no. 2).since: a date (such as 2024-01-31) is expected, not '年底'"),
        ("rows[1].counts[1]", "“rows 第2项的 counts 第2项”应为整数，给的是“二”", "rows (no. 2).counts (no. 2): a whole number is expected, not '二'"),
        ("rows[1].name", "“rows 第2项的 name”没有填写", "rows (no. 2).name: nothing is given"),
        ("by_level.效益", "“by_level.效益”应为数字，给的是列表", "by_level.效益: a number is expected, not a list"),
        ("best", "“best”应为若干“名称: 值”，给的是“甲”", "best: names with values is expected, not '甲'"),
        ("open", "“open”应为true 或 false，给的是“是”", "open: true or false is expected, not '是'"),
        ("id", "“id”没有填写", "id: nothing is given"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999999", Decimal("Infinity")])
def test_numbers_that_are_none_are_refused(number: object) -> None:
    raw = {"id": "甲", "rows": [{"name": "乙", "share": number}], "by_level": {"产出": number}}
    assert [address for address, _, _ in told(raw)] == ["rows[0].share", "by_level.产出"]
    assert shaped(raw, Book, "E031", Text("", ""), finite=False).id == "甲"


def test_numbers_that_are_none_are_told_with_what_has_the_wrong_shape() -> None:
    raw = {"id": 3, "rows": [], "by_level": {"产出": "NaN"}}
    assert [address for address, _, _ in told(raw)] == ["id", "by_level.产出"]


@pytest.mark.parametrize(
    ("given", "meant"), [("ids", "id"), ("by_levle", "by_level"), ("open_it", "")]
)
def test_a_name_is_proposed_only_where_it_is_like_the_given_one(given: str, meant: str) -> None:
    (found, *_) = told({given: 1, "id": "甲", "rows": []})
    assert ("是不是" in found[1]) is bool(meant)
    assert found[1].endswith(meant)


def test_where_is_said_in_the_callers_words() -> None:
    ((_, zh, en),) = told(
        {"id": 3, "rows": []}, where=lambda path: Text(f"《{path}》", f"<{path}>")
    )
    assert (zh, en) == ("《id》应为文字，给的是“3”", "<id>: a text is expected, not 3")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(["2024-01-31", "flag"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "rows", "name", "share", "policy", "scale", "since", "counts", "best", "by_level", "x"]),
        inner,
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@given(raw=VALUES, strict=st.booleans())
def test_what_cannot_be_converted_is_always_explained(raw: object, strict: bool) -> None:
    found = list(misshapes(raw, Book, strict=strict))
    try:
        msgspec.convert(raw, Book, strict=strict)
    except msgspec.ValidationError:
        assert found
    else:
        assert found == []
    given = "".join(str(raw))
    for each in found:
        assert not [han for han in HAN.findall(each.text.en) if han not in given]
        assert not re.search("Expected|Invalid|Object", each.text.zh)


@given(raw=VALUES, strict=st.booleans())
def test_the_rest_of_what_is_wrong_has_the_right_shape(raw: object, strict: bool) -> None:
    made = mended(raw if isinstance(raw, dict) else {}, Book, empty, strict=strict)
    assert list(misshapes(made, Book, strict=strict, finite=True)) == []


def test_what_is_right_stays_where_it_stood() -> None:
    raw = {"rows": [{"nam": "甲"}, 5, {"name": "乙", "counts": [1, "二"]}], "open": True}
    assert mended(raw, Book, empty) == {
        "id": "",
        "rows": [
            {"name": "", "share": Decimal(0), "scale": "one"},  # defaults are not known to be meant
            {"name": ""},
            {"name": "乙", "counts": [1, 0]},
        ],
        "open": True,
    }
    assert raw["open"] is True


def test_nothing_is_made_of_what_nothing_can_stand_for() -> None:
    def stand_in(path: str, _: object) -> object:
        return "无名" if path == "id" else NOTHING

    raw = {"rows": [{"name": "甲", "since": "年底"}], "by_level": {"产出": "半", "效益": 50}}
    assert mended(raw, Book, stand_in) == {"rows": [{"name": "甲"}], "id": "无名"}
    assert mended({"rows": [{"nam": "甲"}]}, Book, stand_in) is NOTHING
    assert mended({"rows": [{"name": "甲", "share": "半"}]}, Book, stand_in) is NOTHING
