"""Pages as text: one line a paragraph, tables tab-separated, covered cells empty, as the converters
of the field write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.writing.pages.page import Meta, Page, Paragraph, Picture, Table, printable


def write(pages: Sequence[Page], meta: Meta) -> bytes:
    """The pages in UTF-8."""
    return ("\n\n".join(_parts(pages)) + "\n").encode()


def _parts(pages: Sequence[Page]) -> Iterator[str]:
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Table):
                yield _table(block)
            elif isinstance(block, Picture):
                yield block.caption
            elif isinstance(block, Paragraph):
                yield printable(block.text)


def _table(table: Table) -> str:
    anchors = {(cell.row, cell.column): _one_line(cell.text) for cell in table.cells}
    return "\n".join(
        "\t".join(anchors.get((row, column), "") for column in range(1, table.columns + 1))
        for row in range(1, table.rows + 1)
    )


def _one_line(text: str) -> str:
    return printable(text).replace("\t", " ").replace("\n", " ")
