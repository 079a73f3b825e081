"""What became of the findings of the last round, as every renderer takes it."""

from __future__ import annotations

import enum

import msgspec

from jixiao.core.findings import Severity, Text

COUNTED = (Severity.ERROR, Severity.WARNING)
"""What a unit has to answer; remarks are not counted from round to round."""


class Status(enum.StrEnum):
    """Where a finding stands: to be mended, mended, accepted with a reason, new in this round, or
    of a form that was not handed in again.
    """

    OPEN = "open"
    MENDED = "mended"
    ACCEPTED = "accepted"
    NEW = "new"
    ABSENT = "absent"


STATUSES = {
    Status.OPEN: Text("待改", "To mend"),
    Status.MENDED: Text("已改", "Mended"),
    Status.ACCEPTED: Text("接受", "Accepted"),
    Status.NEW: Text("新增", "New"),
    Status.ABSENT: Text("未再报送", "Not handed in again"),
}
"""What a list calls them."""


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of the last round in the words of its list. ``field`` is its address made of keys;
    ``checked`` the figure that it was of; ``accepted`` where it was accepted then, with ``reason``;
    ``answer`` what was written beside it by hand since, or in a round before.
    """

    id: str
    code: str
    severity: Severity
    unit: str = ""
    file: str = ""
    form: str = ""
    item: str = ""  # its row and field
    place: str = ""
    message: str = ""
    printed: str = ""
    expected: str = ""
    remedy: str = ""
    checked: str = ""
    field: str = ""
    accepted: bool = False
    reason: str = ""
    answer: str = ""
    whose: str = ""  # in this round, as ``checks.problems`` has it


class PastForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form of the last round: its key, the keys of its rows, whose it was and in which file."""

    key: str
    rows: tuple[str, ...] = ()
    unit: str = ""
    file: str = ""


class LastRound(msgspec.Struct, frozen=True, kw_only=True):
    """What the last review found, and the forms that it looked at."""

    findings: tuple[Past, ...] = ()
    forms: tuple[PastForm, ...] = ()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where one finding of this round stands: its document's index and id, whose it is (as
    ``checks.problems`` has it), and what the last round said of it. It is ``nobodys`` where its file
    names no unit and holds nothing that was filled in: no letter of the last round told of it.
    """

    document: int
    id: str
    status: Status
    severity: Severity
    whose: str
    last: Past | None = None
    nobodys: bool = False


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Errors and warnings from round to round: those of the last one, of these how many were mended,
    accepted since, still stand or were not handed in again; how many are new.
    """

    last: int = 0
    mended: int = 0
    accepted: int = 0
    open: int = 0
    absent: int = 0
    new: int = 0

    def words(self, language: str) -> str:
        """上次15处，已改12处，尚待改3处，新增1处."""
        zh = (
            (self.last, "上次{}处", True),
            (self.mended, "已改{}处", True),
            (self.accepted, "接受{}处", False),
            (self.open, "未改{}处", False),
            (self.absent, "未再报送{}处", False),
            (self.new, "新增{}处", True),
        )
        en = (
            (self.last, "{} last time", True),
            (self.mended, "{} mended", True),
            (self.accepted, "{} accepted", False),
            (self.open, "{} not mended", False),
            (self.absent, "{} not handed in again", False),
            (self.new, "{} new", True),
        )
        said = [
            words.format(count)
            for count, words, always in (en if language == "en" else zh)
            if count or always
        ]
        return (", " if language == "en" else "，").join(said)


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """This round beside the last one. ``mended`` and ``absent`` are findings that are told no more:
    of forms that were handed in again, and of those that were not; ``units_absent`` the units that
    handed in nothing of what was found wrong; ``units_renamed`` those that may be here under another
    name, with that, and those that were taken for the unit of that name; ``lapsed`` those accepted
    then with another figure.
    """

    standings: tuple[Standing, ...] = ()
    mended: tuple[Past, ...] = ()
    absent: tuple[Past, ...] = ()
    units_absent: tuple[str, ...] = ()
    units_renamed: dict[str, str] = {}
    lapsed: tuple[Past, ...] = ()

    def of_findings(self) -> dict[tuple[int, str], Standing]:
        """Where each finding stands, by its document's index and its id."""
        return {(each.document, each.id): each for each in self.standings}

    def answers(self) -> dict[tuple[int, str], str]:
        """What was written beside findings in the last round's list, by their documents' index and id."""
        return {
            (each.document, each.id): each.last.answer
            for each in self.standings
            if each.last is not None and each.last.answer
        }

    def tally(self, whose: str | None = None) -> Tally:
        """The count of a unit's errors and warnings, or of all."""
        now = [
            each
            for each in self.standings
            if each.severity in COUNTED and whose in (None, each.whose)
        ]
        known = [each for each in now if each.last is not None and _counts(each.last)]
        mended, absent = (
            sum(_counts(each) and whose in (None, each.whose) for each in gone)
            for gone in (self.mended, self.absent)
        )
        return Tally(
            last=mended + absent + len({each.last for each in known}),
            mended=mended,
            absent=absent,
            accepted=sum(each.status is Status.ACCEPTED for each in known),
            open=sum(each.status is Status.OPEN for each in now),
            new=sum(each.status is Status.NEW and not each.nobodys for each in now),
        )


def _counts(past: Past) -> bool:
    return past.severity in COUNTED and not past.accepted
