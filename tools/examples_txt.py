"""An example as text: one line a paragraph, tables tab-separated, covered cells empty (as the converters of the field write them)."""

from __future__ import annotations

from examples_model import Example, Paragraph, Table


def render(example: Example) -> bytes:
    """The whole document in UTF-8."""
    parts = [block.text if isinstance(block, Paragraph) else _table(block) for sheet in example.sheets for block in sheet.blocks]
    return ("\n\n".join(parts) + "\n").encode()


def _table(table: Table) -> str:
    anchors = {(cell.row, cell.column): cell.text for cell in table.cells}
    return "\n".join(
        "\t".join(anchors.get((row, column), "") for column in range(1, table.columns + 1)) for row in range(1, table.rows + 1)
    )
