"""Return letters as files: one docx for each unit with open errors or warnings."""

from __future__ import annotations

from jixiao.application.marking_words import letters_of
from jixiao.checks.review import Review
from jixiao.writing.files import made
from jixiao.writing.letters import Letter, file_name, pages_of
from jixiao.writing.pages.page import Meta


def letter_files(review: Review, language: str = "zh") -> tuple[tuple[str, bytes, Letter], ...]:
    """File names, contents and letters, in the order of the documents; names that are alike are
    counted.
    """
    found: list[tuple[str, bytes, Letter]] = []
    taken: set[str] = set()
    for letter in letters_of(review, language):
        name = _free(file_name(letter.unit), taken)
        found.append(
            (
                name,
                made(pages_of(letter, language), "docx", Meta(title=f"整改通知：{letter.unit}")),
                letter,
            )
        )
    return tuple(found)


def _free(name: str, taken: set[str]) -> str:
    stem, number, free = name.removesuffix(".docx"), 1, name
    while free.lower() in taken:
        number += 1
        free = f"{stem}-{number}.docx"
    taken.add(free.lower())
    return free
