"""Words that a bureau's own forms use for columns, labels and titles, read as the usual ones."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.forms import Form
from jixiao.core.places import Place
from jixiao.core.words import squeezed

_OPENING = "：:（("  # what stands between a label and its value or points in one cell
_SENTENCE = "。；，"


def reworded(document: Document, words: Mapping[str, str]) -> Document:
    """The document with a usual word where it prints one of ``words``: as a whole cell, as the label
    at a cell's beginning, or in a title. Every place keeps what is printed there.
    """
    own = {squeezed(word): usual for word, usual in words.items()}
    blocks = tuple(_block(block, own) for block in document.blocks)
    return msgspec.structs.replace(document, blocks=blocks)


def as_printed(form: Form, words: Mapping[str, str]) -> Form:
    """A form of the reworded document with its title and the heads of its columns as printed."""
    own = [squeezed(word) for word in words]

    def reads_otherwise(place: Place) -> bool:
        return any(word in squeezed(place.text) for word in own)

    title = form.title
    if title is not None and reads_otherwise(title.place):
        title = msgspec.structs.replace(title, text=title.place.text)
    columns = tuple(
        msgspec.structs.replace(each, head=each.place.text) if reads_otherwise(each.place) else each
        for each in form.columns
    )
    return msgspec.structs.replace(form, title=title, columns=columns)


def _block(block: Block, own: Mapping[str, str]) -> Block:
    if isinstance(block, Paragraph):
        return msgspec.structs.replace(block, text=_in_title(block.text, own))
    return msgspec.structs.replace(
        block, cells=tuple(_cell(cell, block, own) for cell in block.cells)
    )


def _cell(cell: Cell, grid: Grid, own: Mapping[str, str]) -> Cell:
    bare = squeezed(cell.text)
    if bare in own:
        return msgspec.structs.replace(cell, text=own[bare])
    for word, usual in own.items():
        if bare.startswith(word) and bare[len(word)] in _OPENING:
            return msgspec.structs.replace(cell, text=usual + bare[len(word) :])
    if cell.column_span == grid.columns:
        return msgspec.structs.replace(cell, text=_in_title(cell.text, own))
    return cell


def _in_title(text: str, own: Mapping[str, str]) -> str:
    if any(mark in text for mark in _SENTENCE):
        return text
    bare = squeezed(text)
    found = next((word for word in own if word in bare), None)
    return bare.replace(found, own[found]) if found is not None else text
