"""A review in the format that was asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from jixiao.checks.review import DocumentReview, Review, Summary
from jixiao.core.clock import since, ticks
from jixiao.core.documents import Document
from jixiao.core.errors import unknown_format

if TYPE_CHECKING:
    from jixiao.rendering.json import JsonPages

Originals = Callable[[str], bytes | None]
"""Gives the content of a reviewed file by its name (``path`` of its document) once more; None where
it cannot be had.
"""
FORMATS = ("text", "json", "html", "xlsx")
ENDINGS = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".txt": "text",
    "": "text",
}


def format_of(name: str | PurePath) -> str | None:
    """The format that a file's ending asks for, None where it asks for none of ours."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def render(
    review: Review,
    format: str = "text",
    *,
    language: str = "zh",
    verdicts: bool = False,
    colour: bool = False,
    width: int | None = None,
    originals: Originals | None = None,
) -> bytes:
    """The review as the bytes of a file: text, json, html or xlsx. In html the pages of PDF files
    are shown as they look, where ``originals`` gives the files. Raises UserError for another
    format.
    """
    if format == "json":
        from jixiao.rendering.json import as_json

        return as_json(review, language, verdicts=verdicts)
    if format == "text":
        from jixiao.rendering.text import as_text

        return as_text(review, language, colour=colour, width=width, verdicts=verdicts).encode()
    if format == "html":
        from jixiao.rendering.html import as_html

        return as_html(review, language, picture=_Pictures(originals)).encode()
    if format == "xlsx":
        from jixiao.rendering.workbook import as_workbook

        return as_workbook(review, language)
    raise unknown_format(format, FORMATS)


def streamed(
    reviews: Iterable[DocumentReview],
    into: BinaryIO,
    format: str = "text",
    *,
    language: str = "zh",
    verdicts: bool = False,
    colour: bool = False,
    width: int | None = None,
) -> Summary:
    """Write separate reviews one by one, as ``render`` writes all of them (text and json only), and
    what is counted over them. Memory holds one at a time, and of text the table's lines.
    """
    begun = ticks()
    dossiers = groupby(reviews, lambda each: each.view.document.path)
    if format == "json":
        from jixiao.rendering.json import JsonPages

        return _streamed_json(dossiers, into, JsonPages(language, verdicts=verdicts), begun)
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    from jixiao.rendering.text import TextPages

    pages = TextPages(language, colour=colour, width=width, verdicts=verdicts)
    counted = Summary()
    with TemporaryFile() as found:  # the table of all documents comes first
        for _, dossier in dossiers:
            for each in dossier:
                found.write(pages.document(each).encode())
                counted = counted.plus(each)
        into.write(pages.overview().encode())
        found.seek(0)
        copyfileobj(found, into)
    into.write(pages.summary(since(begun)).encode())
    return counted


def _streamed_json(
    dossiers: Iterable[tuple[str, Iterable[DocumentReview]]],
    into: BinaryIO,
    pages: JsonPages,
    begun: int,
) -> Summary:
    counted = Summary()
    into.write(pages.begin())
    for _, dossier in dossiers:
        together = tuple(dossier)
        into.write(pages.documents(together))
        for each in together:
            counted = counted.plus(each)
    into.write(pages.end(since(begun)))
    return counted


class _Pictures:
    """Pages of PDF files as pictures; the file read last is kept."""

    def __init__(self, originals: Originals | None) -> None:
        self._originals = originals
        self._path, self._data = "", b""

    def __call__(self, document: Document, page: int) -> bytes | None:
        """The page as PNG; None where the file cannot be had again or has changed since, and for
        a member of a zip, which is shown by its text.
        """
        from jixiao.reading.pdf.pictures import render_page

        if document.member is not None or self._originals is None:
            return None
        if self._path != document.path:
            content = self._originals(document.path) or b""
            is_same = hashlib.sha256(content).hexdigest() == document.sha256
            self._path, self._data = document.path, content if is_same else b""
        try:
            return render_page(self._data, page) if self._data else None
        except (ValueError, KeyError):
            return None
