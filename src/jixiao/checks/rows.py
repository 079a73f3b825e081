"""The indicator rows of a form as the checks read them: names, addresses, figures, operands, and
what the row should come to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

import msgspec

from jixiao.checks.views import FormView
from jixiao.core import words
from jixiao.core.figures import Figure, fold, parse, shown
from jixiao.core.figures.units import POINTS, RATIO
from jixiao.core.forms import FIELDS_OF_INDICATOR, Entry, Indicator
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.ties import Operand
from jixiao.core.words import beginning, blank
from jixiao.judging.criteria import Attainment, Criterion, CriterionKind, Stage
from jixiao.judging.criteria.notation import in_one_cell, plain, with_unit, worded
from jixiao.judging.results import IndicatorResult
from jixiao.knowledge.labels import GIVES_REASON

TIMED = frozenset({CriterionKind.DEADLINE, CriterionKind.PERIODIC, CriterionKind.WITHIN})
_CELL = regex(r"([A-Z]+)(\d+)")
_LIMIT_SIGNS = regex(r"[≥≤<>]=?|(?:及|或|含)?以[上下内]")
_FEWEST_LIMITS = 2
_NUMBERED = regex(
    r"^\s*(?:指标|目标)\s*\d+\s*[:：、.．]?\s*|^\s*\d{1,2}\s*[、.．](?!\d)\s*", needs=".、指目．"
)


class Row(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One indicator of a form with its number and its recomputed result."""

    view: FormView
    index: int
    indicator: Indicator
    result: IndicatorResult
    # the column of points holds what cannot be points: nothing there is taken for points or scores
    shifted: bool = False
    _entries: dict[str, Entry | None] = msgspec.field(default_factory=dict)
    _plain: dict[str, Figure | None] = msgspec.field(default_factory=dict)
    _operands: dict[tuple[str, str], Operand | None] = msgspec.field(default_factory=dict)
    """What was asked for so far: the entries, and the points and scores as figures and operands."""

    @cached_property
    def name(self) -> str:
        """The indicator's name without 指标1：, as messages show it."""
        entry = self.indicator.name
        return _NUMBERED.sub("", entry.text).strip() if entry else ""

    @cached_property
    def label(self) -> str:
        """The name shortened for a message."""
        return beginning(self.name, 30)

    @property
    def key(self) -> str:
        """The row, whatever its place: ``<form key>/<row key>``."""
        return f"{self.view.form.key}/{self.indicator.key}"

    @property
    def criterion(self) -> Criterion:
        """The target."""
        return self.result.criterion

    @property
    def attainment(self) -> Attainment:
        """Whether the actual attains the target."""
        return self.result.attainment

    @cached_property
    def level1(self) -> str:
        """The level-1 name without spaces."""
        return squeezed(self.indicator.level1)

    @cached_property
    def level2(self) -> str:
        """The level-2 name without spaces."""
        return squeezed(self.indicator.level2)

    @property
    def met(self) -> bool:
        """Whether the target is attained, as far as it can be said."""
        return self.attainment.attained is True and not targets_exchanged(self.view)

    @property
    def missed(self) -> bool:
        """Whether the target is missed (event-driven rows have no met or missed)."""
        missed = self.attainment.attained is False and not self.result.event_driven
        return missed and not targets_exchanged(self.view)

    @property
    def stage(self) -> Stage | None:
        """How far a result in words has come."""
        return self.attainment.stage

    def field(self, name: str) -> str:
        """``indicators[3].score``"""
        return f"indicators[{self.index}].{name}"

    def address(self, name: str) -> str:
        """The dossier-wide address of a field of the row."""
        return self.view.address(self.field(name))

    def entry(self, name: str) -> Entry | None:
        """The printed entry of a field; None where it is blank or a dash."""
        if name not in self._entries:
            entry: Entry | None = getattr(self.indicator, name)
            self._entries[name] = None if is_blank(entry) else entry
        return self._entries[name]

    def text(self, name: str) -> str:
        """The printed text of a field, stripped; empty where there is none."""
        entry = self.entry(name)
        return entry.text.strip() if entry else ""

    @property
    def target_words(self) -> str:
        """The target as messages show it: with the operator and the unit of cells of their own, so that
        ≤, 12000 and 元 do not read as a target that 15562.5 reaches.
        """
        return in_one_cell(self.text("operator"), self.text("target"), self.text("unit"))

    @property
    def actual_words(self) -> str:
        """The result as messages show it: with the unit of a cell of its own."""
        return with_unit(self.text("actual"), self.text("unit"))

    def place(self, *names: str) -> Place:
        """The place of the first field given that is printed, else the row's own."""
        for name in names:
            entry: Entry | None = getattr(self.indicator, name)
            if entry is not None:
                return entry.place
        return self.indicator.place

    def to_fill(self, name: str, *names: str) -> Place:
        """Where a field is to be written that stands empty; where that cannot be told, the place of
        the first of the other fields given that is printed.
        """
        entry: Entry | None = getattr(self.indicator, name)
        if entry is not None:
            return entry.place
        beside_it = self.place(*names, "name")
        known = (
            None if beside_it.line is not None else self.cell(name)
        )  # of text columns are guessed
        return known or beside_it

    def cell(self, role: str) -> Place | None:
        """The cell of this row in a column, printed in or not; None where that cannot be told."""
        own = self.place("name", "target", "score")
        if own.field is not None:
            return msgspec.structs.replace(
                own, field=f"{own.field.rpartition('.')[0]}.{role}", text=""
            )
        head = next((each.place for each in self.view.form.columns if each.role == role), None)
        found = beside(own, head) if head is not None else None
        if found is None or found.key() in {each.key() for each in self._printed_places(role)}:
            return None  # the head is of another block
        return found

    def _printed_places(self, besides: str) -> Iterator[Place]:
        """Where the fields of the row stand that are printed, one left out."""
        for name in FIELDS_OF_INDICATOR:
            entry: Entry | None = getattr(self.indicator, name)
            if entry is not None and name != besides:
                yield entry.place.whole()

    def figure(self, name: str) -> Figure | None:
        """The figure of a field."""
        entry = self.entry(name)
        return entry.figure if entry else None

    def plain(self, name: str) -> Figure | None:
        """Points or a score as an exact bare number."""
        if name not in self._plain:
            self._plain[name] = None if self.shifted else plain_figure(self.entry(name))
        return self._plain[name]

    def points(self, name: str, label: str) -> Operand | None:
        """Points or a score as an exact operand."""
        if (name, label) not in self._operands:
            self._operands[name, label] = self._operand(name, label)
        return self._operands[name, label]

    def _operand(self, name: str, label: str) -> Operand | None:
        entry, figure = self.entry(name), self.plain(name)
        if entry is None or figure is None:
            return None
        return Operand(
            name=f"{self.label}{label}",
            figure=figure,
            place=entry.place,
            address=self.address(name),
        )


