"""This round beside the last one: what was mended, what still stands, what is new, what was not handed
in again. Findings are paired by their ids, and where a form or row was renamed by what it is now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from jixiao.application.acceptance import Acceptance, still
from jixiao.application.rounds.renamed_units import followed, likely, under
from jixiao.application.rounds.renaming import file_name, name_of, renamed
from jixiao.checks.formless import formless
from jixiao.checks.problems import Problem, forms_of, problems, whose_is
from jixiao.checks.releasing import with_accepted
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.rounds import LastRound, Past, PastForm, Since, Standing, Status
from jixiao.checks.to_units import NO_FORM
from jixiao.checks.units import units_of
from jixiao.core.findings import Severity
from jixiao.core.keys import unnumbered
from jixiao.core.unitnames import unit_key

_OF_FILE = "file"
_BESIDE_FORMS = ("text|", _OF_FILE)  # how addresses begin that are of no form


def compared(review: Review, last: LastRound) -> Review:
    """The review with what became of the findings of the last round. What was accepted then stays
    accepted while the same figure is printed.
    """
    here = {own for each in review.documents for own in _units(each)}
    names = followed(problems(review), [form for _, form in forms_of(review)], last, here)
    last = under(last, names)
    now = _Now(review, last)
    pairs, gone = now.pairs(last.findings)
    kept, lapsed = _accepted_still(pairs)
    review = msgspec.structs.replace(
        review, documents=tuple(_with_reasons(each, kept) for each in review.documents)
    )
    left = [(now.whose(each), each) for each in gone]
    told = [
        (now.handed_in_again(each), msgspec.structs.replace(each, whose=own)) for own, each in left
    ]
    absent = tuple(
        each for again, each in told if not again and (each.unit or each.code != NO_FORM)
    )
    units = dict.fromkeys(each.unit or each.file for each in absent if each.whose not in now.units)
    since = Since(
        standings=tuple(_standing(each, pairs) for each in problems(review)),
        mended=tuple(each for again, each in told if again),
        absent=absent,
        units_absent=tuple(units),
        units_renamed={**names, **now.renamed_units(absent)},
        lapsed=lapsed,
    )
    return msgspec.structs.replace(review, since=since)


_Name = tuple[int, str]
_Pairs = dict[_Name, tuple[Past, Problem]]


class _Now:
    """What of the last round is what in this one."""

    def __init__(self, review: Review, last: LastRound) -> None:
        self._problems, self._last = problems(review), last
        forms = self._forms_now = list(forms_of(review))
        then = [*last.forms, *_said_in(last)]
        self._whose = {_name_of(form): own for own, form in forms}
        self._rows_now = {_name_of(form): frozenset(form.rows) for _, form in forms}
        self._rows_then = {_name_of(form): frozenset(form.rows) for form in last.forms}
        self._forms, self._rows = renamed(then, forms)
        self._then = {_name_of(form) for form in then}
        new = [(own, name) for own, form in forms if (name := _name_of(form)) not in self._then]
        self._came = {own for own, name in new if name not in self._forms.values()}
        self._unnamed = _Files((form.file, own) for own, form in forms if not form.unit)
        self.units = {own for each in review.documents for own in _units(each)}
        self._files = _Files(
            (_shown(each), whose_is(each, (*units_of(each.view), "")[0]))
            for each in review.documents
        )

    def pairs(self, pasts: Sequence[Past]) -> tuple[_Pairs, list[Past]]:
        """The findings that still stand with those of the last round, and those that are gone."""
        pairs: _Pairs = {}
        by_id, by_field = defaultdict(list), defaultdict(list)
        for each in self._problems:
            by_id[each.finding.id].append(each)
            by_field[each.finding.code, _named(each)].append(each)
        left: list[Past] = []
        for past in pasts:
            if not _pair(past, self._own(past, by_id[past.id]), pairs):
                left.append(past)
        gone = [
            past
            for past in left
            if not _pair(past, by_field[past.code, self._field_now(past)], pairs)
        ]
        return pairs, gone

    def handed_in_again(self, past: Past) -> bool:
        """Whether the form of a finding is there again, with its row; of one of no form its file, or its
        unit. A row that is gone, where the form has others that were not there, may go by another name.
        What could not be read may be what its unit has now and had not.
        """
        form = self._form_then(past)
        if form:
            new = self._forms.get(form, form)
            return new in self._whose and not self._is_lost(form, new, past)
        if past.unit and not _is_unread(past):
            return unit_key(past.unit) in self.units
        return self._files.owner(past) is not None or unit_key(past.unit) in self._came

    def _is_lost(self, form: str, new: str, past: Past) -> bool:
        row = _bare(past.field).split("/")[1]
        then, now = self._rows_then.get(form, frozenset()), self._rows_now[new]
        met = {self._rows.get((form, each), each) for each in then}
        return row in then and self._rows.get((form, row), row) not in now and bool(now - met)

    def renamed_units(self, absent: Sequence[Past]) -> dict[str, str]:
        """Units that handed in nothing again with the one that may be the same under another name."""
        silent = [each.unit for each in absent if each.whose not in self.units]
        return likely([form for _, form in self._forms_now], self._last, silent)

    def whose(self, past: Past) -> str:
        """Whose a finding that is gone was, as this round tells units apart."""
        form = self._form_then(past)
        own = self._whose.get(self._forms.get(form, form)) if form else None
        if own is None and past.unit:
            return unit_key(past.unit)
        files = self._unnamed if form else self._files
        return own or files.owner(past) or past.file

    def _own(self, past: Past, found: Sequence[Problem]) -> list[Problem]:
        """Of findings with an id those that may be the last round's: those beside forms share it over
        files and units.
        """
        if _form_in(past.field):
            form = self._form_then(past)
            new = self._forms.get(form, form)
            return [each for each in found if _form_now(each) == new]
        unit, names = unit_key(past.unit), _names(past)
        own = [
            each
            for each in found
            if (each.whose == unit if past.unit and each.unit else _name(each) in names)
        ]
        shown = file_name(past.file)
        return sorted(
            own, key=lambda each: (_shown(each.reviewed) != shown, _name(each) not in names)
        )

    def _field_now(self, past: Past) -> str:
        """The address of the last round as it is now, where its form or row was renamed."""
        _, slash, rest = _bare(past.field).partition("/")
        row, dot, name = rest.partition("/")
        form = self._form_then(past)
        new = self._forms.get(form, form)
        return f"{new}{slash}{self._rows.get((form, row), row)}{dot}{name}"

    def _form_then(self, past: Past) -> str:
        """The form of the last round that a finding is of; empty where it is of none. Of prints of one
        form a list names all files.
        """
        key = _form_in(past.field)
        if not key:
            return ""
        files = (past.file, *past.file.split("、"))
        names = [name_of(key, past.unit, each) for each in files]
        return next((each for each in names if each in self._then), names[0])


class _Files:
    """Whose the files of this round are, by their names as far as these tell them apart."""

    def __init__(self, files: Iterable[tuple[str, str]]) -> None:
        self._owners: dict[str, str] = {}
        owners: dict[str, set[str]] = defaultdict(set)
        for shown, own in files:
            self._owners.setdefault(file_name(shown), own)
            owners[_bare_file(shown)].add(own)
        for name, found in owners.items():
            if len(found) == 1:
                self._owners.setdefault(name, next(iter(found)))

    def owner(self, past: Past) -> str | None:
        """Whose the file of a finding is now; None where it is not there, or nothing tells which it is."""
        listed = (past.file, *past.file.split("、"))
        names = [*map(file_name, listed), *map(_bare_file, listed)]
        return next((self._owners[each] for each in names if each in self._owners), None)


def _pair(past: Past, found: Sequence[Problem], pairs: _Pairs) -> bool:
    """Pairs the finding with the first that has none yet."""
    for each in found:
        name = (each.reviewed.view.index, each.finding.id)
        if name not in pairs:
            pairs[name] = past, each
            return True
    return False


def _said_in(last: LastRound) -> Iterator[PastForm]:
    """The forms that findings name, where the round does not list them."""
    known = {each.key for each in last.forms}
    rows: dict[tuple[str, str, str], dict[str, Past]] = defaultdict(dict)
    for past in last.findings:
        form = _form_in(past.field)
        if form and form not in known:
            rows[form, past.unit, past.file][_bare(past.field).split("/")[1]] = past
    for (form, unit, file), found in rows.items():
        yield PastForm(key=form, rows=tuple(found), unit=unit, file=file)


def _accepted_still(pairs: _Pairs) -> tuple[dict[_Name, str], tuple[Past, ...]]:
    """The reasons that hold still, by the document's index and the id of the finding; the acceptances
    of another figure.
    """
    kept: dict[_Name, str] = {}
    lapsed: list[Past] = []
    for past, problem in pairs.values():
        if not past.accepted or problem.reason is not None:
            continue
        printed = past.checked or past.printed
        entry = Acceptance(
            id=problem.finding.id,
            reason=past.reason,
            printed=printed or None,
            whole=True,
            checked=bool(past.checked),
        )
        if still(entry, problem.finding):
            for each in (problem.reviewed, *problem.also):
                kept[each.view.index, problem.finding.id] = past.reason
        else:
            lapsed.append(past)
    return kept, tuple(lapsed)


def _with_reasons(reviewed: DocumentReview, kept: Mapping[_Name, str]) -> DocumentReview:
    own = {name: reason for (index, name), reason in kept.items() if index == reviewed.view.index}
    return with_accepted(reviewed, {**own, **reviewed.accepted}) if own else reviewed


def _standing(of: Problem, pairs: _Pairs) -> Standing:
    name = of.reviewed.view.index, of.finding.id
    past = pairs[name][0] if name in pairs else None
    status = Status.NEW if past is None else Status.OPEN
    return Standing(
        document=name[0],
        id=name[1],
        status=Status.ACCEPTED if of.reason is not None else status,
        severity=of.finding.severity,
        whose=of.whose,
        last=past,
        nobodys=not of.unit and formless(of.reviewed.view) is not None,
    )


def _is_unread(past: Past) -> bool:
    """Whether a finding says that its file could not be read."""
    is_of_file = past.field.startswith(_OF_FILE) and past.code.startswith("R")
    return is_of_file and past.severity is Severity.ERROR


def _form_in(field: str) -> str:
    """The form that an address names; empty where it names none."""
    form, slash, _ = field.partition("/")
    return unnumbered(form) if slash and not form.startswith(_BESIDE_FORMS) else ""


def _name_of(form: PastForm) -> str:
    return name_of(form.key, form.unit, form.file)


def _form_now(of: Problem) -> str:
    """The form that a finding of this round is of; empty where it is of none."""
    key = _form_in(of.finding.field)
    return name_of(key, of.unit, _shown(of.reviewed)) if key else ""


def _named(of: Problem) -> str:
    """The address of a finding, with what its form is called."""
    form, slash, rest = _bare(of.finding.field).partition("/")
    return f"{_form_now(of) or form}{slash}{rest}"


def _units(reviewed: DocumentReview) -> list[str]:
    """Whose the forms of a document are."""
    return [whose_is(reviewed, unit) for unit in units_of(reviewed.view) or ("",)]


def _shown(reviewed: DocumentReview) -> str:
    facts = reviewed.view.document
    return facts.member or facts.shown or _file(reviewed)


def _bare_file(shown: str) -> str:
    return file_name(shown).rpartition("/")[2]


def _bare(field: str) -> str:
    """The address without the number of a copy in its file."""
    form, slash, rest = field.partition("/")
    return f"{unnumbered(form)}{slash}{rest}"


def _file(reviewed: DocumentReview) -> str:
    facts = reviewed.view.document
    return (facts.member or facts.path).replace("\\", "/").rpartition("/")[2]


def _name(of: Problem) -> str:
    return _file(of.reviewed)


def _names(past: Past) -> set[str]:
    """The files that a list names for a finding."""
    listed = (past.file, *past.file.split("、"))
    return set(map(_bare_file, listed))
