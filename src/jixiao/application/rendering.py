"""A review in the format that was asked for."""

from __future__ import annotations

from pathlib import Path

from jixiao.checks.review import Review
from jixiao.core.documents import Document

FORMATS = ("text", "json", "html", "xlsx")
ENDINGS = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".txt": "text",
    "": "text",
}


def format_of(path: str | Path) -> str | None:
    """The format that a file's ending asks for, None where it asks for none of ours."""
    return ENDINGS.get(Path(path).suffix.lower())


def render(
    review: Review,
    format: str = "text",
    *,
    language: str = "zh",
    verdicts: bool = False,
    colour: bool = False,
    width: int | None = None,
) -> bytes:
    """The review as the bytes of a file: text, json, html or xlsx. Raises ValueError for another
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

        return as_html(review, language, picture=_Pictures()).encode()
    if format == "xlsx":
        from jixiao.rendering.workbook import as_workbook

        return as_workbook(review, language)
    raise ValueError(f"no such format: {format}")


class _Pictures:
    """Pages of PDF files as pictures; the file read last is kept."""

    def __init__(self) -> None:
        self._path, self._data = "", b""

    def __call__(self, document: Document, page: int) -> bytes | None:
        """The page as PNG; None where the file cannot be read again or has changed since."""
        from jixiao.reading.pdf.pictures import render_page

        try:
            return render_page(self._bytes(document), page)
        except (OSError, ValueError, KeyError):
            return None

    def _bytes(self, document: Document) -> bytes:
        if document.member is not None:
            raise ValueError("a member of a zip is shown by its text")
        if self._path != document.path:
            self._path, self._data = document.path, Path(document.path).read_bytes()
        return self._data
