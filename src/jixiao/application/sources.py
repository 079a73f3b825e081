"""What a use-case is given: bytes with the name that messages call them by; data files as texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import msgspec

from jixiao.application.data.text import AliasError, TwiceError, json_texts, yaml_texts
from jixiao.core.documents import Document
from jixiao.core.errors import UserError, user_error
from jixiao.core.taking import hold_fields

DATA_ENDINGS = (".yaml", ".yml", ".json")
TEMPLATES_IN = ("xlsx", "xls")
"""The formats in which a filling template may come back: an older office saves it as xls."""
_MOST_BYTES = 100_000_000


class Source(msgspec.Struct, frozen=True):
    """A file's content and its name. Raises UserError (E006) for a value of another kind."""

    name: str
    content: bytes

    def __post_init__(self) -> None:
        hold_fields(self)

    @property
    def ending(self) -> str:
        """The name's ending in lower case: ``.yaml``."""
        return PurePath(self.name).suffix.lower()


def documents_in(given: Source | Document) -> tuple[Document, ...]:
    """The documents of a file's content: one, or one for each member of a zip."""
    from jixiao.reading import read_bytes

    return (given,) if isinstance(given, Document) else read_bytes(given.content, given.name)


def each_document(given: Source | Document) -> Iterator[Document]:
    """The documents of a file's content, each read when it is asked for."""
    from jixiao.reading import read_each

    if isinstance(given, Document):
        yield given
    else:
        yield from read_each(given.content, given.name)


def parts_of(source: Source) -> tuple[Source | Document, ...] | None:
    """The files in a zip of documents; of one that cannot be had the document that says so. None of
    what is no such zip. Raises UserError (E001) where it cannot be opened.
    """
    from jixiao.reading.archives import files_in
    from jixiao.reading.problems import Refused
    from jixiao.reading.raw import Raw

    try:
        files = files_in(source.content)
    except Refused as refusal:
        why = refusal.finding.message
        raise user_error(
            "E001", f"{source.name}：{why.zh}", f"{source.name}: {why.en}"
        ) from refusal
    if files is None:
        return None
    return tuple(
        Source(name, data)
        if isinstance(data, bytes)
        else Raw(data=b"", path=source.name, sha256="", member=name).failed("unknown", data)
        for name, data in files
    )


def is_paper(given: Source | Document) -> bool:
    """Whether it is a document, by its content; a file of data is none."""
    from jixiao.core.filenames import is_leftover
    from jixiao.reading.sniffing import is_document

    if isinstance(given, Document):
        return True
    return not is_leftover(given.name) and is_document(given.name, given.content)


def texts_in(source: Source) -> Any:
    """The lists, mappings and texts of a YAML or JSON file; numbers stay the texts they were
    written as. Raises UserError.
    """
    name = source.name
    if len(source.content) > _MOST_BYTES:
        raise user_error("E013", f"{name} 太大", f"{name} is too large")
    try:
        text = source.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise user_error("E011", f"{name} 不是 UTF-8 文本", f"{name} is not UTF-8 text") from error
    try:
        return _json(text, name) if source.ending == ".json" else _yaml(text, name)
    except TwiceError as error:
        raise _twice(name, error) from error


def without_blanks(item: Any) -> Any:
    """Keys that nothing was written behind are left out."""
    if isinstance(item, dict):
        return {
            key: without_blanks(value)
            for key, value in item.items()
            if value is not None and value != ""
        }
    return [without_blanks(value) for value in item] if isinstance(item, list) else item


def _json(text: str, name: str) -> Any:
    import json

    try:
        return json_texts(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise user_error(
            "E011",
            f"{name} 第{line}行不是合格的 JSON" if line else f"{name} 层次太深，不是合格的 JSON",
            f"{name}, line {line}: not valid JSON ({error})"
            if line
            else f"{name} is nested too deeply to be valid JSON",
        ) from error


def _yaml(text: str, name: str) -> Any:
    import yaml

    try:
        return yaml_texts(text)
    except AliasError as error:
        raise user_error(
            "E013",
            f"{name} 里 YAML 的引用（*）展开后太大，请直接写出内容",
            f"{name}: its YAML references (*) unfold to too much",
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise user_error(
            "E011",
            f"{name} 不是合格的 YAML：第{line}行写法不对（常见原因：缩进不齐，冒号后没有空格）"
            if line
            else f"{name} 层次太深，不是合格的 YAML",
            f"{name}, line {line}: not valid YAML ({said})"
            if line
            else f"{name} is nested too deeply to be valid YAML",
        ) from error


def _twice(name: str, error: TwiceError) -> UserError:
    zh, en = (f" 第{error.line}行", f", line {error.line}") if error.line else ("", "")
    return user_error(
        "E011",
        f"{name}{zh}：{error.name} 在同一处写了两次",
        f"{name}{en}: {error.name} is written twice in one place",
    )
