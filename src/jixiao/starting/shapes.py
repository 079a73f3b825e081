"""Values converted to the house's types, by whatever thread comes first.

msgspec works out what a type is made of when it is first asked for, and two threads that ask for the
first time at once end the process (msgspec 0.22). So a type is worked out once, under a lock, before
anything is converted to it.
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_WORKING_OUT = threading.RLock()
_KNOWN: set[Any] = set()


def known(kind: type[T]) -> type[T]:
    """The type, worked out with all that it holds: any number of threads may convert to it now."""
    if kind not in _KNOWN:
        with _WORKING_OUT:
            msgspec.json.Decoder(kind)
            _KNOWN.add(kind)
    return kind


def convert(raw: object, kind: type[T], *, strict: bool = True) -> T:
    """As ``msgspec.convert``. Raises msgspec.ValidationError for what does not fit."""
    return msgspec.convert(raw, known(kind), strict=strict)
