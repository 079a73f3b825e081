"""A value of another kind than a function takes is told in both languages, members of lists too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Text
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


def test_all_that_is_wrong_is_told_together() -> None:
    with pytest.raises(UserError) as caught:
        taken(3, year=5, beside={"a": "b", "c": 1}, rows=[1.5, "x", None], language="fr")
    assert [each.address for each in caught.value.findings] == [
        "given", "year", "beside", "beside", "rows", "rows", "language",
    ]  # fmt: skip


def test_what_else_is_wrong_is_looked_for_in_what_is_right() -> None:
    seen: list[Mapping[str, object]] = []

    def also(given: Mapping[str, object]) -> list[Finding]:
        seen.append(given)
        return [fault("E031", "没有这个规则包", "no such pack", "pack")]

    @typed(also)
    def run(pack: str, year: int | None = None) -> None:
        """Does nothing."""

    run("x")
    assert seen == []
    with pytest.raises(UserError) as caught:
        run("x", year=5)
    assert [each.address for each in caught.value.findings] == ["year", "pack"]
    assert seen == [{"pack": "x"}]


class Made(msgspec.Struct, frozen=True):
    name: str
    rows: tuple[int, ...] = ()


class RulePack(Made, frozen=True):
    """A class of the name of one that people make by hand."""


@typed()
def shouted(made: Made) -> str:
    """Breaks on a name that is none."""
    return made.name.upper()


@typed()
def counted(made: Made) -> Iterator[int]:
    """Breaks in its midst."""
    return (each + 1 for each in made.rows)


@typed()
def by_pack(pack: RulePack | None, packs: Sequence[RulePack] = ()) -> int:
    """Looks at nothing."""
    return 1


def test_a_value_that_the_function_breaks_on_is_looked_into() -> None:
    assert shouted(Made("a")) == "A"
    with pytest.raises(UserError) as caught:
        shouted(Made(3, rows=("x",)))  # type: ignore[arg-type]
    assert [each.address for each in caught.value.findings] == ["made.name", "made.rows[0]"]
    assert caught.value.findings[0].message == Text(
        "shouted(made) 的“name”应为文字，给的是“3”（int）",
        "shouted(made), name: a text is expected, not 3 (int)",
    )


def test_a_defect_of_ours_goes_on_as_it_is() -> None:
    @typed()
    def broken(made: Made) -> str:
        raise KeyError(made.name)

    with pytest.raises(KeyError):
        broken(Made("a"))


def test_a_stream_is_looked_into_where_it_breaks() -> None:
    assert list(counted(Made("a", (1, 2)))) == [2, 3]
    stream = counted(Made("a", (1, "x")))  # type: ignore[arg-type]
    assert next(stream) == 2
    with pytest.raises(UserError) as caught:
        next(stream)
    assert caught.value.address == "made.rows[1]"


def test_what_people_make_by_hand_is_looked_into_before() -> None:
    bad = RulePack(3)  # type: ignore[arg-type]
    assert by_pack(None) == by_pack(RulePack("a")) == 1
    with pytest.raises(UserError) as caught:
        by_pack(bad, [RulePack("a"), bad])
    assert [each.address for each in caught.value.findings] == ["pack.name", "packs[1].name"]


def test_a_wrong_call_is_a_wrong_call() -> None:
    with pytest.raises(TypeError):
        taken()  # type: ignore[call-arg]
