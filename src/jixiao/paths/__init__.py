"""Paths to values, for the command line and the Python API: what lies at paths, opened when it is
asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.application.sources import Source, documents_in
from jixiao.core.documents import Document
from jixiao.core.errors import Faults, UserError, fault, user_error
from jixiao.core.findings import Severity
from jixiao.core.oserrors import os_words
from jixiao.core.taking import typed

if TYPE_CHECKING:
    from jixiao.application.acceptance import Accepted
    from jixiao.application.loaded import Loaded
    from jixiao.application.progressing import Progress
    from jixiao.application.reporting_data import Gathered, Known
    from jixiao.application.soundness import Next
    from jixiao.core.formdata import FormData
    from jixiao.core.packs import RulePack
    from jixiao.drafting.model import ReportData
    from jixiao.knowledge.layouts import Layout
    from jixiao.knowledge.shelf import Knowledge

Given = str | Path | Source | Document
"""A path (a file, a zip or a directory), or a file's content with its name, or a document read."""
File = str | Path | Source
"""A path, or a file's content with its name."""
_DATA_FILES = frozenset({".yaml", ".yml", ".json", ".toml"})


def _is_file(path: Path) -> bool:
    """Whether there is such a file; no path that the system cannot hold (too long a name) is one."""
    try:
        return path.is_file()
    except OSError:
        return False


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def source_at(path: Path) -> Source:
    """The file at a path. Raises UserError where there is none or it cannot be opened."""
    if _is_dir(path):
        raise user_error(
            "E001", f"{path} 是文件夹，应是一个文件", f"{path} is a directory, not a file"
        )
    if not _is_file(path):
        raise user_error("E001", f"没有文件 {path}", f"there is no file {path}")
    try:
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise user_error(
            "E001",
            f"{path} 打不开：{os_words(error).zh}",
            f"{path} cannot be opened: {os_words(error).en}",
        ) from error


