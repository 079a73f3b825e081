"""Where output goes on a terminal or into a pipe."""

from __future__ import annotations

import sys


def put(data: bytes) -> None:
    """Bytes on stdout; text for a terminal of another encoding is converted."""
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    if sys.stdout.isatty() and encoding != "utf8":
        data = data.decode("utf-8", "replace").encode(sys.stdout.encoding, "replace")
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8", "replace"))
    else:
        buffer.write(data)
        buffer.flush()


def terminal_width() -> int:
    """The terminal's columns, within what can be read well."""
    import shutil

    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 140))
