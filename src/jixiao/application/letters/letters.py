"""Return letters as files: for each unit with open errors or warnings a letter (docx) and, beside it
and named alike, its problem list (xlsx); for each that has put everything right a letter alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.application.letters.words import letters_of
from jixiao.checks.review import Review
from jixiao.rendering.workbook import unit_workbook
from jixiao.writing.files import made
from jixiao.writing.letters import Letter, file_name, list_name, pages_of, title_of
from jixiao.writing.pages.page import Meta


class LetterFiles(msgspec.Struct, frozen=True, kw_only=True):
    """A unit's letter with its problem list: the names of both files and their contents, no list where
    the letter confirms that all was put right.
    """

    letter: Letter
    name: str
    content: bytes
    list_name: str = ""
    list_content: bytes = b""

    def files(self) -> dict[str, bytes]:
        """What is written, by name."""
        listed = {self.list_name: self.list_content} if self.list_name else {}
        return {self.name: self.content, **listed}


def letter_files(review: Review, language: str = "zh") -> tuple[LetterFiles, ...]:
    """The letters and lists of all units, in the order of the documents; names that are alike are
    counted.
    """
    return tuple(_files(review, language))


def _files(review: Review, language: str) -> Iterator[LetterFiles]:
    taken: set[str] = set()
    for each in letters_of(review, language):
        name = _free(file_name(each.unit, confirms=each.confirms), taken)
        annex = "" if each.confirms else list_name(name)
        letter = msgspec.structs.replace(each, annex=annex)
        to = f"：{letter.unit}" if letter.named else ""
        meta = Meta(title=f"{title_of(letter, language)}{to}")
        listed = letter.unit if letter.named else ""
        yield LetterFiles(
            letter=letter,
            name=name,
            content=made(pages_of(letter, language), "docx", meta),
            list_name=annex,
            list_content=unit_workbook(review, letter.whose, listed, language) if annex else b"",
        )


def _free(name: str, taken: set[str]) -> str:
    stem, number, free = name.removesuffix(".docx"), 1, name
    while free.lower() in taken:
        number += 1
        free = f"{stem}-{number}.docx"
    taken.add(free.lower())
    return free
