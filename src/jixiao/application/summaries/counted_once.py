"""Forms that were handed in more than once: which of their prints a summary counts, and what is said
of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.application.rounds.versions import (
    Met,
    Written,
    by_form,
    latest_words,
    note,
    together,
    unknown_times,
)
from jixiao.checks.versions import ALL, NEWEST, SameForm
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.series import series
from jixiao.core.summaries import SummedForm
from jixiao.judging.copies import differing
from jixiao.knowledge.labels import kind_of

_MOST_FILES = 10
_CHOOSE = Text(
    "；要计另一份的，先撤去不用的；确是两张表的，用 --versions all 都计入",
    "; take the others away for another choice, or count all with --versions all",
)


class Counting(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it would be counted, and as it was met."""

    form: SummedForm
    met: Met


class CountedOnce(msgspec.Struct, frozen=True, kw_only=True):
    """The forms that are counted, each with the files of its other prints, and what is said of them."""

    forms: tuple[SummedForm, ...]
    findings: tuple[Finding, ...] = ()


def counted_once(
    given: Sequence[Counting], choice: str | None = None, written: Written = unknown_times
) -> CountedOnce:
    """Each form once: of its prints the newest, else the first of those that have the most figures.
    With ``choice`` ALL prints that differ are counted each, as the user says that they are several
    forms; with NEWEST the choice is the user's and no longer a warning. Forms of one name whose unit
    is not known are one only where they print the same or are called drafts of one.
    """
    desk = _Desk(given, choice, written)
    for several in by_form(each.met for each in given).values():
        desk.take(several)
    return CountedOnce(forms=desk.forms(), findings=desk.findings())


class _Desk:
    """One call's settings, and what was found so far."""

    def __init__(self, given: Sequence[Counting], choice: str | None, written: Written) -> None:
        self._given = {_at(each.met): each.form for each in given}
        self._choice, self._written = choice, written
        self._copies: dict[tuple[int, str], tuple[str, ...]] = {}
        self._equal: list[str] = []
        self._told: list[Finding] = []

    def take(self, several: Sequence[Sequence[Met]]) -> None:
        """The forms of one name, each with its prints."""
        counted = [one for prints in several for one in self._counted(prints)]
        if len(counted) > 1 and self._choice != ALL:
            self._told.append(_unclear([self._given[_at(each)] for each in counted]))

    def _counted(self, prints: Sequence[Met]) -> Iterator[Met]:
        """The prints of a form that are counted."""
        alike = list(_equal(prints))
        if len(alike) > 1 and self._choice != ALL:
            yield self._one_of(alike)
            return
        for each in alike:
            self._count(each[0], each[1:])
            self._equal += [self._given[_at(one)].file for one in each[1:]]
            yield each[0]

    def _one_of(self, alike: Sequence[Sequence[Met]]) -> Met:
        """The one print of a form that is counted, of several that differ; of those that print the same
        one is named, the newest where it is among them.
        """
        every = [one for each in alike for one in each]
        newest = together(every, ALL, self._written).newest
        latest = every[newest] if newest is not None else None
        prints = [next((one for one in each if one is latest), each[0]) for each in alike]
        again = [one for one in every if not any(one is each for each in prints)]
        self._equal += [self._given[_at(one)].file for one in again]
        same = together(prints, ALL, self._written)
        fullest = max(range(len(prints)), key=lambda at: self._given[_at(prints[at])].filled)
        taken = fullest if same.newest is None else same.newest
        one, others = prints[taken], [each for each in every if each is not prints[taken]]
        self._count(one, others)
        counted = msgspec.structs.replace(same, newest=taken)
        end = _end(same, counted.counted.file, self._choice)
        severity = Severity.REMARK if self._choice == NEWEST and same.newest is not None else None
        for each, handing in zip(prints, same.prints, strict=True):
            if each is not one:
                told = note(counted, one.form, handing, each.form, end)
                told = msgspec.structs.replace(told, severity=severity or told.severity)
                self._told.append(told)
        return one

    def _count(self, one: Met, others: Sequence[Met]) -> None:
        self._copies[_at(one)] = tuple(self._given[_at(each)].file for each in others)

    def forms(self) -> tuple[SummedForm, ...]:
        """What is counted, in the order in which it was given."""
        return tuple(
            msgspec.structs.replace(form, copies=self._copies[at]) if self._copies[at] else form
            for at, form in self._given.items()
            if at in self._copies
        )

    def findings(self) -> tuple[Finding, ...]:
        """What is said of them: that prints are equal, in one line for all."""
        return (*self._told, *([_not_again(self._equal)] if self._equal else []))


def _at(met: Met) -> tuple[int, str]:
    return met.handing.document, met.form.id


def _equal(prints: Sequence[Met]) -> Iterator[list[Met]]:
    """Prints of one form by what they print."""
    left = list(prints)
    while left:
        first = left[0]
        own = [each for each in left if each is first or not differing(first.form, each.form)]
        yield own
        left = [each for each in left if not any(each is one for one in own)]


def _end(same: SameForm, counted: str, choice: str | None) -> Text:
    """Which print is counted, and why."""
    latest, more = latest_words(same), _CHOOSE if choice is None else Text("", "")
    zh = f"，计入的是 {counted}" if same.newest is None else "，计入的是这一份"
    en = f"; {counted} is counted" if same.newest is None else ", and is counted"
    return Text(f"{latest.zh}{zh}{more.zh}", f"{latest.en}{en}{more.en}")


def _not_again(files: Sequence[str]) -> Finding:
    """That copies that print the same are not counted, in one line for all of them."""
    listed = list(dict.fromkeys(files))
    named = series(listed, _MOST_FILES)
    return fault(
        "E016",
        f"同一张表内容相同的复本{len(files)}份，没有重复计：{named.zh}",
        f"{len(files)} copies that print the same are not counted: {named.en}",
        severity=Severity.REMARK,
    )


def _unclear(forms: Sequence[SummedForm]) -> Finding:
    """That forms of one name are all counted: two units' forms, or two that share hardly a row."""
    files = series(dict.fromkeys(each.file for each in forms))
    why, why_en = (
        ("指标大半不同", "share few of their rows")
        if forms[0].unit
        else ("都没有写单位，内容不一样", "name no unit and print different things")
    )
    called = _called(forms[0])
    return fault(
        "E072",
        f"{called.zh}有{len(forms)}份，{why}，看不出是不是同一张表，都计入了：{files.zh}",
        f"{called.en} is there {len(forms)} times; they {why_en}; all are counted: {files.en}",
        forms[0].key,
        severity=Severity.WARNING,
    )


def _called(form: SummedForm) -> Text:
    kind, year = kind_of(form.kind), f"{form.year}年" if form.year else ""
    named = " ".join(filter(None, (form.unit, form.project)))
    of_year = f", {form.year}" if form.year else ""
    return Text(f"“{named}”{year}{kind.zh}", f"the {kind.en} of “{named}”{of_year}")
