"""Proofs: what a review will say of forms that are about to be written. They are checked as their
layouts print them, by the packs that the review would choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from jixiao.application.absences import as_placed
from jixiao.application.checking import check, pack_of
from jixiao.application.glyphs import without_glyphs
from jixiao.application.judgement import Context
from jixiao.application.read_kinds import read_otherwise
from jixiao.application.reviewing import review
from jixiao.application.stating import rules_of, unstated
from jixiao.checks.registry import DRAFTING, FINISHED
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.views import FormView
from jixiao.core.documents import Document
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding, split_address
from jixiao.core.formdata import GIVEN_AS, FormData, data_of, differences
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.headings import bare_heading
from jixiao.core.locating import Locator
from jixiao.core.packs import RulePack
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.knowledge.layouts import Layout
from jixiao.knowledge.shelf import Knowledge
from jixiao.reading import read_bytes
from jixiao.writing.files import made
from jixiao.writing.layouts import signing
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.layouts.printed import printed, with_open_headings
from jixiao.writing.pages.as_document import blocks_of, document_of
from jixiao.writing.pages.page import Page

_ROW = regex(r"^(indicators|funding)\[(\d+)\]")
_LOOSE = regex(r"^(?:texts|notes)\[")
_Given = TypeVar("_Given")
_Done = TypeVar("_Done")
_PAPER = "docx"  # how a form is looked at that goes into a data file


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A form to be written: completed, in its layout."""

    data: FormData
    layout: Layout
    knowledge: Knowledge

    def page(self, *, formulas: bool = False, pack: RulePack | None = None) -> Page:
        """The form as its layout prints it; with live formulas by the pack it was completed by."""
        return pages_of(
            self.data,
            self.layout,
            formulas=formulas,
            pack=pack,
            library=self.knowledge.library(),
        )


