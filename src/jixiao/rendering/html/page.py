"""The page: overview of all files, the documents, the list of findings beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from jixiao.checks.problems import tallies
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.findings import Severity
from jixiao.core.ties import Outcome
from jixiao.knowledge.labels import SEVERITIES
from jixiao.rendering.html.cards import families, sections
from jixiao.rendering.html.documents import Picture, Shown, shown_document
from jixiao.rendering.html.marks import Marks
from jixiao.rendering.html.recomputed import Recomputed, recomputed
from jixiao.rendering.html.words import WORDS, words
from jixiao.rendering.overview import OverviewRow, overview_rows, score_words
from jixiao.rendering.words import (
    display_name,
    kind_word,
    nothing_found,
    printable,
    since_words,
)
from jixiao.templating import environment
from jixiao.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment


class Level(msgspec.Struct, frozen=True):
    """A severity, its name, and how many findings have it."""

    level: str
    name: str
    count: int


class Since(msgspec.Struct, frozen=True):
    """How it stands since the last round, of all units and of each."""

    words: str
    units: tuple[tuple[str, str], ...]


class Overview(msgspec.Struct, frozen=True):
    """A document's line in the overview; ``state`` is its gravest severity or clean."""

    name: str
    state: str
    state_name: str
    forms: str
    levels: tuple[Level, ...]
    accepted: int
    ties: str


class FormLine(msgspec.Struct, frozen=True):
    """A form's line in the overview; ``document`` is the number of the one it stands in."""

    document: int
    unit: str
    project: str
    kind: str
    year: str
    score: str
    recomputed: str
    grade: str
    filled: str
    lacks: str
    levels: tuple[Level, ...]


class Article(msgspec.Struct, frozen=True):
    """A document: what could not be read of it as (severity, words), its forms recomputed, the
    failures of the program, its blocks.
    """

    name: str
    format: str
    findings: tuple[tuple[str, str], ...]
    recomputed: tuple[Recomputed, ...]
    internal: tuple[str, ...]
    blocks: Iterator[Shown]


def templates() -> Environment:
    """The templates of a review: ``review/page.html``, and macros for its parts."""
    return environment(printable, review="jixiao.rendering.html")


def as_html(review: Review, language: str = "zh", *, picture: Picture | None = None) -> str:
    """The review as one self-contained page. ``picture`` draws pages of PDF documents; without it
    they are shown by their text.
    """
    marks = Marks(review)
    names = [display_name(each.view.document) for each in review.documents]
    return (
        templates()
        .get_template("review/page.html")
        .render(
            language="en" if language == "en" else "zh-CN",
            words=words(language),
            review=review,
            version=__version__,
            names=names,
            levels=_levels(language, {each: review.count(each) for each in Severity}),
            listed=_levels(language, _listed(marks)),
            since=_since(review, language),
            total=len(marks.listed),
            families=families(marks, language),
            overview=[_overview(each, language) for each in review.documents],
            forms=[
                _form_line(each, language)
                for each in overview_rows(review, language)
                if each.number is not None
            ],
            articles=(
                _article(number, each, marks, picture, language)
                for number, each in enumerate(review.documents)
            ),
            sections=sections(review, marks, language),
        )
    )


def _since(review: Review, language: str) -> Since | None:
    if review.since is None:
        return None
    units = ((unit, tally.words(language)) for unit, tally in tallies(review))
    return Since(words=since_words(review.since, language), units=tuple(units))


def _listed(marks: Marks) -> dict[Severity, int]:
    return {
        each: sum(listed.finding.severity is each for listed in marks.listed) for each in Severity
    }


def _levels(language: str, counts: dict[Severity, int]) -> tuple[Level, ...]:
    return tuple(
        Level(each.value, SEVERITIES[each].of(language), counts[each]) for each in Severity
    )


def _overview(reviewed: DocumentReview, language: str) -> Overview:
    counts = {severity: reviewed.count(severity) for severity in Severity}
    worst = next((severity for severity in Severity if counts[severity]), None)
    outcomes = reviewed.outcomes()
    kinds = "、".join(
        dict.fromkeys(kind_word(view.form.kind, language) for view in reviewed.view.forms)
    )
    held, ties = outcomes[Outcome.REPRODUCED], sum(outcomes.values())
    return Overview(
        name=display_name(reviewed.view.document),
        state=worst.value if worst else "clean" if reviewed.view.forms else Severity.REMARK.value,
        state_name=(SEVERITIES[worst] if worst else nothing_found(reviewed)).of(language),
        forms=f"{len(reviewed.view.forms)}" + (f" · {kinds}" if kinds else ""),
        levels=_levels(language, counts),
        accepted=len(reviewed.accepted),
        ties=f"{held} / {ties} {WORDS['held'].of(language)}",
    )


def _form_line(row: OverviewRow, language: str) -> FormLine:
    return FormLine(
        document=row.document,
        unit=row.unit,
        project=row.project,
        kind=row.kind,
        year=str(row.year or ""),
        score=score_words(row.score),
        recomputed=score_words(row.recomputed),
        grade=row.grade or row.recomputed_grade,
        filled=row.filled_in(),
        lacks=row.lacks(language),
        levels=_levels(language, row.findings),
    )


def _article(
    number: int, reviewed: DocumentReview, marks: Marks, picture: Picture | None, language: str
) -> Article:
    document = reviewed.paper
    return Article(
        name=display_name(reviewed.view.document),
        format=document.format,
        findings=tuple(
            (each.severity.value, each.message.of(language)) for each in document.findings
        ),
        recomputed=recomputed(reviewed, language),
        internal=reviewed.internal,
        blocks=shown_document(document, number, marks, picture, language),
    )
