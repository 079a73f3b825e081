"""Conversion: any readable file to any writable format, with its own structure or in an official
layout, or to data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from jixiao.application.converting_notes import (
    formless,
    hidden,
    name_of,
    no_form,
    not_read,
    once,
    several_times,
)
from jixiao.application.data.writing import DATA_FORMATS, as_data
from jixiao.application.sources import DATA_ENDINGS
from jixiao.application.stating import rules_of, unstated
from jixiao.core.documents import Document
from jixiao.core.dossier import Recognised
from jixiao.core.errors import UserError, fault, held_format, user_error
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, data_of, filled_in
from jixiao.core.formnames import form_name
from jixiao.core.forms import Form
from jixiao.core.packs import RulePack
from jixiao.judging.scoring import score_form
from jixiao.writing.files import FORMATS

if TYPE_CHECKING:
    from jixiao.knowledge.layouts import Layout
    from jixiao.knowledge.shelf import Knowledge

DATA = DATA_FORMATS
PACKAGE = "package"
_ENDINGS = {**{each: each for each in (*FORMATS, *DATA)}, "htm": "html", "yml": "yaml"}
Dropped = tuple[tuple[str, tuple[str, ...]], ...]


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of ``documents`` files: ``files`` by name (one, without a name, unless it is a data
    package). ``dropped`` are the fields that a layout has no place for, by form; ``skipped`` the
    forms of a kind that it is not for; ``unread`` the files that could not be read; ``findings``
    what could not be read in full, and files in which no form is for data or a layout.
    """

    files: dict[str, bytes]
    documents: int
    forms: int
    dropped: Dropped = ()
    skipped: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def content(self) -> bytes:
        """The one file's bytes."""
        return next(iter(self.files.values()))


def target_of(name: str) -> str:
    """The format that a name asks for; a name without an ending is a data package."""
    ending = PurePath(name).suffix
    if not ending or name.endswith(("/", "\\")):
        return PACKAGE
    found = _ENDINGS.get(ending.lower().lstrip("."))
    if found is None:
        endings = [f".{each}" for each in (*FORMATS, *DATA)]
        raise user_error(
            "E003",
            f"不知道 {PurePath(name).name} 要写成什么格式：扩展名用 {'、'.join(endings)}；"
            "文件夹（不带扩展名）写数据包",
            f"unknown ending of {PurePath(name).name}: use {', '.join(endings)}, or a folder for a"
            " data package",
        )
    return found


def recognised(
    documents: Iterable[Document], name: str, words: Mapping[str, str] | None = None
) -> tuple[Recognised, ...]:
    """The documents with their forms, read with a bureau's own ``words``. Raises UserError where
    nothing could be read of ``name``.
    """
    from jixiao.recognition import recognise

    found = tuple(recognise(document, words) for document in documents)
    if not any(each.document.blocks for each in found):
        reasons = [one.message for each in found for one in each.document.findings][:3]
        zh = "；".join(each.zh for each in reasons) or "文件是空的"
        en = "; ".join(each.en for each in reasons) or "empty"
        raise user_error("E001", f"{name} 读不出内容：{zh}", f"nothing to read in {name}: {en}")
    return found


def _without_templates(
    documents: list[Document], is_of_forms: bool
) -> tuple[list[Document], list[Finding]]:
    """Where forms are wanted, the documents without filling templates, whose forms are made by filling,
    and a warning for each of these. Raises UserError where there is nothing else.
    """
    if not is_of_forms:
        return documents, []
    from jixiao.application.templates.shape import is_template

    kept = [each for each in documents if not is_template(each)]
    told = [
        fault(
            "E014",
            f"{name} 是填写模板，没有转；里面的表请用 jixiao fill {name} 填出（也可以写成 .yaml、.json）",
            f"{name} is a filling template and was left out: make its forms with jixiao fill (.yaml and"
            " .json too)",
            severity=Severity.WARNING,
        )
        for name in (name_of(each) for each in documents if each not in kept)
    ]
    if told and not kept:
        raise UserError(*(msgspec.structs.replace(each, severity=Severity.ERROR) for each in told))
    return kept, told


def convert(
    documents: Iterable[Document],
    target: str,
    *,
    layout: Layout | None = None,
    bom: bool = False,
    foot: bool = False,
    cover: bool = False,
    name: str = "",
    knowledge: Knowledge | None = None,
) -> Converted:
    """Documents again as one of FORMATS or DATA, or as a data package. ``layout`` puts their forms
    into an official layout, with a ``foot`` and a ``cover`` as for filling;
    ``name`` is what messages and the package call them; the scores in a
    package are by the packs and indicators of ``knowledge`` (the shipped ones). Raises UserError.
    """
    held_target(target, layout, signed=foot or cover)
    words = knowledge.words if knowledge is not None else None
    is_of_forms = target in (*DATA, PACKAGE) or layout is not None
    each_once, twins = once(_no_data(documents))
    given, templates = _without_templates(each_once, is_of_forms)
    found = recognised(given, name, words)
    forms = [filled_in(data_of(form)) for each in found for form in each.forms]
    wanted = target in DATA or layout is not None
    if wanted and not forms:
        raise no_form(found, name)
    unread = tuple(name_of(each.document) for each in found if not each.document.readable)
    told = [*twins, *templates, *not_read(found)]
    told += formless(found, Severity.WARNING if wanted else Severity.REMARK)
    told += several_times(found) if is_of_forms else ()
    made = Converted(
        files={},
        documents=len(found) - len(unread),
        forms=len(forms),
        unread=unread,
        findings=tuple(told),
    )
    if layout is not None:
        from jixiao.knowledge.layouts.signing import as_signed

        signed = as_signed(layout, forms[0], wanted=foot or any(each.foot for each in forms))
        return _in_layout(made, forms, signed, target, knowledge, cover=cover)
    if target in FORMATS:
        return _as_pages(made, found, target, knowledge)
    return msgspec.structs.replace(
        made, files=_files(found, forms, target, name, bom=bom, knowledge=knowledge)
    )