def front_of(sheets: Sequence[Sheet]) -> Page:
    """The cover of a file of these forms."""
    return signing.front_of([(each.data, each.layout) for each in sheets])


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What a review will say of one form: the pack it will go by and why, and its findings.
    ``address`` of a finding is ``0:form1.<field>`` with the field as the form's data have it.
    """

    pack: RulePack
    pack_reason: str
    findings: tuple[Finding, ...] = ()


class Proofs(msgspec.Struct, frozen=True, kw_only=True):
    """The proofs of all forms in their order, and our own crashes while checking."""

    forms: tuple[Proof, ...]
    internal: tuple[str, ...] = ()


def proofed(
    forms: Sequence[_Given],
    first: Sequence[tuple[RulePack, str]],
    complete: Callable[[_Given, RulePack, str], _Done],
    sheet: Callable[[_Done], Sheet],
    fmt: str,
    *,
    knowledge: Knowledge,
    chosen: RulePack | None = None,
    apart: bool = False,
    cover: bool = False,
) -> tuple[list[_Done], Proofs]:
    """Forms completed by the packs that their print will be judged by, with their proofs. ``first``
    are the packs that the data speak for; where the print speaks for others, the forms are completed
    again by those. ``apart``: each goes into a file of its own; ``cover``: a file begins with one.
    """

    def look(done: Sequence[_Done]) -> Proofs:
        sheets = [sheet(each) for each in done]
        return proofs(
            [[one] for one in sheets] if apart else [sheets],
            fmt,
            knowledge=knowledge,
            chosen=chosen,
            cover=cover,
        )

    done = [complete(each, *pack) for each, pack in zip(forms, first, strict=True)]
    seen = look(done)
    if any(proof.pack != pack for proof, (pack, _) in zip(seen.forms, first, strict=True)):
        done = [
            complete(each, proof.pack, proof.pack_reason)
            for each, proof in zip(forms, seen.forms, strict=True)
        ]
        seen = look(done)
    return done, seen


def proof_of(
    pages: Sequence[Page],
    fmt: str,
    *,
    knowledge: Knowledge,
    chosen: RulePack | None = None,
    rules: str = "",
) -> DocumentReview:
    """The review of pages that are about to be written, a report with its forms, into a file that
    states the pack ``rules``. What is missing is a remark.
    """
    return review(
        [_as_read(pages, fmt, rules)], pack=chosen, knowledge=knowledge, stage=DRAFTING
    ).documents[0]


def proofs(
    files: Sequence[Sequence[Sheet]],
    fmt: str,
    *,
    knowledge: Knowledge,
    chosen: RulePack | None = None,
    cover: bool = False,
) -> Proofs:
    """The proofs of forms that go into ``files`` of the format ``fmt``, all files one dossier.
    ``chosen`` is the pack that the user names, ``cover`` is whether each file begins with one. What
    is missing is an error, in a form that reports nothing yet a remark.
    """
    paper = fmt if fmt in ("xlsx", "docx", "pdf", "html", "txt") else _PAPER
    papers = [_Paper(number, sheets, paper, cover) for number, sheets in enumerate(files)]
    seen = review(
        [each.document for each in papers], pack=chosen, knowledge=knowledge, stage=FINISHED
    )
    found = [
        proof
        for each, reviewed in zip(papers, seen.documents, strict=True)
        for proof in each.proofs(reviewed, knowledge, chosen)
    ]
    return Proofs(forms=tuple(found), internal=_internal(seen))


def _internal(seen: Review) -> tuple[str, ...]:
    return tuple(line for each in seen.documents for line in each.internal)


def _as_read(pages: Sequence[Page], fmt: str, rules: str = "", path: str = "") -> Document:
    """The document that the pages' file will be read as. Text loses merged cells, which is costly
    to foresee and cheap to write and read; that it loses the pack too is told, and it is judged by
    the pack all the same.
    """
    if fmt == "txt":
        return msgspec.structs.replace(read_bytes(made(pages, fmt), f"{path}.txt")[0], rules=rules)
    return document_of(pages, fmt, rules=rules, path=path)


class _Paper:
    """One file to be written: its sheets, the document that it will be read as, and which blocks of
    it are of which sheet.
    """

    def __init__(self, number: int, sheets: Sequence[Sheet], fmt: str, cover: bool) -> None:
        self._sheets, self._fmt = sheets, fmt
        self._pages = [sheet.page() for sheet in sheets]
        before = [front_of(sheets)] if cover else []
        pages = [*before, *self._pages]
        self._rules = [sheet.data.rules for sheet in sheets]
        self.document = _as_read(pages, fmt, rules_of(self._rules), f"{number + 1}")
        if fmt == "txt":
            blocks = [_as_read([page], fmt).blocks for page in pages]
        else:
            blocks = blocks_of(pages, fmt)
        self._of_block = [max(0, at - len(before)) for at, page in enumerate(blocks) for _ in page]

    def proofs(
        self, reviewed: DocumentReview, knowledge: Knowledge, chosen: RulePack | None
    ) -> Iterator[Proof]:
        """A proof for each sheet."""
        sheet_of = {each.form.id: self._at(each.form.tables[0]) for each in reviewed.view.forms}
        views: dict[int, FormView] = {}
        for view in reviewed.view.forms:
            if view.form.kind != FUND_STATEMENT:
                views.setdefault(sheet_of[view.form.id], view)
        rows = {at: _rows(view, self._sheets[at].data) for at, view in views.items()}
        locator = Locator(self.document)
        found: dict[int, list[Finding]] = {}
        for finding in reviewed.findings:
            form = split_address(finding.address)[1] or ""
            at = sheet_of[form] if form in sheet_of else self._of_place(finding, locator)
            found.setdefault(at, []).append(_readdressed(finding, rows.get(at, {})))
        for at, sheet in enumerate(self._sheets):
            seen = views.get(at)
            pack, reason = (
                (seen.pack, seen.pack_reason)
                if seen is not None
                else pack_of(sheet.data, knowledge.packs, chosen)
            )
            told = [each for each in found.get(at, []) if not _is_of_unit(each, sheet.data)]
            other = read_otherwise(sheet.data, seen.form if seen is not None else None)
            yield Proof(
                pack=pack,
                pack_reason=reason,
                findings=(
                    *other,
                    *as_placed(
                        (*told, *_beside(sheet, seen, pack, told, knowledge)),
                        sheet.data,
                        sheet.layout.places(),
                    ),
                    *without_glyphs([self._pages[at]], self._fmt, "0:form1"),
                    *(unstated(self._rules, self._fmt, "0:form1") if at == 0 else ()),
                ),
            )

    def _of_place(self, finding: Finding, locator: Locator) -> int:
        """The sheet of a finding of no form."""
        spot = locator.find(finding.place.whole())
        return self._at(spot.block) if spot is not None else 0

    def _at(self, block: int) -> int:
        """The sheet that a block is of."""
        return self._of_block[min(block, len(self._of_block) - 1)]


def _beside(
    sheet: Sheet,
    seen: FormView | None,
    pack: RulePack,
    told: Sequence[Finding],
    knowledge: Knowledge,
) -> Iterator[Finding]:
    """What the data say of the form beside its print: a figure that stands where its readers may
    not make it out, or that no form prints (months), is still given. Nothing where the print
    reads back whole.
    """
    data = printed(with_open_headings(sheet.data, sheet.layout), sheet.layout)
    if seen is not None and (
        seen.form.kind != data.kind  # what it is taken for is judged, not what it was meant to be
        or not (sheet.data.months or any(differences(data, data_of(seen.form))))
    ):
        return
    known = {key for one in told for key in _keys(one)}
    loose = Counter(_words(one) for one in told if _LOOSE.match(split_address(one.address)[2]))
    context = Context(rules=pack, knowledge=knowledge, stage=FINISHED)
    # what the file states is judged with the file
    bare = msgspec.structs.replace(data, rules="", months=sheet.data.months)
    if seen is not None:  # a fund that stands nowhere on the form is none of the form's
        bare = msgspec.structs.replace(bare, fund=seen.form.fund or "")
    for each in check(bare, context).documents[0].findings:
        found = _readdressed(each, {})
        if known.intersection(_keys(found)):
            continue
        if loose[_words(found)]:  # its print is read as words of no field
            loose[_words(found)] -= 1
            continue
        yield found


def _is_of_unit(finding: Finding, data: FormData) -> bool:
    """Whether no unit is read of a form that names one, which is none: that is told where it stands."""
    named = data.money_unit.strip()
    return finding.code == "U501" and bool(named) and money_unit(named) is None


def _keys(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What makes two findings one: the code with the place in the form, the field by its keys, or
    the message.
    """
    said = (finding.address, finding.field, finding.message.zh)
    return tuple((finding.code, each) for each in said)