def rows_of(view: FormView) -> tuple[Row, ...]:
    """Every row of the form, whether it has a name or only points or a score of its own."""
    return view.once(_rows)


def named_rows(view: FormView) -> tuple[Row, ...]:
    """The rows that hold an indicator, placeholders (指标2：) left out."""
    return view.once(_named)


def _rows(view: FormView) -> tuple[Row, ...]:
    shifted = mixes_signs([indicator.points for indicator in view.form.indicators])
    both = zip(view.form.indicators, view.result.indicators, strict=False)
    return tuple(
        Row(view=view, index=index, indicator=indicator, result=result, shifted=shifted)
        for index, (indicator, result) in enumerate(both)
    )


def _named(view: FormView) -> tuple[Row, ...]:
    return tuple(row for row in rows_of(view) if row.name)


def mixes_signs(points: Sequence[Entry | None]) -> bool:
    """Whether some of the points are printed with % and others without: columns are shifted there,
    or mistaken.
    """
    signs = {
        "%" in fold(entry.text)
        for entry in points
        if entry is not None and plain_figure(entry) is not None
    }
    return len(signs) == 2


def targets_exchanged(view: FormView) -> bool:
    """Whether the heads of targets and results seem to be exchanged: most of the rows with a figure have
    a limit (≥95%) for their result, and none of them for their target.
    """
    return view.once(_targets_exchanged)


def _targets_exchanged(view: FormView) -> bool:
    rows = [each for each in named_rows(view) if each.text("target") and each.text("actual")]
    limits = [each for each in rows if _is_limit(each.text("actual"))]
    if len(limits) < _FEWEST_LIMITS or len(limits) * 2 <= len(rows):
        return False
    if any(_is_limit(each.target_words) for each in rows):
        return False
    return any(_bare(each.text("target")) != _bare(each.text("actual")) for each in limits)


def _bare(text: str) -> str:
    return _LIMIT_SIGNS.sub("", worded(plain(text)))


def _is_limit(text: str) -> bool:
    return _LIMIT_SIGNS.search(worded(plain(text))) is not None


def plain_figure(entry: Entry | None) -> Figure | None:
    """The figure of points or a score without its unit (分, %), exact; ``10分`` and ``10%`` count
    as 10.
    """
    if entry is None:
        return None
    figure = entry.figure or parse(entry.text)
    if (
        figure is not None
        and figure.unit is not None
        and figure.unit.dimension not in (POINTS, RATIO)
    ):
        return None  # 3万元 in a column of points is a shifted cell
    return None if figure is None else msgspec.structs.replace(figure, unit=None, exact=True)


def is_blank(entry: Entry | None) -> bool:
    """Nothing, or only dashes and slashes."""
    return entry is None or blank(entry.text)


def squeezed(entry: Entry | None) -> str:
    """A name without blanks and line breaks."""
    return words.squeezed(entry.text) if entry else ""


def beside(row: Place, head: Place) -> Place | None:
    """The cell in the row of one cell and the column of another, of one table; None where the format
    has no such keys.
    """
    one, two = _CELL.fullmatch(row.cell or ""), _CELL.fullmatch(head.cell or "")
    if one is not None and two is not None and row.sheet == head.sheet:
        return msgspec.structs.replace(row, cell=f"{two[1]}{one[2]}", start=None, end=None, text="")
    if row.page is not None or None in (row.column, head.column) or row.table != head.table:
        return None
    return msgspec.structs.replace(row, column=head.column, start=None, end=None, text="")


def places(rows: Sequence[Row], *names: str) -> tuple[Place, ...]:
    """One place of each row: the first of the fields given that is printed."""
    return tuple(row.place(*names) for row in rows)


def has_column(view: FormView, *words: str) -> bool:
    """Whether one of the words heads a column or stands as a label in the form."""
    heads = [column.head for column in view.form.columns]
    labels = [each.text for each in view.form.texts if len(each.text) < 40]
    labels += [each.label for each in view.form.texts if each.label]
    return any(word in text for text in (*heads, *labels) for word in words)


def says_why(view: FormView) -> bool:
    """Whether one reason is given for the whole form: a row 未达到指标值原因 with words beside it,
    or a filled conclusion.
    """
    if view.form.conclusion is not None and not is_blank(view.form.conclusion):
        return True
    return any(GIVES_REASON.search(each.label) and len(each.text) > 4 for each in view.form.texts)


def percent(value: Decimal) -> str:
    """A share of 1 as a percentage with two places, for a message."""
    return shown(value * 100, 2) + "%"
