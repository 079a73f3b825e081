"""Findings: what is wrong, where, why, and what would put it right."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from jixiao.core.figures import Figure
from jixiao.core.places import Place
from jixiao.core.ties import Operand, Outcome, Tie


class Severity(enum.StrEnum):
    """error: cannot be right; warning: breaks a rule or a practice, may have a reason; remark:
    worth a look.
    """

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


class Text(msgspec.Struct, frozen=True):
    """One message in both languages."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """The message in ``zh`` or ``en``."""
        return self.en if language == "en" else self.zh


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """A supposed cause. ``kind``: unit_shift, dropped_digit, doubled_digit, swapped_digits,
    wrong_digit, sign, last_year, other_scope, other_row, stale_copy, rounded_twice, target_copied,
    budget_copied, missing_part. ``restores`` counts the failing ties that the correction would
    mend.
    """

    kind: str
    text: Text
    restores: int = 0


class OperandShown(msgspec.Struct, frozen=True, kw_only=True):
    """An operand as the report shows it. ``address`` is empty where it is no field; of what follows a
    correction it is said what it ``becomes``, where that is known.
    """

    name: str
    printed: str
    place: Place
    address: str = ""
    becomes: str = ""


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another place that a finding concerns, and the field that stands there (empty where it is
    none).
    """

    place: Place
    address: str = ""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What to write instead. ``safe`` where it follows from the rest of the document without
    judgement. ``following``: figures that are computed from the corrected one and have to be
    computed again with it (a total of a score), the nearest first.
    """

    text: str
    safe: bool = False
    following: tuple[OperandShown, ...] = ()


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure may be at least and at most, in its printed unit, whatever a formula asks for:
    a score within its points, a total that a rule fixes.
    """

    address: str
    low: Decimal | None = None
    high: Decimal | None = None

    def allows(self, value: Decimal) -> bool:
        """Whether a value keeps within it."""
        return not (
            (self.low is not None and value < self.low)
            or (self.high is not None and value > self.high)
        )


FACT = "fact:"
"""What ``Finding.about`` begins with where a finding is of a fact."""
RELATION = "relation:"
"""Likewise where it is of rows by what they have in common, whichever forms they stand in."""
BETWEEN_PRINTS = "；"
"""Between the figures of a conflict."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding of a check. ``address`` is ``<document index>:<form id>.<field>`` or ``<document
    index>:<field>``, of the relation's own result. ``about`` says, in the same way or as
    ``fact:<key>``, what the finding is of where that is more than one cell: several rows, a fact
    whichever print it is told at.

    ``place`` is the most suspicious cell or sentence; ``related`` the others, by suspicion.

    A finished review gives ``id`` and ``field`` (the address made of keys, see ``core.keys``), and
    the addresses of ``related`` and ``operands`` are such; both are the same whatever files stand
    beside it and whatever rows stand before it.
    """

    code: str
    severity: Severity
    message: Text
    address: str
    place: Place
    printed: str = ""
    expected: str | None = None
    expected_interval: tuple[str, str] | None = None
    difference: str | None = None
    unit: str | None = None
    formula: str | None = None
    quote: str = ""
    related: tuple[Related, ...] = ()
    operands: tuple[OperandShown, ...] = ()
    causes: tuple[Cause, ...] = ()
    correction: Correction | None = None
    advice: Text | None = None  # what to do next, in one sentence
    group: str | None = None
    about: str = ""
    gathered: tuple[str, ...] = ()  # what each of several rows prints that the finding is of
    id: str = ""
    field: str = ""

    @property
    def printed_all(self) -> str:
        """Those prints in one text, as lists of findings have it."""
        return BETWEEN_PRINTS.join(self.prints)

    @property
    def prints(self) -> tuple[str, ...]:
        """What is printed and accepted with the finding: the figure that does not follow from others,
        whichever of them is held to be wrong; of several rows what each prints, of a conflict of one
        fact all that differ, whichever of them it is told at.
        """
        differing = {each.printed for each in self.operands} if self.is_conflict else ()
        return tuple(sorted(self.gathered or differing)) or (self.result,)

    @property
    def result(self) -> str:
        """The print of the figure that the finding is of, which ``printed`` is not where another one
        is held to be wrong.
        """
        own = (each.printed for each in self.operands if each.address == self.field)
        return next(own, self.printed)

    @property
    def placed_at(self) -> OperandShown | None:
        """The figure of its formula that it is placed at; None where it is placed at none of them."""
        spot = self.place.key()
        at_place = (each for each in self.operands if each.place.key() == spot)
        return next((each for each in at_place if each.printed == self.printed), None)

    @property
    def is_conflict(self) -> bool:
        """Whether it is of a fact, not of one print of it."""
        return self.about.startswith(FACT)

    @property
    def is_of_print(self) -> bool:
        """Whether it is of one print of a form among others, not of what a cell of it says."""
        return self.code.startswith("E")


class Grading(msgspec.Struct, frozen=True, kw_only=True):
    """How a printed grade follows from printed scores: their sum out of ``full``, by ``bands`` (the
    least of a hundred, and the grade), the best first.
    """

    grade: OperandShown
    scores: tuple[Operand, ...]
    full: Decimal
    bands: tuple[tuple[Decimal, str], ...]

    def given(self, figures: Mapping[str, Figure]) -> str | None:
        """The grade with some figures (by address) in the place of the printed ones; None where the
        scores are above the full mark, which says that this is not it, or below all bands.
        """
        scores = sum((figures.get(e.address, e.figure).value for e in self.scores), Decimal(0))
        if scores > self.full or self.full <= 0:
            return None
        return next((name for least, name in self.bands if scores * 100 / self.full >= least), None)

    def is_printed(self, grade: str) -> bool:
        """Whether a grade is the one that is printed: 优 as 优秀 too."""
        return grade[:1] in self.grade.printed


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What one check says of one place: the outcome, the tie behind it where there is one, and the
    finding where it fails.

    Checks of rules that are no formula say REPRODUCED where the rule holds and IMPOSSIBLE where it
    is broken. ``limits``: what the rule holds figures to, whichever ties ask otherwise. ``open_``: a
    failing tie that tells nothing of which figure is wrong. ``grading``: how the grade that it is of
    follows from the scores.
    """

    code: str
    outcome: Outcome
    address: str
    tie: Tie | None = None
    finding: Finding | None = None
    limits: tuple[Limit, ...] = ()
    open_: bool = False
    grading: Grading | None = None


def form_in(address: str) -> str | None:
    """The form that an address names; None where it names none, as do those of data and folders."""
    return split_address(address)[1] if address.partition(":")[0].isdecimal() else None


def split_address(address: str) -> tuple[int, str | None, str]:
    """``0:form1.indicators[3].score`` → (0, "form1", "indicators[3].score"); without a form the
    middle is None.
    """
    document, _, rest = address.partition(":")
    head, dot, field = rest.partition(".")
    if dot and head.startswith("form") and head[4:].isdigit():
        return int(document), head, field
    return int(document), None, rest
