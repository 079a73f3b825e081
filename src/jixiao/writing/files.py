"""From pages to a file: the format by name or ending, the file there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import msgspec

from jixiao.core.errors import unknown_format
from jixiao.writing.pages.page import Meta, Page, printable

FORMATS = ("xlsx", "docx", "pdf", "html", "txt")


def format_of(path: str | Path) -> str | None:
    """The format that a name's ending stands for, or None."""
    ending = Path(path).suffix.lower().lstrip(".")
    return {"htm": "html"}.get(ending, ending) if ending in (*FORMATS, "htm") else None


def made(pages: Sequence[Page], fmt: str, meta: Meta | None = None) -> bytes:
    """The pages in one of FORMATS. Raises UserError for another."""
    if fmt not in FORMATS:
        raise unknown_format(fmt, FORMATS)
    given = meta or Meta()
    meta = msgspec.structs.replace(
        given, title=printable(given.title), rules=printable(given.rules)
    )
    written: bytes = import_module(f"jixiao.writing.pages.{fmt}").write(pages, meta)
    return written


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all; a link stays a link, and what is no
    file (a pipe, a device) is written into.
    """
    with whole_file(path) as file:
        file.write(data)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write piece by piece, as ``write_whole`` writes it."""
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    import secrets

    path = path.resolve()
    staged = path.parent / f".{path.name[:40]}.{secrets.token_hex(4)}.part"
    try:
        with staged.open("xb") as file:  # the system gives a new file its usual mode
            yield file
        if path.exists():
            os.chmod(staged, path.stat().st_mode & 0o777)
        os.replace(staged, path)
    except BaseException:
        with contextlib.suppress(OSError):
            staged.unlink()
        raise
