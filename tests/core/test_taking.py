"""A value of another kind than a function takes is told in both languages, members of lists too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from jixiao.core.errors import UserError
from jixiao.core.taking import typed


@typed(Given="str | Path")
def taken(
    given: Iterable[Given] | Given,  # type: ignore[name-defined]  # noqa: F821
    *,
    year: int | None = None,
    beside: Mapping[str, bytes] | None = None,
    rows: Sequence[int | str] = (),
    language: str = "zh",
) -> object:
    return given


def told(*args: object, **options: object) -> tuple[str, str, str, str]:
    with pytest.raises(UserError) as caught:
        taken(*args, **options)
    found = caught.value
    assert not re.search("[一-鿿]", found.text.en)
    return found.code, found.address, found.text.zh, found.text.en


def test_what_fits_is_given_on() -> None:
    assert taken("a") == "a"
    assert taken(Path("a")) == Path("a")
    assert taken(iter(["a", Path("b")]), year=2024, beside={"a": b""}, rows=[1, "x"]) == [
        "a",
        Path("b"),
    ]
    assert taken([]) == []


@pytest.mark.parametrize("given", [3, None, b"a", 1.5, object(), {"a": 1}, True])
def test_another_kind_is_told(given: object) -> None:
    code, address, zh, en = told(given)
    assert (code, address) == ("E006", "given")
    kind = type(given).__name__
    assert zh == f"taken(given) 应为 str、Path、[str, …]、[Path, …]，给的是 {kind}"
    assert en == f"taken(given): str, Path, [str, …], [Path, …] is expected, not {kind}"


def test_a_member_is_told_by_its_number() -> None:
    assert told(["a", 3])[2] == "taken(given) 第2项 应为 str、Path，给的是 int"
    assert told("a", rows=[1, 2.5])[2] == "taken(rows) 第2项 应为 int、str，给的是 float"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"year": "2024"}, "E006"),
        ({"year": True}, "E006"),
        ({"year": 3000}, "E004"),
        ({"year": -1}, "E004"),
        ({"beside": []}, "E006"),
        ({"beside": {"a": "b"}}, "E006"),
        ({"language": "fr"}, "E004"),
    ],
)
def test_options_are_held_to_their_kinds_and_to_sense(
    options: dict[str, object], code: str
) -> None:
    assert told("a", **options)[:2] == (code, next(iter(options)))


def test_a_wrong_call_is_a_wrong_call() -> None:
    with pytest.raises(TypeError):
        taken()  # type: ignore[call-arg]