def _words(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.printed, squeezed(finding.place.text)


def _rows(view: FormView, data: FormData) -> dict[tuple[str, int], int]:
    """Which row of the data each row of the print is: empty rows were left out or added, the total
    of the money stands first.
    """
    found: dict[tuple[str, int], int] = {}
    for group, shown, given in (
        (
            "indicators",
            [bare_heading(row.name.text) if row.name else "" for row in view.form.indicators],
            [bare_heading(row.name) for row in data.indicators],
        ),
        (
            "funding",
            ["" if row.role == "total" else row.source for row in view.form.funding],
            ["" if row.role == "total" else row.source for row in data.funding],
        ),
    ):
        left = list(enumerate(squeezed(name) for name in given))
        for at, name in enumerate(shown):
            known = next((each for each in left if _same(squeezed(name), each[1])), None)
            if known is not None:
                left.remove(known)
                found[group, at] = known[0]
    return found


def _same(printed: str, given: str) -> bool:
    return printed == given or (bool(given) and printed.endswith(given))


def _readdressed(finding: Finding, rows: Mapping[tuple[str, int], int]) -> Finding:
    field = split_address(finding.address)[2]
    match = _ROW.match(field)
    if match is not None:
        at = rows.get((match.group(1), int(match.group(2))), int(match.group(2)))
        field = f"{match.group(1)}[{at}]{field[match.end() :]}"
    return msgspec.structs.replace(finding, address=f"0:form1.{GIVEN_AS.get(field, field)}")
