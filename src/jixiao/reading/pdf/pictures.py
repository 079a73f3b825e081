"""Pages of a PDF as PNG pictures, for reports that show where a figure stands."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any

from jixiao.reading.pdf.engine import ENGINE

_MAX_SIDE = 8000


def render_page(data: bytes, page: int, width: int = 1200) -> bytes:
    """Page ``page`` (1-based) as PNG, ``width`` pixels wide. Raises ValueError where there is no
    such page.
    """
    import pypdfium2  # type: ignore[import-untyped]

    with ENGINE:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ValueError(f"not a readable PDF: {error}") from error
        try:
            if not 1 <= page <= len(document):
                raise ValueError(f"no page {page}")
            return _png(document[page - 1], width)
        except pypdfium2.PdfiumError as error:
            raise ValueError(f"page {page} cannot be drawn: {error}") from error
        finally:
            document.close()


def _png(page: Any, width: int) -> bytes:
    scale = min(width / max(page.get_width(), 1.0), _MAX_SIDE / max(page.get_height(), 1.0))
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    channels = bitmap.n_channels
    pixels = bytes(bitmap.buffer)
    rows = (
        pixels[row * bitmap.stride : row * bitmap.stride + bitmap.width * channels]
        for row in range(bitmap.height)
    )
    return encoded(rows, bitmap.width, bitmap.height, channels)


def encoded(rows: Iterable[bytes], width: int, height: int, channels: int) -> bytes:
    """Rows of 8-bit pixels (1, 3 or 4 channels; a fourth is opaque padding and left out) as a PNG
    file.
    """
    body = bytearray()
    for row in rows:
        body += b"\0"
        body += _without_padding(row) if channels == 4 else row
    colour = 0 if channels == 1 else 2
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(body), 6))
        + _chunk(b"IEND", b"")
    )


def _without_padding(row: bytes) -> bytes:
    plain = bytearray(len(row) // 4 * 3)
    plain[0::3], plain[1::3], plain[2::3] = row[0::4], row[1::4], row[2::4]
    return bytes(plain)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
