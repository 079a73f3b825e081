"""Old office containers (OLE compound files): names of the streams and the head of one, within
bounds.
"""

from __future__ import annotations

import struct

import msgspec

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here up are marks
_MAX_SECTORS = 300_000


class Stream(msgspec.Struct, frozen=True):
    """A stream at the top of the container."""

    name: str
    start: int
    size: int


class Damaged(Exception):
    """The container's own tables do not hold together."""


class Compound:
    """Streams of the root storage; embedded objects' own streams are left out."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise Damaged("no header")
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise Damaged("sector size")
        self._size = 1 << shift
        self._table = self._allocation()
        self.streams = self._top_level(struct.unpack_from("<I", data, 48)[0])

    def head(self, name: str, length: int = 512) -> bytes:
        """The first bytes of a stream (of one held in whole sectors)."""
        stream = self.streams.get(name)
        return self._sector(stream.start)[:length] if stream and stream.size >= 4096 else b""

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _allocation(self) -> list[int]:
        per = self._size // 4
        blocks = list(struct.unpack_from("<109I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, _MAX_SECTORS // per)):
            sector = self._sector(following)
            if following >= _END or len(sector) < self._size:
                break
            numbers = struct.unpack(f"<{per}I", sector)
            blocks.extend(numbers[:-1])
            following = numbers[-1]
        table: list[int] = []
        for block in blocks:
            sector = self._sector(block) if block < _END else b""
            if len(sector) == self._size:
                table.extend(struct.unpack(f"<{per}I", sector))
        return table

    def _chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        seen: set[int] = set()
        while start < _END and start not in seen and len(seen) < 20_000:
            seen.add(start)
            parts.append(self._sector(start))
            start = self._table[start] if start < len(self._table) else _END
        return b"".join(parts)

    def _top_level(self, start: int) -> dict[str, Stream]:
        directory = self._chain(start)
        if len(directory) < 128:
            raise Damaged("directory")
        found: dict[str, Stream] = {}
        waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
        while waiting:
            number = waiting.pop()
            at = number * 128
            if number in seen or number >= _END or at + 128 > len(directory):
                continue
            seen.add(number)
            left, right = struct.unpack_from("<II", directory, at + 68)
            waiting += [left, right]
            length = min(struct.unpack_from("<H", directory, at + 64)[0], 64)
            name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", directory, at + 116)
            found[name] = Stream(name, first, size)
        return found
