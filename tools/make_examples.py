"""Write the examples from their data files: python tools/make_examples.py [--data DIR] [--out DIR]
[--formats txt docx xlsx pdf].
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from examples_model import Example, load
from jixiao import fact_sheet
from jixiao.writing import Meta, made

ROOT = Path(__file__).resolve().parent.parent
DATA, CLEAN, OUT = ROOT / "examples" / "data", ROOT / "examples" / "clean", ROOT / "examples"
REPORT, FACTS = "report-2020.yaml", "report-2020-facts.xlsx"
FORMATS = ("txt", "docx", "xlsx", "pdf")


def render(example: Example, fmt: str) -> bytes:
    """One example in one format: txt, docx, xlsx or pdf."""
    if fmt not in FORMATS:
        raise ValueError(f"{fmt}: not a format; known are {', '.join(FORMATS)}")
    return made(example.sheets, fmt, Meta(title=example.name))


def examples(folder: Path = DATA) -> list[Example]:
    """The examples of a folder of data files, by name."""
    return [load(path) for path in sorted(folder.glob("*.yaml"))]


def write(example: Example, folder: Path, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Write an example in its formats, as far as they are asked for; the paths written."""
    written = []
    for fmt in example.formats:
        if fmt in formats:
            path = folder / f"{example.out}.{fmt}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(render(example, fmt))
            written.append(path)
    return written


def facts() -> bytes:
    """The facts of the example report as the fact sheet that a clerk fills in."""
    return fact_sheet(OUT / REPORT)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=DATA,
        help="folder of data files (examples/clean for the error-free forms)",
    )
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    given = parser.parse_args()
    for example in examples(given.data):
        for path in write(example, given.out, given.formats):
            print(path)
    if given.data == DATA and "xlsx" in given.formats:
        path = given.out / FACTS
        path.write_bytes(facts())
        print(path)


if __name__ == "__main__":
    main()
