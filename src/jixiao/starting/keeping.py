"""What takes time to make from shipped files and is kept beside their bytecode, as Python keeps
modules.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path


def beside_bytecode(path: Path, ending: str) -> Path:
    """Where something made of a file is kept: where Python would keep its bytecode."""
    return Path(cache_from_source(str(path))).with_name(f"{path.name}.{ending}")


def keep(path: Path, data: bytes) -> None:
    """Written as a whole or not at all; not where Python may write no bytecode, nor where the folder
    takes none.
    """
    if sys.dont_write_bytecode:
        return
    staged = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # then it is made at each start
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            staged.write_bytes(data)
            staged.replace(path)
        finally:
            staged.unlink(missing_ok=True)
