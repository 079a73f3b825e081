"""This round beside the last one: what was mended, what still stands, what is new, what was not handed
in again. Findings are paired by their ids, and where a form or row was renamed by what it is now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.application.acceptance import Acceptance, still
from jixiao.checks.problems import Problem, forms_of, key_of, problems, whose_is
from jixiao.checks.review import DocumentReview, Review
from jixiao.checks.rounds import LastRound, Past, PastForm, Since, Standing, Status
from jixiao.checks.units import units_of
from jixiao.core.keys import parts_of, unnumbered
from jixiao.core.matching import Alike, aligned, alike_rows, common_share, share_of_characters

_LIKE, _ONE_BEFORE_AND_AFTER = 50, 2  # per cent in common; forms with the same rows
_BESIDE_FORMS = ("text|", "file")  # how addresses begin that are of no form


def compared(review: Review, last: LastRound) -> Review:
    """The review with what became of the findings of the last round. What was accepted then stays
    accepted while the same figure is printed.
    """
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
    absent = tuple(each for again, each in told if not again)
    units = dict.fromkeys(each.unit or each.file for each in absent if each.whose not in now.units)
    since = Since(
        standings=tuple(_standing(each, pairs) for each in problems(review)),
        mended=tuple(each for again, each in told if again),
        absent=absent,
        units_absent=tuple(units),
        units_renamed=now.renamed_units(absent),
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
        self._whose = {form.key: own for own, form in forms}
        self._rows_now = {form.key: frozenset(form.rows) for _, form in forms}
        self._rows_then = {form.key: frozenset(form.rows) for form in last.forms}
        self._forms, self._rows = _renamed([*last.forms, *_said_in(last)], forms)
        self._files = {form.file: own for own, form in forms}
        self.units: set[str] = set()
        for each in review.documents:
            self.units |= {whose_is(each, unit) for unit in units_of(each.view) or ("",)}
            self._files.setdefault(_file(each), whose_is(each, (*units_of(each.view), "")[0]))

    def pairs(self, pasts: Sequence[Past]) -> tuple[_Pairs, list[Past]]:
        """The findings that still stand with those of the last round, and those that are gone."""
        pairs: _Pairs = {}
        by_id, by_field = defaultdict(list), defaultdict(list)
        for each in self._problems:
            by_id[each.finding.id].append(each)
            by_field[each.finding.code, _bare(each.finding.field)].append(each)
        left: list[Past] = []
        for past in pasts:
            if not _pair(past, self._own(past, by_id[past.id]), pairs):
                left.append(past)
        gone = [
            past
            for past in left
            if not _pair(past, by_field[past.code, self._field_now(past.field)], pairs)
        ]
        return pairs, gone

    def handed_in_again(self, past: Past) -> bool:
        """Whether the form of a finding is there again, with its row; of one of no form its file, or its
        unit. A row that is gone, where the form has others that were not there, may go by another name.
        """
        form = _form_in(past.field)
        if form:
            new = self._forms.get(form, form)
            return new in self._whose and not self._is_lost(form, new, past)
        if past.unit:
            return key_of(past.unit) in self.units
        return _names(past) & self._files.keys() != set()

    def _is_lost(self, form: str, new: str, past: Past) -> bool:
        row = _bare(past.field).split("/")[1]
        then, now = self._rows_then.get(form, frozenset()), self._rows_now[new]
        met = {self._rows.get((form, each), each) for each in then}
        return row in then and self._rows.get((form, row), row) not in now and bool(now - met)

    def renamed_units(self, absent: Sequence[Past]) -> dict[str, str]:
        """Units that handed in nothing again with the one that may be the same under another name: it
        was not there before, and most of its forms have the other's projects.
        """
        projects_then, projects_now = defaultdict(set), defaultdict(set)
        for past in self._last.forms:
            projects_then[past.unit].add(parts_of(past.key).project)
        for _, form in self._forms_now:
            projects_now[form.unit].add(parts_of(form.key).project)
        known = {key_of(each) for each in projects_then}
        came = {
            each: own for each, own in projects_now.items() if each and key_of(each) not in known
        }
        found: dict[str, str] = {}
        for unit in dict.fromkeys(each.unit for each in absent if each.whose not in self.units):
            own = projects_then[unit] - {""}
            like = [each for each, other in came.items() if len(own & other) * 2 > len(other) > 0]
            if unit and len(like) == 1:
                found[unit] = like[0]
        return found

    def whose(self, past: Past) -> str:
        """Whose a finding that is gone was, as this round tells units apart."""
        form = _form_in(past.field)
        own = self._whose.get(self._forms.get(form, form)) if form else None
        if own is None and past.unit:
            return key_of(past.unit)
        return own or next(
            (self._files[each] for each in _names(past) & self._files.keys()), past.file
        )

    def _own(self, past: Past, found: Sequence[Problem]) -> list[Problem]:
        """Of findings with an id those that may be the last round's: those beside forms share it over
        files and units.
        """
        if _form_in(past.field):
            return list(found)
        unit, names = key_of(past.unit), _names(past)
        own = [
            each
            for each in found
            if (each.whose == unit if past.unit and each.unit else _name(each) in names)
        ]
        return sorted(own, key=lambda each: _name(each) not in names)

    def _field_now(self, field: str) -> str:
        """The address of the last round as it is now, where its form or row was renamed."""
        form, slash, rest = _bare(field).partition("/")
        row, dot, name = rest.partition("/")
        new = self._forms.get(form, form)
        return f"{new}{slash}{self._rows.get((form, row), row)}{dot}{name}"


def _pair(past: Past, found: Sequence[Problem], pairs: _Pairs) -> bool:
    """Pairs the finding with the first that has none yet."""
    for each in found:
        name = (each.reviewed.view.index, each.finding.id)
        if name not in pairs:
            pairs[name] = past, each
            return True
    return False


def _renamed(
    old: Sequence[PastForm], now: Sequence[tuple[str, PastForm]]
) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The forms that go by another key now, and their rows likewise. A form is only ever one of the
    same unit, or where one of both names none of the same file: many units call theirs 自评表.docx.
    """
    before = {each.key: each for each in old}
    after = {form.key: (own, form) for own, form in now}
    rows_before = {key: Counter(form.rows) for key, form in before.items()}
    rows_after = {key: Counter(form.rows) for key, (_, form) in after.items()}

    def alike(one: str, other: str) -> int:
        past, (own, form) = before[one], after[other]
        named = past.unit and form.unit
        its_own = key_of(past.unit) == own if named else past.file == form.file
        if parts_of(one).kind != parts_of(other).kind or not its_own:
            return 0
        return common_share(rows_before[one], rows_after[other])

    def likest(one: str, other: str) -> int:
        """By the rows, then by the name; rows that several forms have say nothing of which it is."""
        rows, name = alike(one, other), _name_share(one, other)
        if rows < _LIKE:
            return 0
        known = profiles[_profile(rows_before[one])], profiles[_profile(rows_after[other])]
        return 0 if name < _LIKE and max(known) > _ONE_BEFORE_AND_AFTER else 100 + rows + name

    profiles = Counter(_profile(each) for each in (*rows_before.values(), *rows_after.values()))
    pairs = aligned(list(before), list(after), likest).pairs
    forms = {pair.old: pair.new for pair in pairs}
    return forms, dict(_renamed_rows(forms, rows_before, rows_after, alike_rows))


