"""Memory of separate reviews: the highest that the command takes over many small files.

.venv/bin/python bench/memory.py [--files 2000]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FORM = Path(__file__).resolve().parent.parent / "examples" / "yanchi-2024.txt"
COMMAND = Path(sys.executable).parent / "jixiao"


def peak(files: list[Path], format: str) -> float:
    """The highest resident memory in MB of one review of the files, each for itself."""
    given = [str(COMMAND), "review", *map(str, files), "--separate", "--format", format]
    process = subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_maxrss / 1024


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    count = parser.parse_args().files
    text = FORM.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number:05}.txt") for number in range(count)]
        for number, file in enumerate(files):
            file.write_text(text.replace("盐池", f"盐池{number}"), "utf-8")
        for format in ("json", "text"):
            some, all_of_them = peak(files[: count // 4], format), peak(files, format)
            print(
                f"separate reviews as {format}: {some:.0f} MB over {count // 4} files,"
                f" {all_of_them:.0f} MB over {count} ({all_of_them / some:.2f} ×; target 1.1)"
            )


if __name__ == "__main__":
    main()
