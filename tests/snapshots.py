"""What the code says, kept in text files that a person reads: a change shows as a difference in
them. After a change that is meant, ``JIXIAO_WRITE=1 pytest …`` writes them again; read the
difference before you commit it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def holds(path: Path, lines: Iterable[str]) -> None:
    """The file has these lines."""
    said = [line.rstrip() for line in lines]
    if os.environ.get("JIXIAO_WRITE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(said) + "\n", "utf-8")
    assert path.read_text("utf-8").splitlines() == said