def _profile(rows: Mapping[str, int]) -> frozenset[tuple[str, int]]:
    return frozenset(rows.items())


def _name_share(one: str, other: str) -> int:
    """Per cent of the characters that the names of two forms' projects have in common; all where one
    holds the other.
    """
    first, second = parts_of(one).project, parts_of(other).project
    if first and second and (first in second or second in first):
        return 100
    return share_of_characters(first, second)


def _renamed_rows(
    forms: Mapping[str, str],
    before: Mapping[str, Mapping[str, int]],
    after: Mapping[str, Mapping[str, int]],
    alike: Alike,
) -> Iterator[tuple[tuple[str, str], str]]:
    for old, new in forms.items():
        if before[old].keys() - after[new].keys():
            for pair in aligned(list(before[old]), list(after[new]), alike).pairs:
                yield (old, pair.old), pair.new


def _said_in(last: LastRound) -> Iterator[PastForm]:
    """The forms that findings name, where the round does not list them."""
    known = {each.key for each in last.forms}
    rows: dict[str, dict[str, Past]] = defaultdict(dict)
    for past in last.findings:
        form = _form_in(past.field)
        if form and form not in known:
            rows[form][_bare(past.field).split("/")[1]] = past
    for form, found in rows.items():
        some = next(iter(found.values()))
        yield PastForm(key=form, rows=tuple(found), unit=some.unit, file=some.file)


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
    if not own:
        return reviewed
    return msgspec.structs.replace(reviewed, accepted={**own, **reviewed.accepted})


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
    )


def _form_in(field: str) -> str:
    """The form that an address names; empty where it names none."""
    form, slash, _ = field.partition("/")
    return unnumbered(form) if slash and not form.startswith(_BESIDE_FORMS) else ""


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
    return {each.rpartition(" › ")[2].replace("\\", "/").rpartition("/")[2] for each in listed}
