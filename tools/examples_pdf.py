"""An example as pdf by typst: ruled tables with row and column spans that break over pages, and a text layer."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import typst

from examples_model import Cell, Example, Paragraph, Table

LONG = 16
STYLE = {
    "title": "#align(center, text(size: {big}pt, weight: \"bold\", {text}))\n#v(4pt)",
    "subtitle": "#align(center, text(size: {size}pt, {text}))",
    "cover": "#par(first-line-indent: 0em, text(size: {size}pt, {text}))",
    "h1": "#par(text(size: {size}pt, weight: \"bold\", {text}))",
    "h2": "#par(text(size: {size}pt, weight: \"bold\", {text}))",
    "h3": "#par(text(size: {size}pt, {text}))",
    "p": "#par(text(size: {size}pt, {text}))",
    "right": "#align(right, text(size: 10pt, {text}))",
    "left": "#par(first-line-indent: 0em, text(size: 10pt, {text}))",
    "note": "#par(first-line-indent: 0em, text(size: 9pt, {text}))",
}
HEAD = """#set document(title: {title}, author: "Jixiao", date: none)
#set page(paper: "a4", margin: {margin})
#set text(font: ("Times New Roman", "Noto Serif CJK SC", "Noto Sans SC"), lang: "zh", region: "cn", cjk-latin-spacing: none)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: {leading}em, spacing: {leading}em)
"""


def render(example: Example) -> bytes:
    """The whole document; fonts are the system's and the one in the zhplot wheel."""
    source = compose(example)
    fonts = [str(folder) for folder in _fonts()]
    made = typst.Compiler(font_paths=fonts).compile(source.encode())
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


def compose(example: Example) -> str:
    """The typst source of an example."""
    report = example.page == "report"
    margin = "(top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)" if report else "(x: 18mm, y: 18mm)"
    parts = [HEAD.format(title=_quoted(example.name), margin=margin, leading="0.9" if report else "0.65")]
    for index, sheet in enumerate(example.sheets):
        if index:
            parts.append("#pagebreak()")
        parts += [_paragraph(block, report) if isinstance(block, Paragraph) else _table(block) for block in sheet.blocks]
    return "\n".join(parts)


def _fonts() -> list[Path]:
    found = find_spec("zhplot")
    return [Path(place) / "fonts" for place in found.submodule_search_locations or []] if found else []


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _paragraph(block: Paragraph, report: bool) -> str:
    return STYLE[block.style].format(text=_quoted(block.text), size="14" if report else "11", big="20" if report else "16")


def _table(table: Table) -> str:
    columns = ", ".join(f"{share}fr" for share in table.widths)
    cells = "\n".join("  " + _cell(cell) for cell in table.cells)
    return f"#table(columns: ({columns}), stroke: 0.6pt, inset: 4pt, align: center + horizon,\n{cells}\n)"


def _cell(cell: Cell) -> str:
    spans = f"colspan: {cell.column_span}, " if cell.column_span > 1 else ""
    spans += f"rowspan: {cell.row_span}, " if cell.row_span > 1 else "breakable: false, "
    align = "align: left + horizon, " if len(cell.text) > LONG else ""
    return f"table.cell({spans}{align}par(first-line-indent: 0em, justify: false, text(size: 9pt, {_quoted(cell.text)}))),"
