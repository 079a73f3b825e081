"""Files and folders as values, each file opened when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.application.sources import Source, documents_in
from jixiao.core.documents import Document
from jixiao.core.errors import Faults, UserError, fault, user_error
from jixiao.core.filenames import is_leftover, told_apart
from jixiao.core.oserrors import os_words

if TYPE_CHECKING:
    from jixiao.application.progressing import Progress

Given = str | Path | Source | Document
"""A path (a file, a zip or a directory), or a file's content with its name, or a document read."""
File = str | Path | Source
"""A path, or a file's content with its name."""
_FORM_DATA = frozenset({".yaml", ".yml", ".json"})
_DATA_FILES = _FORM_DATA | {".toml"}


def is_file(path: Path) -> bool:
    """Whether there is such a file; no path that the system cannot hold (too long a name) is one."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_dir(path: Path) -> bool:
    """Whether there is such a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def source_at(path: Path) -> Source:
    """The file at a path. Raises UserError where there is none or it cannot be opened."""
    if is_dir(path):
        raise user_error(
            "E001", f"{path} 是文件夹，应是一个文件", f"{path} is a directory, not a file"
        )
    if not is_file(path):
        raise user_error("E001", f"没有文件 {path}", f"there is no file {path}")
    try:
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise user_error(
            "E001",
            f"{path} 打不开：{os_words(error).zh}",
            f"{path} cannot be opened: {os_words(error).en}",
        ) from error


def source_of(given: File, faults: Faults) -> Source | None:
    """A file that is given, opened where it is a path; why it cannot be is kept."""
    return faults.of(source_at, Path(given)) if isinstance(given, (str, Path)) else given


def content_at(path: str) -> bytes | None:
    """A file's content once more; None where it cannot be had."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError):
        return None


def to_review(
    given: Iterable[str | Path | Source | Document],
    progress: Progress | None = None,
    without: Sequence[Path] = (),
    *,
    data: bool = False,
) -> Iterator[Source | Document]:
    """The files at and below paths, each opened when it is asked for, under its path; of one that
    cannot be opened the document that says so. Contents and documents are given on as they are.
    What lies at or below the paths ``without`` is left out, and so are files of data in folders,
    unless ``data`` are asked for too.
    """
    from jixiao.reading import opened

    listed = [
        each
        for one in given
        for each in _expanded(one, data=data)
        if not (isinstance(each, Path) and _is_below(each, without))
    ]
    for done, each in enumerate(listed):
        if not isinstance(each, Path):
            yield each
            continue
        if progress is not None:
            progress(each.name, done, len(listed))
        content = opened(each)
        yield Source(str(each), content) if isinstance(content, bytes) else content


def _is_below(path: Path, folders: Sequence[Path]) -> bool:
    own = path.absolute()
    apart = [each.absolute() for each in folders]
    return any(own == each or each in own.parents for each in apart)


def _expanded(
    given: str | Path | Source | Document, *, data: bool
) -> Iterator[Path | Source | Document]:
    """Of a folder the files below it. Hidden and temporary files and data files (what fill, monitor
    and report take) are no documents to review.
    """
    path = Path(given) if isinstance(given, str) else given
    if isinstance(path, Path) and is_dir(path):
        yield from papers_below(path, data=data)
    else:
        yield path


def papers_below(
    folder: Path, without: Sequence[Path] = (), *, data: bool = False
) -> Iterator[Path]:
    """The documents below a folder, with the files of ``data`` where they are asked for too; hidden
    files, locks and what lies at or below the paths ``without`` are left out.
    """
    wanted = _FORM_DATA if data else frozenset()
    for each in _below(folder):
        ending = each.suffix.lower()
        if (ending not in _DATA_FILES or ending in wanted) and not _is_below(each, without):
            yield each


def _below(folder: Path) -> list[Path]:
    """The files below a folder, without hidden ones and what systems and offices leave behind."""
    inside = sorted(each for each in folder.rglob("*") if each.is_file())
    return [each for each in inside if not any(map(is_leftover, each.relative_to(folder).parts))]


def data_below(given: Iterable[str | Path]) -> list[str]:
    """The files of data in folders, which are no documents to review, by their paths within."""
    folders = [Path(each) for each in given if is_dir(Path(each))]
    return [
        str(each.relative_to(folder))
        for folder in folders
        for each in _below(folder)
        if each.suffix.lower() in _FORM_DATA
    ]


def names_below(given: Iterable[str | Path]) -> dict[str, str]:
    """What the files at and below paths are called where several bear one name, by their paths."""
    found = (each for one in given for each in _expanded(one, data=False))
    return told_apart(str(each) for each in found if isinstance(each, Path))


def is_passed_over(path: Path) -> bool:
    """Whether a file of a folder is no document by its name: hidden, a lock, or data."""
    return path.suffix.lower() in _DATA_FILES or is_leftover(path.name)


def documents_of(
    given: Iterable[str | Path | Source | Document], progress: Progress | None = None
) -> Iterator[Document]:
    """The documents of what is given, as ``to_review`` opens it, each when it is asked for; of a zip
    its members. Raises UserError with all paths that lead nowhere.
    """
    listed = list(given)
    paths = [Path(each) for each in listed if isinstance(each, (str, Path))]
    missing = [each for each in paths if not (is_file(each) or is_dir(each))]
    if missing:
        raise UserError(
            *(fault("E001", f"没有文件 {each}", f"there is no file {each}") for each in missing)
        )
    return (one for each in to_review(listed, progress) for one in documents_in(each))


def listed(given: Iterable[Given] | Given) -> list[Given]:
    """What is given as a list, be it one or several."""
    return [given] if isinstance(given, Given) else list(given)
