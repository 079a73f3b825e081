"""Rows that have their points together, as checks see them: what they scored together, and a finding
about that.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks.rows import Row, rows_of
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure, shown
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.ties import Operand
from jixiao.judging.grouping import grouped_score, shared_points


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of a form with the points that they have together, and the scores that are printed of them:
    one for all of them, or each its own; ``score`` is what these come to.
    """

    view: FormView
    rows: tuple[Row, ...]
    name: str
    points: Operand
    scores: tuple[Operand, ...]
    score: Decimal

    @property
    def figure(self) -> Figure:
        """The points."""
        return self.points.figure

    @property
    def label(self) -> str:
        """What messages call it."""
        first = self.rows[0].label
        if len(self.rows) == 1:
            return f"{first}（{self.name}分值{self.figure.text}）"
        return f"{self.name}“{first}”等{len(self.rows)}项（合用分值{self.figure.text}）"

    @property
    def label_en(self) -> str:
        """The same in English."""
        first, points = self.rows[0].label, self.figure.text
        if len(self.rows) == 1:
            return f"“{first}” ({points} points)"
        return f"{len(self.rows)} rows from “{first}” on with {points} points together"

    @property
    def scored(self) -> str:
        """Their score as it is printed, or added up."""
        texts = [each.figure.text for each in self.scores]
        return texts[0] if len(texts) == 1 else f"{'+'.join(texts)}={self.score}"


def groups_of(view: FormView) -> tuple[Group, ...]:
    """The groups of a form whose points and scores could be read."""
    return view.once(_groups)


def grouped(view: FormView) -> frozenset[int]:
    """The rows that have their points together with others: no rule says what one of them earns."""
    return view.once(_grouped)


def group_finding(
    code: str,
    group: Group,
    severity: Severity,
    message: Text,
    *,
    expected: Decimal | None = None,
    first: Operand | None = None,
) -> Verdict:
    """A finding at the one score of a group, with what is ``expected`` there; at the first of several
    scores (or the one given), which of them is wrong is not said.
    """
    first = first or group.scores[0]
    others = tuple(each for each in group.scores if each is not first)
    value = None if others or expected is None else shown(expected, _places(group, expected))
    related = (*(each.place for each in others), group.points.place)
    return broken(
        code,
        first.address,
        first.place,
        severity,
        message,
        printed=first.figure.text if not others else "",
        expected=value,
        related=related,
        operands=(*others, group.points),
        correction=Correction(text=value) if value is not None else None,
        advice=None if value is not None else _ADVICE,
    )


_ADVICE = Text("请核对这几行的得分", "see which of these scores is wrong")


def _places(group: Group, expected: Decimal) -> int:
    """Full marks as the points are printed, where the score is no finer."""
    return max(group.scores[0].figure.places, group.figure.places)


def _grouped(view: FormView) -> frozenset[int]:
    return frozenset(at for group in shared_points(view.form) for at in group.rows)


def _groups(view: FormView) -> tuple[Group, ...]:
    return tuple(_read(view))


def _read(view: FormView) -> Iterator[Group]:
    rows = {row.index: row for row in rows_of(view)}
    for group in shared_points(view.form):
        score = grouped_score(view.form, group)
        own = tuple(rows[at] for at in group.rows)
        points = view.operand(group.field, f"{group.name}分值", _exact(group.points.figure))
        scores = [row.points("score", "得分") for row in own]
        known = tuple(each for each in scores if each is not None)
        if score is None or points is None or not known or any(row.shifted for row in own):
            continue
        yield Group(view=view, rows=own, name=group.name, points=points, scores=known, score=score)


def _exact(figure: Figure | None) -> Figure | None:
    return None if figure is None else msgspec.structs.replace(figure, unit=None, exact=True)
