"""Where output goes: stdout as bytes, files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path


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


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.absolute().parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, _mode_for(path))
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _mode_for(path: Path) -> int:
    """The mode that an ordinary new file would get, or that the old file has."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def terminal_width() -> int:
    """The terminal's columns, within what can be read well."""
    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 140))
