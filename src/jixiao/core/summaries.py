"""What a summary over many forms holds: the forms as they are counted, the units, the whole, and what a
list of projects says beside them. Amounts are in yuan, rates and shares in percent, unrounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from jixiao.core.findings import Finding, Text

How = Literal["name", "code"]
"""What joined a project of a list and a form: their names, or the project's code on the form."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A check by its code that fails ``count`` times, in ``forms`` forms."""

    code: str
    title: Text
    count: int
    forms: int = 1


class SummedForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it is counted. ``points`` and ``score`` are the printed total, ``of_hundred`` that
    score (with ``beside``, the execution's where the total leaves it out) of ``full`` out of a
    hundred, ``recomputed`` the score by the rules; a monitoring form has its overall
    ``completion`` and ``deviation`` instead; ``copies`` are the files of further
    forms of the same unit, project, year and kind, which are not counted. ``step`` is the last printed
    digit of its budget in yuan; ``wanted`` and ``filled`` count its cells for figures; it is ``empty``
    where it reports nothing; ``year_in_doubt`` where its head states two years, or none;
    ``doubts`` are figures that cannot be, with which it is counted and nothing of it summed;
    ``codes`` are the long numbers that its head prints.
    """

    key: str
    kind: str
    file: str
    number: int = 1
    unit: str = ""
    department: str = ""
    project: str = ""
    year: int | None = None
    as_of: str = ""
    initial_budget: Decimal | None = None
    budget: Decimal | None = None
    executed: Decimal | None = None
    step: Decimal = Decimal(0)
    rate: Decimal | None = None
    points: Decimal | None = None
    score: Decimal | None = None
    full: Decimal | None = None
    beside: Decimal = Decimal(0)
    of_hundred: Decimal | None = None
    recomputed: Decimal | None = None
    grade: str = ""
    recomputed_grade: str = ""
    completion: Decimal | None = None
    deviation: Decimal | None = None
    empty: bool = False
    year_in_doubt: bool = False
    doubts: tuple[Text, ...] = ()
    wanted: int = 0
    filled: int = 0
    errors: int = 0
    warnings: int = 0
    remarks: int = 0
    problems: tuple[Problem, ...] = ()
    copies: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class UnitSum(msgspec.Struct, frozen=True, kw_only=True):
    """The forms of a unit, or (without a name) of all. ``paid`` are those whose amounts are summed;
    ``rate`` is executed by budget of these sums, ``mean`` the mean of the ``scored`` ones' scores of a
    hundred. Ranks are from 1, equal values share one; None where there is nothing to rank by.
    """

    unit: str
    forms: int
    paid: int = 0
    scored: int = 0
    budget: Decimal = Decimal(0)
    executed: Decimal = Decimal(0)
    rate: Decimal | None = None
    mean: Decimal | None = None
    errors: int = 0
    warnings: int = 0
    remarks: int = 0
    rank_by_score: int | None = None
    rank_by_rate: int | None = None


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """The forms of a grade or of a stretch of scores or rates (from ``low`` to below ``high``, None where
    it is open): how many, what share of all that have one, and their amounts.
    """

    name: Text
    forms: int
    share: Decimal | None = None
    low: int | None = None
    high: int | None = None
    budget: Decimal = Decimal(0)
    executed: Decimal = Decimal(0)


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The forms of one kind, year and monitoring point, which alone are summed up together."""

    kind: str
    year: int | None
    as_of: str
    forms: tuple[SummedForm, ...]
    units: tuple[UnitSum, ...]
    whole: UnitSum
    grades: tuple[Share, ...] = ()
    scores: tuple[Share, ...] = ()
    rates: tuple[Share, ...] = ()
    problems: tuple[Problem, ...] = ()


class ListedProject(msgspec.Struct, frozen=True, kw_only=True):
    """A project of a list. ``amount`` is None where none is given, ``step`` its last printed digit; both
    are in yuan where the list states a unit. ``at`` is where it stands (项目!B5).
    """

    name: str
    code: str = ""
    unit: str = ""
    amount: Decimal | None = None
    step: Decimal = Decimal(0)
    at: str = ""


class HandedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A project whose form is there; ``differs`` where the form's budget is another than the list's."""

    project: ListedProject
    form: SummedForm
    how: How = "name"
    differs: bool = False


class Doubtful(msgspec.Struct, frozen=True, kw_only=True):
    """A project without a form of its own name, with the forms that may be its, and why."""

    project: ListedProject
    forms: tuple[SummedForm, ...]
    why: Text


class Instead(msgspec.Struct, frozen=True, kw_only=True):
    """A project that is missing, with a form of it that came in of another year, or of another kind."""

    project: ListedProject
    form: SummedForm


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How far a unit (or, without a name, all) has handed in: projects and their amounts on the list,
    自评覆盖率 by number and by amount. What is doubtful is not counted as handed in.
    """

    unit: str
    listed: int
    handed_in: int
    missing: int
    doubtful: int
    amount: Decimal = Decimal(0)
    amount_handed_in: Decimal = Decimal(0)
    by_number: Decimal | None = None
    by_amount: Decimal | None = None


class AgainstList(msgspec.Struct, frozen=True, kw_only=True):
    """The forms held against a list of projects. ``instead`` are forms of what is missing that are not
    what was asked for; ``unlisted`` are forms of no project of the list, and
    of none that they may be of; ``amounts_known`` where the list states the unit of its amounts.
    """

    name: str
    handed_in: tuple[HandedIn, ...] = ()
    missing: tuple[ListedProject, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    unlisted: tuple[SummedForm, ...] = ()
    instead: tuple[Instead, ...] = ()
    units: tuple[Coverage, ...] = ()
    whole: Coverage
    amounts_known: bool = True

    @property
    def title(self) -> str:
        """The name of the list's file without its ending."""
        return self.name.rpartition(".")[0] or self.name

    def differing(self) -> tuple[HandedIn, ...]:
        """What was handed in with another budget than the list's."""
        return tuple(each for each in self.handed_in if each.differs)


class NotSummed(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or a form of one, that is not in the sums, and why."""

    file: str
    why: Text
    is_unread: bool = False


class Summarised(msgspec.Struct, frozen=True, kw_only=True):
    """A summary over many forms, the largest group first. ``unread`` are files that could not be read,
    ``left_out`` files without a form and forms that are not summed up; ``findings`` what is to be said
    of forms that are (copies, amounts without a unit). ``internal`` are crashes of our own.
    """

    groups: tuple[Group, ...]
    files: int
    against: AgainstList | None = None
    unread: tuple[NotSummed, ...] = ()
    left_out: tuple[NotSummed, ...] = ()
    findings: tuple[Finding, ...] = ()
    internal: tuple[str, ...] = ()

    def forms(self) -> Iterator[SummedForm]:
        """The forms of all groups."""
        for each in self.groups:
            yield from each.forms
