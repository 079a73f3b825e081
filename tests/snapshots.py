"""What the code says, kept in text files that a person reads: a change shows as a difference in
them. After a change that is meant, ``UPDATE_SNAPSHOTS=1 pytest …`` writes them again; read the
difference before you commit it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def holds(path: Path, lines: Iterable[str]) -> None:
    """The file has these lines."""
    shows(path, "".join(f"{line.rstrip()}\n" for line in lines))


def shows(path: Path, said: str) -> None:
    """The file is this text."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, "utf-8")
    assert path.read_text("utf-8").splitlines() == said.splitlines()
