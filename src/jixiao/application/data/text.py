"""YAML and JSON as texts, lists and mappings: no figure passes through binary floating point, no
name stands twice, nothing unfolds endlessly.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jixiao.core.regex import regex

_HALF = regex(r"\\u[dD][89a-fA-F]", needs="\\")
_SURROGATE = regex("[\ud800-\udfff]")
_MOST_NODES = 10_000_000
_DEEPEST = 1000
_NESTING = regex(rf"[\[\]{{}}]|(?:[-?] +){{{_DEEPEST},}}")
_NOTHING = frozenset({"~", "null", "Null", "NULL"})


class TwiceError(Exception):
    """A name that stands twice in one mapping; the second would silently go before the first.
    ``line`` is 0 where it is not known.
    """

    def __init__(self, name: str, line: int = 0) -> None:
        super().__init__(name)
        self.name, self.line = name, line


class AliasError(Exception):
    """YAML references (``*name``) that unfold to more than a machine holds."""


def json_texts(text: str) -> Any:
    """JSON with its numbers as texts, and a replacement character for each half of a character, which
    an escape may name and no file can hold. Raises TwiceError and what json raises.
    """
    import json

    found = json.loads(
        text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_once
    )
    return _whole(found) if _HALF.search(text) else found


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(each) for name, each in value.items()}
    return value


def yaml_texts(text: str) -> Any:
    """YAML with every scalar as text and nothing (null, ~) as None. Raises TwiceError, AliasError,
    RecursionError for what is nested deeper than anything is, and what yaml raises.
    """
    import yaml

    _hold_depth(text)
    made = yaml.load(text, Loader=_loader())
    if _size(made, {}) > _MOST_NODES:
        raise AliasError
    return made


def _hold_depth(text: str) -> None:
    """The parser in C ends the process on 30 000 brackets within each other. Brackets in words are
    counted too: none of them has so many.
    """
    depth = 0
    for found in _NESTING.finditer(text):
        sign = found.group()
        depth += 1 if sign in "[{" else -1 if sign in "]}" else _DEEPEST
        depth = max(depth, 0)
        if depth >= _DEEPEST:
            raise RecursionError("nested too deeply")


def _size(value: Any, known: dict[int, int]) -> int:
    """How many values stand in it, those behind references as often as they are referred to."""
    if not isinstance(value, (list, dict)):
        return 1
    if id(value) not in known:
        known[id(value)] = 1 + sum(
            _size(each, known) for each in (value.values() if isinstance(value, dict) else value)
        )
    return known[id(value)]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise TwiceError(name)
        made[name] = value
    return made


@lru_cache(maxsize=1)
def _loader() -> Any:
    """The base loader (texts, lists, mappings) made strict; the C one where there is one."""
    import yaml

    base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    def scalar(self: Any, node: Any) -> str | None:
        return None if not node.style and node.value in _NOTHING else str(node.value)

    def mapping(self: Any, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise TwiceError(name, key.start_mark.line + 1)
            seen.add(name)
        return dict(base.construct_mapping(self, node, deep=deep))

    return type("StrictLoader", (base,), {"construct_scalar": scalar, "construct_mapping": mapping})
