"""A file that was made."""

from __future__ import annotations

import msgspec


class Made(msgspec.Struct, frozen=True):
    """A file that was made: its name and its content."""

    name: str
    content: bytes
