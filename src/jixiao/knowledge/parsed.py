"""Shipped TOML files as they were parsed before: what Python does for modules, done for tables, whose
parsing takes a twentieth of a short review.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from jixiao.starting.keeping import beside_bytecode, keep
from jixiao.starting.shapes import known


class _Kept(msgspec.Struct, frozen=True):
    """``of``: time (ns) and size (bytes) of the file that the content was parsed of."""

    of: tuple[int, int]
    content: dict[str, object]


def parsed(path: Path) -> dict[str, object]:
    """The content of a TOML file, decimals and dates as texts. It is kept beside the bytecode where
    that may be written, and parsed anew where the file has changed. Raises OSError where there is no
    such file, and what tomllib raises.
    """
    state = path.stat()
    of = (state.st_mtime_ns, state.st_size)
    kept = beside_bytecode(path, "json")
    with contextlib.suppress(OSError, msgspec.DecodeError):
        found = msgspec.json.decode(kept.read_bytes(), type=known(_Kept))
        if found.of == of:
            return found.content
    import tomllib
    from decimal import Decimal

    content = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    data = msgspec.json.encode(_Kept(of, content))
    keep(kept, data)
    return msgspec.json.decode(data, type=known(_Kept)).content
