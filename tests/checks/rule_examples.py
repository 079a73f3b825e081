"""A check's example reviewed as any document is: written as text, read, recognised, checked; and
its findings in the words that the example's file has for them.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from jixiao.api import Context, check, review
from jixiao.application.rule_examples import RuleExample, Told
from jixiao.checks.review import Review
from jixiao.core.documents import Document
from jixiao.core.facts import Dossier
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import EXECUTED, FormData, MonthsData, form_of
from jixiao.core.forms import MONITORING
from jixiao.core.packs import RulePack
from jixiao.core.places import Place
from jixiao.paths.named import load_pack
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.rendering.words import amount, severity_word
from jixiao.writing import Meta, Page, Paragraph, Table, made


class Spot(NamedTuple):
    """Where a finding points: the file, the words of the row, of the column, of the place itself."""

    file: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    own: str


class Found(NamedTuple):
    """A finding with its spot."""

    finding: Finding
    spot: Spot


def reviewed(example: RuleExample, fmt: str = "txt") -> Review:
    """The review of the example's documents in a format, all of one submission."""
    meta = Meta(rules=example.rules)
    documents = [
        # text has no properties
        msgspec.structs.replace(document, rules=example.rules) if fmt == "txt" else document
        for page in example.pages
        for document in read_bytes(made([page], fmt, meta), f"{page.name or '例'}.{fmt}")
    ]
    pack = load_pack(example.pack) if example.pack else None
    if example.months:
        return _with_months(documents, example.months, pack)
    return review(documents, rules=pack, year=example.year)


def _with_months(
    documents: list[Document], months: tuple[str, ...], pack: RulePack | None
) -> Review:
    """What is said of the forms with months that no form prints."""
    data = form_of(FormData(kind=MONITORING, months=(MonthsData(of=EXECUTED, this_year=months),)))
    facts = [recognise(document).facts() for document in documents]
    with_them = [
        msgspec.structs.replace(
            each,
            forms=tuple(msgspec.structs.replace(form, months=data.months) for form in each.forms),
        )
        for each in facts
    ]
    return check(Dossier(documents=tuple(with_them)), Context(rules=pack))


def found(example: RuleExample, review: Review) -> list[Found]:
    """All findings with their spots."""
    return [
        Found(finding, _spot(page, finding.place))
        for page, document in zip(example.pages, review.documents, strict=True)
        for finding in document.findings
    ]


def fits(told: Told, each: Found) -> bool:
    """Whether a finding is the one that the example tells."""
    finding, spot = each
    return (
        (told.code, told.severity, told.printed, told.expected)
        == (finding.code, finding.severity, finding.printed, _expected(finding))
        and (not told.file or told.file == spot.file)
        and (not told.whole or not (spot.row or spot.own))
        and all(any(words in cell for cell in spot.row) for words in told.rows)
        and all(any(words in cell for cell in spot.column) for words in told.columns)
        and all(words in spot.own for words in told.words)
    )


def line_of(each: Found, code: str) -> str:
    """The finding as a line of an example, to be shortened by hand."""
    finding, spot = each
    where = f"《{spot.file}》" if spot.file else ""
    if spot.row:
        where += f"“{'｜'.join(spot.row)}”行“{'｜'.join(spot.column)}”栏"
    else:
        where += f"“{spot.own}”一句" if spot.own else "整个文件"
    printed = f"，填报“{finding.printed}”" if finding.printed else ""
    value = _expected(finding)
    expected = f"，应为“{value}”" if value is not None else ""
    key = "应报" if finding.code == code else "同时报"
    word = severity_word(finding.severity, "zh")
    return f"> {key}：{finding.code} {word}，{where}{printed}{expected}"


def _expected(finding: Finding) -> str | None:
    """As the reports print it, with its unit."""
    return None if finding.expected is None else amount(finding.expected, finding.unit)


def is_loud(finding: Finding) -> bool:
    """An error or a warning."""
    return finding.severity is not Severity.REMARK


def _spot(page: Page, place: Place) -> Spot:
    """The lines of a page as text: one a paragraph or row, one blank between blocks."""
    line = 1
    for block in page.blocks:
        height = block.rows if isinstance(block, Table) else 1
        if place.line is not None and line <= place.line < line + height:
            if isinstance(block, Paragraph):
                return Spot(page.name, (), (), block.text)
            assert isinstance(block, Table)
            return _cell_spot(page.name, block, place.line - line + 1, place.column)
        line += height + 1
    return Spot(page.name, (), (), "")


def _cell_spot(name: str, table: Table, row: int, column: int | None) -> Spot:
    along = tuple(
        cell.text
        for cell in table.cells
        if cell.text and cell.row <= row < cell.row + cell.row_span
    )
    if column is None:
        return Spot(name, along, (), "")
    down = tuple(
        cell.text
        for cell in table.cells
        if cell.text and cell.column <= column < cell.column + cell.column_span
    )
    return Spot(name, along, down, table.at(row, column).text)
