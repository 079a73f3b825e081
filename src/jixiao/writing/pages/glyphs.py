"""Characters that no installed font has: a pdf would lose them without a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from jixiao.writing.pages.page import Page, Paragraph, Picture, Table, printable

_NO_SHAPE = frozenset({"Mn", "Me", "Cf", "Zs"})  # marks upon others, and what shows nothing

_NOWHERE = "\U0010fffd"  # the last private character


def without_glyph(pages: Iterable[Page]) -> str:
    """The pages' characters that a pdf written here cannot show, each once."""
    rare = {each for text in _texts(pages) for each in text if not _is_common(each)}
    return _lost("".join(sorted(rare))) if rare else ""


def _texts(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Paragraph):
                yield printable(block.text)
            elif isinstance(block, Table):
                yield from (printable(cell.text) for cell in block.cells)
            elif isinstance(block, Picture):
                yield printable(block.caption)


@lru_cache(maxsize=4096)
def _is_common(char: str) -> bool:
    """Whether every Chinese font has it: the characters of GB 2312."""
    if unicodedata.category(char) in _NO_SHAPE or char.isspace():
        return True
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=256)
def _lost(chars: str) -> str:
    """Those that print as one that no font has does."""
    from jixiao.writing.pages.pdf import pictures

    alone = [Page(name="", blocks=(Paragraph(text=each),)) for each in (_NOWHERE, *chars)]
    nowhere, *shown = pictures(alone)
    return "".join(each for each, drawn in zip(chars, shown, strict=True) if drawn == nowhere)
