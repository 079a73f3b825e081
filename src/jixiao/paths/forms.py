"""The forms of files, whatever kind of file each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from jixiao.application.sources import DATA_ENDINGS, Source, texts_in
from jixiao.core.errors import Faults, UserError, fault, user_error
from jixiao.core.findings import Finding, Severity, Text
from jixiao.knowledge.drafts import is_copy
from jixiao.paths.folders import File, is_dir, papers_below, source_at, source_of
from jixiao.paths.rounds import written_at

if TYPE_CHECKING:
    from jixiao.application.loaded import Loaded
    from jixiao.application.soundness import Next
    from jixiao.core.formdata import FormData
    from jixiao.knowledge.shelf import Knowledge


def load_forms(
    path: str | Path, knowledge: Knowledge | None = None, then: Next | None = None
) -> tuple[Loaded, ...]:
    """The forms of a file of data, a filled template or any document, which is read with the words
    of ``knowledge``. Raises UserError, with what is found ``then`` as well.
    """
    from jixiao.application.data.reading import forms_in

    return forms_in(source_at(Path(path)), knowledge, then)


class Found(NamedTuple):
    """The forms of a file or folder, and of the folder's files that were passed over why: a warning
    each, E014 where there is no form in it, E001 where it cannot be read; a remark (E016) where it is
    another one byte by byte.
    """

    forms: tuple[Loaded, ...]
    aside: tuple[Finding, ...] = ()

    @property
    def unread(self) -> bool:
        """Whether a file could not be read."""
        return any(each.code == _UNREAD for each in self.aside)


_UNREAD, _FORMLESS = "E001", "E014"


def forms_at(path: Path, then: Next | None = None, without: Sequence[Path] = ()) -> Found:
    """The forms of a file, or of all files in and below a folder, data files too, but for those at and
    below the paths ``without``; a file of a folder that cannot be read or has no form is passed over.
    Raises UserError with all that is wrong in the forms, and where there is none.
    """
    if not is_dir(path):
        return Found(load_forms(path, then=then))
    faults = Faults()
    forms: list[Loaded] = []
    aside: list[Finding] = []
    listed = list(papers_below(path, without, data=True))
    twins = _twins(listed)
    for each in listed:
        name = str(each.relative_to(path))
        if each in twins:
            aside.append(_twin(name, str(twins[each].relative_to(path))))
            continue
        found = faults.of(_in_folder, each, name, then)
        if isinstance(found, Finding):
            aside.append(found)
        else:
            written = written_at(str(each))
            forms += (msgspec.structs.replace(form, written=written) for form in found or ())
    faults.tell(lambda: _tell([each for each in aside if each.code == _UNREAD]))
    if not forms:
        none = user_error(
            _FORMLESS, f"{path} 里没有绩效表", f"there is no performance form in {path}"
        )
        raise UserError(*none.findings, *aside)
    return Found(tuple(forms), tuple(aside))


def _tell(unread: Sequence[Finding]) -> None:
    """Raises UserError where files could not be read: they are told with what is wrong in others."""
    if unread:
        raise UserError(*unread)


def _twins(paths: Sequence[Path]) -> dict[Path, Path]:
    """The files that are another one byte by byte, each with that one: the first not named a copy."""
    alike: dict[bytes, list[Path]] = {}
    for path in paths:
        # one that cannot be opened is told when its forms are read
        with suppress(OSError):
            alike.setdefault(sha256(path.read_bytes()).digest(), []).append(path)
    found: dict[Path, Path] = {}
    for several in alike.values():
        one = min(several, key=lambda path: is_copy(path.name))
        found |= {each: one for each in several if each != one}
    return found


def _twin(name: str, other: str) -> Finding:
    return fault(
        "E016",
        f"{name} 与 {other} 是同一个文件（内容一字不差），只取一份",
        f"{name} is the same file as {other}, byte by byte, and is taken once",
        severity=Severity.REMARK,
    )


def _in_folder(path: Path, name: str, then: Next | None) -> tuple[Loaded, ...] | Finding:
    """The forms of a file of a folder, or why it is passed over. Raises UserError with what is wrong
    in its forms.
    """
    from jixiao.application.data.reading import forms_in

    try:
        source = Source(name, source_at(path).content)
        return forms_in(source, None, then)
    except UserError as error:
        first = error.findings[0]
        if first.code in (_UNREAD, _FORMLESS):
            return _passed_over(first.code, first.message, name)
        if _is_of_something_else(path, name):
            return _passed_over(_FORMLESS, _NO_DATA, name)
        raise _of_file(error, name) from error


def _of_file(error: UserError, name: str) -> UserError:
    """What is wrong in one of several files, with the file before it where it is not said."""
    return UserError(*(_headed(each, name) for each in error.findings))


def _headed(found: Finding, name: str) -> Finding:
    said = found.message
    zh = said.zh if name in said.zh else f"{name}：{said.zh}"
    en = said.en if name in said.en else f"{name}: {said.en}"
    return msgspec.structs.replace(found, message=Text(zh, en))


_NO_DATA = Text("不是绩效表的数据", "no data of forms")


def _passed_over(code: str, why: Text, name: str) -> Finding:
    """That a file was passed over, without what could be done with it if it were given alone."""
    zh, en = why.zh, why.en
    if code == _FORMLESS:
        zh, en = zh.partition("；")[0], en.partition(";")[0]
    return fault(
        code,
        f"跳过了：{'' if name in zh else f'{name} '}{zh}",
        f"passed over: {'' if name in en else f'{name}: '}{en}",
        severity=Severity.WARNING,
    )


def _is_of_something_else(path: Path, name: str) -> bool:
    """Whether a file holds data of something else than forms (a report)."""
    from jixiao.application.data.reading import is_of_forms

    if path.suffix.lower() not in DATA_ENDINGS:
        return False
    try:
        return not is_of_forms(texts_in(Source(name, source_at(path).content)))
    except UserError:
        return False


def given_forms(
    given: Iterable[FormData | File] | FormData | File,
    knowledge: Knowledge | None = None,
    then: Next | None = None,
) -> list[Loaded | FormData]:
    """The forms that are given, or that files hold, read with the words of ``knowledge``, with where
    in a template their fields stand. Raises UserError with all that is wrong in all files, and with
    what is found ``then`` in them.
    """
    from jixiao.application.data.reading import forms_in
    from jixiao.core.formdata import FormData

    listed = [given] if isinstance(given, (FormData, File)) else list(given)
    alone = sum(not isinstance(each, FormData) for each in listed) == 1

    def read(source: Source) -> tuple[Loaded, ...]:
        try:
            return forms_in(source, knowledge, then)
        except UserError as error:
            raise (error if alone else _of_file(error, source.name)) from error

    found: list[Loaded | FormData] = []
    faults = Faults()
    for each in listed:
        if isinstance(each, FormData):
            found.append(each)
            continue
        source = source_of(each, faults)
        if source is not None:
            found += faults.of(read, source) or ()
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
