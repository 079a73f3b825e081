"""The picture of docs/rooms.md: the rooms of src/jixiao with the direction of imports, from the import
contracts in pyproject.toml.

python tools/draw_rooms.py [--out FILE]
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures" / "rooms.svg"
HOLDS = {
    "cli": ("the command", "paths, progress, words"),
    "api": ("the Python API", "a function for each command"),
    "paths": ("what lies at paths", "as values"),
    "application": ("one file for each thing a user asks for", "values and bytes in and out"),
    "recognition": ("document to forms,", "statements, texts"),
    "rendering": ("review to text, JSON,", "HTML, workbook"),
    "writing": ("forms to files, marked", "copies, letters, charts"),
    "checks": ("form and result to verdicts", "and findings; a file a rule"),
    "filling": ("what is empty", "is computed"),
    "drafting": ("facts and sentences", "of the yearly report"),
    "judging": ("form and rule pack to result", "every official figure, once"),
    "knowledge": ("packs, layouts, indicators,", "funds, items: data"),
    "reading": ("bytes to document", ""),
    "core": ("values and arithmetic", "figures, places, forms, form data, findings"),
    "templating": ("the templates of HTML", ""),
    "starting": ("what makes a start short", "kept beside the bytecode"),
}
"""What each room does, in two lines."""
WAY = {
    "reading": ("1",),
    "recognition": ("2",),
    "judging": ("3",),
    "checks": ("4",),
    "application": ("5", "c"),
    "rendering": ("6",),
    "core": ("a",),
    "filling": ("b",),
    "writing": ("d",),
}
"""The steps of docs/rooms.md that a room takes."""
_LEFT, _WIDTH, _HIGH, _GAP, _TOP = 70, 780, 66, 14, 16
_REVIEWED, _FILLED = "#0072b2", "#b35900"


def floors() -> list[list[str]]:
    """The rooms, the uppermost floor first; those of one floor do not know each other."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["id"] == "floors")
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def picture() -> str:
    """The SVG."""
    listed = floors()
    height = _TOP + len(listed) * (_HIGH + _GAP) + 44
    bottom = height - 44 - _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 10} {height}"'
        ' font-family="Helvetica, Arial, sans-serif" font-size="13" role="img"'
        ' aria-label="The rooms of src/jixiao; imports point down">',
        f'<rect width="100%" height="100%" fill="#ffffff"/><path d="M34 {_TOP}V{bottom - 4}"'
        f' stroke="#555" stroke-width="2"/><path d="M34 {bottom}l-6 -11h12z" fill="#555"/>',
        f'<text transform="translate(24 {(_TOP + bottom) // 2}) rotate(-90)" text-anchor="middle"'
        ' fill="#555">imports point down</text>',
    ]
    for number, floor in enumerate(listed):
        parts += _floor(floor, _TOP + number * (_HIGH + _GAP))
    parts += _legend(height - 24)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _floor(rooms: Sequence[str], top: int) -> Iterator[str]:
    width = (_WIDTH - _GAP * (len(rooms) - 1)) // len(rooms)
    for number, room in enumerate(rooms):
        yield from _room(room, _LEFT + number * (width + _GAP), top, width)


def _room(name: str, left: int, top: int, width: int) -> Iterator[str]:
    middle = left + width // 2
    yield (
        f'<rect x="{left}" y="{top}" width="{width}" height="{_HIGH}" rx="6"'
        ' fill="#f4f6f8" stroke="#8a949e"/>'
    )
    lines = (name, *HOLDS[name])
    for line, y, style in zip(lines, (22, 41, 57), ('font-weight="bold" font-size="15"', "", "")):
        if line:
            yield (
                f'<text x="{middle}" y="{top + y}" text-anchor="middle" {style}>'
                f"{escape(line)}</text>"
            )
    for number, step in enumerate(WAY.get(name, ())):
        yield _step(step, left + 18 + 28 * number, top + 18)


def _step(step: str, x: int, y: int) -> str:
    colour = _REVIEWED if step.isdigit() else _FILLED
    return (
        f'<circle cx="{x}" cy="{y}" r="11" fill="{colour}"/><text x="{x}" y="{y + 5}"'
        f' text-anchor="middle" fill="#ffffff" font-weight="bold">{step}</text>'
    )


def _legend(y: int) -> Iterator[str]:
    for step, x, words in (("1", 82, "a file is reviewed"), ("a", 262, "a form is filled in")):
        yield _step(step, x, y - 5)
        yield f'<text x="{x + 20}" y="{y}">{words}</text>'


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.parse_args().out.write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
