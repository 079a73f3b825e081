"""The words of notes: a finding told in a few lines."""

from __future__ import annotations

from jixiao.core.findings import Finding
from jixiao.core.places import Place
from jixiao.rendering.words import (
    correction_words,
    expected_words,
    formula_words,
    printable,
    severity_word,
)
from jixiao.writing.marks.notes import Note


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
