"""Tables of knowledge: TOML files beside this one, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from jixiao.knowledge.parsed import parsed
from jixiao.starting.shapes import convert

T = TypeVar("T")


def table(name: str, kind: type[T]) -> T:
    """The shipped table of a name as a value of ``kind``."""
    return convert(parsed(Path(__file__).with_name(f"{name}.toml")), kind)


def either(words: Sequence[str]) -> str:
    """One pattern for several; the first that fits counts."""
    return "|".join(words)


class Lazy(Mapping[str, T]):
    """A mapping that cannot be changed and is made at its first use."""

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        self._make = make

    def __getitem__(self, key: str) -> T:
        return self._make()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._make()

    def __iter__(self) -> Iterator[str]:
        return iter(self._make())

    def __len__(self) -> int:
        return len(self._make())
