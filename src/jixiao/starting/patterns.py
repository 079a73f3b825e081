"""Regular expressions as they were compiled before. Compiling is a third of a short review; the same
interpreter makes the same code of the same text, so it is kept beside the bytecode.

Python has no public way to load such code. Where its private one is not what it is today, or what is
kept is of another interpreter or spoilt, patterns are compiled, as they are at the first start.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr

import msgspec

from jixiao.starting.keeping import beside_bytecode, keep
from jixiao.starting.shapes import known

_KEPT = beside_bytecode(Path(__file__), f"{sys.implementation.cache_tag}.patterns")


class _Code(msgspec.Struct, frozen=True, array_like=True):
    """A compiled pattern: its flags, its code as machine words, how many groups, and their names."""

    flags: int
    words: bytes
    groups: int
    names: dict[str, int]


class _Store(msgspec.Struct, frozen=True):
    """Codes by flags and text, of one build of the interpreter."""

    made_by: str
    codes: dict[str, _Code]


_made: dict[str, re.Pattern[Any]] = {}
"""What this process compiled itself, to be kept."""


def compiled(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of ``re.compile``, which raises re.error where there is none."""
    key = _key(text, flags)
    found = _kept().get(key)
    if found is not None:
        try:
            return _loaded(text, found)
        except Exception:  # whatever a private function says of code that it does not like
            pass
    pattern = re.compile(text, flags)
    _made[key] = pattern
    return pattern


def keep_compiled() -> None:
    """Keep what was compiled in this process for the next ones, where that may be written."""
    if not _made or sys.dont_write_bytecode:
        return
    codes = dict(_kept())
    for key, pattern in list(_made.items()):
        code = _code_of(pattern)
        if code is not None:
            codes[key] = code
    keep(_KEPT, msgspec.msgpack.encode(_Store(sys.version, codes)))
    _made.clear()


def _key(text: str | bytes, flags: int) -> str:
    return f"{int(flags)}:{text}" if isinstance(text, str) else f"{int(flags)}b:{text!r}"


@cache
def _kept() -> Mapping[str, _Code]:
    try:
        found = msgspec.msgpack.decode(_KEPT.read_bytes(), type=known(_Store))
    except (OSError, msgspec.MsgspecError):
        return {}
    return found.codes if found.made_by == sys.version else {}


def _loaded(text: AnyStr, code: _Code) -> re.Pattern[AnyStr]:
    names: list[str | None] = [None] * (code.groups + 1)
    for name, at in code.names.items():
        names[at] = name
    words = array("I", code.words).tolist()
    loaded: re.Pattern[AnyStr] = _private("_sre").compile(
        text, code.flags, words, code.groups, code.names, tuple(names)
    )
    return loaded


def _code_of(pattern: re.Pattern[AnyStr]) -> _Code | None:
    """What is kept of a pattern; nothing where it does not load as the very same one."""
    try:
        tree = _private("re._parser").parse(pattern.pattern, pattern.flags)
        words = _private("re._compiler")._code(tree, pattern.flags)
        code = _Code(
            pattern.flags, array("I", words).tobytes(), pattern.groups, dict(pattern.groupindex)
        )
        return code if _loaded(pattern.pattern, code) == pattern else None
    except Exception:
        return None


def _private(name: str) -> Any:
    return import_module(name)
