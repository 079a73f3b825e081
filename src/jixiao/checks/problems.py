"""The findings of a review as units are told of them: each once, however many prints of a form have
it, under the unit that it is to be sent to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from jixiao.checks.priority import by_form
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.rounds import PastForm, Tally
from jixiao.checks.units import unit_at
from jixiao.core.findings import Finding, split_address
from jixiao.core.keys import unnumbered
from jixiao.core.unitnames import plainest, unit_key

_Key = tuple[object, ...]
OTHER_YEAR = "D606"
"""That a form is of another year than the review was asked for."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One finding, in the document that it is told of. ``to`` is whom it is sent to: the ``unit``, or
    where nothing names one the name of the file; ``whose`` tells these apart. ``also`` are the other
    documents whose prints of the form have it; ``reason`` is what it was accepted with, None where
    it was not.
    """

    reviewed: DocumentReview
    finding: Finding
    unit: str
    to: str
    whose: str
    also: tuple[DocumentReview, ...] = ()
    reason: str | None = None

    @property
    def form_id(self) -> str | None:
        """The form that it is about."""
        return split_address(self.finding.address)[1]


def problems(review: Review) -> tuple[Problem, ...]:
    """The findings of all documents, those of each form in the order in which they are dealt with. Of
    prints of one form that have the same finding with the same figures the first stands for all; it
    is accepted where it is in one of them. What the reviewer may have mistaken is told to no unit.
    """
    forms = {
        (each.document, each.form): number
        for number, same in enumerate(review.versions)
        for each in same.prints
    }
    names = _names(review)
    asked_amiss = _asks_amiss(review)
    found: dict[_Key, Problem] = {}
    for reviewed in review.documents:
        for finding in by_form(reviewed.findings):
            if finding.code == OTHER_YEAR and asked_amiss:
                continue
            made = _problem(reviewed, finding, reviewed.accepted.get(finding.id), names)
            key = _key(made, forms)
            known = found.get(key)
            found[key] = made if known is None else _joined(known, made)
    return tuple(found.values())


def _asks_amiss(review: Review) -> bool:
    """Whether most forms of a review are of another year than it was asked for: then that year may be
    the reviewer's slip.
    """
    years = [
        (view.form.year, reviewed.view.document.asked)
        for reviewed in review.documents
        for view in reviewed.view.forms
        if view.form.year is not None and reviewed.view.document.asked is not None
    ]
    return asked_amiss(sum(own != asked for own, asked in years), len(years))


def asked_amiss(differing: int, forms: int) -> bool:
    """Whether a year that was asked for may be a slip: most ``forms`` that state one are of another."""
    return 2 * differing >= forms


def forms_of(review: Review) -> Iterator[tuple[str, PastForm]]:
    """The forms of a review, with whose each is, as the next round compares with them."""
    for reviewed in review.documents:
        facts = reviewed.view.document
        name = facts.member or facts.shown or PurePath(facts.path).name
        for view in reviewed.view.forms:
            unit, form = unit_at(reviewed.view, view.form.id), view.form
            groups = (form.funding, form.indicators, form.level_points, form.lines)
            rows = tuple(row.key for group in groups for row in group)
            made = PastForm(key=unnumbered(form.key), rows=rows, unit=unit, file=name)
            yield whose_is(reviewed, unit), made


def tallies(review: Review) -> Iterator[tuple[str, Tally]]:
    """Each unit that the last round or this one found something of, and how it stands."""
    since = review.since
    if since is None:
        return
    names = {each.whose: each.to for each in problems(review)}
    for past in (*since.mended, *since.absent):
        names.setdefault(past.whose, past.unit or past.file)
    for whose, name in names.items():
        tally = since.tally(whose)
        if tally != Tally():
            yield name, tally


def whose_is(reviewed: DocumentReview, unit: str) -> str:
    """What tells apart whom findings of a document are sent to."""
    facts = reviewed.view.document
    return unit_key(unit) if unit else f"{facts.path}|{facts.member or facts.path}"


def _names(review: Review) -> dict[str, str]:
    """What units are called: the plainest of the names that their forms have."""
    written: dict[str, list[str]] = defaultdict(list)
    for reviewed in review.documents:
        for view in reviewed.view.forms:
            unit = unit_at(reviewed.view, view.form.id)
            if unit:
                written[whose_is(reviewed, unit)].append(unit)
    return {whose: plainest(names) for whose, names in written.items()}


def _problem(
    reviewed: DocumentReview, finding: Finding, reason: str | None, names: dict[str, str]
) -> Problem:
    facts = reviewed.view.document
    unit = unit_at(reviewed.view, split_address(finding.address)[1])
    whose = whose_is(reviewed, unit)
    to = names.setdefault(whose, unit or PurePath(facts.member or facts.path).stem)
    return Problem(reviewed=reviewed, finding=finding, unit=unit, to=to, whose=whose, reason=reason)


def _key(of: Problem, forms: dict[tuple[int, str], int]) -> _Key:
    view, finding = of.reviewed.view, of.finding
    group = forms.get((view.index, of.form_id or ""))
    if group is None or finding.is_of_print:
        return view.index, finding.id
    form, slash, rest = finding.field.partition("/")
    return group, finding.code, f"{unnumbered(form)}{slash}{rest}", finding.printed_all


def _joined(known: Problem, other: Problem) -> Problem:
    also = (*known.also, other.reviewed)
    reason = known.reason if known.reason is not None else other.reason
    return msgspec.structs.replace(known, also=also, reason=reason)
