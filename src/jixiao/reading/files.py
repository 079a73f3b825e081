"""Paths to documents: a file's bytes, or the document that says why they cannot be had."""

from __future__ import annotations

import stat
from pathlib import Path

from jixiao.core.documents import Document
from jixiao.core.findings import Finding
from jixiao.core.oserrors import os_words
from jixiao.reading import limits, problems
from jixiao.reading.dispatch import read_bytes


def opened(path: Path) -> bytes | Document:
    """The bytes of the file at a path; where it cannot be opened, a Document that says why.
    Nothing is raised.
    """
    try:
        return _content(path)
    except OSError as error:
        return _unread(path, *_reason(error))
    except ValueError:  # a path with a zero byte
        return _unread(path, "路径无效", "The path is not valid")


def read_path(path: Path) -> tuple[Document, ...]:
    """The documents of the file at a path: one, or one for each member of a zip.

    What cannot be read gives a Document that says why; nothing is raised.
    """
    content = opened(path)
    return (content,) if isinstance(content, Document) else read_bytes(content, str(path))


def _content(path: Path) -> bytes | Document:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return _unread(path, "这不是普通文件", "This is not a regular file")
    if status.st_size > limits.MAX_FILE_BYTES:
        return _failed(
            path, problems.over_limit("文件过大（超过 128 MB）", "The file is larger than 128 MB")
        )
    return path.read_bytes()


def _reason(error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件", "There is no such file"
    if isinstance(error, PermissionError):
        return "没有读取这个文件的权限", "No permission to read the file"
    said = os_words(error)
    return f"读取文件时出错：{said.zh}", f"The file could not be read: {said.en}"


def _unread(path: Path, zh: str, en: str) -> Document:
    return _failed(
        path,
        problems.no_file(f"{zh}。请核对路径和权限。", f"{en}. Check the path and the permissions."),
    )


def _failed(path: Path, reason: Finding) -> Document:
    return Document(path=str(path), format="unknown", sha256="", findings=(reason,), readable=False)
