"""Mappings that a whole process shares are changed by nobody."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import pytest

from jixiao.core.frozen import Frozen
from jixiao.core.packs import Weights
from jixiao.knowledge.layouts import layouts
from jixiao.knowledge.packs import load_packs
from jixiao.knowledge.shelf import Knowledge, shipped


def _pop(one: Any) -> None:
    one.pop("a")


def _set(one: Any) -> None:
    one["a"] = 2


def _delete(one: Any) -> None:
    del one["a"]


def _join(one: Any) -> None:
    one |= {"b": 2}


@pytest.mark.parametrize(
    "change",
    [
        _set,
        _delete,
        _pop,
        _join,
        lambda one: one.clear(),
        lambda one: one.popitem(),
        lambda one: one.setdefault("b", 2),
        lambda one: one.update(b=2),
    ],
)
def test_every_change_is_refused(change: Callable[[Any], None]) -> None:
    one = Frozen({"a": 1})
    with pytest.raises(TypeError, match="shared"):
        change(one)
    assert one == {"a": 1}


def test_it_is_copied_pickled_and_written_like_a_dictionary() -> None:
    one = Frozen({"a": 1})
    for again in (copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert (again, type(again), hash(again)) == (one, Frozen, hash(one))
    assert msgspec.json.encode(one) == b'{"a":1}'
    assert {**one, "b": 2} == {"a": 1, "b": 2}


def mappings(value: object) -> Iterator[Mapping[object, object]]:
    """All mappings in a value."""
    if isinstance(value, Mapping):
        yield value
        value = tuple(value.values())
    if isinstance(value, msgspec.Struct):
        value = tuple(getattr(value, name) for name in value.__struct_fields__)
    if isinstance(value, tuple):
        for each in value:
            yield from mappings(each)


def test_what_is_shipped_cannot_be_changed_for_the_whole_process() -> None:
    found = [*mappings(load_packs()), *mappings(layouts()), *mappings(shipped())]
    assert len(found) > 20
    assert {type(each) for each in found} == {Frozen}


def test_a_bureaus_own_is_copied_and_can_be_sent_to_another_process() -> None:
    packs = dict(load_packs())
    knowledge = Knowledge(packs=packs, layouts=dict(layouts()), words={"本年任务": "年度指标值"})
    packs.clear()
    again = pickle.loads(pickle.dumps(knowledge))
    assert again == knowledge
    assert {type(each) for each in mappings(again)} == {Frozen}
    weights = load_packs()["cn-2020"].weights
    assert weights is not None
    other = msgspec.structs.replace(weights, levels={})
    assert (other.levels, type(other.levels)) == ({}, Frozen)
    written = msgspec.json.decode(msgspec.json.encode(weights), type=Weights)
    assert written == weights
