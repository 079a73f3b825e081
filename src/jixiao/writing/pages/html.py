"""Pages as one HTML file that prints on A4: nothing is fetched, everything is in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from jixiao.core.keywords import property_of
from jixiao.templating import broken, environment
from jixiao.writing.pages.fonts import TABLE, css_families
from jixiao.writing.pages.page import (
    BLANKS,
    Cell,
    Meta,
    Page,
    Paragraph,
    Picture,
    Table,
    hanging,
    pieces,
    printable,
)
from jixiao.writing.pages.styles import ALL_LOOKS, CELL, LOOKS, PAPERS, TO_FILL

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_WORDS = "\ue000"  # stands for the words where cells are the same but for them
_BETWEEN = "\0"  # in no printable text
_TAGS = {"title": "h1", "h1": "h2", "h2": "h3", "h3": "h4"}


class Words(msgspec.Struct, frozen=True):
    """A paragraph as an element; its pieces as (words, whether people have to fill them); ``hanging`` is
    how many characters it stands in, and how long its label is.
    """

    kind = "words"
    tag: str
    style: str
    pieces: tuple[tuple[str, bool], ...]
    hanging: tuple[int, int] = (0, 0)


class Grid(msgspec.Struct, frozen=True):
    """A table by rows, each its cells as markup; ``widths`` are its columns' in percent, ``points`` the
    size of its letters where it is not the usual one.
    """

    kind = "table"
    widths: tuple[Decimal, ...]
    head: tuple[Markup, ...]
    body: tuple[Markup, ...]
    points: Decimal | None = None
    spacious: bool = False


class Image(msgspec.Struct, frozen=True):
    """A picture; ``width`` in millimetres, ``type`` the second half of its media type."""

    kind = "picture"
    type: str
    content: bytes
    width: int
    caption: str


def templates() -> Environment:
    """The templates of pages: ``pages/page.html``, and macros for paragraphs, tables, pictures."""
    return environment(printable, pages="jixiao.writing.pages")


def write(pages: Sequence[Page], meta: Meta) -> bytes:
    """The whole file in UTF-8."""
    used = {each.style for page in pages for each in page.blocks if isinstance(each, Paragraph)}
    return (
        templates()
        .get_template("pages/page.html")
        .render(
            title=meta.title,
            keywords=property_of(meta.rules),
            sections=[(page.paper, _blocks(page)) for page in pages],
            cell=(CELL, css_families(TABLE)),
            to_fill=TO_FILL,
            looks=[
                (name, css_families(look.font), look)
                for name, look in ALL_LOOKS.items()
                if name in LOOKS or name in used
            ],
            papers=[(name, PAPERS[name]) for name in sorted({page.paper for page in pages})],
        )
        .encode()
    )


def _blocks(page: Page) -> Iterator[Words | Grid | Image]:
    for block in page.blocks:
        if isinstance(block, Paragraph):
            stands_in, label = hanging(block)
            shown = (
                msgspec.structs.replace(block, text=block.text.lstrip(BLANKS)) if label else block
            )
            tag = _TAGS.get(block.style, "p")
            yield Words(tag, block.style, pieces(shown), (stands_in, label))
        elif isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Picture):
            kind, content = ("svg+xml", block.svg) if block.svg is not None else ("png", block.png)
            yield Image(kind, content, block.width, block.caption)


def _table(table: Table) -> Grid:
    shares = table.shares()
    lines = _lines(table)
    return Grid(
        widths=tuple(Decimal(share * 10000 // sum(shares)) / 100 for share in shares),
        head=lines[: table.header_rows],
        body=lines[table.header_rows :],
        points=table.points,
        spacious=table.spacious,
    )


def _lines(table: Table) -> tuple[Markup, ...]:
    """The cells of each row. A page has hundreds that differ in their words alone: the template is
    asked once for each look, and the words are escaped together.
    """
    from markupsafe import Markup

    words = str(broken(_BETWEEN.join(printable(cell.text) for cell in table.cells)))
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell, text in zip(table.cells, words.split(_BETWEEN), strict=bool(table.cells)):
        before, behind = _around(
            cell.row_span, cell.column_span, cell.align, cell.bold, cell.fill, cell.to_fill
        )
        rows[cell.row - 1].append(f"{before}{text}{behind}")
    return tuple(Markup("".join(row)) for row in rows)


@lru_cache(maxsize=1024)
def _around(
    row_span: int, column_span: int, align: str, bold: bool, fill: str, to_fill: bool
) -> tuple[str, str]:
    """What stands before and behind the words of a cell."""
    macro = getattr(templates().get_template("pages/blocks.html").module, "cell")  # noqa: B009
    cell = Cell(
        row=1,
        column=1,
        text=_WORDS,
        row_span=row_span,
        column_span=column_span,
        align=align,
        bold=bold,
        fill=fill,
        to_fill=to_fill,
    )
    before, _, behind = str(macro(cell)).partition(_WORDS)
    return before, behind
