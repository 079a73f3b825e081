"""The words of letters: what a unit handed in, what was found in it, and how it stands since the last
round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

import msgspec

from jixiao.application.marks.words import remedy_of
from jixiao.checks.formless import formless
from jixiao.checks.problems import Problem, problems, whose_is
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.rounds import COUNTED, Past, Tally
from jixiao.checks.to_units import for_unit, remedy_for_unit
from jixiao.checks.units import unit_at
from jixiao.checks.views import FormView
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.forms import DEPARTMENT, FUND_STATEMENT, KINDS, Form, text_of
from jixiao.core.keys import parts_of
from jixiao.rendering.words import (
    display_name,
    expected_words,
    form_name,
    item_words,
    legible,
    place_words,
    printable,
    severity_word,
)
from jixiao.writing.letter_tables import AcceptedLine, LetterRow
from jixiao.writing.letters import REPORT, Letter

_ASKS = "请"
_NOTHING_READ = ("R10", "R13")  # what codes begin with of files that hold nothing
_CORRECT = Text("请核实更正", "verify and correct")
_VERIFY = Text(
    "请核实：有误的改正，无误的说明情况", "verify: correct it, or say why it is right as it is"
)


class _Whose(msgspec.Struct):
    """What belongs to one unit."""

    to: str
    named: bool
    found: list[Problem]
    absent: list[Past]
    documents: list[DocumentReview]
    forms: list[FormView]


def letters_of(review: Review, language: str = "zh") -> tuple[Letter, ...]:
    """One letter for each unit that has open errors or warnings, or that did not hand in again what
    the last round found wrong, and one to confirm it for each that has put all of that right; a
    document that names no unit stands for itself, unless it holds nothing that was handed in
    (``without_letter``).
    """
    letters = (
        _letter(whose, each, review, language)
        for whose, each in _by_unit(review).items()
        if not _is_nobodys(each)
    )
    return tuple(each for each in letters if each.rows or each.absent or each.confirmed)


def without_letter(review: Review) -> tuple[tuple[str, Text], ...]:
    """The files that no letter is written about, as nothing says whose they are and nothing in them was
    filled in or could be read, each with what it is.
    """
    return tuple(
        (display_name(reviewed.view.document), what)
        for of in _by_unit(review).values()
        if _is_nobodys(of)
        for reviewed in of.documents
        if (what := formless(reviewed.view)) is not None
        and any(each.finding.severity in COUNTED for each in of.found)
    )


def _is_nobodys(of: _Whose) -> bool:
    """Whether it is known neither whose it is nor what was handed in with it."""
    handed_in = any(formless(each.view) is None for each in of.documents)
    found_in_forms = any(not each.code.startswith(_NOTHING_READ) for each in of.absent)
    return not of.named and not handed_in and not found_in_forms


def _by_unit(review: Review) -> dict[str, _Whose]:
    units: dict[str, _Whose] = {}
    for each in problems(review):
        own = units.setdefault(each.whose, _Whose(each.to, bool(each.unit), [], [], [], []))
        own.found.append(for_unit(each))
    since = review.since
    for past in (*since.absent, *since.mended) if since is not None else ():
        to = past.unit or PurePath(past.file.rpartition(" › ")[2]).stem
        own = units.setdefault(past.whose, _Whose(to, bool(past.unit), [], [], [], []))
        if since is not None and past in since.absent:
            own.absent.append(past)
    for reviewed in review.documents:
        owners: dict[str, list[FormView]] = defaultdict(list)
        for view in reviewed.view.forms:
            owners[whose_is(reviewed, unit_at(reviewed.view, view.form.id))].append(view)
        if not owners:
            owners[whose_is(reviewed, unit_at(reviewed.view, None))] = []
        for whose, forms in owners.items():
            if whose in units:
                units[whose].documents.append(reviewed)
                units[whose].forms += forms
    return units


def _letter(whose: str, of: _Whose, review: Review, language: str) -> Letter:
    open_ones = [
        each for each in of.found if each.reason is None and each.finding.severity in COUNTED
    ]
    absent = [each for each in of.absent if each.severity in COUNTED and not each.accepted]
    files = _files(of.documents)
    forms = tuple({_identity(each.form): each.form for each in of.forms}.values())
    answers = review.since.answers() if review.since is not None else {}
    tally = review.since.tally(whose) if review.since is not None else Tally()
    kinds, years = _of_keys([each.field for each in absent] if not open_ones else [])
    told = [each.view.document for each in of.documents if not each.view.document.forms]
    kinds += [REPORT for each in told if each.statements]
    years += [each.year for each in told if each.year]
    return Letter(
        unit=printable(of.to),
        named=of.named,
        whose=whose,
        files=_files(each for each in of.documents if not _passed_over(each)),
        unread=_files(each for each in of.documents if not each.view.document.readable),
        older=_files(each for each in of.documents if _is_older(each)),
        forms=len(forms),
        kinds=tuple(dict.fromkeys((*(each.kind for each in forms), *kinds))),
        years=tuple(sorted({*(each.year for each in forms if each.year), *years})),
        projects=tuple(dict.fromkeys(filter(None, map(_project, forms)))),
        errors=sum(each.finding.severity is Severity.ERROR for each in open_ones),
        warnings=sum(each.finding.severity is Severity.WARNING for each in open_ones),
        since=tally.words(language) if review.since is not None else "",
        confirmed=tally.mended + tally.accepted if not open_ones and not absent else 0,
        rows=_rows(open_ones, answers, len(files), language),
        absent=tuple(_past_row(each, language) for each in absent),
        accepted=tuple(
            AcceptedLine(
                where=_where(each, len(files), language),
                place=_item(each, language),
                finding=printable(legible(each.finding.message.of(language), language)),
                reason=printable(each.reason),
            )
            for each in of.found
            if each.reason is not None
        ),
    )


def _files(documents: Iterable[DocumentReview]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(display_name(each.view.document) for each in documents))


def _passed_over(reviewed: DocumentReview) -> bool:
    return not reviewed.view.document.readable or _is_older(reviewed)


def _is_older(reviewed: DocumentReview) -> bool:
    """Whether its forms were not reviewed, as they were handed in again."""
    return bool(reviewed.view.document.forms) and not reviewed.view.forms


def _of_keys(fields: Sequence[str]) -> tuple[list[str], list[int]]:
    """The kinds and years of forms that addresses name."""
    keys = [parts_of(field.partition("/")[0]) for field in fields]
    known = [key for key in keys if key.kind in KINDS]
    return [key.kind for key in known], [int(key.year) for key in known if key.year.isdecimal()]


def _identity(form: Form) -> str:
    return form.key or form.id


def _project(form: Form) -> str:
    if form.kind in (FUND_STATEMENT, DEPARTMENT):  # of all funds, or of the unit itself
        return ""
    return printable(" ".join(text_of(form.project).split()) or form.fund or "")


def _rows(
    found: Sequence[Problem], answers: Mapping[tuple[int, str], str], files: int, language: str
) -> tuple[LetterRow, ...]:
    """A row a problem, with one thing to do for a cell: that of the finding that has a value for it,
    else of the first that advises, told at the first row of the cell.
    """
    cells: dict[object, list[int]] = {}
    for at, each in enumerate(found):
        place, of_cell = each.finding.place, not each.finding.is_of_print
        own = each.reviewed.view.index, each.form_id, place.key()
        spot = own if place.in_form and of_cell else at
        cells.setdefault(spot, []).append(at)
    remedies: dict[int, str] = {}
    for first, *others in cells.values():
        findings = [found[at].finding for at in (first, *others)]
        remedies[first] = _remedy(findings, language)
        as_there = f"as No. {first + 1}" if language == "en" else f"同第{first + 1}项"
        remedies |= dict.fromkeys(others, as_there)
    return tuple(
        _row(
            each,
            remedies.get(at, ""),
            answers.get((each.reviewed.view.index, each.finding.id), ""),
            files,
            language,
        )
        for at, each in enumerate(found)
    )


def _answered(answer: str, language: str) -> str:
    """What the unit wrote beside a finding in the last round, below it; empty where it wrote nothing."""
    if not answer.strip():
        return ""
    return f"\nYour last response: {answer}" if language == "en" else f"\n你单位上次意见：{answer}"


def _row(of: Problem, remedy: str, answer: str, files: int, language: str) -> LetterRow:
    finding = of.finding
    said = legible(finding.message.of(language), language)
    word = severity_word(finding.severity, language)
    return LetterRow(
        where=_where(of, files, language),
        place=_item(of, language),
        printed="" if finding.is_of_print else printable(finding.printed),  # there the file's name
        expected=expected_words(finding, language),
        problem=printable(f"【{word}】{said}{_answered(answer, language)}"),
        remedy=printable(legible(remedy, language)),
    )


def _remedy(same: Sequence[Finding], language: str) -> str:
    """What to do about the findings of one cell; where none advises, nothing where the words of the
    first ask for it already; a warning may be right as it is.
    """
    ordered = sorted(same, key=lambda each: each.correction is None)
    for each in ordered:
        if remedy := remedy_of(each, language):
            return remedy
    if _ASKS in same[0].message.zh:
        return ""
    is_wrong = any(each.severity is Severity.ERROR for each in same)
    return (_CORRECT if is_wrong else _VERIFY).of(language)


def _past_row(of: Past, language: str) -> LetterRow:
    word = severity_word(of.severity, language)
    where = " · ".join(filter(None, (of.file, of.form)))
    remedy = remedy_for_unit(of.code, of.remedy, language)
    return LetterRow(
        where=printable(where),
        place=printable("\n".join(filter(None, (of.item, of.place)))),
        printed="" if of.code.startswith("E") else printable(of.printed),  # there the file's name
        expected=printable(of.expected),
        problem=printable(
            f"【{word}】{legible(of.message, language)}{_answered(of.answer, language)}"
        ),
        remedy=printable(legible(remedy, language)),
    )


def _item(of: Problem, language: str) -> str:
    """The row and field by their names, and the place."""
    words = item_words(of.reviewed.view, of.finding, language)
    place = printable(place_words(of.finding.place, language))
    return f"{words}\n{place}" if words else place


def _where(of: Problem, files: int, language: str) -> str:
    """The form; the file too, where there are several."""
    name = display_name(of.reviewed.view.document)
    if of.form_id is None:
        return printable(name)
    shown = form_name(of.reviewed.view, of.form_id, language)
    return printable(f"{name} · {shown}" if files > 1 else shown)