def held_target(target: str, layout: Layout | None, *, signed: bool = False) -> None:
    """Raises UserError for a format that nothing is written in, for one that takes no layout, and for
    a foot or cover without a layout.
    """
    held_format(target, (*FORMATS, *DATA, PACKAGE))
    if layout is not None and target not in FORMATS:
        raise user_error(
            "E004",
            "样式（layout）只用于 xlsx、docx、pdf、html、txt",
            "a layout is for xlsx, docx, pdf, html and txt",
            "layout",
        )
    if signed and layout is None:
        raise user_error(
            "E004",
            "落款（foot）和封面（cover）跟着样式走：请同时给 layout（--layout）",
            "a foot and a cover belong to a layout: give a layout too",
            "foot",
        )


def _no_data(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents without data files, which would be taken for their own text: those in a zip are
    passed over like those in a folder, one that is given is refused.
    """
    for document in documents:
        name = name_of(document)
        if document.format != "txt" or PurePath(name).suffix.lower() not in DATA_ENDINGS:
            yield document
        elif not document.member:
            raise user_error(
                "E006",
                f"{name} 是数据文件，不是文档：用 jixiao fill 写成表，用 jixiao report 写成报告",
                f"{name} is a data file and no document: jixiao fill makes a form of it, jixiao"
                " report a report",
            )


def _files(
    found: Sequence[Recognised],
    forms: Sequence[FormData],
    target: str,
    name: str,
    *,
    bom: bool,
    knowledge: Knowledge | None,
) -> dict[str, bytes]:
    if target == PACKAGE:
        return package_of(found, name, bom=bom, knowledge=knowledge)
    return {"": as_data(forms, target)}


def package_of(
    read: Sequence[Recognised], source: str, *, bom: bool, knowledge: Knowledge | None = None
) -> dict[str, bytes]:
    """The files of the data package."""
    from jixiao.knowledge.shelf import shipped
    from jixiao.writing.datapackage import data_package
    from jixiao.writing.package_rows import Scored

    known = knowledge or shipped()
    found = [
        Scored(
            recognised=each,
            results=tuple(
                score_form(form, _pack_for(form, each, known.packs), library=known.library())
                for form in each.forms
            ),
        )
        for each in read
    ]
    return data_package(
        found, bom=bom, name=PurePath(source).stem or "jixiao", title=PurePath(source).name
    )


def _pack_for(form: Form, document: Recognised, packs: Mapping[str, RulePack]) -> RulePack:
    from jixiao.application.judgement import pack_for

    return pack_for(form, document.facts(), packs)[0]


def _as_pages(
    done: Converted, read: Sequence[Recognised], fmt: str, knowledge: Knowledge | None
) -> Converted:
    from jixiao.application.glyphs import without_glyphs
    from jixiao.recognition.restoring import restored
    from jixiao.writing import Meta, made
    from jixiao.writing.pages.of_document import pages_of_document

    words = knowledge.words if knowledge is not None else None
    kept = [restored(each, words) if fmt != "txt" else each for each in read]
    pages = [page for each in kept for page in pages_of_document(each)]
    rules = [each.document.rules for each in [one for one in read if one.forms] or read]
    return msgspec.structs.replace(
        done,
        files={"": made(pages, fmt, Meta(title=_title(read), rules=rules_of(rules)))},
        findings=(
            *done.findings,
            *hidden(read),
            *without_glyphs(pages, fmt),
            *unstated(rules, fmt),
        ),
    )


def _title(read: Sequence[Recognised]) -> str:
    titles = [form.title.text for each in read for form in each.forms if form.title is not None]
    return titles[0] if titles else PurePath(name_of(read[0].document)).stem


def _in_layout(
    done: Converted,
    forms: Sequence[FormData],
    layout: Layout,
    fmt: str,
    knowledge: Knowledge | None,
    *,
    cover: bool,
) -> Converted:
    from jixiao.application.checking import pack_of
    from jixiao.application.glyphs import without_glyphs
    from jixiao.filling.carrying import with_usual_columns
    from jixiao.knowledge.shelf import shipped
    from jixiao.writing import Meta, made
    from jixiao.writing.layouts.pages import dropped, pages_of
    from jixiao.writing.layouts.signing import front_of

    used = [with_usual_columns(form) for form in forms if form.kind in layout.kinds]
    if not used:
        raise user_error(
            "E004",
            f"样式 {layout.id}（{layout.name}）不适用于这种表",
            f"the layout {layout.id} is not for this kind of form",
            "layout",
        )
    known = knowledge or shipped()
    pages = [
        pages_of(
            form,
            layout,
            formulas=fmt == "xlsx",
            pack=pack_of(form, known.packs)[0],
            library=known.library(),
        )
        for form in used
    ]
    if cover:
        pages.insert(0, front_of([(form, layout) for form in used]))
    rules = [form.rules for form in used]
    meta = Meta(title=used[0].title or layout.title, rules=rules_of(rules))
    return msgspec.structs.replace(
        done,
        files={"": made(pages, fmt, meta)},
        findings=(*done.findings, *without_glyphs(pages, fmt), *unstated(rules, fmt)),
        dropped=tuple((_called(form), tuple(dropped(form, layout))) for form in used),
        skipped=tuple(_called(form) for form in forms if form.kind not in layout.kinds),
    )


def _called(form: FormData) -> str:
    return form_name(form) or form.kind
