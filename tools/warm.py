"""Make what a start would make once more each time: tables parsed, patterns compiled, beside the
bytecode of the modules.

.venv/bin/python tools/warm.py
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

from jixiao.cli.main import run
from jixiao.knowledge.parsed import parsed

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    sys.dont_write_bytecode = False
    for each in (ROOT / "src" / "jixiao" / "knowledge").rglob("*.toml"):
        parsed(each)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        run(["review", str(ROOT / "examples")])


if __name__ == "__main__":
    main()
