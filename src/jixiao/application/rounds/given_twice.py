"""Forms that are given to be filled in more than once: which of their prints are filled in, and what
is said of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.application.checking import checkable
from jixiao.application.loaded import Loaded
from jixiao.application.rounds.versions import Met, by_form, latest_words, met_as, note, together
from jixiao.application.soundness import wrong_in
from jixiao.checks.versions import ALL, NEWEST, SameForm
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.keys import keyed_forms

_OF_PRINTS = ("E015", "E016")  # forms that differ, and copies
_ONE_ROW = Text(
    "，汇总表里一张表只填一行：请用 --versions newest 只填较新的，或撤去不用的；确是两张表请用 --versions all",
    "; a list has one row for a form: fill in the newest with --versions newest, or take the others"
    " away; if they are several forms, fill in all with --versions all",
)
_ALL_WRITTEN = Text(
    "，各份都写了；只要较新的请用 --versions newest",
    "; all are written; write the newest alone with --versions newest",
)
_ALL_KEPT = Text("，各份都写了；请撤去不用的", "; all are written; take the others away")
_NOT_FILLED = Text("，只填较新的一份", "; the newest alone is filled in")


class _Desk:
    """One call's settings: whether the newest is chosen, and whether all go into one list."""

    def __init__(self, *, newest: bool, once: bool) -> None:
        self._newest, self._once = newest, once
        self.told: dict[int, list[Finding]] = {}
        self.dropped: set[int] = set()

    def take(self, prints: Sequence[Met], times: dict[str, int | None]) -> None:
        """Settle which prints of a form are filled in."""
        same = together(prints, ALL, lambda path, _: times.get(path))
        drop = self._drops(same)
        counted = prints[same.newest or 0]
        first = msgspec.structs.replace(same, newest=same.newest or 0)
        for each, handing in zip(prints, same.prints, strict=True):
            if each is counted:
                continue
            at = counted if drop else each
            said = note(first, counted.form, handing, each.form, self._end(same, drop=drop))
            said = msgspec.structs.replace(
                said,
                address="0:form1",
                place=at.form.place,
                severity=self._severity(same, drop=drop),
                gathered=(),
                related=(),
            )
            self.told.setdefault(at.handing.document, []).append(said)
            if drop:
                self.dropped.add(each.handing.document)

    def _drops(self, same: SameForm) -> bool:
        if same.equal:
            return self._newest or self._once
        return self._newest and same.newest is not None

    def _severity(self, same: SameForm, *, drop: bool) -> Severity:
        if drop or same.equal:
            return Severity.REMARK
        return Severity.ERROR if self._once else Severity.WARNING

    def _end(self, same: SameForm, *, drop: bool) -> Text:
        if same.equal:
            return (
                Text("只填一份", "one is filled in")
                if drop
                else Text("都填了", "all are filled in")
            )
        latest, more = latest_words(same), _ONE_ROW if self._once else _ALL_WRITTEN
        if self._newest:  # what would choose the newest was given
            more = _NOT_FILLED if drop else _ALL_KEPT
        return Text(latest.zh + more.zh, latest.en + more.en)


def once_each(
    forms: Sequence[Loaded], choice: str | None = None, *, once: bool = False
) -> list[Loaded]:
    """The forms without those that are another print of one that is filled in, with what is said of
    them: with ``choice`` NEWEST the newest of each alone, where that can be told, with ALL all. Without a
    choice all that differ are filled in, which is a warning, and where they go into one list, ``once``
    each, an error; of equal ones a list takes one.
    """
    told = settled(forms, choice, once=once)
    return [
        msgspec.structs.replace(forms[at], findings=(*forms[at].findings, *said))
        for at, said in told.items()
    ]


def settled(
    forms: Sequence[Loaded], choice: str | None, *, once: bool = False
) -> dict[int, tuple[Finding, ...]]:
    """The indices of the forms that ``once_each`` leaves, with what is said of each."""
    if choice == ALL:
        return dict.fromkeys(range(len(forms)), ())
    met = list(_met(forms))
    times = {each.facts.path: forms[each.handing.document].written for each in met}
    desk = _Desk(newest=choice == NEWEST, once=once)
    for several in by_form(met).values():
        for prints in several:
            if len(prints) > 1:
                desk.take(prints, times)
    kept = (at for at in range(len(forms)) if at not in desk.dropped)
    return {at: tuple(desk.told.get(at, ())) for at in kept}


def told_of_prints(forms: Sequence[Loaded]) -> list[Finding]:
    """What ``once_each`` has said of forms that were given more than once."""
    return [found for each in forms for found in each.findings if found.code in _OF_PRINTS]


def _met(forms: Sequence[Loaded]) -> Iterator[Met]:
    """The forms as they are held against each other, each under the name of its file, with its number
    where that holds several. What can be no form's is told when it is filled in.
    """
    sources = Counter(each.source for each in forms)
    for at, each in enumerate(forms):
        if any(wrong_in(each.data)):
            continue
        (form,) = keyed_forms([checkable(each.data, 1)])
        if form.kind == FUND_STATEMENT or not (form.indicators or form.funding):
            continue
        number = f"第{at + 1}张" if sources[each.source] > 1 or not each.source else ""
        path = " ".join(filter(None, (each.source, number)))
        yield met_as(form, DocumentFacts(path=path, forms=(form,)), at)
