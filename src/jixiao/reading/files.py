"""Paths to documents: a file, or every readable file below a folder, in sorted order."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from jixiao.core.documents import Document, ReadingProblem
from jixiao.reading import limits, problems, sniffing
from jixiao.reading.dispatch import read_bytes


def read_path(path: Path) -> tuple[Document, ...]:
    """The documents at a path: of a file one (a zip gives one for each member), of a folder those
    of its files.

    A path or a file that cannot be read gives a Document with a fatal problem; nothing is raised.
    """
    try:
        if path.is_dir():
            return _folder(path)
        return _file(path)
    except OSError as error:
        return (_unread(path, *_reason(error)),)
    except ValueError:  # a path with a zero byte
        return (_unread(path, "路径无效", "The path is not valid"),)


def _file(path: Path) -> tuple[Document, ...]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return (_unread(path, "这不是普通文件", "This is not a regular file"),)
    if status.st_size > limits.MAX_FILE_BYTES:
        return (
            _failed(
                path,
                problems.over_limit("文件过大（超过 128 MB）", "The file is larger than 128 MB"),
            ),
        )
    return read_bytes(path.read_bytes(), str(path))


def _folder(folder: Path) -> tuple[Document, ...]:
    found: list[Document] = []
    unreadable: list[OSError] = []
    for path in _walk(folder, unreadable):
        try:
            found.extend(_file(path) if _wanted(path) else ())
        except OSError as error:
            found.append(_unread(path, *_reason(error)))
    found.extend(_unread(Path(error.filename or folder), *_reason(error)) for error in unreadable)
    return tuple(found) or (
        _failed(
            folder,
            ReadingProblem(
                code="R103",
                zh="文件夹里没有可读的文档（docx、xlsx、xls、pdf、html、txt、zip）。",
                en="The folder has no document that can be read.",
                fatal=True,
            ),
        ),
    )


def _walk(folder: Path, unreadable: list[OSError]) -> list[Path]:
    found: list[Path] = []
    for base, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith((".", "__MACOSX"))]
        found.extend(
            Path(base, name)
            for name in names
            if not name.startswith((".", "~$")) and name != "Thumbs.db"
        )
    return sorted(found)


def _wanted(path: Path) -> bool:
    """A known extension, or bytes that speak for themselves."""
    if sniffing.claimed(path.name) not in (None, "office-xml"):
        return True
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        look = sniffing.first_look(stream.read(4096))
    return look in ("zip", "compound", "pdf", "rtf", "mhtml") or (
        look == "text" and not sniffing.extension(path.name)
    )


def _reason(error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件", "There is no such file"
    if isinstance(error, PermissionError):
        return "没有读取这个文件的权限", "No permission to read the file"
    return (
        f"读取文件时出错：{error.strerror or '未知原因'}",
        f"The file could not be read: {error.strerror or 'unknown reason'}",
    )


def _unread(path: Path, zh: str, en: str) -> Document:
    return _failed(
        path,
        problems.no_file(f"{zh}。请核对路径和权限。", f"{en}. Check the path and the permissions."),
    )


def _failed(path: Path, problem: ReadingProblem) -> Document:
    return Document(path=str(path), format="unknown", sha256="", problems=(problem,))
