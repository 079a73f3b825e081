"""Old office containers (OLE compound files): names of the streams and the head of one, by olefile
within bounds of its own.
"""

from __future__ import annotations

import io
import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_SECTORS = 4096  # a smaller stream lies in the container's mini stream


class Damaged(Exception):
    """The container's own tables do not hold together."""


class Compound:
    """Streams of the root storage; embedded objects' own streams are left out.

    Raises Damaged where the container's tables do not hold together.
    """

    def __init__(self, data: bytes) -> None:
        import olefile  # type: ignore[import-untyped]

        _within_bounds(data)
        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
        except (OSError, ValueError, IndexError, struct.error) as error:
            raise Damaged(str(error)) from error
        self._bytes = len(data)
        self.names = frozenset(path[0] for path in self._file.listdir() if len(path) == 1)

    def head(self, name: str, length: int = 512) -> bytes:
        """The first bytes of a stream (of one held in whole sectors)."""
        if not _IN_SECTORS <= self._file.get_size(name) <= self._bytes:
            return b""
        start: bytes = self._file.openstream(name).read(length)
        return start


def _within_bounds(data: bytes) -> None:
    """That the header does not name more of an allocation table than the file has sectors for:
    olefile reads as much as it is told, and 1.5 KB can tell it four billion sectors.
    """
    if len(data) < 512 or not data.startswith(SIGNATURE):
        raise Damaged("no header")
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise Damaged("sector size")
    told = struct.unpack_from("<I", data, 44)[0]
    if told > 109 and told > 2 * (len(data) >> shift) // (1 << (shift - 2)) + 1:
        raise Damaged("allocation table")
