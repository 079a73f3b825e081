"""The forms of files, whatever kind of file each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.core.errors import Faults
from jixiao.paths.folders import File, source_at, source_of

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
    found: list[Loaded | FormData] = []
    faults = Faults()
    for each in listed:
        if isinstance(each, FormData):
            found.append(each)
            continue
        source = source_of(each, faults)
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
