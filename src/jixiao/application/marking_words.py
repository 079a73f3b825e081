"""The words of notes and letters: a finding told in a few lines."""

from __future__ import annotations

from pathlib import Path

from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.units import unit_at
from jixiao.core.findings import Finding, Severity
from jixiao.core.keys import name_key
from jixiao.core.places import Place
from jixiao.rendering.words import (
    correction_words,
    display_name,
    expected_words,
    form_name,
    form_of,
    formula_words,
    place_words,
    printable,
    severity_word,
)
from jixiao.writing.letters import AcceptedLine, Letter, LetterRow
from jixiao.writing.marks.notes import Note

_COUNTED = (Severity.ERROR, Severity.WARNING)


def note_of(finding: Finding, place: Place, language: str, *, old: str | None = None) -> Note:
    """A finding as a note: severity, code and message; the expected value, the formula, what to do;
    ``old``, what a correction replaced.
    """
    english = language == "en"
    lines = [
        f"【{severity_word(finding.severity, language)}"
        f" {finding.code}】{finding.message.of(language)}"
    ]
    if old is not None:
        lines.append(f"Was: {old}" if english else f"原填：{old}")
    if finding.expected is not None:
        lines.append(("Expected: " if english else "应为：") + expected_words(finding, language))
    if finding.formula:
        lines.append(("Formula: " if english else "算式：") + formula_words(finding, language))
    if finding.causes:
        lines.append(
            ("Possible cause: " if english else "可能原因：") + finding.causes[0].text.of(language)
        )
    remedy = remedy_of(finding, language)
    if remedy and old is None:
        lines.append(("To do: " if english else "建议：") + remedy)
    return Note(
        place=place,
        severity=finding.severity,
        lines=tuple(" ".join(printable(line).split()) for line in lines),
    )


def remedy_of(finding: Finding, language: str) -> str:
    """What to do about a finding, in one line."""
    parts = []
    if finding.correction is not None:
        words = correction_words(finding, language)
        parts.append(f"change to {words}" if language == "en" else f"改为{words}")
    if finding.advice is not None:
        parts.append(finding.advice.of(language))
    return ("; " if language == "en" else "；").join(parts)


def letters_of(review: Review, language: str = "zh") -> tuple[Letter, ...]:
    """One letter for each unit that has open errors or warnings; a document that names no unit
    stands for itself.
    """
    rows: dict[str, list[tuple[DocumentReview, str, Finding]]] = {}
    called: dict[str, str] = {}
    for reviewed in review.documents:
        for name, finding in reviewed.identified():
            unit = _unit(reviewed, finding)
            key = name_key(unit) or unit
            called.setdefault(key, unit)
            rows.setdefault(key, []).append((reviewed, name, finding))
    letters = (_letter(called[key], found, language) for key, found in rows.items())
    return tuple(letter for letter in letters if letter.rows)


def _unit(reviewed: DocumentReview, finding: Finding) -> str:
    facts = reviewed.view.document
    return unit_at(reviewed.view, form_of(finding)) or Path(facts.member or facts.path).stem


def _letter(unit: str, found: list[tuple[DocumentReview, str, Finding]], language: str) -> Letter:
    files = tuple(dict.fromkeys(display_name(reviewed.view.document) for reviewed, _, _ in found))
    open_ones = [
        (reviewed, each)
        for reviewed, name, each in found
        if name not in reviewed.accepted and each.severity in _COUNTED
    ]
    accepted = tuple(
        AcceptedLine(
            where=_where(reviewed, each, len(files), language),
            place=place_words(each.place, language),
            finding=printable(each.message.of(language)),
            reason=printable(reviewed.accepted[name]),
        )
        for reviewed, name, each in found
        if name in reviewed.accepted
    )
    return Letter(
        unit=printable(unit),
        files=files,
        rows=tuple(_row(reviewed, each, len(files), language) for reviewed, each in open_ones),
        errors=sum(each.severity is Severity.ERROR for _, each in open_ones),
        warnings=sum(each.severity is Severity.WARNING for _, each in open_ones),
        accepted=accepted,
    )


def _row(reviewed: DocumentReview, finding: Finding, files: int, language: str) -> LetterRow:
    grounds = (
        f"【{severity_word(finding.severity, language)}"
        f" {finding.code}】{finding.message.of(language)}"
    )
    if finding.formula and finding.formula.partition("=")[0] not in finding.message.of(language):
        grounds += "\nFormula: " if language == "en" else "\n算式："
        grounds += formula_words(finding, language)
    return LetterRow(
        where=_where(reviewed, finding, files, language),
        place=place_words(finding.place, language),
        printed=printable(finding.printed),
        expected=expected_words(finding, language),
        grounds=printable(grounds),
        remedy=printable(remedy_of(finding, language))
        or ("verify and correct" if language == "en" else "请核实更正"),
    )


def _where(reviewed: DocumentReview, finding: Finding, files: int, language: str) -> str:
    """The form; the file too, where there are several."""
    form = form_of(finding)
    name = display_name(reviewed.view.document)
    if form is None:
        return printable(name)
    shown = form_name(reviewed.view, form, language)
    return printable(f"{name} · {shown}" if files > 1 else shown)
