"""Versions of what is written down: data of an earlier shape brought to today's, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from jixiao.core.errors import user_error

Data = dict[str, Any]
Upgrade = Callable[[Data], Data]


def written(content: bytes) -> Any:
    """What JSON that was written down holds. Raises msgspec.DecodeError for what is none, whether it
    is no text, no JSON or nested deeper than anything is.
    """
    try:
        return msgspec.json.decode(content)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def upgraded(data: Data, current: int, steps: Mapping[int, Upgrade], first: int = 1) -> Data:
    """Data whose ``schema`` (``first`` where it has none) is at most ``current``, in the shape of
    ``current``. ``steps`` brings each version to the next; what is given stays as it is.

    Raises UserError (E012) where the version is no known one, so that data of a later program are
    not misread.
    """
    version = data.get("schema", first)
    if isinstance(version, bool) or not isinstance(version, int) or version < first:
        known = str(first) if first == current else f"{first}到{current}的整数"
        known_en = str(first) if first == current else f"a whole number from {first} to {current}"
        raise user_error(
            "E012",
            f"数据的版本（schema）应为{known}，给的是“{version}”",
            f"schema: {known_en} is expected, not {version!r}",
            "schema",
        )
    if version > current:
        raise user_error(
            "E012",
            f"数据的版本（schema）是{version}，本程序只认得{first}到{current}，请升级本程序",
            f"the data are of schema {version}; this program knows {first} to {current}",
            "schema",
        )
    for step in range(version, current):
        data = steps[step](data)
    return {**data, "schema": current}
