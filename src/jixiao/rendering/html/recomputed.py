"""What was recomputed, form by form: rule pack, totals, and every derivation on demand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks.review import DocumentReview
from jixiao.checks.views import FormView
from jixiao.core.figures import half_up
from jixiao.judging.results import Derivation
from jixiao.knowledge.computed import computed_words
from jixiao.rendering.html.words import WORDS
from jixiao.rendering.words import form_name, operand_words

_MOST_OPERANDS = 8


class Line(msgspec.Struct, frozen=True):
    """How one figure was computed; ``operands`` says where the figures in the formula stand."""

    name: str
    formula: str
    operands: str
    result: str
    rule: str


class Recomputed(msgspec.Struct, frozen=True):
    """One form: its rules and why, its totals as (name, value), and a line for each figure."""

    title: str
    pack: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def recomputed(reviewed: DocumentReview, language: str) -> tuple[Recomputed, ...]:
    """The forms of a document recomputed."""
    return tuple(
        Recomputed(
            title=form_name(reviewed.view, view.form.id, language),
            pack=f"{view.pack.id} — {computed_words(view.pack_reason, language)}",
            facts=tuple((WORDS[key].of(language), value) for key, value in _facts(view)),
            lines=tuple(
                _line(name, derivation, language)
                for name, derivation in _derivations(view, language)
            ),
        )
        for view in reviewed.view.forms
    )


def _facts(view: FormView) -> Iterator[tuple[str, str]]:
    result = view.result
    named = (
        ("execution", _shown(result.execution_rate, "%")),
        ("execution_score", _shown(result.execution_score)),
        ("score", _shown(result.score)),
        ("grade", result.grade),
        ("overall", _shown(result.overall_completion, "%")),
        ("deviation", _shown(result.deviation)),
    )
    for key, value in named:
        if value is not None:
            yield key, value


def _shown(value: Decimal | None, unit: str = "") -> str | None:
    return None if value is None else f"{format(half_up(value, 2), 'f')}{unit}"


def _derivations(view: FormView, language: str) -> Iterator[tuple[str, Derivation]]:
    result = view.result
    named: list[tuple[str, Derivation | None]] = [
        (WORDS["execution_score"].of(language), result.execution_derivation)
    ]
    for row, each in zip(view.form.indicators, result.indicators, strict=False):
        named.append((row.name.text if row.name else "—", each.derivation))
    named += [
        (WORDS["overall"].of(language), result.overall_derivation),
        (WORDS["deviation"].of(language), result.deviation_derivation),
        (WORDS["score"].of(language), result.score_derivation),
    ]
    return ((name, derivation) for name, derivation in named if derivation is not None)


def _line(name: str, derivation: Derivation, language: str) -> Line:
    source = derivation.source.text if derivation.source else ""
    if source and language == "en":
        source = f"“{source}”"  # as the rule pack words it
    rule = computed_words(derivation.rule, language)
    return Line(
        name=name,
        formula=computed_words(derivation.formula, language),
        operands=WORDS["semicolon"]
        .of(language)
        .join(operand_words(each, language) for each in derivation.operands[:_MOST_OPERANDS]),
        result=computed_words(derivation.result, language),
        rule=" — ".join(part for part in (rule, source) if part),
    )
