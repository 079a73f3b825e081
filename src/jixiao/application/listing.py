"""What is wrong in the forms of a call, as a list in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from jixiao.core.errors import held_format
from jixiao.core.findings import Finding, Text
from jixiao.knowledge.labels import SEVERITIES
from jixiao.rendering.words import expected_words
from jixiao.writing.files import FORMATS, made
from jixiao.writing.pages.page import TABLE_POINTS, Cell, Meta, Page, Paragraph, Table, aligned

LISTED_IN = FORMATS
"""The formats that a list is written in."""
_FORM = Text("表", "Form")
_COLUMNS = (
    (Text("序号", "No."), 5),
    (_FORM, 20),
    (Text("程度", "Severity"), 7),
    (Text("编号", "Code"), 7),
    (Text("问题", "Finding"), 56),
    (Text("填报", "Printed"), 14),
    (Text("应为", "Expected"), 14),
)
_TITLE = Text("问题清单", "Findings")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with the name of the form that it is of (empty where there is one form only), and
    what is told of it: code, place and message.
    """

    finding: Finding
    told: Text
    form: str = ""


def entries_of(
    findings: Iterable[Finding], told: Callable[[Finding], Text], form: str = ""
) -> Iterator[Entry]:
    """The findings of one form, in the words of ``told``."""
    for each in findings:
        yield Entry(finding=each, told=told(each), form=form)


def coded(finding: Finding) -> Text:
    """A finding's message with its code before it."""
    said = finding.message
    return Text(f"{finding.code} {said.zh}", f"{finding.code} {said.en}")


def listed(entries: Sequence[Entry], fmt: str, language: str = "zh") -> bytes:
    """The list of all entries as a file of one of LISTED_IN. Raises UserError for another format."""
    held_format(fmt, LISTED_IN)
    title = _TITLE.of(language)
    counts = f"{len(entries)} findings" if language == "en" else f"共{len(entries)}处"
    blocks = (
        Paragraph(text=title, style="title"),
        Paragraph(text=counts, style="left"),
        _table(entries, language),
    )
    return made([Page(name=title, blocks=blocks, paper="landscape")], fmt, Meta(title=title))


def _table(entries: Sequence[Entry], language: str) -> Table:
    """A row an entry; the column of forms where any is named."""
    named = any(each.form for each in entries)
    kept = [at for at, (head, _) in enumerate(_COLUMNS) if named or head is not _FORM]
    rows = [
        [head.of(language) for head, _ in _COLUMNS],
        *(_texts(number, each, language) for number, each in enumerate(entries, start=1)),
    ]
    cells = [
        Cell(
            row=line,
            column=column,
            text=texts[at] or "—",
            bold=line == 1,
            align="center" if line == 1 else aligned(texts[at]),
        )
        for line, texts in enumerate(rows, start=1)
        for column, at in enumerate(kept, start=1)
    ]
    return Table(
        cells=tuple(cells),
        rows=len(rows),
        columns=len(kept),
        widths=tuple(_COLUMNS[at][1] for at in kept),
        header_rows=1,
        points=TABLE_POINTS,
    )


def _texts(number: int, entry: Entry, language: str) -> tuple[str, ...]:
    found = entry.finding
    return (
        str(number),
        entry.form,
        SEVERITIES[found.severity].of(language),
        found.code,
        entry.told.of(language).removeprefix(found.code).strip(),
        found.printed,
        expected_words(found, language),
    )