def to_review(
    given: Iterable[str | Path | Source | Document],
    progress: Progress | None = None,
    without: Sequence[Path] = (),
) -> Iterator[Source | Document]:
    """The files at and below paths, each opened when it is asked for, under its path; of one that
    cannot be opened the document that says so. Contents and documents are given on as they are.
    What lies at or below the paths ``without`` is left out.
    """
    from jixiao.reading import opened

    apart = [each.absolute() for each in without]
    listed = [
        each
        for one in given
        for each in _expanded(one)
        if not (isinstance(each, Path) and _is_below(each, apart))
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
    return any(own == each or each in own.parents for each in folders)


def _expanded(
    given: str | Path | Source | Document,
) -> Iterator[Path | Source | Document]:
    """Of a folder the files below it. Hidden and temporary files and data files (what fill, monitor
    and report take) are no documents to review.
    """
    path = Path(given) if isinstance(given, str) else given
    if isinstance(path, Path) and _is_dir(path):
        inside = sorted(each for each in path.rglob("*") if each.is_file())
        yield from (each for each in inside if not _is_passed_over(each.relative_to(path)))
    else:
        yield path


def _is_passed_over(path: Path) -> bool:
    return path.suffix.lower() in _DATA_FILES or any(
        part.startswith((".", "~$")) for part in path.parts
    )


def documents_of(
    given: Iterable[str | Path | Source | Document], progress: Progress | None = None
) -> Iterator[Document]:
    """The documents of what is given, as ``to_review`` opens it, each when it is asked for; of a zip
    its members. Raises UserError with all paths that lead nowhere.
    """
    listed = list(given)
    paths = [Path(each) for each in listed if isinstance(each, (str, Path))]
    missing = [each for each in paths if not (_is_file(each) or _is_dir(each))]
    if missing:
        raise UserError(
            *(fault("E001", f"没有文件 {each}", f"there is no file {each}") for each in missing)
        )
    return (one for each in to_review(listed, progress) for one in documents_in(each))


@typed()
def load_accepted(path: str | Path | Source) -> Accepted:
    """Read accepted findings. Raises UserError where there is no file, the list is unusable or a
    reason is missing.
    """
    from jixiao.application.acceptance import accepted_of

    source = path if isinstance(path, Source) else source_at(Path(path))
    return accepted_of(source.content)


@typed()
def load_pack(name: str | Path | Source, knowledge: Knowledge | None = None) -> RulePack:
    """A pack by its id (``cn-2020``), a shipped one or one of ``knowledge``; else that of a TOML
    file or its content. Raises UserError where there is neither or the file is wrong.
    """
    from jixiao.knowledge.shelf import shipped

    if isinstance(name, Source):
        from jixiao.knowledge.packs import pack_of

        return pack_of(name.content, name.name)
    known = (knowledge or shipped()).packs
    if str(name) in known:
        return known[str(name)]
    if not _is_file(Path(name)):
        raise user_error(
            "E031",
            f"没有规则包“{name}”，也没有这个文件；可用的规则包有：{'、'.join(known)}",
            f"no rule pack and no file {str(name)!r}; known are {', '.join(known)}",
            "rules",
        )
    return pack_at(Path(name))


@typed()
def load_layout(name: str | Path | Source, knowledge: Knowledge | None = None) -> Layout:
    """A layout by its id (``national-2020``) or its name, a shipped one or one of ``knowledge``; else
    that of a TOML file or its content. Raises UserError where there is neither or the file is wrong.
    """
    from jixiao.knowledge.layouts import layout_of, layouts
    from jixiao.knowledge.layouts.naming import layout_called, unknown_layout

    if isinstance(name, Source):
        return layout_of(name.content, name.name)
    known = layouts() if knowledge is None else knowledge.known_layouts()
    named = layout_called(str(name), known)
    if named is not None:
        return named
    path = Path(name)
    if not _is_file(path):
        listed = unknown_layout(str(name), known)
        raise user_error(
            "E032",
            f"没有样式“{name}”，也没有这个文件{listed.zh}",
            f"no layout and no file {str(name)!r}{listed.en}",
            "layout",
        )
    return layout_of(source_at(path).content, path.name)


def pack_at(file: Path) -> RulePack:
    """A bureau's own pack, which may extend the packs beside it. Raises UserError with the file,
    the key and the cause.
    """
    from jixiao.knowledge.packs import pack_of

    try:
        content = file.read_bytes()
    except OSError as error:
        raise user_error(
            "E001",
            f"规则文件 {file} 打不开：{os_words(error).zh}",
            f"cannot open the rule file {file}: {os_words(error).en}",
        ) from error
    return pack_of(content, file.name, _neighbours(file))


def _neighbours(file: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for other in sorted(file.parent.glob("*.toml")):
        if other != file:
            with suppress(OSError):
                found[other.name] = other.read_bytes()
    return found


def content_at(path: str) -> bytes | None:
    """A file's content once more; None where it cannot be had."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError):
        return None


def load_forms(
    path: str | Path, knowledge: Knowledge | None = None, then: Next | None = None
) -> tuple[Loaded, ...]:
    """The forms of a file of data, a filled template or any document, which is read with the words
    of ``knowledge``. Raises UserError, with what is found ``then`` as well.
    """
    from jixiao.application.data_reading import forms_in

    return forms_in(source_at(Path(path)), knowledge, then)


@typed(File="str | Path | Source")
def load_report_data(
    given: Iterable[File] | File, *, knowledge: Knowledge | None = None
) -> ReportData:
    """The data of a report in a YAML or JSON file, or in a folder, a zip or several files: forms and
    fund tables with an optional 报告.yaml. Forms are read with the words of ``knowledge``. Raises
    UserError, also where copies of one form contradict each other.
    """
    found = load_report(given, knowledge)
    wrong = [each for each in found.findings if each.severity is Severity.ERROR]
    if wrong:
        raise UserError(*wrong)
    return found.data


def load_report(
    given: Iterable[File] | File, knowledge: Knowledge | None = None, period: str = ""
) -> Gathered:
    """The data of a report as ``load_report_data`` finds them, with the files of the annexed forms
    and what is to say of copies and of forms left out; those of a ``period`` where one is named.
    Raises UserError.
    """
    from jixiao.application.reporting_data import report_in, report_of

    if isinstance(given, (str, Path)):
        if _is_dir(Path(given)):
            return _report_below(Path(given), knowledge, period)
        given = source_at(Path(given))
    if isinstance(given, Source):
        return report_in(given, knowledge, period)
    faults = Faults()
    sources = [_opened(each, faults) for each in given]
    faults.tell()
    return report_of([each for each in sources if each is not None], "给的文件", knowledge, period)


def load_known(given: File, knowledge: Knowledge | None = None, period: str = "") -> Known:
    """What a file or folder tells of a report, however little: data, a fact sheet, forms and tables,
    of a ``period`` where one is named. Raises UserError for what cannot be read.
    """
    from jixiao.application.reporting_data import known_in, known_of

    if isinstance(given, Source) or not _is_dir(Path(given)):
        source = given if isinstance(given, Source) else source_at(Path(given))
        return known_of(source, knowledge, period)
    papers, own = _papers_below(Path(given))
    return known_in(to_review(papers), own, str(given), knowledge, period)


def _opened(given: File, faults: Faults) -> Source | None:
    """A file that is given, opened where it is a path; why it cannot be is kept."""
    return faults.of(source_at, Path(given)) if isinstance(given, (str, Path)) else given


def _report_below(folder: Path, knowledge: Knowledge | None, period: str) -> Gathered:
    """The data that a folder's files hold, each opened when its turn has come."""
    from jixiao.application.reporting_data import gathered

    papers, own = _papers_below(folder)
    return gathered(to_review(papers), own, str(folder), knowledge, period)


def _papers_below(folder: Path) -> tuple[list[Path], Source | None]:
    """A folder's documents, and what people have written beside them. What is hidden, a lock or a file
    of data is passed over by its name, what else is no document by its content.
    """
    from jixiao.application.reporting_data import WRITTEN

    written = next((folder / name for name in WRITTEN if _is_file(folder / name)), None)
    files = [each for each in sorted(folder.iterdir()) if _is_file(each)]
    papers = [each for each in files if not _is_passed_over(each.relative_to(folder))]
    return papers, source_at(written) if written is not None else None


def listed(given: Iterable[Given] | Given) -> list[Given]:
    """What is given as a list, be it one or several."""
    return [given] if isinstance(given, Given) else list(given)


def given_forms(
    given: Iterable[FormData | File] | FormData | File,
    knowledge: Knowledge | None = None,
    then: Next | None = None,
) -> list[Loaded | FormData]:
    """The forms that are given, or that files hold, read with the words of ``knowledge``, with where
    in a template their fields stand. Raises UserError with all that is wrong in all files, and with
    what is found ``then`` in them.
    """
    from jixiao.application.data_reading import forms_in
    from jixiao.core.formdata import FormData

    listed = [given] if isinstance(given, (FormData, File)) else list(given)
    found: list[Loaded | FormData] = []
    faults = Faults()
    for each in listed:
        if isinstance(each, FormData):
            found.append(each)
            continue
        source = _opened(each, faults)
        if source is not None:
            found += faults.of(forms_in, source, knowledge, then) or ()
    faults.tell()
    return found


def must_be_usable(
    forms: Sequence[Loaded | FormData],
    knowledge: Knowledge | None = None,
    has_layout: bool = False,
    then: Next | None = None,
) -> None:
    """Raises UserError with all that is wrong in forms that nothing will be made of, as something
    else is wrong already: in their data, in the layouts that they name where the user names none
    (``has_layout``), and what is found ``then``.
    """
    from jixiao.application.loaded import as_loaded
    from jixiao.application.soundness import all_usable
    from jixiao.knowledge.shelf import shipped

    layouts = None if has_layout else (knowledge or shipped()).known_layouts()
    all_usable(as_loaded(forms), layouts, then)


def given_data(
    given: Iterable[File] | File, knowledge: Knowledge | None = None
) -> tuple[FormData, ...]:
    """The forms of files as data alone. Raises UserError."""
    from jixiao.application.loaded import as_loaded

    return tuple(each.data for each in as_loaded(given_forms(given, knowledge)))
