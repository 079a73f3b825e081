"""Messages for a person, on whatever stream and terminal there is."""

from __future__ import annotations

import sys
from typing import TextIO


def say(message: str) -> None:
    """A message on stderr; where that is closed, nowhere."""
    try:
        _write(sys.stderr, message)
    except (OSError, ValueError):
        return


def tell(message: str) -> None:
    """An answer on stdout. Raises OSError where that cannot be written."""
    _write(sys.stdout, message)


def _write(stream: TextIO, message: str) -> None:
    text = message.rstrip("\n") + "\n"
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
