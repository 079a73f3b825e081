"""What documents print beside the fields that were recognised: each form's own lines and labels,
and the words outside the forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.forms import HEAD, OTHER, Entry, Form, PrintedText, printed_words
from jixiao.core.words import PENDING, squeezed
from jixiao.knowledge.labels import GIVES_REASON

_HEAD_BLOCKS = 12
_LONGEST_LABEL = 40
_Key = tuple[object, ...]


class _Owned(msgspec.Struct):
    """One form with the places of its fields, and the first row that they take in each grid."""

    form: Form
    taken: set[_Key]
    texts: list[PrintedText]


def head_of(document: Document) -> tuple[Entry, ...]:
    """The document's first lines, as far as they are no tables."""
    return tuple(
        Entry(text=block.text, place=block.place)
        for block in document.blocks[:_HEAD_BLOCKS]
        if isinstance(block, Paragraph)
    )


def with_texts(
    document: Document, forms: Sequence[Form]
) -> tuple[tuple[Form, ...], tuple[Entry, ...]]:
    """The forms with what they print beside their fields, and the document's other words.

    A table that holds several forms is split at the rows where their fields begin.
    """
    owned = [_Owned(form, set(_taken(form)), []) for form in forms]
    outside: list[Entry] = []
    for index, block in enumerate(document.blocks):
        owners = [each for each in owned if each.form.span[0] <= index < each.form.span[1]]
        if isinstance(block, Grid):
            owners = [each for each in owned if index in each.form.tables]
        if owners:
            _share(block, index, owners)
        else:
            outside.extend(_words(block))
    return (
        tuple(
            msgspec.structs.replace(each.form, texts=tuple(each.texts)) if each.texts else each.form
            for each in owned
        ),
        tuple(outside),
    )


def _taken(form: Form) -> Iterator[_Key]:
    """The cells and lines that are a field as a whole, and that of the title, which may hold the
    lines below it too; notes of a row with a label apart.
    """
    for _, entry in printed_words(form):
        if entry.place.start is None:
            yield entry.place.key()
        elif entry is form.title:
            yield msgspec.structs.replace(entry.place, start=None, end=None).key()
    yield from (line.place.key() for line in form.lines)


def _says(text: str) -> bool:
    return squeezed(text) not in ("", PENDING)


def _words(block: Block) -> Iterator[Entry]:
    if isinstance(block, Paragraph):
        if block.text.strip():
            yield Entry(text=block.text, place=block.place)
        return
    yield from (Entry(text=cell.text, place=cell.place) for cell in block.cells if _says(cell.text))


def _share(block: Block, index: int, owners: Sequence[_Owned]) -> None:
    if isinstance(block, Paragraph):
        owner = owners[0]
        if block.text.strip() and block.place.key() not in owner.taken:
            kind = HEAD if index < owner.form.tables[0] else OTHER
            owner.texts.append(PrintedText(kind=kind, text=block.text, place=block.place))
        return
    begins = [_first_row(block, each) for each in owners] if len(owners) > 1 else [1]
    for row in block.by_row():
        filled = [cell for cell in row if _says(cell.text)]
        if filled:
            at = max((n for n, begin in enumerate(begins) if begin <= filled[0].row), default=0)
            owners[at].texts.extend(_of_row(filled, owners[at]))


def _first_row(grid: Grid, owner: _Owned) -> int:
    return min((cell.row for cell in grid.cells if cell.place.key() in owner.taken), default=1)


def _of_row(filled: Sequence[Cell], owner: _Owned) -> Iterator[PrintedText]:
    notes = {note.place.key() for note in owner.form.notes}
    free = [cell.place.key() not in owner.taken for cell in filled]
    if len(filled) == 2 and len(filled[0].text) < _LONGEST_LABEL:
        label, words = filled
        told = free[0] and (free[1] or words.place.key() in notes)
        # one reason for the whole form, even where its row was taken for an indicator
        if told or GIVES_REASON.search(label.text):
            yield PrintedText(kind=OTHER, text=words.text, place=words.place, label=label.text)
            return
    for cell, is_free in zip(filled, free, strict=True):
        if is_free:
            yield PrintedText(kind=OTHER, text=cell.text, place=cell.place)
