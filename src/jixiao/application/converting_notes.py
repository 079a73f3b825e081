"""What is said of files that are converted: what could not be read of them, what has no form, what is
there several times, what is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jixiao.application.papers import known_as, template_words
from jixiao.application.rounds.versions import latest_words, notes, same_forms
from jixiao.core.documents import Document
from jixiao.core.dossier import Recognised
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding, Severity, Text

_NO_FORM = Text("里没有认出绩效表", "no form was recognised")


def no_form(read: Sequence[Recognised], name: str) -> UserError:
    """That there is no form to make data or an official form of; of what is known what it is."""
    if any(known_as(each.document) is not None for each in read):
        return UserError(*formless(read, Severity.ERROR))
    return user_error(
        "E014",
        f"{name} 里没有认出绩效表，不能写成数据或套用样式",
        f"no form was recognised in {name}",
    )


def not_read(read: Sequence[Recognised]) -> Iterator[Finding]:
    """What could not be read of each file, by its name where there are several."""
    for at, each in enumerate(read):
        for one in each.document.placed(at):
            said, name = one.message, name_of(each.document)
            named = Text(f"{name}：{said.zh}", f"{name}: {said.en}") if len(read) > 1 else said
            yield msgspec.structs.replace(one, message=named)


def formless(read: Sequence[Recognised], severity: Severity) -> Iterator[Finding]:
    """What each file without a form is (E014); what is known alone where all is written as it stands.
    A filling template is none of a form, whatever is read of its sheets.
    """
    is_written = severity is Severity.REMARK
    end, end_en = ("照原样转了", "as it stands") if is_written else ("没有写出", "left out")
    for each in read:
        if not each.document.readable:
            continue
        template = template_words(each.document)
        if each.forms and template is None:
            continue
        known = template or known_as(each.document)
        if known is not None or not is_written:
            name, what = name_of(each.document), known or _NO_FORM
            yield fault(
                "E014",
                f"{name} {what.zh}，{end}",
                f"{name}: {what.en} ({end_en})",
                severity=severity,
            )


def once(documents: Iterable[Document]) -> tuple[list[Document], list[Finding]]:
    """The documents without those that are another one byte by byte, and a remark (E016) for each of
    these.
    """
    first: dict[tuple[str, str], Document] = {}
    told: list[Finding] = []
    kept: list[Document] = []
    for each in documents:
        known = first.setdefault((each.sha256, each.member or ""), each)
        if known is each or not each.sha256 or known.path == each.path:
            kept.append(each)
            continue
        name, other = name_of(each), name_of(known)
        told.append(
            fault(
                "E016",
                f"{name} 与 {other} 是同一个文件（内容一字不差），只写一份",
                f"{name} is the same file as {other}, byte by byte, and is written once",
                severity=Severity.REMARK,
            )
        )
    return kept, told


def several_times(read: Sequence[Recognised]) -> Iterator[Finding]:
    """That a form stands in several files, and is written as often."""
    documents = [each.facts() for each in read]
    for same in same_forms(documents):
        end = Text(
            f"{latest_words(same).zh}，各份都写了", f"{latest_words(same).en}; all are written"
        )
        for _, finding in notes(same, documents, end):
            yield finding


def hidden(read: Sequence[Recognised]) -> Iterator[Finding]:
    """A remark (E056) for each table whose hidden rows are not written."""
    from jixiao.writing.pages.of_document import left_out

    for each in read:
        for grid, count in left_out(each.document):
            where = grid.sheet or name_of(each.document)
            yield fault(
                "E056",
                f"“{where}”有{count}行是隐藏的，没有写出",
                f"{count} hidden rows of “{where}” were left out",
                severity=Severity.REMARK,
            )


def name_of(document: Document) -> str:
    """What a file is called in messages: in a zip by its own name."""
    return document.member or document.path
